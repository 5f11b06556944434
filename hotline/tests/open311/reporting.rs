//! A request is taken as it was typed, or refused with a sentence for each fault.

use reqwest::header;
use serde_json::json;

use crate::common::{LAMP, Server, lamp_with, number, parts, sentences};

#[tokio::test]
async fn a_request_gets_a_number_and_can_be_read() {
    let server = Server::open().await;
    let form =
        lamp_with(&[("description", "路灯坏了。\r\n& it <flickers>"), ("attribute[pole_number]", "L-7")]);
    let id = server.filed(&form).await;
    assert_eq!(id, "PH-2026-000001");
    let read = server.read(&id).await;
    assert_eq!(read["description"], "路灯坏了。\r\n& it <flickers>");
    assert_eq!(read["service_code"], "street_lighting");
    assert_eq!(read["service_name"], "Street lighting");
    assert_eq!((read["lat"].as_f64(), read["long"].as_f64()), (Some(38.204), Some(115.451)));
    assert_eq!(read["status"], "open");
    assert_eq!(read["requested_datetime"], "2026-11-24T09:12:00Z");
    assert_eq!(read["expected_datetime"], "2026-12-01T09:12:00Z");
    assert_eq!(read["extended_attributes"]["status"], "received");
    assert_eq!(
        server.count("SELECT COUNT(*) FROM answers WHERE code = 'pole_number' AND value = '\"L-7\"'").await,
        1
    );
}

#[tokio::test]
async fn the_answer_can_be_xml() {
    let server = Server::open().await;
    let response = server.client.post(server.url("requests.xml")).form(&LAMP).send().await.unwrap();
    assert_eq!(response.status(), 201);
    assert_eq!(response.headers()[header::CONTENT_TYPE], "text/xml; charset=utf-8");
    let xml = response.text().await.unwrap();
    assert!(xml.contains("<service_requests><request>"), "{xml}");
    assert!(xml.contains("<service_request_id>PH-2026-000001</service_request_id>"), "{xml}");
    let bad = lamp_with(&[("lat", "91")]);
    let response = server.client.post(server.url("requests.xml")).form(&bad).send().await.unwrap();
    assert_eq!(response.status(), 400);
    let xml = response.text().await.unwrap();
    assert!(xml.contains("<errors><error><code>400</code><description>lat: "), "{xml}");
}

#[tokio::test]
async fn parts_are_taken_like_a_plain_form() {
    let server = Server::open().await;
    let form = lamp_with(&[("lat", ""), ("long", ""), ("address_string", "5 Pinghe Road, 平和路")]);
    let id = number(server.post_parts(parts(&form)).await).await;
    let read = server.read(&id).await;
    assert_eq!(read["address"], "5 Pinghe Road, 平和路");
    assert_eq!(read["lat"], json!(null));
}

#[tokio::test]
async fn answers_get_the_type_that_their_question_has() {
    let server = Server::open().await;
    let blocked = [
        ("service_code", "parking"),
        ("attribute[blocks][]", "entrance"),
        ("attribute[blocks][]", "ramp"),
        ("attribute[plate]", "A 12345"),
    ];
    server.filed(&lamp_with(&blocked)).await;
    server.filed(&lamp_with(&[("service_code", "parking"), ("attribute[blocks]", "entrance,ramp")])).await;
    let kept = "SELECT COUNT(*) FROM answers WHERE value = '[\"entrance\",\"ramp\"]'";
    assert_eq!(server.count(kept).await, 2);
    server.filed(&lamp_with(&[("service_code", "road_damage"), ("attribute[size]", " 40 ")])).await;
    assert_eq!(server.count("SELECT COUNT(*) FROM answers WHERE value = '40.0'").await, 1);
}

#[tokio::test]
async fn the_citizens_language_is_the_one_that_the_client_asks_for() {
    let server = Server::open().await;
    let request = server.client.post(server.url("requests.json")).header("Accept-Language", "ar-EG");
    let id = number(request.form(&LAMP).send().await.unwrap()).await;
    assert_eq!(server.read(&id).await["extended_attributes"]["language"], "ar");
}

