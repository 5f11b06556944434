//! What a complaint is about.

use leptos::prelude::*;

use crate::{
    browser::intl,
    domain::{Complaint, ComplaintPhoto, District, Place},
    ui::{
        component::{Quote, SummaryList, SummaryRow},
        state::Store,
        words::{Value, class, t, t_with},
    },
};

/// Class, category, words, place and photos, as far as the hotline tells.
pub fn details(store: Store, complaint: &Complaint) -> AnyView {
    if complaint.place.district.is_some() {
        store.load_districts();
    }
    let mut rows = Vec::new();
    let mut add = |term: String, details: AnyView| rows.push(SummaryRow { term, details, change: None });
    if let Some(name) = &complaint.category_name {
        add(t("check-category"), text(name));
    }
    if let Some(it) = complaint.class {
        add(t("check-class"), text(&class(it)));
    }
    if let Some(quoted) = complaint.description.clone() {
        add(t("check-description"), view! { <Quote quoted /> }.into_any());
    }
    if !complaint.place.is_empty() {
        add(t("check-place"), place(store, complaint.place.clone()));
    }
    if !complaint.photos.is_empty() {
        let count = complaint.photos.len();
        let term = t_with("check-photo-count", &[("count", Value::from(count))]);
        let photos = (1..).zip(&complaint.photos).map(photo).collect_view();
        add(term, view! { <ul class="plain-list stack stack--tight">{photos}</ul> }.into_any());
    }
    view! { <SummaryList rows /> }.into_any()
}

fn text(text: &str) -> AnyView {
    let text = text.to_owned();
    view! { <bdi>{text}</bdi> }.into_any()
}

/// The district's name comes in its own time.
fn place(store: Store, place: Place) -> AnyView {
    let Place { point, address, description, district } = place;
    let lines = [address, description].into_iter().flatten();
    let lines = lines.map(|line| view! { <p><bdi>{line}</bdi></p> }).collect_view();
    let district = district.map(|code| {
        let name = move || {
            store.districts.with(|districts| {
                let known = districts.ready().and_then(|all| all.iter().find(|it| it.code == code));
                known.map_or_else(|| code.0.clone(), |it: &District| it.name.clone())
            })
        };
        view! { <p><bdi>{name}</bdi></p> }
    });
    let point = point.map(|_| view! { <p>{t("complaint-point")}</p> });
    view! { {lines} {district} {point} }.into_any()
}

fn photo((number, photo): (usize, &ComplaintPhoto)) -> impl IntoView {
    let numbered = || t_with("photos-photo", &[("number", Value::from(number))]);
    let name = photo.description.clone().unwrap_or_else(numbered);
    let state = match photo.received_at {
        Some(at) => view! {
            <span class="soft">
                {t_with("complaint-photo-received", &[("when", Value::from(&intl::date_time(at)))])}
            </span>
        }
        .into_any(),
        None => view! { <b class="complaint__missing">{t("complaint-photo-missing")}</b> }.into_any(),
    };
    view! {
        <li>
            <bdi>{name}</bdi>
            <br />
            {state}
        </li>
    }
}
