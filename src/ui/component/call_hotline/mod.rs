//! The hotline's own number.

use leptos::prelude::*;

use crate::{
    domain::Link,
    ui::{
        state::Store,
        words::{Value, t, t_with},
    },
};

/// The number to call, a link that dials; nothing if the deployment names none.
#[component]
pub fn CallHotline() -> impl IntoView {
    let store = Store::from_context();
    store.config(|config| config.phones.hotline.clone()).map(|number| {
        view! {
            <p>
                {t("rather-talk")} " "
                <a class="call-hotline" href=Link::call(&number).as_str().to_owned()>
                    {t_with("hotline-hours", &[("number", Value::from(&number))])}
                </a>
            </p>
        }
        .into_any()
    })
}
