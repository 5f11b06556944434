//! Where the problem is: by the phone, by an address, in words, or by the district. Any one suffices.

use leptos::prelude::*;

use super::{address_search::AddressSearch, rules::by_rules};
use crate::{
    browser::page,
    domain::{DistrictCode, Place as SaidPlace, PlaceKind, PlaceRules, Point},
    form::{Field, PointSource, ReportStep},
    geo::coarse_metres,
    ui::{
        component::{Choice, Failure, FieldFrame, Grouping, LocateButton, Select, StepForm, TextArea},
        state::{Remote, Store},
        words::{Value, t, t_with},
    },
};

/// The id of the button that asks the phone.
const LOCATE: &str = "place-locate";
/// From how many metres on a point is called a rough one.
const ROUGH: f64 = 200.0;

/// What the hotline says about places.
#[derive(Clone, PartialEq)]
struct Terms {
    kinds: Vec<PlaceKind>,
    rules: PlaceRules,
    takes_photos: bool,
}

/// The second step.
#[component]
pub fn Place() -> impl IntoView {
    view! {
        <StepForm step=ReportStep::Place title=t("place-title")>
            {by_rules(
                |capabilities| Terms {
                    kinds: capabilities.places.clone(),
                    rules: capabilities.place_rules,
                    takes_photos: capabilities.photos.is_some(),
                },
                ways,
            )}
        </StepForm>
    }
}

/// The ways to say where it is that the hotline understands.
fn ways(store: Store, terms: Terms) -> AnyView {
    let takes = |kind| terms.kinds.contains(&kind);
    let is_needed = store.draft_class().is_none_or(|class| class.needs_place());
    let label = t(match (terms.rules.point_required, is_needed) {
        (true, _) => "place-exact",
        (false, true) => "place-any",
        (false, false) => "place-any-or-none",
    });
    let hints = [
        (terms.rules.point_required && takes(PlaceKind::Point), "place-exact-phone"),
        (terms.rules.point_required && takes(PlaceKind::Address), "place-exact-address"),
        (terms.rules.point_required && takes(PlaceKind::Point) && terms.takes_photos, "place-exact-photo"),
        (terms.rules.only_one, "place-only-one"),
    ];
    let hints = hints.into_iter().filter(|(holds, _)| *holds).map(|(_, words)| t(words));
    let hint = hints.collect::<Vec<_>>().join(" ");
    // Select is uncontrolled: a district that comes with an address has it drawn anew.
    let district_came = RwSignal::new(());
    let point = takes(PlaceKind::Point).then(|| point(store));
    let address = takes(PlaceKind::Address).then(|| {
        let keeps_words = takes(PlaceKind::Description);
        view! { <AddressSearch keeps_words on_district=move |()| district_came.set(()) /> }
    });
    let words = takes(PlaceKind::Description).then(|| words(store));
    let district = takes(PlaceKind::District).then(|| district(store, district_came));
    view! {
        <FieldFrame field=Field::Place label hint grouping=Grouping::Group>
            <div class="stack place-ways">
                {point}
                // The seat of a map: it may fill this element and will show and set the draft's point. Empty, it
                // takes no room.
                <div class="place-map"></div>
                {address}
                {words}
                {district}
            </div>
        </FieldFrame>
    }
    .into_any()
}

/// The phone's location, or a photo's, and a way to take it out again.
fn point(store: Store) -> AnyView {
    let given = Memo::new(move |_| {
        let point = store.draft.with(|draft| draft.place.point);
        // The address itself is shown in its own field.
        point.filter(|(_, source)| *source != PointSource::Address)
    });
    let remove = move |_| {
        store.draft.update(|draft| draft.place.point = None);
        page::focus(LOCATE);
    };
    let said = move || given.get().map(|(point, source)| point_words(point, source)).unwrap_or_default();
    let removal = move || {
        given.get().map(|_| {
            view! {
                <button type="button" class="link place-given__remove" on:click=remove>
                    {t("place-point-remove")}
                </button>
            }
        })
    };
    view! {
        <div>
            <LocateButton id=LOCATE state=store.locating on_locate=move |()| store.locate() />
            <div class=("place-given", move || given.get().is_some())>
                <p role="status">{said}</p>
                {removal}
            </div>
        </div>
    }
    .into_any()
}

fn point_words(point: Point, source: PointSource) -> String {
    if source == PointSource::Photo {
        return t("place-point-photo");
    }
    match point.accuracy_metres.map(coarse_metres) {
        None => t("place-point-phone"),
        Some(metres) if metres < ROUGH => {
            t_with("place-point-phone-within", &[("metres", Value::from(metres))])
        }
        Some(metres) if metres < 1_000.0 => {
            t_with("place-point-phone-roughly", &[("metres", Value::from(metres))])
        }
        Some(metres) => {
            t_with("place-point-phone-very-roughly", &[("kilometres", Value::from(metres / 1_000.0))])
        }
    }
}

fn words(store: Store) -> AnyView {
    view! {
        <TextArea
            field=Field::PlaceDescription
            label=t("place-description")
            hint=t("place-description-hint")
            rows=3
            max=SaidPlace::DESCRIPTION_MAX
            value=store.draft.with_untracked(|draft| draft.place.description.clone())
            on_input=move |text| store.draft.update(|draft| draft.place.description = text)
        />
    }
    .into_any()
}

fn district(store: Store, came: RwSignal<()>) -> AnyView {
    store.load_districts();
    let body = move || {
        came.track();
        match store.districts.get() {
            Remote::Absent | Remote::Loading => view! {
                <p class="soft" role="status">
                    {t("loading")}
                </p>
            }
            .into_any(),
            Remote::Failed(why) => view! {
                <Failure what=t("place-districts-failed") why on_retry=move |()| store.load_districts() />
            }
            .into_any(),
            Remote::Ready(districts) if districts.is_empty() => ().into_any(),
            Remote::Ready(districts) => {
                let choices =
                    districts.iter().map(|it| Choice::new(it.code.0.clone(), it.name.clone())).collect();
                let chosen = store.draft.with_untracked(|draft| draft.place.district.clone());
                let choose = move |key: Option<String>| {
                    store.draft.update(|draft| draft.place.choose_district(key.map(DistrictCode)));
                };
                view! {
                    <Select
                        field=Field::District
                        label=t("place-district")
                        none=t("place-district-none")
                        choices
                        chosen=chosen.map(|code| code.0)
                        on_choose=choose
                    />
                }
                .into_any()
            }
        }
    };
    view! { <div>{body}</div> }.into_any()
}