#[tokio::test]
async fn each_fault_is_named_by_its_parameter_and_nothing_is_taken() {
    let server = Server::open().await;
    let long = "x".repeat(2_001);
    let cases: Vec<(Vec<(&str, &str)>, &str)> = vec![
        (vec![("service_code", "")], "service_code: It is missing"),
        (vec![("service_code", "dragons")], "service_code: There is no such"),
        (vec![("description", "")], "description: "),
        (vec![("description", "\u{200B} \t")], "description: "),
        (vec![("description", &long)], "description: At most 2000"),
        (vec![("lat", "")], "lat: It is missing"),
        (vec![("long", "")], "long: It is missing"),
        (vec![("lat", ""), ("long", "")], "lat and long or address_string: "),
        (vec![("lat", "NaN")], "lat: "),
        (vec![("lat", "38,2")], "lat: "),
        (vec![("long", "-180.5")], "long: "),
        (vec![("address_string", "Here")], "Give one of"),
        (vec![("address_id", "7")], "Give one of"),
        (vec![("lat", ""), ("long", ""), ("address_string", "Here"), ("address_id", "7")], "Give one of"),
        (vec![("lat", ""), ("long", ""), ("address_id", "7")], "address_id: "),
        (vec![("email", "nobody")], "email: "),
        (vec![("phone", "call me")], "phone: "),
        (vec![("media_url", "http://127.0.0.1/secret")], "media_url: "),
        (vec![("attribute[unheard]", "1")], "attribute[unheard]: "),
        (vec![("service_code", "gas_smell")], "attribute[called]: The question needs an answer."),
        (vec![("service_code", "parking"), ("attribute[blocks]", "the moon")], "attribute[blocks]: "),
        (vec![("service_code", "road_damage"), ("attribute[size]", "wide")], "attribute[size]: "),
        (
            vec![("service_code", "road_damage"), ("attribute[cover_missing_notice]", "1")],
            "attribute[cover_missing_notice]: ",
        ),
        (vec![("lat", "1"), ("lat", "2")], "lat: It was given more than once."),
    ];
    for (changes, begin) in cases {
        let form = lamp_with(&changes);
        for response in [server.post(&form).await, server.post_parts(parts(&form)).await] {
            let errors = sentences(response, 400).await;
            assert!(errors.iter().any(|error| error.starts_with(begin)), "{begin}: {errors:?}");
        }
    }
    assert_eq!(server.complaints().await, 0);
}

#[tokio::test]
async fn other_bodies_are_refused() {
    let server = Server::open().await;
    let post = |content_type: &str, body: Vec<u8>| {
        let request =
            server.client.post(server.url("requests.json")).header(header::CONTENT_TYPE, content_type);
        request.body(body).send()
    };
    let json = br#"{"service_code":"street_lighting","description":"Out.","lat":1,"long":2}"#.to_vec();
    sentences(post("application/json", json).await.unwrap(), 400).await;
    sentences(post("text/plain", b"lat=1".to_vec()).await.unwrap(), 400).await;
    sentences(post("multipart/form-data", b"--x".to_vec()).await.unwrap(), 400).await;
    sentences(post("multipart/form-data; boundary=x", b"--x\r\nbroken".to_vec()).await.unwrap(), 400).await;
    let form = "application/x-www-form-urlencoded";
    let gbk = b"service_code=street_lighting&lat=1&long=2&description=%C2%B7%B5%C6".to_vec();
    let errors = sentences(post(form, gbk).await.unwrap(), 400).await;
    assert!(errors[0].contains("UTF-8"), "{errors:?}");
    sentences(post(form, vec![b'x'; 70_000]).await.unwrap(), 400).await;
    assert_eq!(server.complaints().await, 0);
}

#[tokio::test]
async fn many_parts_or_long_names_are_refused_before_anybody_compares_them() {
    let server = Server::open().await;
    let texts = |count: usize, name: &str| {
        (0..count).fold(parts(&LAMP), |form, n| form.text(format!("attribute[{name}{n}]"), "1"))
    };
    for (form, sentence) in [
        (
            texts(900, &"n".repeat(100)),
            "The texts may have at most 65536 bytes, with their names and 48 more for each.",
        ),
        (
            texts(900, &"n".repeat(20)),
            "The texts may have at most 65536 bytes, with their names and 48 more for each.",
        ),
        (
            (0..1_001).fold(parts(&LAMP), |form, _| form.text("media", "")),
            "The form may have at most 1000 parts.",
        ),
    ] {
        assert_eq!(sentences(server.post_parts(form).await, 400).await, [sentence]);
    }
    assert_eq!(server.complaints().await, 0);
}

#[tokio::test]
async fn too_many_requests_must_wait_as_long_as_the_answer_says() {
    let server = Server::with(|options| {
        options.open311.open_writing = true;
        options.writes_per_minute = 2;
    })
    .await;
    server.filed(&LAMP).await;
    let response = server.post(&LAMP).await;
    let wait: u64 = response.headers()[header::RETRY_AFTER].to_str().unwrap().parse().unwrap();
    assert!((1..=30).contains(&wait), "{wait}");
    sentences(response, 429).await;
    assert_eq!(server.complaints().await, 1);
    server.json("services.json").await;
}
