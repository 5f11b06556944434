//! Pictures of the problem.

use leptos::prelude::*;

use super::{photo_place::PhotoPlace, rules::by_rules};
use crate::{
    browser::{
        intl, page, photos,
        picture::{PickedFile, PictureFault},
    },
    domain::{PhotoId, PhotoRules, PlaceKind},
    form::{DraftPhoto, Field, ReportStep},
    ui::{
        component::{FieldFrame, FilePicker, Grouping, Notice, NoticeKind, PhotoCard, StepForm},
        state::{LeftOut, Store},
        words::{Value, t, t_with},
    },
};

/// The id of the file input.
const PICKER: &str = "photo-picker";
/// The id of what is said about the files being prepared.
const STATUS: &str = "photo-status";

/// The third step.
#[component]
pub fn Photos() -> impl IntoView {
    view! {
        <StepForm step=ReportStep::Photos title=t("photos-title")>
            {by_rules(
                |capabilities| {
                    (capabilities.photos.clone(), capabilities.places.contains(&PlaceKind::Point))
                },
                |store, (rules, takes_points)| match rules {
                    Some(rules) => taking_photos(store, &rules, takes_points),
                    None => taking_none(store),
                },
            )}
        </StepForm>
    }
}

/// For a hotline without photos. Some may have been added before it said so.
fn taking_none(store: Store) -> AnyView {
    view! {
        <p>{t("photos-unsupported")}</p>
        <FieldFrame field=Field::Photos label="" grouping=Grouping::Group>
            {cards(store, RwSignal::new(String::new()))}
        </FieldFrame>
    }
    .into_any()
}

fn taking_photos(store: Store, rules: &PhotoRules, takes_points: bool) -> AnyView {
    let max = rules.max_count;
    let darkroom = store.darkroom;
    let removed = RwSignal::new(String::new());
    let count = Memo::new(move |_| store.draft.with(|draft| draft.photos.len()));
    let is_full = move || count.get() >= max && darkroom.progress.get().is_none();
    let label = move || t(if count.get() == 0 { "photos-add" } else { "photos-add-more" });
    let pick = move |files: Vec<PickedFile>| {
        removed.set(String::new());
        store.add_photos(files);
    };
    let status = move || match darkroom.progress.get() {
        Some((current, total)) => {
            t_with("photos-preparing", &[("current", Value::from(current)), ("total", Value::from(total))])
        }
        None if is_full() => t_with("photos-full", &[("count", Value::from(count.get()))]),
        None => removed.get(),
    };
    view! {
        <p class="soft">
            {t_with("photos-hint", &[("max", Value::from(max))])}
        </p>
        <FieldFrame field=Field::Photos label=t("photos-label") grouping=Grouping::Group>
            <div class="stack stack--tight photos">
                {cards(store, removed)}
                <FilePicker
                    id=PICKER
                    label=Signal::derive(label)
                    described_by=STATUS
                    is_full=Signal::derive(is_full)
                    on_pick=pick
                />
                <div class="stack stack--tight">
                    <p class="photos__status" id=STATUS role="status">
                        {status}
                    </p>
                    <div role="status">{move || left_out(store, max)}</div>
                </div>
            </div>
        </FieldFrame>
        {takes_points.then(|| view! { <PhotoPlace /> })}
        <p class="soft">{t("photos-privacy")}</p>
    }
    .into_any()
}

/// The photos. Keyed by id: adding or removing one leaves the others, and what is being typed in them, alone.
/// `said` takes the words for a removal.
fn cards(store: Store, said: RwSignal<String>) -> AnyView {
    let ids = Memo::new(move |_| {
        store.draft.with(|draft| draft.photos.iter().map(|photo| photo.id.clone()).collect::<Vec<_>>())
    });
    let card = move |id: PhotoId| {
        let photo =
            store.draft.with_untracked(|draft| draft.photos.iter().find(|photo| photo.id == id).cloned())?;
        let position = {
            let id = id.clone();
            move || ids.with(|ids| ids.iter().position(|other| *other == id).map_or(0, |index| index + 1))
        };
        let describe = {
            let id = id.clone();
            move |text: String| describe(store, &id, text)
        };
        let remove = move |()| remove(store, &id, said);
        Some(view! {
            <PhotoCard
                field=Field::Photo(photo.id.clone())
                number=Signal::derive(position)
                url=photos::url(&photo.id)
                size=intl::bytes(photo.bytes)
                description=photo.description
                on_describe=describe
                on_remove=remove
            />
        })
    };
    let hint =
        move || ids.with(|ids| !ids.is_empty()).then(|| view! { <p class="soft">{t("photos-describe")}</p> });
    view! {
        {hint}
        <div class="photos__cards">
            <For each=move || ids.get() key=|id| id.0.clone() children=card />
        </div>
    }
    .into_any()
}

fn describe(store: Store, id: &PhotoId, text: String) {
    store.draft.update(|draft| {
        if let Some(photo) = draft.photos.iter_mut().find(|photo| photo.id == *id) {
            photo.description = text;
        }
    });
}

/// Removes a photo. The focus goes to the photo that takes its place, else to the last, else to the button.
fn remove(store: Store, id: &PhotoId, said: RwSignal<String>) {
    let photos: Vec<DraftPhoto> = store.draft.with_untracked(|draft| draft.photos.clone());
    let Some(index) = photos.iter().position(|photo| photo.id == *id) else { return };
    let next = photos.get(index + 1).or_else(|| photos[..index].last());
    let target = match next {
        Some(photo) => format!("{}-card", Field::Photo(photo.id.clone()).control_id()),
        None => PICKER.to_owned(),
    };
    page::focus(&target);
    store.remove_photo(id);
    said.set(t_with("photos-removed", &[("number", Value::from(index + 1))]));
}

/// The files that are not among the photos, each with the reason and what to do.
fn left_out(store: Store, max: usize) -> Option<AnyView> {
    let left_out = store.darkroom.left_out.get();
    if left_out.is_empty() {
        return None;
    }
    let lines = left_out
        .iter()
        .map(|(name, why)| {
            let message = match why {
                LeftOut::NoRoom => "photos-no-room",
                LeftOut::Faulty(PictureFault::NotAPicture) => "photos-not-a-picture",
                LeftOut::Faulty(PictureFault::Broken) => "photos-broken",
                LeftOut::Faulty(PictureFault::HeicUnsupported) => "photos-heic",
                LeftOut::Faulty(PictureFault::TooLarge) => "photos-too-large",
            };
            view! { <li>{t_with(message, &[("name", Value::from(name)), ("max", Value::from(max))])}</li> }
        })
        .collect_view();
    let view = view! {
        <Notice kind=NoticeKind::Danger>
            <p>
                <b>{t_with("photos-left-out", &[("count", Value::from(left_out.len()))])}</b>
            </p>
            <ul class="photos__left-out">{lines}</ul>
        </Notice>
    };
    Some(view.into_any())
}
