//! What isn't kept, although the citizen may count on it.

use leptos::prelude::*;

use crate::ui::{
    component::{Notice, NoticeKind},
    route::Route,
    state::{Health, Keeper, Store},
    words::{Value, t, t_with},
};

/// That the browser stores nothing, as long as that is so; and what photos of the report the phone has lost.
#[component]
pub fn Unkept() -> impl IntoView {
    let store = Store::from_context();
    let keeper = Keeper::from_context();
    let is_in_memory = Memo::new(move |_| keeper.health.get() == Health::Memory);
    let nothing = move || {
        is_in_memory.get().then(|| {
            view! {
                <Notice kind=NoticeKind::Warning>
                    <p>
                        <b>{t("unkept-title")}</b>
                    </p>
                    <p>{t("unkept")}</p>
                </Notice>
            }
        })
    };
    let is_report = matches!(store.route.get_untracked(), Route::Report(_));
    let lost = move || {
        let lost = keeper.lost_photos();
        (is_report && !lost.is_empty()).then(|| {
            let lines = lost
                .into_iter()
                .map(|(number, name)| {
                    let values = [("number", Value::from(number)), ("name", Value::from(&name))];
                    let named = if name.trim().is_empty() { "unkept-photo" } else { "unkept-photo-named" };
                    view! { <p>{t_with(named, &values)}</p> }
                })
                .collect_view();
            view! { <Notice kind=NoticeKind::Warning>{lines}</Notice> }
        })
    };
    view! {
        <div role="status" id="unkept">
            {nothing}
        </div>
        <div role="status">{lost}</div>
    }
    .into_any()
}
