//! The servers that are known by name.

use complaint_widget::{
    backend::{Accepted, Backend as _, Body, Outcome, Proof, Reply, Trouble},
    domain::{Capabilities, Complaint, Script},
    form::{Draft, DraftPlace, PointSource},
};
use serde_json::{Value, json};

use crate::{
    Walk, answered, attempt, category, end, english, field, fields, page, receipt, server, submission,
    support::{PHOTO, draft, full_draft, photo},
    walk,
};

fn can(profile: &str) -> Capabilities {
    walk(server(&json!({ "profile": profile })).capabilities(&english()), []).outcome.unwrap()
}

fn sent(profile: &str, draft: &Draft, replies: Vec<Reply>) -> Walk<Accepted> {
    walk(
        server(&json!({ "profile": profile, "jurisdiction_id": "quiet" }))
            .submit(&submission(draft), &attempt()),
        replies,
    )
}

fn read(profile: &str, reply: &Value) -> Outcome<Complaint> {
    let server = server(&json!({ "profile": profile }));
    end(server.read(&receipt("7"), None, &english()), answered(200, reply)).map(|read| read.unwrap().value)
}

fn pinned() -> Draft {
    let point = complaint_widget::domain::Point { latitude: 39.9, longitude: 116.4, accuracy_metres: None };
    let place = DraftPlace { point: Some((point, PointSource::Phone)), ..DraftPlace::default() };
    Draft { place, ..draft() }
}

#[test]
fn fixmystreet_is_only_read_and_always_with_a_jurisdiction() {
    assert!(!can("fixmystreet").reporting);
    let server = server(&json!({ "profile": "fixmystreet" }));
    assert_eq!(walk(server.submit(&submission(&draft()), &attempt()), []).outcome, Err(Trouble::Unsupported));
    let list = walk(
        server.list(&complaint_widget::domain::ListQuery::default()),
        [answered(200, &json!({ "service_requests": [] }))],
    );
    assert!(list.requests[0].url.ends_with("/requests.json?jurisdiction_id=all"), "{}", list.requests[0].url);
    let dogs =
        json!({ "service_code": "Dogs & benches", "service_name": "Dogs & benches", "metadata": "true" });
    let services = json!({ "services": [dogs] });
    assert!(!end(server.categories(&english()), answered(200, &services)).unwrap()[0].questions_apart);
    let it = read("fixmystreet", &json!({ "service_requests": [{
        "service_request_id": 7, "title": "Bench", "detail": "Broken", "description": "Bench: Broken",
        "status": "closed",
        "requested_datetime": "2026-11-20T09:00:00Z", "agency_responsible": { "recipient": ["Parks"] }, "lat": "39.5",
        "long": "116.4", "comment_count": 1,
    }] })).unwrap();
    assert_eq!(it.description.unwrap().text, "Bench: Broken");
}

#[test]
fn codefornl_takes_one_photo_as_a_part_and_its_key_in_the_form() {
    assert_eq!(can("codefornl").photos.unwrap().max_count, 1);
    let server = server(&json!({ "profile": "codefornl", "api_key": "public" }));
    let report = Draft { photos: vec![photo(PHOTO)], ..draft() };
    let replies = [
        answered(
            200,
            &json!([{ "service_request_id": 7, "service_notice": "Passed on.", "account_id": null }]),
        ),
        answered(
            200,
            &json!([{
                "service_request_id": 7, "status": "open", "requested_datetime": "2026-11-24T09:00:00+00:00",
                "media_url": "https://hotline.example/m/7.jpg",
            }]),
        ),
    ];
    let walk = walk(server.submit(&submission(&report), &attempt()), replies);
    let Body::Multipart(parts) = &walk.requests[0].body else { panic!("expected parts") };
    assert_eq!((parts[0].name.as_str(), parts.last().unwrap().name.as_str()), ("api_key", "media"));
    assert_eq!(walk.requests[1].url, "https://hotline.example/v2/requests/7.json");
    let accepted = walk.outcome.unwrap();
    assert_eq!((accepted.proof, accepted.photos.len()), (Proof::Numbered(receipt("7")), 1));
    assert_eq!(accepted.notice.unwrap().text, "Passed on.");
    // It leaves out what the report is about.
    let at = "2026-11-24T09:00:00+00:00";
    let bare = json!([{ "service_request_id": 7, "status": "open", "requested_datetime": at }]);
    assert_eq!(read("codefornl", &bare).unwrap().category, None);
}

