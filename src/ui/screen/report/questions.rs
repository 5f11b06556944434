//! The chosen category's own questions and notices.

use leptos::prelude::*;

use super::missing_questions::MissingQuestions;
use crate::{
    browser::page,
    domain::Question,
    form::{Field, TypedAnswer},
    ui::{
        component::QuestionField,
        state::{MISSING_QUESTIONS, QuestionsApart, Store},
        words::{Value, t_with},
    },
};

/// The id of the heading above them.
const HEADING: &str = "category-questions";

/// Drawn anew when the category changes, and only then: answers being typed must not redraw it.
#[component]
pub fn Questions() -> impl IntoView {
    let store = Store::from_context();
    let chosen = Memo::new(move |_| store.draft.with(|draft| draft.category.clone()));
    let apart = QuestionsApart::from_context();
    let is_missing = Memo::new(move |_| apart.missing().is_some());
    let body = move || {
        let code = chosen.get()?;
        if is_missing.get() {
            return Some(view! { <MissingQuestions /> }.into_any());
        }
        // Who waited for them is led to them.
        if page::is_focused(MISSING_QUESTIONS) {
            Effect::new(|_| page::focus(HEADING));
        }
        store.categories.track();
        let categories = store.known_categories();
        let category = categories.iter().find(|category| category.code == code)?;
        if category.questions.is_empty() {
            return None;
        }
        let heading = t_with("describe-questions", &[("name", Value::from(&category.name))]);
        let questions = category.questions.iter().map(|it| field(store, it)).collect_view();
        Some(
            view! {
                <section class="stack" aria-labelledby=HEADING>
                    <h2 id=HEADING>{heading}</h2>
                    {questions}
                </section>
            }
            .into_any(),
        )
    };
    view! { <div class="questions">{body}</div> }.into_any()
}

fn field(store: Store, question: &Question) -> AnyView {
    let code = question.code.clone();
    let typed = store.draft.with_untracked(|draft| draft.answers.get(&code).cloned());
    let field = Field::Answer(code.clone());
    let answer = move |answer: TypedAnswer| {
        store.draft.update(|draft| {
            draft.answers.insert(code.clone(), answer);
        });
    };
    view! { <QuestionField field question=question.clone() typed on_answer=answer /> }.into_any()
}
