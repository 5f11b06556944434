//! That the hotline can't be reached, where that doesn't keep anybody from writing.

use leptos::prelude::*;

use crate::{
    browser::intl,
    domain::Timestamp,
    ui::{
        component::{Notice, NoticeKind},
        state::{LastKnown, Store},
        words::{Value, t, t_with},
    },
};

/// Says how old is what the hotline said at this moment.
fn age(at: Timestamp) -> String {
    t_with("complaint-checked", &[("when", Value::from(&intl::relative(at)))])
}

/// Says so for as long as what the hotline asks for is as the phone has kept it.
#[component]
pub fn OutOfReach() -> impl IntoView {
    let store = Store::from_context();
    let known = LastKnown::from_context();
    let notice = move || {
        known.since().map(|since| {
            let takes_reports = store.capabilities.with(|it| it.ready().is_some_and(|it| it.reporting));
            let can_write = takes_reports && store.is_kept.get();
            view! {
                <Notice kind=NoticeKind::Warning>
                    <p>
                        <b>{t("home-unavailable")}</b>
                    </p>
                    {can_write.then(|| view! { <p>{t("home-write-anyway")}</p> })}
                    <p class="soft">{age(since)}</p>
                </Notice>
            }
        })
    };
    view! { <div role="status">{notice}</div> }.into_any()
}
