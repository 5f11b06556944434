//! The gateway's own answers, beside those that the hotline has, too.

use axum::http::StatusCode;
use complaint_widget::backend::native::wire::ProblemCode;

use crate::api::Fault;

/// 400: the path could mean two things.
pub fn unsound_path() -> Fault {
    Fault::bad_request("This path can be read in two ways; write it plainly.")
}

/// 403: another site asks.
pub fn other_site() -> Fault {
    Fault::new(StatusCode::FORBIDDEN, ProblemCode::Forbidden, "Other sites can't use this gateway.")
}

/// 404: not in the file's list.
pub fn not_allowed() -> Fault {
    Fault::new(StatusCode::NOT_FOUND, ProblemCode::NotFound, "The gateway's file doesn't list this path.")
}

/// 405: the file lists the path with other methods.
pub fn method_not_allowed() -> Fault {
    Fault::new(
        StatusCode::METHOD_NOT_ALLOWED,
        ProblemCode::MethodNotAllowed,
        "The gateway's file lists this path with other methods; see Allow.",
    )
}

/// 502: the upstream sends the client elsewhere. Only for requests that change nothing.
pub fn leads_elsewhere() -> Fault {
    Fault::new(
        StatusCode::BAD_GATEWAY,
        ProblemCode::Unavailable,
        "The hotline leads elsewhere, where the gateway doesn't follow. Nothing was done.",
    )
}

/// 504: the request went out, and nobody knows what became of it.
pub fn outcome_unknown() -> Fault {
    Fault::new(
        StatusCode::GATEWAY_TIMEOUT,
        ProblemCode::OutcomeUnknown,
        "The request reached the hotline or not; nobody knows. The gateway doesn't send it again.",
    )
}
