//! The place that a photo's original held, offered as the place of the problem.

use leptos::prelude::*;

use crate::{
    browser::page,
    domain::Point,
    form::PointSource,
    ui::{
        state::Store,
        words::{Value, t, t_with},
    },
};

/// The id of the offer.
const OFFER: &str = "photo-place";

#[derive(Clone, Copy, Debug, PartialEq)]
enum Offer {
    /// The place of a photo is the report's.
    Used(Point),
    /// The place of photo `number` could be, in place of the point that is there.
    Open { number: usize, place: Point, instead_of: Option<PointSource> },
}

/// The offer, while there is one.
#[component]
pub fn PhotoPlace() -> impl IntoView {
    let store = Store::from_context();
    let offer = Memo::new(move |_| {
        store.draft.with(|draft| match draft.place.point {
            Some((place, PointSource::Photo)) => Some(Offer::Used(place)),
            point => {
                let mut photos = draft.photos.iter().zip(1..);
                photos.find_map(|(photo, number)| {
                    let place = photo.taken_at?;
                    Some(Offer::Open { number, place, instead_of: point.map(|(_, source)| source) })
                })
            }
        })
    });
    let body = move || {
        offer.get().map(|offer| match offer {
            Offer::Used(place) => used(store, place),
            Offer::Open { number, place, instead_of } => open(store, number, place, instead_of),
        })
    };
    view! {
        <div class="photo-place" id=OFFER tabindex="-1" role="group" aria-label=t("photos-place-label")>
            {body}
        </div>
    }
    .into_any()
}

fn used(store: Store, place: Point) -> AnyView {
    let forget = move |_| {
        store.forget_photo_place(place);
        page::focus(OFFER);
    };
    view! {
        <div class="place-given">
            <p>{t("photos-place-used")}</p>
            <button type="button" class="link place-given__remove" on:click=forget>
                {t("photos-place-remove")}
            </button>
        </div>
    }
    .into_any()
}

fn open(store: Store, number: usize, place: Point, instead_of: Option<PointSource>) -> AnyView {
    let replaces = match instead_of {
        None | Some(PointSource::Photo) => None,
        Some(PointSource::Phone) => Some("photos-place-replaces-phone"),
        Some(PointSource::Address) => Some("photos-place-replaces-address"),
    };
    let accept = move |_| {
        store.use_photo_place(place);
        page::focus(OFFER);
    };
    let refuse = move |_| {
        store.forget_photo_place(place);
        page::focus(OFFER);
    };
    view! {
        <div class="card stack stack--tight">
            <p>
                <b>{t_with("photos-place-offer", &[("number", Value::from(number))])}</b>
            </p>
            <p class="soft">{t("photos-place-question")}</p>
            {replaces.map(|message| view! { <p class="soft">{t(message)}</p> })}
            <div class="buttons">
                <button type="button" class="button button--quiet" on:click=accept>
                    {t("photos-place-use")}
                </button>
                <button type="button" class="button button--quiet" on:click=refuse>
                    {t("no")}
                </button>
            </div>
        </div>
    }
    .into_any()
}
