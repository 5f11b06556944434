//! The chosen category's own questions and notices.

use leptos::prelude::*;

use super::missing_questions::MissingQuestions;
use crate::{
    domain::{AnswerValue, Datatype, Question},
    form::{Field, TypedAnswer},
    ui::{
        component::{
            CheckboxGroup, Choice, Notice, NoticeKind, RadioGroup, Select, TextArea, TextField, TextKind,
        },
        state::{QuestionsApart, Store},
        words::{Value, t, t_with},
    },
};

/// The longest list that is shown as radio buttons.
const MOST_RADIO_BUTTONS: usize = 6;

/// Drawn anew when the category changes, and only then: answers being typed must not redraw it.
#[component]
pub fn Questions() -> impl IntoView {
    let store = Store::from_context();
    let chosen = Memo::new(move |_| store.draft.with(|draft| draft.category.clone()));
    let apart = QuestionsApart::from_context();
    let missing = Memo::new(move |_| apart.missing());
    let body = move || {
        let code = chosen.get()?;
        if let Some(why) = missing.get() {
            return Some(view! { <MissingQuestions why /> }.into_any());
        }
        store.categories.track();
        let categories = store.known_categories();
        let category = categories.iter().find(|category| category.code == code)?;
        if category.questions.is_empty() {
            return None;
        }
        let heading = t_with("describe-questions", &[("name", Value::from(&category.name))]);
        let questions = category.questions.iter().map(|it| question(store, it)).collect_view();
        Some(
            view! {
                <section class="stack" aria-labelledby="category-questions">
                    <h2 id="category-questions">{heading}</h2>
                    {questions}
                </section>
            }
            .into_any(),
        )
    };
    view! { <div class="questions">{body}</div> }.into_any()
}

fn question(store: Store, question: &Question) -> AnyView {
    let code = question.code.clone();
    let field = Field::Answer(code.clone());
    let label = question.text.clone();
    let hint = question.hint.clone().unwrap_or_default();
    let optional = !question.required;
    let typed = store.draft.with_untracked(|draft| draft.answers.get(&code).cloned());
    let text = match &typed {
        Some(TypedAnswer::Text(text)) => text.clone(),
        _ => String::new(),
    };
    let answer = move |answer: TypedAnswer| {
        store.draft.update(|draft| {
            draft.answers.insert(code.clone(), answer);
        });
    };
    let on_text = {
        let answer = answer.clone();
        Callback::new(move |text| answer(TypedAnswer::Text(text)))
    };
    let choices: Vec<Choice> =
        question.options.iter().map(|option| Choice::new(option.key.clone(), option.name.clone())).collect();
    let line = |kind| {
        let (field, label, hint, text) = (field.clone(), label.clone(), hint.clone(), text.clone());
        view! { <TextField field label hint optional kind value=text on_input=on_text /> }.into_any()
    };
    match question.datatype {
        Datatype::Notice => view! {
            <Notice kind=NoticeKind::Info>
                <p>{label}</p>
                {(!hint.is_empty()).then(|| view! { <p class="soft">{hint}</p> })}
            </Notice>
        }
        .into_any(),
        Datatype::String => line(TextKind::Plain),
        Datatype::Number => line(TextKind::Number),
        Datatype::Datetime => line(TextKind::LocalDatetime),
        Datatype::Text => view! {
            <TextArea field label hint optional rows=3 max=AnswerValue::TEXT_MAX value=text on_input=on_text />
        }
        .into_any(),
        Datatype::SingleValueList if choices.len() <= MOST_RADIO_BUTTONS && question.required => {
            let chosen = (!text.is_empty()).then_some(text);
            view! { <RadioGroup field label hint optional choices chosen on_choose=on_text /> }.into_any()
        }
        Datatype::SingleValueList => {
            let chosen = (!text.is_empty()).then_some(text);
            let choose = Callback::new(move |key: Option<String>| on_text.run(key.unwrap_or_default()));
            view! {
                <Select field label hint optional none=t("describe-none-chosen") choices chosen on_choose=choose />
            }
            .into_any()
        }
        Datatype::MultiValueList => {
            let chosen = match typed {
                Some(TypedAnswer::Keys(keys)) => keys,
                _ => Vec::new(),
            };
            let choose = Callback::new(move |keys| answer(TypedAnswer::Keys(keys)));
            view! { <CheckboxGroup field label hint optional choices chosen on_choose=choose /> }.into_any()
        }
    }
}
