//! No body makes the hotline panic, answer 500 or take what its rules forbid.

use proptest::{
    collection::vec,
    prelude::*,
    test_runner::{Config, TestRunner},
};
use reqwest::header;

use crate::common::{LAMP, Server};

/// The parameters that it reads, and others.
fn name() -> impl Strategy<Value = String> {
    let known = [
        "service_code",
        "lat",
        "long",
        "address_string",
        "address_id",
        "description",
        "email",
        "phone",
        "first_name",
        "last_name",
        "media_url",
        "media",
        "api_key",
        "jurisdiction_id",
        "client_request_id",
        "attribute[blocks]",
        "attribute[blocks][]",
        "attribute[size]",
        "attribute[]",
        "attribute[][]",
        "attribute[",
    ];
    prop_oneof![4 => prop::sample::select(known.to_vec()).prop_map(str::to_owned), 1 => ".{0,20}"]
}

fn value() -> impl Strategy<Value = String> {
    let known = [
        "street_lighting",
        "parking",
        "road_damage",
        "38.2",
        "1e999",
        "-0",
        "NaN",
        "entrance,ramp",
        "\0",
        "",
    ];
    prop_oneof![2 => prop::sample::select(known.to_vec()).prop_map(str::to_owned), 1 => ".{0,40}"]
}

fn urlencoded() -> impl Strategy<Value = (String, Vec<u8>)> {
    let lamp = LAMP.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
    let begin = prop_oneof![Just(lamp), Just(Vec::new())];
    let pairs = (begin, vec((name(), value()), 0..12)).prop_map(|(begin, rest)| {
        let pairs = [begin, rest].concat();
        form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish().into_bytes()
    });
    let body = prop_oneof![3 => pairs, 1 => vec(any::<u8>(), 0..200)];
    body.prop_map(|body| ("application/x-www-form-urlencoded".to_owned(), body))
}

fn multipart() -> impl Strategy<Value = (String, Vec<u8>)> {
    let part = (
        name(),
        prop::option::of("[a-z\"\\\\;.]{0,8}"),
        prop_oneof![value().prop_map(String::into_bytes), vec(any::<u8>(), 0..60)],
    );
    (vec(part, 0..8), "[\\-\r\n]{0,6}").prop_map(|(parts, end)| {
        let mut body = Vec::new();
        for (name, file, content) in parts {
            let file = file.map(|file| format!("; filename=\"{file}\"")).unwrap_or_default();
            let head = format!("--B\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n");
            body.extend([head.as_bytes(), &content, b"\r\n"].concat());
        }
        body.extend(format!("--B{end}").into_bytes());
        ("multipart/form-data; boundary=B".to_owned(), body)
    })
}

#[test]
fn any_query_is_answered_or_refused_with_sentences() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let server = runtime.block_on(Server::open());
    let names = [
        "service_request_id",
        "service_code",
        "status",
        "start_date",
        "end_date",
        "page",
        "page_size",
        "extensions",
    ];
    let known = [
        "open,closed",
        "2026-11-24",
        "9999-12-31",
        "0000-01-01T00:00:00Z",
        "9223372036854775807",
        "-1",
        "1",
        "true",
    ];
    let value =
        prop_oneof![2 => prop::sample::select(known.to_vec()).prop_map(str::to_owned), 1 => ".{0,30}"];
    let pairs = vec((prop::sample::select(names.to_vec()), value), 0..6);
    let result = TestRunner::new(Config { cases: 300, ..Config::default() }).run(&pairs, |pairs| {
        let response = server.client.get(server.url("requests.json")).query(&pairs).send();
        let status = runtime.block_on(response).unwrap().status().as_u16();
        prop_assert!([200, 400].contains(&status), "{status}");
        Ok(())
    });
    result.unwrap();
}

#[test]
fn any_body_is_taken_by_the_rules_or_refused_with_sentences() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let server = runtime.block_on(Server::open());
    let mut runner = TestRunner::new(Config { cases: 400, ..Config::default() });
    let bodies = prop_oneof![urlencoded(), multipart()];
    let result = runner.run(&bodies, |(content_type, body)| {
        let (status, text) = runtime.block_on(async {
            let request = server.client.post(server.url("requests.json"));
            let response =
                request.header(header::CONTENT_TYPE, content_type).body(body).send().await.unwrap();
            (response.status().as_u16(), response.text().await.unwrap())
        });
        let answer: serde_json::Value = serde_json::from_str(&text).unwrap();
        let field = if status == 201 { "service_request_id" } else { "description" };
        prop_assert!([201, 400].contains(&status), "{status} {text}");
        prop_assert!(answer.as_array().is_some_and(|entries| !entries.is_empty()), "{text}");
        prop_assert!(answer[0][field].is_string(), "{text}");
        Ok(())
    });
    result.unwrap();
    let taken = runtime.block_on(server.complaints());
    assert!(taken > 0, "some are taken");
    let read = runtime.block_on(server.listed(""));
    assert_eq!(read.len() as i64, taken, "whatever was taken can be read");
}
