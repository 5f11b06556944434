//! What proves that a report was taken, and what doesn't.

use std::time::Duration;

use complaint_widget::{
    backend::{Accepted, Backend as _, Failure, Outcome, Proof, Refusal, Reply, Trouble},
    domain::{LanguageTag, Point, QuotedText, Reference, Ticket},
    form::{Draft, DraftPlace, PointSource},
};
use serde_json::{Value, json};

use crate::{
    answered, attempt, end, page, plain, receipt, response, server, submission, support::draft, walk,
};

fn sent(reply: Reply) -> Outcome<Accepted> {
    end(plain().submit(&submission(&draft()), &attempt()), reply)
}

fn numbered(id: &str) -> Proof {
    Proof::Numbered(receipt(id))
}

#[test]
fn one_thing_with_a_number_is_a_proof_in_any_packing() {
    let it = json!({ "service_request_id": "47-2026" });
    for body in [
        json!([it]),
        it.clone(),
        json!({ "service_requests": [it] }),
        json!({ "service_requests": { "request": it } }),
        json!({ "service_requests": { "request": [it] } }),
        json!([{ "service_request_id": "47-2026", "token": null, "account_id": "" }]),
    ] {
        assert_eq!(sent(answered(201, &body)).unwrap().proof, numbered("47-2026"), "{body}");
    }
}

#[test]
fn created_is_a_200_on_some_servers_and_a_201_on_others() {
    for status in [200, 201] {
        let accepted = sent(answered(status, &json!([{ "service_request_id": 7 }]))).unwrap();
        assert_eq!(accepted.proof, numbered("7"), "{status}");
    }
}

#[test]
fn what_the_server_says_to_the_citizen_is_quoted_in_its_language() {
    let dutch = server(&json!({ "language": "nl" }));
    let expected = "2026-12-01T09:00:00Z";
    let reply =
        json!([{ "service_request_id": 7, "service_notice": "Dank u.", "expected_datetime": expected }]);
    let accepted = end(dutch.submit(&submission(&draft()), &attempt()), answered(200, &reply)).unwrap();
    let words = QuotedText { text: "Dank u.".to_owned(), language: Some(LanguageTag::new("nl")) };
    assert_eq!(accepted.notice, Some(words));
    assert!(accepted.deadline.is_some());
}

#[test]
fn a_list_of_other_peoples_reports_is_no_proof() {
    let other = |id: &str, words: &str| {
        json!({
            "service_request_id": id, "status": "open", "service_code": "lamp", "description": words,
            "requested_datetime": "2026-11-20T09:00:00Z",
        })
    };
    for body in [
        json!({ "service_requests": [other("1", "Dark since Monday"), other("2", "Glass on the path")] }),
        json!({ "service_requests": [other("1", "Dark since Monday")] }),
        json!([other("1", "")]),
        json!([{ "service_request_id": "1" }, { "service_request_id": "2" }]),
    ] {
        assert_eq!(sent(answered(200, &body)), Err(Trouble::Unknown), "{body}");
    }
}

#[test]
fn one_thing_that_contradicts_what_was_sent_is_no_proof() {
    let point = Point { latitude: 39.9, longitude: 116.4, accuracy_metres: None };
    let place = DraftPlace { point: Some((point, PointSource::Phone)), ..DraftPlace::default() };
    let submission = submission(&Draft { place, ..draft() });
    for contradiction in [
        json!({ "description": "A tree fell over" }),
        json!({ "service_code": "noise" }),
        json!({ "lat": "39.8", "long": "116.4" }),
        json!({ "requested_datetime": "2026-11-20T09:00:00Z" }),
    ] {
        let mut body = json!({ "service_request_id": "1" });
        for (name, value) in contradiction.as_object().unwrap() {
            body[name] = value.clone();
        }
        let outcome = end(plain().submit(&submission, &attempt()), answered(200, &json!([body])));
        assert_eq!(outcome, Err(Trouble::Unknown), "{body}");
    }
}

#[test]
fn an_older_report_that_happens_to_hold_the_words_is_no_proof() {
    // Finished on the 24th at nine, with a place in words only.
    let submission = submission(&Draft { description: "Pothole".to_owned(), ..draft() });
    let shown = |made: &str| {
        let reply = json!([{
            "service_request_id": "9", "status": "open", "service_code": "lamp",
            "description": "Pothole by the school", "requested_datetime": made,
        }]);
        end(plain().submit(&submission, &attempt()), answered(200, &reply)).map(|accepted| accepted.proof)
    };
    for made in ["2026-11-24T09:00:03Z", "2026-11-24T08:58:00Z", "2026-11-23T22:00:00"] {
        assert_eq!(shown(made), Ok(numbered("9")), "{made}");
    }
    for made in ["2026-11-23T08:59:00Z", "2026-11-20T09:00:00"] {
        assert_eq!(shown(made), Err(Trouble::Unknown), "{made}");
    }
}

#[test]
fn a_whole_report_that_holds_the_same_words_is_a_proof() {
    let point = Point { latitude: 39.9, longitude: 116.4, accuracy_metres: None };
    let place = DraftPlace { point: Some((point, PointSource::Phone)), ..DraftPlace::default() };
    let reply = json!([{
        "service_request_id": 9, "status": "open", "requested_datetime": "2026-11-24T09:00:00Z",
        "service_code": "lamp", "description": "Lamp: The lamp at  the\r\ngate is dark",
        "lat": 39.900_001_525_878_906, "long": "116.40000152587890625",
    }]);
    let outcome =
        end(plain().submit(&submission(&Draft { place, ..draft() }), &attempt()), answered(200, &reply));
    assert_eq!(outcome.unwrap().proof, numbered("9"));
}

