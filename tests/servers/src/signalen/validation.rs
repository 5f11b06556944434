//! The hotline's rules for a report.

use serde_json::{Map, Value, json};

use super::{categories, clock};

/// The fields that a report may have.
const FIELDS: [&str; 9] = [
    "text",
    "text_extra",
    "source",
    "incident_date_start",
    "incident_date_end",
    "location",
    "category",
    "reporter",
    "extra_properties",
];

const MISSING: &str = "Vul dit veld in.";
const BLANK: &str = "Dit veld is leeg.";

/// Judges a report and gives its category's slugs.
///
/// # Errors
/// The faults by field, in the nested form of the answer. An unknown field is only complained of where nothing else
/// is wrong.
pub(super) fn check(body: &Value, bounds: [f64; 4]) -> Result<(String, String), Value> {
    let nothing = Map::new();
    let body = body.as_object().unwrap_or(&nothing);
    let mut wrong = Map::new();
    let mut note = |field: &str, fault: Option<Value>| {
        if let Some(fault) = fault {
            wrong.insert(field.to_owned(), fault);
        }
    };
    note("text", required_text(body.get("text"), 3_000));
    note("text_extra", body.get("text_extra").and_then(|extra| longer_than(extra.as_str()?, 10_000)));
    note("source", source(body.get("source")));
    note("incident_date_start", moment(body.get("incident_date_start")));
    note("location", location(body.get("location"), bounds));
    note("reporter", reporter(body.get("reporter")));
    note("extra_properties", answers(body.get("extra_properties")));
    let category = category(body.get("category"));
    note("category", category.as_ref().err().cloned());
    if let (true, Ok(slugs)) = (wrong.is_empty(), category) {
        let unknown: Vec<&str> =
            body.keys().map(String::as_str).filter(|key| !FIELDS.contains(key)).collect();
        if unknown.is_empty() {
            return Ok(slugs);
        }
        wrong.insert(
            "non_field_errors".to_owned(),
            json!([format!("Unknown properties: {}", unknown.join(", "))]),
        );
    }
    Err(Value::Object(wrong))
}

fn required_text(text: Option<&Value>, max: usize) -> Option<Value> {
    match text {
        None => Some(json!([MISSING])),
        Some(Value::String(text)) if text.trim().is_empty() => Some(json!([BLANK])),
        Some(Value::String(text)) => longer_than(text, max),
        Some(_) => Some(json!(["Dit is geen tekst."])),
    }
}

fn longer_than(text: &str, max: usize) -> Option<Value> {
    (text.chars().count() > max).then(|| json!([format!("Gebruik hoogstens {max} tekens.")]))
}

/// Only the web's own source is for everyone.
fn source(source: Option<&Value>) -> Option<Value> {
    source.is_some_and(|source| *source != json!("online")).then(|| json!(["Unknown source"]))
}

fn moment(moment: Option<&Value>) -> Option<Value> {
    match moment {
        None => Some(json!([MISSING])),
        Some(moment) => {
            moment.as_str().and_then(clock::read).is_none().then(|| json!(["Dit is geen datum met tijd."]))
        }
    }
}

fn location(location: Option<&Value>, [west, south, east, north]: [f64; 4]) -> Option<Value> {
    let Some(location) = location else { return Some(json!([MISSING])) };
    let geometry = &location["geometrie"];
    let coordinates = geometry["coordinates"].as_array().map(Vec::as_slice).unwrap_or_default();
    let degrees: Option<Vec<f64>> = coordinates.iter().map(Value::as_f64).collect();
    let is_point = geometry["type"] == "Point";
    let fault = match degrees.as_deref() {
        Some([longitude, latitude]) if is_point => {
            let inside = (west..=east).contains(longitude) && (south..=north).contains(latitude);
            (!inside).then_some("These coordinates are outside of where we take reports.")
        }
        _ => Some("Dit is geen punt."),
    };
    fault.map(|fault| json!({ "geometrie": [fault] }))
}

fn reporter(reporter: Option<&Value>) -> Option<Value> {
    let Some(reporter) = reporter else { return Some(json!([MISSING])) };
    let Some(reporter) = reporter.as_object() else {
        return Some(json!({ "non_field_errors": ["Geen object."] }));
    };
    let mut wrong = Map::new();
    if let Some(email) = reporter.get("email").and_then(Value::as_str) {
        let has_shape =
            email.split_once('@').is_some_and(|(local, host)| !local.is_empty() && host.contains('.'));
        if !has_shape {
            wrong.insert("email".to_owned(), json!(["Dit is geen e-mailadres."]));
        }
    }
    if let Some(fault) = reporter.get("phone").and_then(|phone| longer_than(phone.as_str()?, 17)) {
        wrong.insert("phone".to_owned(), fault);
    }
    (!wrong.is_empty()).then_some(Value::Object(wrong))
}

/// Answers need these four; whether they answer anything is not asked, nor whether a required one is missing.
fn answers(answers: Option<&Value>) -> Option<Value> {
    let answers = answers.filter(|answers| !answers.is_null())?;
    let is_formed = |answer: &Value| {
        let has_text = |key| answer[key].is_string();
        has_text("id") && has_text("label") && has_text("category_url") && answer.get("answer").is_some()
    };
    let all = answers.as_array().is_some_and(|answers| answers.iter().all(is_formed));
    (!all).then(|| json!(["Invalid."]))
}

/// A category is named by exactly one URL, whatever its host, or by its path alone.
fn category(category: Option<&Value>) -> Result<(String, String), Value> {
    let Some(category) = category else { return Err(json!([MISSING])) };
    let (key, url) = match (category["sub_category"].as_str(), category["category_url"].as_str()) {
        (Some(url), None) => ("sub_category", url),
        (None, Some(url)) => ("category_url", url),
        _ => return Err(json!({ "non_field_errors": ["Name one category."] })),
    };
    let fault = |sentence: &str| json!({ key: [sentence] });
    let (main, sub) = categories::slugs(url).ok_or_else(|| fault("Dit is geen adres van een categorie."))?;
    // Inactive categories are taken, too.
    let known = categories::find(main, sub).ok_or_else(|| fault("Deze categorie bestaat niet."))?;
    Ok((main.to_owned(), known.slug.to_owned()))
}
