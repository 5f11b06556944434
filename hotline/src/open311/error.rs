//! Faults in Open311's form: a list of `code` and `description`, a number and a sentence each.

use axum::http::StatusCode;
use complaint_widget::backend::native::wire::FieldError;
use serde_json::{Value, json};

use crate::api::Fault;

/// The fields of the native profile and the parameters that they come from.
const PARAMETERS: [(&str, &str); 10] = [
    ("/category", "service_code"),
    ("/place/point/latitude", "lat"),
    ("/place/point/longitude", "long"),
    ("/place/address", "address_string"),
    ("/place", "lat and long or address_string"),
    ("/contact/name", "first_name and last_name"),
    ("/contact/phone", "phone"),
    ("/contact/email", "email"),
    ("/photos", "media"),
    ("/language", "Accept-Language"),
];

/// The status and the list of errors for `fault`.
pub fn errors(fault: Fault) -> (StatusCode, Value) {
    let problem = fault.into_problem();
    let status = status(problem.status);
    let error = |description: String| json!({ "code": status.as_u16(), "description": description });
    let errors = if problem.errors.is_empty() {
        vec![error(problem.detail)]
    } else {
        problem.errors.iter().map(sentence).map(error).collect()
    };
    (status, Value::Array(errors))
}

/// GeoReport v2: 404 for what isn't there, 403 for the key, 400 for all else that the client did. A wrong method and
/// too many requests keep the status that HTTP has for them.
fn status(native: u16) -> StatusCode {
    match native {
        403 | 404 | 405 | 429 | 500.. => {
            StatusCode::from_u16(native).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
        }
        _ => StatusCode::BAD_REQUEST,
    }
}

fn sentence(error: &FieldError) -> String {
    let pointer = error.pointer.as_str();
    let parameter = match pointer.strip_prefix("/answers/") {
        Some(code) => format!("attribute[{}]", code.replace("~1", "/").replace("~0", "~")),
        None => PARAMETERS
            .iter()
            .find(|(field, _)| *field == pointer)
            .map_or_else(|| pointer.trim_start_matches('/').to_owned(), |(_, name)| (*name).to_owned()),
    };
    format!("{parameter}: {}", error.detail)
}
