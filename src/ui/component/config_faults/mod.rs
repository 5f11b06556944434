//! What is wrong with the configuration, for the webmaster who is trying it out.

#[cfg(feature = "gallery")]
pub mod examples;

use leptos::prelude::*;

use super::{Notice, NoticeKind};
use crate::{
    browser::page,
    embed::Fault,
    ui::{
        state::{SettingsFile, Store},
        words::{Value, t, t_with},
    },
};

/// Says on every screen of a development build what is wrong with the configuration, if something is: citizens can't mend
/// it. Only [`crate::ui::later`] names it.
pub(in crate::ui) fn draw_config_faults() -> AnyView {
    let store = Store::from_context();
    let panel = move || {
        store.language.track();
        let SettingsFile { name, faults, .. } = store.settings.get()?;
        if faults.is_empty() || page::version().is_some() {
            return None;
        }
        Some(view! { <ConfigFaults file=name faults /> })
    };
    view! { <div class="config-faults">{panel}</div> }.into_any()
}

/// Each fault with its place. The sentences are English, as on the console.
#[component]
pub fn ConfigFaults(
    /// The name of the file.
    file: String,
    /// What is wrong with it.
    faults: Vec<Fault>,
) -> impl IntoView {
    let items = faults.into_iter().map(|Fault { pointer, message }| {
        let place = (!pointer.is_empty()).then(|| view! { <code>{pointer}</code> });
        view! { <li>{place} " " {message}</li> }
    });
    view! {
        <Notice kind=NoticeKind::Danger>
            <b>{t_with("config-faults-title", &[("file", Value::from(&file))])}</b>
            <ul lang="en" dir="ltr">
                {items.collect_view()}
            </ul>
            <p>{t("config-faults-hint")}</p>
        </Notice>
    }
    .into_any()
}
