//! `GET services/{code}`: a category's questions.

use std::sync::Arc;

use axum::extract::State;
use complaint_widget::domain::{Datatype, Question, QuestionOption};
use serde_json::{Value, json};

use super::{address::stem, document::Document, parameters::Asked, unknown};
use crate::api::{
    App, Fault,
    request::{InPath, Language},
};

/// The questions of a category, none if it has none.
pub async fn get(
    State(app): State<Arc<App>>,
    InPath(file): InPath<String>,
    Language(language): Language,
    _: Asked,
) -> Result<Document, Fault> {
    let category = app.content.category(stem(&file)?).ok_or_else(|| unknown("service_code"))?;
    let questions = category.questions_in(&language);
    let attributes: Vec<Value> =
        (1..).zip(questions).map(|(order, question)| attribute(order, question)).collect();
    let definition = json!({ "service_code": category.code, "attributes": attributes });
    Ok(Document::lasting("service_definition", definition))
}

fn attribute(order: usize, question: Question) -> Value {
    let value = |option: QuestionOption| json!({ "key": option.key, "name": option.name });
    json!({
        "variable": question.datatype != Datatype::Notice,
        "code": question.code,
        "datatype": datatype(question.datatype),
        "required": question.required,
        "datatype_description": question.hint,
        "order": order,
        "description": question.text,
        "values": question.options.into_iter().map(value).collect::<Vec<_>>(),
    })
}

const fn datatype(datatype: Datatype) -> &'static str {
    match datatype {
        // A notice is nothing to answer, which `variable` says; its text is a text.
        Datatype::String | Datatype::Notice => "string",
        Datatype::Number => "number",
        Datatype::Datetime => "datetime",
        Datatype::Text => "text",
        Datatype::SingleValueList => "singlevaluelist",
        Datatype::MultiValueList => "multivaluelist",
    }
}