#[test]
fn libre311_gets_what_it_insists_on() {
    let can = can("libre311");
    assert!(can.idempotent_submit && can.place_rules.point_required);
    assert_eq!((can.contact.name_script, can.contact.email_ending_max), (Script::Latin, Some(7)));
    let pinned = Draft { answers: full_draft().answers, ..pinned() };
    let sent = sent("libre311", &pinned, vec![answered(200, &json!([{ "service_request_id": 7 }]))])
        .requests
        .remove(0);
    assert!(sent.url.ends_with("/requests.json?jurisdiction_id=quiet"));
    assert_eq!(field(&sent, "client_request_id").as_deref(), Some(attempt().key.as_str()));
    assert_eq!(field(&sent, "attribute[damage]").as_deref(), Some("glass,cable"));
    for name in ["lat", "long", "g_recaptcha_response"] {
        assert!(field(&sent, name).is_some_and(|value| !value.is_empty()), "{name}");
    }
    let report = Draft { photos: vec![photo(PHOTO)], ..self::pinned() };
    let uploaded = answered(200, &json!("https://hotline.example/m/1"));
    let walk = self::sent("libre311", &report, vec![uploaded, page(500)]);
    assert_eq!(walk.requests[0].url, "https://hotline.example/v2/image");
}

#[test]
fn mark_a_spot_wraps_its_answers_and_turns_duplicates_back() {
    let reply = json!({ "service_requests": { "request": { "service_request_id": "47-2026" } } });
    let accepted = sent("mark_a_spot", &draft(), vec![answered(200, &reply)]).outcome.unwrap();
    assert_eq!(accepted.proof, Proof::Numbered(receipt("47-2026")));
    let hint = json!({ "duplicate_hint": "Nearby", "existing_report_id": "46-2026" });
    let outcome = sent("mark_a_spot", &draft(), vec![answered(200, &hint)]).outcome;
    assert!(matches!(outcome, Err(Trouble::Duplicate(_))), "{outcome:?}");
    let server = server(&json!({ "profile": "mark_a_spot" }));
    let asked = walk(
        server.categories(&english()),
        [answered(200, &json!([{ "service_code": 1, "metadata": "false" }]))],
    );
    assert!(asked.requests[0].url.ends_with("/services.json?langcode=en"));
    assert!(asked.outcome.unwrap()[0].questions_apart);
    let listed =
        walk(server.list(&complaint_widget::domain::ListQuery::default()), [answered(200, &json!({}))]);
    assert!(listed.requests[0].url.ends_with("?limit=100&sort=-created"));
}

#[test]
fn boston_is_read_under_a_path_of_its_own() {
    let server = server(&json!({ "profile": "boston" }));
    let asked = walk(server.read(&receipt("7"), None, &english()), [page(404)]);
    assert!(asked.requests[0].url.contains("/v2/request/7.json"), "{}", asked.requests[0].url);
    let note = json!({ "code": "a", "datatype": "Informational", "description": "Note", "values": 9 });
    let definition = json!({ "attributes": [note] });
    let questions = end(server.questions(&category("a"), &english()), answered(200, &definition)).unwrap();
    assert_eq!(questions[0].datatype, complaint_widget::domain::Datatype::Notice);
}

#[test]
fn seeclickfix_has_its_organization_in_the_address() {
    let server =
        server(&json!({ "profile": "seeclickfix", "url": "https://hotline.example/open311/v2/311/" }));
    let asked = walk(server.categories(&english()), [page(500)]);
    assert_eq!(asked.requests[0].url, "https://hotline.example/open311/v2/311/services.json");
}

#[test]
fn no_profile_sends_what_only_another_understands() {
    for profile in ["plain", "codefornl", "boston", "seeclickfix", "mark_a_spot"] {
        let sent = sent(profile, &pinned(), vec![answered(200, &json!([{ "service_request_id": 7 }]))])
            .requests
            .remove(0);
        let names: Vec<String> = fields(&sent).into_iter().map(|(name, _)| name).collect();
        for foreign in
            ["g_recaptcha_response", "client_request_id", "address_string", "acknowledge_duplicate"]
        {
            assert!(!names.iter().any(|name| name == foreign), "{profile}: {foreign}");
        }
    }
}

#[test]
fn the_hotline_of_this_project_takes_photos_as_parts_and_the_same_report_once() {
    let can = can("hotline");
    assert!(can.idempotent_submit);
    assert_eq!(can.photos.unwrap().max_count, 4);
    let sent = sent("hotline", &draft(), vec![answered(201, &json!([{ "service_request_id": "PH-1" }]))])
        .requests
        .remove(0);
    assert_eq!(field(&sent, "client_request_id").as_deref(), Some(attempt().key.as_str()));
}
