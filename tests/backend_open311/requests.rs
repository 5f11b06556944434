//! The request of every operation.

use complaint_widget::{
    backend::{Attempt, Backend as _, Body, Method, Request},
    domain::{Bounds, LanguageTag, ListQuery, Point, Ticket, Timestamp},
    form::{Draft, DraftContact, DraftPlace, PointSource},
};
use serde_json::{Value, json};

use crate::{
    answered, attempt, category, english, field, fields, page, plain, receipt, server, submission,
    support::{KEY, draft, full_draft},
    walk,
};

fn headers(request: &Request) -> Vec<(&str, &str)> {
    request.headers.iter().map(|(name, value)| (name.as_ref(), value.as_str())).collect()
}

fn report(settings: &Value, draft: &Draft) -> Request {
    let exchange = server(settings).submit(&submission(draft), &attempt());
    walk(exchange, [page(500)]).requests.remove(0)
}

#[test]
fn reading_asks_with_the_suffix_in_the_language_of_the_screen() {
    let server = plain();
    let chinese = LanguageTag::new("zh-Hans");
    for (request, path) in [
        (walk(server.categories(&chinese), [page(500)]).requests.remove(0), "services.json"),
        (
            walk(server.questions(&category("Dogs & benches/1"), &chinese), [page(500)]).requests.remove(0),
            "services/Dogs%20%26%20benches%2F1.json",
        ),
        (
            walk(server.read(&receipt("47-2026"), None, &chinese), [page(500)]).requests.remove(0),
            "requests/47-2026.json?extensions=true",
        ),
    ] {
        assert_eq!(request.url, format!("https://hotline.example/v2/{path}"));
        assert_eq!((request.method, &request.body), (Method::Get, &Body::Empty));
        assert_eq!(headers(&request), [("Accept", "application/json"), ("Accept-Language", "zh-Hans")]);
    }
    let ticket = Ticket("a/b".to_owned());
    let asked = walk(server.number(&ticket), [page(500)]).requests.remove(0);
    assert_eq!(asked.url, "https://hotline.example/v2/tokens/a%2Fb.json");
}

#[test]
fn no_header_goes_out_that_a_browser_would_ask_the_server_about() {
    let chinese = server(&json!({ "profile": "libre311" }));
    let sent = walk(chinese.submit(&submission(&draft()), &attempt()), [page(500)]).requests.remove(0);
    assert!(headers(&sent).iter().all(|(name, _)| ["Accept", "Accept-Language"].contains(name)), "{sent:?}");
}

#[test]
fn the_jurisdiction_goes_with_everything() {
    let settings = json!({ "jurisdiction_id": "quiet.example" });
    let server = server(&settings);
    let url = walk(server.categories(&english()), [page(500)]).requests.remove(0).url;
    assert_eq!(url, "https://hotline.example/v2/services.json?jurisdiction_id=quiet.example");
    let sent = report(&settings, &draft());
    assert_eq!(sent.url, "https://hotline.example/v2/requests.json");
    assert_eq!(field(&sent, "jurisdiction_id").as_deref(), Some("quiet.example"));
}

#[test]
fn the_jurisdiction_stands_in_the_query_where_the_server_looks_for_it() {
    let sent = report(&json!({ "jurisdiction_id": "a b", "jurisdiction_in_query": true }), &draft());
    assert_eq!(sent.url, "https://hotline.example/v2/requests.json?jurisdiction_id=a%20b");
    assert_eq!(field(&sent, "jurisdiction_id"), None);
}

