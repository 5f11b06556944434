//! What every step of the report but the last has around its fields.

use leptos::prelude::*;

use super::{ScreenFrame, Steps};
use crate::{
    form::ReportStep,
    ui::{route::Route, state::Store, words::t},
};

/// A screen with a form that goes on to the next step if nothing on this one is wrong.
#[component]
pub fn StepForm(
    /// The step.
    step: ReportStep,
    /// The heading.
    #[prop(into)]
    title: String,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let store = Store::from_context();
    view! {
        <ScreenFrame route=Route::Report(step) title above=view! { <Steps current=step /> }.into_any()>
            <form
                class="stack"
                novalidate
                on:submit=move |event| {
                    event.prevent_default();
                    store.leave_step(step);
                }
            >
                {children()}
                <div class="foot">
                    <button type="submit" class="button">
                        {t("continue")}
                    </button>
                </div>
            </form>
        </ScreenFrame>
    }
    .into_any()
}
