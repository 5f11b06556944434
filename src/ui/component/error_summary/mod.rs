//! Everything that keeps the citizen from going on, in one place.

use leptos::prelude::*;

use super::Quote;
use crate::{
    browser::page,
    ui::{
        route::Route,
        state::Store,
        words::{Value, t_with},
    },
};

/// A list of what is wrong, each with a link to its field, be it on another step of the report. It takes the
/// focus each time it appears, unless the citizen was led to a field.
#[component]
pub fn ErrorSummary(
    /// The screen that it is on.
    route: Route,
) -> impl IntoView {
    let store = Store::from_context();
    Effect::new(move |_| {
        let is_objected = store.problems.with(|problems| !problems.is_empty());
        match store.take_sought(route) {
            Some(field) => page::focus(&field.control_id()),
            None if is_objected => page::focus("error-summary"),
            None => {}
        }
    });
    let list = move || {
        let problems = store.problems.get();
        (!problems.is_empty()).then(|| {
            let items = problems
                .iter()
                .map(|problem| {
                    let field = problem.field.clone();
                    let words = store.problem_words(problem);
                    view! {
                        <li>
                            <button type="button" class="link" on:click=move |_| store.show_field(&field)>
                                {words}
                            </button>
                            {problem.said.clone().map(|quoted| view! { <Quote quoted /> })}
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
