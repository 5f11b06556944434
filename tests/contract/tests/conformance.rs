//! `conformance URL`: our own hotline conforms, and a server with one thing wrong is told which.

use std::process::Command;

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    middleware::{Next, from_fn},
    response::{IntoResponse as _, Response},
    routing::get,
};
use complaint_widget_contract::{conformance, finding::Miss};
use complaint_widget_servers::{Faults, Server};

use crate::support::{Demo, Spoken, forwarding};

#[tokio::test]
async fn the_hotline_conforms_as_far_as_one_can_see_from_outside() {
    let demo = Demo::start(Spoken::Native, 1_000).await;
    let url = demo.native_url();
    let mut told = Vec::new();
    let found = conformance::run(&url, &mut |finding| told.push(finding.clone())).await.unwrap();
    assert!(found.are_good(), "\n{found}");
    assert_eq!(told, found.0, "each end is told at once");
    let from_inside: Vec<_> = found.0.iter().filter(|finding| {
        matches!(&finding.end, Err(Miss::NotChecked(why)) if why == "it needs the hotline's own side")
    }).map(|finding| finding.name).collect();
    assert_eq!(
        from_inside,
        [
            "its photos arrive",
            "a rating is kept",
            "an unsolved complaint is taken up again",
            "a broken answer to a report is unknown",
            "a retry after a broken answer doubles nothing",
            "a throttled report is refused, and nothing taken",
            "a broken answer to a question is no answer",
            "a broken answer to a change is unknown",
        ]
    );
    demo.stop().await;
}

/// What one wrong server does to the answers of a right one.
type Spoil = fn(&str, &mut Parts);

/// An answer whose parts can be changed. The content of one without an end is empty, and stays its own then.
struct Parts {
    status: StatusCode,
    headers: axum::http::HeaderMap,
    body: String,
}

/// The checks that fail when the hotline's answers are spoilt.
async fn failures(spoil: Spoil) -> Vec<String> {
    let demo = Demo::start(Spoken::Native, 1_000).await;
    let tamper = move |request: Request, next: Next| async move {
        let call = format!("{} {}", request.method(), request.uri().path());
        let (parts, whole) = next.run(request).await.into_parts();
        let is_endless = call.ends_with("/events") && parts.status == StatusCode::OK;
        let (endless, whole) = if is_endless { (whole, Body::empty()) } else { (Body::empty(), whole) };
        let body = to_bytes(whole, usize::MAX).await.unwrap();
        let body = String::from_utf8(body.to_vec()).unwrap();
        let mut parts = Parts { status: parts.status, headers: parts.headers, body };
        spoil(&call, &mut parts);
        parts.headers.remove(header::CONTENT_LENGTH);
        parts.headers.remove(header::TRANSFER_ENCODING);
        let body = if parts.body.is_empty() { endless } else { Body::from(parts.body) };
        let mut response: Response = (parts.status, body).into_response();
        *response.headers_mut() = parts.headers;
        response
    };
    let router = forwarding(demo.address()).layer(from_fn(tamper));
    let server = Server::start(router).await.unwrap();
    let url = format!("{}/api/v1", server.url());
    let found = conformance::run(&url, &mut |_| {}).await.unwrap();
    demo.stop().await;
    let failed = found.0.into_iter().filter(|finding| matches!(finding.end, Err(Miss::Failed { .. })));
    failed.map(|finding| finding.to_string()).collect()
}

/// Fails unless exactly one check fails, told in a line that begins and ends like this.
async fn only(spoil: Spoil, begin: &str, within: &str) {
    let failed = failures(spoil).await;
    assert!(
        matches!(failed.as_slice(), [one] if one.starts_with(begin) && one.contains(within)),
        "{failed:#?}"
    );
}

#[tokio::test]
async fn contact_data_that_comes_back_is_told() {
    let spoil: Spoil = |call, parts| {
        if call.starts_with("GET /api/v1/complaints/") && parts.status == StatusCode::OK {
            parts.body = parts.body.replacen('{', "{\"contact\":{\"email\":\"zoe@example.org\"},", 1);
        }
    };
    only(
        spoil,
        "failed: wire: contact data never comes back: expected no email in it, came status 200",
        "zoe@",
    )
    .await;
}

