//! What everybody will read.

use leptos::prelude::*;

use crate::ui::{
    component::{Notice, NoticeKind},
    state::Store,
    words::t,
};

/// That everybody can read the report, where that is so.
#[component]
pub fn Published() -> impl IntoView {
    let store = Store::from_context();
    let is_published = Memo::new(move |_| {
        store.capabilities.with(|it| it.ready().is_some_and(|capabilities| capabilities.published))
    });
    let notice = move || {
        is_published.get().then(|| {
            view! {
                <Notice kind=NoticeKind::Warning>
                    <p>{t("describe-published")}</p>
                </Notice>
            }
        })
    };
    view! { <div>{notice}</div> }.into_any()
}
