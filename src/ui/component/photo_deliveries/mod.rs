//! The photos that follow a report.

use leptos::prelude::*;

use super::{DeliveryItem, DeliveryList, Notice, NoticeKind};
use crate::{
    backend::Trouble,
    browser::photos,
    delivery::{Job, PhotoDelivery, Progress},
    form::SubmittedPhoto,
    ui::{
        state::{Parcel, Store},
        words::{Value, t, t_with},
    },
};

/// How far the photos of a report have come; nothing for a report without photos.
#[component]
pub fn PhotoDeliveries(
    /// The report.
    parcel: Parcel,
) -> impl IntoView {
    let store = Store::from_context();
    let items: Vec<DeliveryItem> = (1..).zip(&parcel.photos()).map(item).collect();
    let count = items.len();
    if count == 0 {
        return ().into_any();
    }
    let progress = Signal::derive(move || {
        parcel.delivery.with(|delivery| delivery.as_ref().map(|it| it.photos.clone()).unwrap_or_default())
    });
    let delivered = Memo::new(move |_| {
        parcel.delivery.with(|delivery| delivery.as_ref().map_or(0, |delivery| delivery.photos_delivered()))
    });
    let summary = move || {
        let delivered = ("delivered", Value::from(delivered.get()));
        t_with("photos-delivered", &[delivered, ("count", Value::from(count))])
    };
    let can_follow =
        parcel.delivery.with_untracked(|it| it.as_ref().is_none_or(|delivery| delivery.terms.photos_follow));
    // Whether any is missing for certain.
    let is_lost = Memo::new(move |_| {
        let is_lost = |photo: &PhotoDelivery| {
            let trouble = photo.way.trouble();
            trouble.is_some_and(|it| !matches!(it, Trouble::Unknown | Trouble::Cancelled))
        };
        parcel.delivery.with(|delivery| delivery.as_ref().is_some_and(|it| it.photos.iter().any(is_lost)))
    });
    // Whether any is still on its way, by itself.
    let goes_on = Memo::new(move |_| {
        let goes_on = |photo: &PhotoDelivery| match photo.way.progress {
            Progress::Waiting | Progress::Sending(_) => true,
            Progress::Failed(_) => photo.way.again.at.is_some(),
            Progress::Done(()) => false,
        };
        parcel.delivery.with(|delivery| delivery.as_ref().is_some_and(|it| it.photos.iter().any(goes_on)))
    });
    let stay = move || {
        (delivered.get() < count).then(|| {
            let words = match (can_follow, store.is_kept.get()) {
                (true, true) if goes_on.get() => "photos-go-on",
                (true, true) => "photos-stand-still",
                (true, false) => "photos-stay",
                (false, _) if is_lost.get() => "photos-lost",
                (false, _) => "photos-unconfirmed",
            };
            view! {
                <Notice kind=NoticeKind::Warning>
                    <p>{t(words)}</p>
                </Notice>
            }
        })
    };
    view! {
        <section class="card stack stack--tight no-print" aria-labelledby="photos-delivered">
            <h2 id="photos-delivered">{summary}</h2>
            <p class="visually-hidden" role="status">
                {summary}
            </p>
            {stay}
            <DeliveryList
                items
                progress
                can_follow
                on_cancel=move |()| parcel.cancel_sending()
                on_retry=move |id| store.retry(parcel, &Job::Photo(id))
            />
        </section>
    }
    .into_any()
}

fn item((number, photo): (usize, &SubmittedPhoto)) -> DeliveryItem {
    let numbered = || t_with("photos-photo", &[("number", Value::from(number))]);
    DeliveryItem {
        id: photo.id.clone(),
        name: photo.description.clone().unwrap_or_else(numbered),
        thumbnail: photos::url(&photo.id),
    }
}
