//! Everything that keeps the citizen from going on, in one place.

use leptos::prelude::*;

use crate::{
    browser::page,
    ui::{
        state::Store,
        words::{Value, t_with},
    },
};

/// A list of what is wrong, each with a link to its field. It takes the focus each time it appears.
#[component]
pub fn ErrorSummary() -> impl IntoView {
    let store = Store::from_context();
    Effect::new(move |_| {
        if store.problems.with(|problems| !problems.is_empty()) {
            page::focus("error-summary");
        }
    });
    let list = move || {
        let problems = store.problems.get();
        (!problems.is_empty()).then(|| {
            let items = problems
                .iter()
                .map(|problem| {
                    let id = problem.field.control_id();
                    let words = store.problem_words(problem);
                    view! {
                        <li>
                            <button type="button" class="link" on:click=move |_| page::focus(&id)>
                                {words}
                            </button>
                        </li>
                    }
                })
                .collect_view();
            view! {
                <div class="notice notice--danger error-summary" id="error-summary" role="alert" tabindex="-1">
                    <h2 class="error-summary__title">
                        {t_with("error-summary-title", &[("count", Value::from(problems.len()))])}
                    </h2>
                    <ul class="error-summary__list">{items}</ul>
                </div>
            }
        })
    };
    view! { <div class="error-summary__seat">{list}</div> }.into_any()
}