#[tokio::test]
async fn a_created_complaint_without_201_is_told() {
    let spoil: Spoil = |call, parts| {
        if call == "POST /api/v1/complaints" && parts.status == StatusCode::CREATED {
            parts.status = StatusCode::OK;
        }
    };
    let failed = failures(spoil).await;
    let line = "failed: wire: a complaint is answered with 201: expected status 201, came status 200";
    assert!(failed.iter().any(|failure| failure.starts_with(line)), "{failed:#?}");
}

#[tokio::test]
async fn an_entity_tag_that_is_ignored_is_told() {
    let spoil: Spoil = |call, parts| {
        if call == "GET /api/v1/capabilities" && parts.status == StatusCode::NOT_MODIFIED {
            parts.status = StatusCode::OK;
        }
    };
    let line =
        "failed: wire: capabilities are JSON, and unchanged ones 304: expected status 304 without content";
    only(spoil, line, "came status 200").await;
}

#[tokio::test]
async fn problems_of_another_type_are_told() {
    let spoil: Spoil = |call, parts| {
        if call == "GET /api/v1/addresses" && parts.status == StatusCode::BAD_REQUEST {
            parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        }
    };
    let line =
        "failed: wire: an address search without a query is 400: expected the type application/problem+json";
    only(spoil, line, "came status 400, application/json").await;
}

#[tokio::test]
async fn another_pointer_is_told() {
    let spoil: Spoil = |_, parts| parts.body = parts.body.replace("\"/colour\"", "\"colour\"");
    let line = "failed: wire: an unknown field is named: expected /colour named with \"unknown_field\"";
    only(spoil, line, "came status 422").await;
}

#[tokio::test]
async fn a_code_that_is_not_needed_is_told() {
    let spoil: Spoil = |call, parts| {
        if call.starts_with("GET /api/v1/complaints/XX") {
            parts.body = parts.body.replace("or the code", "nor the code");
        }
    };
    let line = "failed: wire: without its code a complaint isn't there: expected one answer for a wrong code and a \
                missing complaint";
    only(spoil, line, "").await;
}

#[tokio::test]
async fn a_stream_of_events_of_another_type_is_told() {
    let spoil: Spoil = |call, parts| {
        if call.ends_with("/events") && parts.status == StatusCode::OK {
            parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain"));
        }
    };
    let line =
        "failed: wire: changes are told as they happen: expected status 200 with the type text/event-stream";
    only(spoil, line, "came (200, \"text/plain\")").await;
}

#[tokio::test]
async fn a_change_that_is_not_told_is_told() {
    let spoil: Spoil = |call, parts| {
        if call.ends_with("/events") && parts.status == StatusCode::OK {
            parts.body = "event: changed\ndata: \"1\"\n\n:\n\n".to_owned();
        }
    };
    only(spoil, "failed: wire: changes are told as they happen: expected an event after a change", "").await;
}

/// What the program says and how it ends.
fn told(arguments: &[&str]) -> (Option<i32>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_conformance")).args(arguments).output().unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_program_ends_as_it_found() {
    let demo = Demo::start(Spoken::Native, 1_000).await;
    let (code, lines) = told(&[&demo.native_url()]);
    assert_eq!(code, Some(0), "{lines}");
    assert!(lines.contains("\nok: wire: a complaint is answered with 201\n"), "{lines}");
    assert!(lines.contains("\nnot checked: a rating is kept: it needs the hotline's own side\n"), "{lines}");
    assert!(lines.trim_end().ends_with(", 0 failed, 16 not checked"), "{lines}");
    demo.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_program_says_of_another_server_that_it_is_none() {
    let page = Router::new().route("/", get(async || "Welcome"));
    let server = Faults::default().around(page);
    let server = Server::start(server).await.unwrap();
    let (code, lines) = told(&[server.url()]);
    assert_eq!(code, Some(1), "{lines}");
    assert!(lines.starts_with("failed: it tells what it can do: expected the native profile at "), "{lines}");
    assert_eq!(told(&[]).0, Some(2), "without a URL there is nothing to check");
}
