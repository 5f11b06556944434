//! Photos on their way, each by itself.

#[cfg(feature = "gallery")]
pub mod examples;

use leptos::prelude::*;

use super::{ProgressBar, progress_bar::percent_words};
use crate::{
    backend::Trouble,
    browser::page,
    delivery::{PhotoDelivery, Progress},
    domain::PhotoId,
    ui::words::{t, trouble},
};

/// What makes a photo recognisable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeliveryItem {
    /// Which photo.
    pub id: PhotoId,
    /// What it is called in the list.
    pub name: String,
    /// Where an `<img>` finds it, if the page still holds it.
    pub thumbnail: Option<String>,
}

/// A photo's progress without its share, so that a step of the share redraws no button.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Phase {
    Waiting,
    Sending,
    Done,
    /// Why, and whether it is tried again by itself.
    Failed(Trouble, bool),
}

/// The photos with how far each has come, and what can be done about it.
#[component]
pub fn DeliveryList(
    /// The photos, in the citizen's order.
    items: Vec<DeliveryItem>,
    /// How far each has come.
    #[prop(into)]
    progress: Signal<Vec<PhotoDelivery>>,
    /// False: the hotline takes none any more, and what failed can't be tried again.
    #[prop(default = true)]
    can_follow: bool,
    /// Stops the one that is being sent.
    #[prop(into)]
    on_cancel: Callback<()>,
    /// Tries a failed one again.
    #[prop(into)]
    on_retry: Callback<PhotoId>,
) -> impl IntoView {
    let items =
        items.into_iter().map(|photo| item(photo, progress, can_follow, on_cancel, on_retry)).collect_view();
    view! { <ul class="plain-list deliveries">{items}</ul> }.into_any()
}

fn item(
    photo: DeliveryItem,
    progress: Signal<Vec<PhotoDelivery>>,
    can_follow: bool,
    on_cancel: Callback<()>,
    on_retry: Callback<PhotoId>,
) -> impl IntoView {
    let DeliveryItem { id, name, thumbnail } = photo;
    let status_id = format!("delivery-{}", id.0);
    let name_id = format!("{status_id}-name");
    let sought = id.clone();
    let state = Memo::new(move |_| {
        progress.with(|photos| photos.iter().find(|photo| photo.id == sought).map(|photo| photo.way.clone()))
    });
    let percent = Memo::new(move |_| match state.get().map(|way| way.progress) {
        Some(Progress::Sending(percent)) => percent,
        Some(Progress::Done(())) => 100,
        _ => 0,
    });
    let phase = Memo::new(move |_| {
        let Some(way) = state.get() else { return Phase::Waiting };
        match way.progress {
            Progress::Sending(_) => Phase::Sending,
            Progress::Done(()) => Phase::Done,
            Progress::Failed(trouble) => Phase::Failed(trouble, way.again.at.is_some()),
            Progress::Waiting => Phase::Waiting,
        }
    });
    let label = name.clone();
    let bar = move || {
        matches!(phase.get(), Phase::Sending | Phase::Waiting)
            .then(|| view! { <ProgressBar label=label.clone() percent /> })
    };
    let status = move || match phase.get() {
        Phase::Waiting => view! { <span class="soft">{t("photo-waiting")}</span> }.into_any(),
        Phase::Sending => view! {
            <span class="soft">
                {t("photo-sending")} " " {move || percent_words(percent.get())}
            </span>
        }
        .into_any(),
        Phase::Done => view! {
            <span class="deliveries__done">
                <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
                    <path d="M5 13l4 4L19 7" />
                </svg>
                {t("photo-delivered")}
            </span>
        }
        .into_any(),
        Phase::Failed(why, is_tried_again) => {
            let again = is_tried_again.then(|| view! { " " {t("photo-again")} });
            let is_unknown = matches!(why, Trouble::Unknown | Trouble::Cancelled);
            let title = t(if is_unknown { "photo-unknown" } else { "photo-failed" });
            view! { <span class="deliveries__failed"><b>{title}</b> " " {if can_follow { trouble(&why) } else { t("photo-lost") }} {again}</span> }.into_any()
        }
    };
    let action = {
        let status_id = status_id.clone();
        let action_id = format!("{status_id}-action");
        let action_name = format!("{action_id} {name_id}");
        move || {
            let (word, retried) = match phase.get() {
                Phase::Sending => (t("cancel"), None),
                Phase::Failed(Trouble::PhotoLost, _) => return None,
                Phase::Failed(..) if can_follow => (t("try-again"), Some(id.clone())),
                Phase::Failed(..) | Phase::Waiting | Phase::Done => return None,
            };
            let status_id = status_id.clone();
            let act = move |_| {
                // The button goes with the state that it ends, and would take the focus with it.
                page::focus(&status_id);
                match &retried {
                    Some(id) => on_retry.run(id.clone()),
                    None => on_cancel.run(()),
                }
            };
            Some(view! {
                <button
                    type="button"
                    class="button button--quiet deliveries__action"
                    id=action_id.clone()
                    aria-labelledby=action_name.clone()
                    on:click=act
                >
                    {word}
                </button>
            })
        }
    };
    view! {
        <li class="deliveries__item">
            {thumbnail.map(|url| view! { <img class="deliveries__thumbnail" src=url alt="" /> })}
            <div class="deliveries__words">
                <b class="deliveries__name" id=name_id>
                    <bdi>{name}</bdi>
                </b>
                {bar}
                <p id=status_id tabindex="-1">{status}</p>
                {action}
            </div>
        </li>
    }
}