#[test]
fn a_success_that_proves_nothing_is_unknown() {
    for reply in [
        page(200),
        response(200, "application/json", crate::PAGE),
        response(200, "application/json", b""),
        response(201, "application/json", b"[{\"service_request_id\":\"4"),
        answered(200, &json!([])),
        answered(200, &json!({})),
        answered(200, &json!({ "service_requests": [] })),
        answered(200, &json!({ "success": 1 })),
        answered(200, &json!([{ "service_request_id": null, "token": "" }])),
        answered(204, &json!([{ "service_request_id": 1 }])),
        page(302),
        page(500),
        page(502),
        page(503),
        Err(Failure::Broken),
    ] {
        assert_eq!(sent(reply.clone()), Err(Trouble::Unknown), "{reply:?}");
    }
}

#[test]
fn what_never_left_was_never_taken() {
    assert_eq!(sent(Err(Failure::NotSent)), Err(Trouble::Unavailable { retry_after: None }));
    assert_eq!(sent(Err(Failure::Cancelled)), Err(Trouble::Cancelled));
}

#[test]
fn a_throttle_without_a_wait_and_a_missing_key_are_refusals() {
    assert_eq!(sent(page(429)), Err(Trouble::Refused(Refusal::Throttled { retry_after: None })));
    let key = json!({ "type": "forbidden", "code": "door_3", "message": "The key is missing" });
    assert_eq!(sent(answered(403, &key)), Err(Trouble::Refused(Refusal::Forbidden)));
}

#[test]
fn a_duplicate_is_told_with_its_number_and_is_no_proof() {
    let hint = json!({
        "duplicate_hint": "Reported nearby", "existing_report_id": 12,
        "existing_report_url": "https://hotline.example/12",
    });
    for (status, body) in [(200, hint.clone()), (409, hint.clone()), (409, json!([hint]))] {
        let outcome = sent(answered(status, &body));
        assert_eq!(outcome, Err(Trouble::Duplicate(Reference("12".to_owned()))), "{status} {body}");
    }
}

#[test]
fn a_report_with_a_number_of_its_own_is_taken_whatever_other_it_resembles() {
    let hinted = |id: u8| json!([{ "service_request_id": id, "existing_report_id": 12 }]);
    assert_eq!(sent(answered(201, &hinted(13))).unwrap().proof, numbered("13"));
    let it = json!({ "service_requests": [{ "service_request_id": 13 }], "existing_report_id": 12 });
    assert_eq!(sent(answered(201, &it)).unwrap().proof, numbered("13"));
    // The other one's number is not its own.
    let duplicate = Err(Trouble::Duplicate(Reference("12".to_owned())));
    assert_eq!(sent(answered(200, &hinted(12))), duplicate);
    let walk = walk(
        plain().submit(&submission(&draft()), &attempt()),
        [
            answered(200, &json!([{ "token": "t/1", "existing_report_id": 12 }])),
            answered(200, &json!([{ "token": "t/1", "service_request_id": 14 }])),
        ],
    );
    assert_eq!(walk.outcome.unwrap().proof, numbered("14"));
}

fn token(id: &Value) -> Reply {
    answered(200, &json!([{ "token": "t/1", "service_request_id": id }]))
}

#[test]
fn a_token_is_asked_for_its_number_every_two_seconds() {
    let replies = [token(&Value::Null), token(&json!("")), page(404), token(&json!(31))];
    let walk = walk(plain().submit(&submission(&draft()), &attempt()), replies);
    assert_eq!(walk.outcome.unwrap().proof, numbered("31"));
    assert_eq!(walk.waits, [Duration::from_secs(2); 3]);
    assert!(walk.requests[1..].iter().all(|request| request.url.ends_with("/tokens/t%2F1.json")));
}

#[test]
fn a_number_that_does_not_come_in_five_askings_follows() {
    let replies = (0..6).map(|_| token(&Value::Null));
    let walk = walk(plain().submit(&submission(&draft()), &attempt()), replies);
    assert_eq!(walk.outcome.unwrap().proof, Proof::NumberToFollow(Ticket("t/1".to_owned())));
    assert_eq!(walk.waits.len(), 5);
}

#[test]
fn a_number_of_another_token_is_nobodys() {
    let other = answered(200, &json!([{ "token": "t/2", "service_request_id": "32" }]));
    let several = answered(200, &json!([{ "service_request_id": "32" }, { "service_request_id": "33" }]));
    let ticket = Ticket("t/1".to_owned());
    assert_eq!(end(plain().number(&ticket), other), Ok(None));
    assert_eq!(end(plain().number(&ticket), several), Ok(None));
    assert_eq!(end(plain().number(&ticket), token(&Value::Null)), Ok(None));
    assert_eq!(end(plain().number(&ticket), token(&json!("34"))), Ok(Some(receipt("34"))));
    assert_eq!(end(plain().number(&ticket), page(404)), Err(Trouble::NotFound));
    assert_eq!(end(plain().number(&ticket), page(200)), Err(Trouble::Unavailable { retry_after: None }));
}
