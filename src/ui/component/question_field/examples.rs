//! Examples of questions.

use leptos::prelude::*;

use super::QuestionField;
use crate::{
    domain::{Datatype, Question},
    form::{Field, TypedAnswer},
    ui::component::example::Examples,
};

/// See [`crate::ui::component::example`].
pub const EXAMPLES: Examples = &[
    ("question_field/notice", || draw("notice", Datatype::Notice, "Lamps are repaired within three days.")),
    ("question_field/moment", || draw("moment", Datatype::Datetime, "Since when?")),
    ("question_field/text", || draw("text", Datatype::Text, "请说明详细情况")),
];

fn draw(code: &str, datatype: Datatype, text: &str) -> AnyView {
    let question = Question {
        code: code.to_owned(),
        datatype,
        required: false,
        text: text.to_owned(),
        hint: None,
        options: Vec::new(),
    };
    let field = Field::FollowUpAnswer(format!("example-{code}"));
    let on_answer = |_: TypedAnswer| {};
    view! { <QuestionField field question typed=None on_answer /> }.into_any()
}
