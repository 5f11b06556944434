//! How far the report has come.

#[cfg(feature = "gallery")]
pub mod examples;

use leptos::prelude::*;

use crate::{
    form::ReportStep,
    ui::{
        component::{Notice, NoticeKind},
        route::Route,
        state::Store,
        words::{Value, t, t_with},
    },
};

/// "Step 2 of 5", in words and as a bar; and that the report was sent, if it was.
#[component]
pub fn Steps(
    /// The step that is shown.
    current: ReportStep,
) -> impl IntoView {
    let store = Store::from_context();
    let is_sent = Memo::new(move |_| store.accepted().is_some());
    let sent = move || {
        is_sent.get().then(|| {
            view! {
                <Notice kind=NoticeKind::Success>
                    <p>{t("step-sent")}</p>
                    <p>
                        <a href=Route::Sent.hash()>{t("home-receipt")}</a>
                    </p>
                </Notice>
            }
        })
    };
    let total = ReportStep::ALL.len();
    let number = ReportStep::ALL.iter().position(|step| *step == current).map_or(1, |index| index + 1);
    let bars = (1..=total)
        .map(|step| view! { <i class="steps__bar" class=("steps__bar--done", step <= number)></i> })
        .collect_view();
    view! {
        <div class="steps">
            <div class="steps__bars" aria-hidden="true">{bars}</div>
            <p class="soft">
                {t_with("step", &[("number", Value::from(number)), ("total", Value::from(total))])}
            </p>
            {sent}
        </div>
    }
    .into_any()
}
