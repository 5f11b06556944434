//! A question of the hotline's, in whatever form its answer has.

#[cfg(feature = "gallery")]
pub mod examples;

use leptos::prelude::*;

use super::{CheckboxGroup, Choice, Notice, NoticeKind, RadioGroup, Select, TextArea, TextField, TextKind};
use crate::{
    domain::{AnswerValue, Datatype, Question},
    form::{Field, TypedAnswer},
    ui::words::t,
};

/// The longest list that is shown as radio buttons.
const MOST_RADIO_BUTTONS: usize = 6;

/// The control for the answer, or the notice that there is to read.
#[component]
pub fn QuestionField(
    /// The field it fills.
    field: Field,
    /// The question.
    question: Question,
    /// What is answered at first.
    typed: Option<TypedAnswer>,
    /// Takes the answer after each change.
    #[prop(into)]
    on_answer: Callback<TypedAnswer>,
) -> impl IntoView {
    let label = question.text.clone();
    let hint = question.hint.clone().unwrap_or_default();
    let optional = !question.required;
    let text = match &typed {
        Some(TypedAnswer::Text(text)) => text.clone(),
        _ => String::new(),
    };
    let on_text = Callback::new(move |text| on_answer.run(TypedAnswer::Text(text)));
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
            let choose = Callback::new(move |keys| on_answer.run(TypedAnswer::Keys(keys)));
            view! { <CheckboxGroup field label hint optional choices chosen on_choose=choose /> }.into_any()
        }
    }
}
