//! Reading what was reported.

use axum::{
    Json,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};

use super::{Context, Respect, Sent, desk::Report, page};

/// How often a token is asked for before its number is there.
const ASKINGS: usize = 3;

type Parameters = Query<Vec<(String, String)>>;

fn parameter<'a>(parameters: &'a [(String, String)], name: &str) -> Option<&'a str> {
    parameters.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

impl Context {
    fn remember_reading(&self, path: &str, query: &[(String, String)]) {
        let sent = Sent {
            method: "GET".to_owned(),
            path: path.to_owned(),
            query: query.to_vec(),
            ..Sent::default()
        };
        self.desk().sent.push(sent);
    }

    /// The page that comes where the jurisdiction is missing, typed as HTML with status 200.
    pub(super) fn needs_jurisdiction(&self, query: &[(String, String)]) -> Option<Response> {
        let is_missing = self.dialect.jurisdiction.is_some() && parameter(query, "jurisdiction_id").is_none();
        is_missing.then(|| page(StatusCode::OK))
    }

    /// The newest reports that pass `keep`.
    pub(super) fn matching(&self, extended: bool, keep: impl Fn(&Report) -> bool) -> Value {
        let desk = self.desk();
        let found = desk.reports.iter().rev().filter(|report| keep(report));
        self.dialect
            .pack("service_requests", found.map(|report| self.dialect.request(report, extended)).collect())
    }
}

/// `GET requests.json`.
pub(super) async fn list(State(context): State<Context>, Query(query): Parameters) -> Response {
    context.remember_reading("requests.json", &query);
    if let Some(page) = context.needs_jurisdiction(&query) {
        return page;
    }
    let asked = |name| parameter(&query, name);
    let corners: Option<Vec<f64>> =
        asked("bbox").map(|bbox| bbox.split(',').filter_map(|degrees| degrees.trim().parse().ok()).collect());
    if corners.is_some() && context.dialect.bbox == Respect::Fatal {
        return page(StatusCode::INTERNAL_SERVER_ERROR);
    }
    let service = asked("service_code").and_then(|code| context.dialect.service(code));
    let status = asked("status");
    let list = context.matching(false, |report| {
        let within = |corners: &Vec<f64>| {
            let degrees = |name| report.sent.field(name).and_then(|text| text.parse::<f64>().ok());
            match (corners.as_slice(), degrees("lat"), degrees("long")) {
                (&[west, south, east, north], Some(lat), Some(long)) => {
                    (west..=east).contains(&long) && (south..=north).contains(&lat)
                }
                _ => false,
            }
        };
        (context.dialect.bbox == Respect::Ignored || corners.as_ref().is_none_or(within))
            && service.is_none_or(|service| service.number == report.service.number)
            && status.is_none_or(|status| status == report.status)
    });
    Json(list).into_response()
}

/// `GET requests/{number}.json`.
pub(super) async fn single(
    State(context): State<Context>,
    Path(number): Path<String>,
    Query(query): Parameters,
) -> Response {
    context.remember_reading(&format!("requests/{number}"), &query);
    if let Some(page) = context.needs_jurisdiction(&query) {
        return page;
    }
    let Some(number) = number.strip_suffix(".json") else { return page(StatusCode::NOT_FOUND) };
    let is_it = |report: &Report| report.number.to_string() == number;
    if !context.desk().reports.iter().any(is_it) && !context.dialect.missing_is_empty {
        return context.complain(404, "service_request_id", "No such report");
    }
    let extended = parameter(&query, "extensions") == Some("true");
    Json(context.matching(extended, is_it)).into_response()
}

/// `GET tokens/{token}.json`: the number appears at the third asking.
pub(super) async fn token(State(context): State<Context>, Path(token): Path<String>) -> Response {
    let asked = token.strip_suffix(".json").and_then(|token| token.strip_prefix("t-")?.parse().ok());
    let mut desk = context.desk();
    let found = desk.reports.iter_mut().find(|report| Some(report.number) == asked);
    let Some(report) = found else { return context.complain(404, "token", "No such token") };
    report.asked += 1;
    let mut told = json!({ "token": format!("t-{}", report.number) });
    if report.asked >= ASKINGS {
        told["service_request_id"] = context.dialect.number(report.number);
    }
    Json(json!([told])).into_response()
}
