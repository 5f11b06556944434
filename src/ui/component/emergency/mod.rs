//! Whom to call when life is in danger.

#[cfg(feature = "gallery")]
pub mod examples;

use leptos::prelude::*;

use crate::{
    domain::Link,
    ui::{
        state::Store,
        words::{emergency, t},
    },
};

/// The numbers, each a link that dials. Same shape as the static shell's alert.
#[component]
pub fn Emergency() -> impl IntoView {
    let store = Store::from_context();
    let numbers = store.config(|config| config.phones.emergencies.clone());
    (!numbers.is_empty()).then(|| {
        let items = numbers
            .into_iter()
            .map(|service| {
                view! {
                    <li>
                        <a href=Link::call(&service.number).as_str().to_owned()>
                            <b>{service.number.clone()}</b>
                            " "
                            {emergency(service.kind)}
                        </a>
                    </li>
                }
            })
            .collect_view();
        view! {
            <div class="notice notice--danger emergency">
                <b>{t("emergency-title")}</b>
                <ul class="emergency__numbers">{items}</ul>
            </div>
        }
    })
}