#[test]
fn a_report_holds_what_the_citizen_said_and_nothing_else() {
    let person = DraftContact {
        name: "Amal Nour Haddad".to_owned(),
        phone: "+20 100 123".to_owned(),
        email: "amal@example.org".to_owned(),
        ..DraftContact::default()
    };
    let sent = report(&json!({ "api_key": "public" }), &Draft { contact: person, ..draft() });
    let expected = [
        ("api_key", "public"),
        ("service_code", "lamp"),
        ("address_string", "North gate"),
        ("description", "The lamp at the gate is dark"),
        ("first_name", "Amal Nour"),
        ("last_name", "Haddad"),
        ("email", "amal@example.org"),
        ("phone", "+20 100 123"),
    ];
    assert_eq!(fields(&sent), expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    assert_eq!(sent.method, Method::Post);
}

#[test]
fn a_name_of_one_word_is_not_torn_apart() {
    let person = DraftContact { name: "王小明".to_owned(), ..DraftContact::default() };
    let sent = report(&json!({}), &Draft { contact: person, ..draft() });
    assert_eq!((field(&sent, "first_name").as_deref(), field(&sent, "last_name")), (Some("王小明"), None));
}

#[test]
fn exactly_one_form_of_place_is_sent_and_the_other_words_are_kept() {
    let point = Point { latitude: 39.9, longitude: -116.425, accuracy_metres: Some(8.0) };
    let place = DraftPlace {
        point: Some((point, PointSource::Phone)),
        description: "Behind the kiosk".to_owned(),
        ..DraftPlace::default()
    };
    let sent = report(&json!({}), &Draft { place, ..draft() });
    assert_eq!(field(&sent, "lat").as_deref(), Some("39.9"));
    assert_eq!(field(&sent, "long").as_deref(), Some("-116.425"));
    assert_eq!((field(&sent, "address_string"), field(&sent, "address_id")), (None, None));
    let words = field(&sent, "description").unwrap();
    assert_eq!(words, "The lamp at the gate is dark\n\nBehind the kiosk");

    let sent = report(&json!({ "address_field": "address" }), &draft());
    assert_eq!((field(&sent, "address").as_deref(), field(&sent, "lat")), (Some("North gate"), None));
}

#[test]
fn answers_of_every_datatype_go_under_their_codes() {
    let full = Draft { photos: vec![], contact: DraftContact::default(), ..full_draft() };
    let place = draft().place;
    let full = Draft { place, ..full };
    let sent = report(&json!({}), &full);
    let of = |name: &str| -> Vec<String> {
        fields(&sent).into_iter().filter(|(known, _)| known == name).map(|(_, value)| value).collect()
    };
    assert_eq!(of("attribute[pole]"), ["A-17"]);
    assert_eq!(of("attribute[height]"), ["4.5"]);
    assert_eq!(of("attribute[since]"), ["2026-11-20T18:30:00Z"]);
    assert_eq!(of("attribute[state]"), ["dark"]);
    assert_eq!(of("attribute[damage][]"), ["glass", "cable"]);
    let joined = report(&json!({ "multiple_values": "commas" }), &full);
    assert_eq!(field(&joined, "attribute[damage]").as_deref(), Some("glass,cable"));
}

#[test]
fn the_key_of_the_draft_goes_only_where_it_is_understood() {
    let sent = report(&json!({}), &draft());
    assert!(fields(&sent).iter().all(|(_, value)| value != KEY));
    let sent = report(&json!({ "idempotency_field": "client_request_id" }), &draft());
    assert_eq!(field(&sent, "client_request_id").as_deref(), Some(KEY));
    assert!(KEY.len() <= 36);
}

#[test]
fn who_insists_says_so() {
    let insists = Attempt { insists: true, ..attempt() };
    let sent = walk(plain().submit(&submission(&draft()), &insists), [page(500)]).requests.remove(0);
    assert_eq!(field(&sent, "acknowledge_duplicate").as_deref(), Some("true"));
    assert_eq!(field(&report(&json!({}), &draft()), "acknowledge_duplicate"), None);
}

#[test]
fn a_list_is_asked_for_by_area_time_and_category() {
    let query = ListQuery {
        area: Some(Bounds { south: 39.5, west: 116.0, north: 40.0, east: 117.25 }),
        since: Timestamp::from_rfc3339("2026-11-01T00:00:00Z"),
        category: Some(category("Dogs & benches")),
    };
    let url = |settings: &Value| {
        walk(server(settings).list(&query), [answered(200, &json!([]))]).requests.remove(0).url
    };
    assert_eq!(
        url(&json!({})),
        "https://hotline.example/v2/requests.json?bbox=116%2C39.5%2C117.25%2C40\
         &start_date=2026-11-01T00%3A00%3A00Z&service_code=Dogs%20%26%20benches"
    );
    assert!(!url(&json!({ "start_date": false })).contains("start_date"));
    assert!(url(&json!({ "list_fields": { "limit": "5" } })).ends_with("&limit=5"));
}
