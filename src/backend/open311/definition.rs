//! `GET services/{code}.json`: a category's questions.

use serde_json::Value;

use super::{Open311, errors, reader};
use crate::{
    backend::{Exchange, Response, Trouble, encoding::percent_encode, loose},
    domain::{CategoryCode, Datatype, LanguageTag, Question, QuestionOption},
};

/// Asks for a category's questions.
pub(super) fn ask(
    server: &Open311,
    category: &CategoryCode,
    language: &LanguageTag,
) -> Exchange<Vec<Question>> {
    let path = format!("services/{}.json", percent_encode(&category.0));
    Exchange::one(server.get(&path, &[], Some(language)), |reply| match reply {
        // Servers say so in these ways that there are no questions, also after having announced some.
        Ok(Response { status: 400 | 404, .. }) => Ok(Vec::new()),
        reply => {
            let response = errors::read(reply)?;
            let content = reader::json(&response.body).ok_or(Trouble::Unavailable { retry_after: None })?;
            Ok(questions(&content))
        }
    })
}

/// The questions in a definition, in their order. What can't be read as one is left out.
#[must_use]
pub(super) fn questions(content: &Value) -> Vec<Question> {
    let mut found: Vec<(f64, Question)> = Vec::new();
    for attribute in attributes(content) {
        let order = loose::number(&attribute["order"]).unwrap_or(f64::MAX);
        if let Some(question) = question(attribute)
            && !found.iter().any(|(_, known)| known.code == question.code)
        {
            found.push((order, question));
        }
    }
    found.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    found.into_iter().map(|(_, question)| question).collect()
}

/// The list of attributes, wherever it is wrapped.
fn attributes(content: &Value) -> Vec<&Value> {
    match content {
        Value::Array(list) => list.iter().flat_map(attributes).collect(),
        Value::Object(members) => match members.get("attributes") {
            Some(Value::Array(list)) => list.iter().collect(),
            Some(Value::Object(nested)) => match nested.get("attribute") {
                Some(Value::Array(list)) => list.iter().collect(),
                one => one.into_iter().collect(),
            },
            Some(_) => Vec::new(),
            None => members.values().filter(|value| value.is_object()).flat_map(attributes).collect(),
        },
        _ => Vec::new(),
    }
}

fn question(attribute: &Value) -> Option<Question> {
    let code = reader::code(&attribute["code"])?;
    let named = loose::text(&attribute["datatype"]).unwrap_or_default().to_lowercase();
    let mut options = options(&attribute["values"]);
    let mut datatype = datatype(&named, !options.is_empty());
    if loose::truth(&attribute["variable"]) == Some(false) {
        datatype = Datatype::Notice;
    }
    if options.is_empty() {
        match datatype {
            // A checkbox without words of its own. Only a server that writes English has this datatype.
            Datatype::SingleValueList if named.starts_with(BOOLEAN) => options = yes_or_no(),
            Datatype::SingleValueList | Datatype::MultiValueList => datatype = Datatype::String,
            _ => {}
        }
    }
    // What depends on other answers can't be demanded of everybody.
    let depends = match &attribute["dependencies"] {
        Value::Array(list) => !list.is_empty(),
        Value::Object(members) => !members.is_empty(),
        _ => false,
    };
    let is_required = loose::truth(&attribute["required"]).unwrap_or(false) && !depends;
    let help = loose::text(&attribute["datatype_description"]);
    let text = loose::text(&attribute["description"]).or_else(|| help.clone());
    Some(Question {
        required: is_required && datatype != Datatype::Notice,
        hint: help.filter(|help| Some(help) != text.as_ref()),
        text: text.unwrap_or_else(|| code.clone()),
        code,
        datatype,
        options,
    })
}

/// How the datatype of a checkbox begins.
const BOOLEAN: &str = "boolean";

/// The datatype that a word means: the specification's, or one of Boston's.
fn datatype(word: &str, has_options: bool) -> Datatype {
    match word {
        "string" => Datatype::String,
        "number" => Datatype::Number,
        "datetime" | "date" => Datatype::Datetime,
        "text" => Datatype::Text,
        "multivaluelist" => Datatype::MultiValueList,
        "informational" => Datatype::Notice,
        own if own.contains("multi") && has_options => Datatype::MultiValueList,
        own if own.starts_with(BOOLEAN) => Datatype::SingleValueList,
        _ if has_options => Datatype::SingleValueList,
        _ => Datatype::String,
    }
}

fn options(values: &Value) -> Vec<QuestionOption> {
    let list = match values {
        Value::Array(list) => list.as_slice(),
        Value::Object(members) => match members.get("value") {
            Some(Value::Array(list)) => list.as_slice(),
            Some(one) => std::slice::from_ref(one),
            None => &[],
        },
        // Some servers put a limit of length here.
        _ => &[],
    };
    let mut options: Vec<QuestionOption> = Vec::new();
    for value in list {
        let Some(key) = reader::code(value) else { continue };
        let name = reader::name(value).unwrap_or_else(|| key.clone());
        if !options.iter().any(|known| known.key == key) {
            options.push(QuestionOption { key, name });
        }
    }
    options
}

fn yes_or_no() -> Vec<QuestionOption> {
    [("true", "Yes"), ("false", "No")]
        .map(|(key, name)| QuestionOption { key: key.to_owned(), name: name.to_owned() })
        .into()
}
