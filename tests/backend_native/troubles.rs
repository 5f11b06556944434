//! Every reply that isn't a success, and none.

use std::time::Duration;

use complaint_widget::{
    backend::{Backend as _, Failure, Refusal, Reply, Trouble},
    domain::MediaType,
    form::{Field, Problem, Reason},
};
use serde_json::json;

use super::{
    PAGE, answered, attempt, changing, draft, end, hotline, page, photo, problem, rating, reading, receipt,
    response, submission,
};

const UNAVAILABLE: Trouble = Trouble::Unavailable { retry_after: None };

/// A problem without faults in single fields.
fn refusal(status: u16, code: &str) -> Reply {
    answered(status, &problem(status, code, &json!([])))
}

/// Checks what `reply` means to every operation.
fn assert_ends(reply: &Reply, when_changing: &Trouble, when_reading: &Trouble) {
    for (operation, end) in changing(|| reply.clone()) {
        assert_eq!(end.as_ref(), Err(when_changing), "{operation}: {reply:?}");
    }
    for (operation, end) in reading(|| reply.clone()) {
        assert_eq!(end.as_ref(), Err(when_reading), "{operation}: {reply:?}");
    }
}

#[test]
fn what_broke_on_the_way_is_unknown_when_writing_and_unavailable_when_reading() {
    for status in [500, 502, 503, 504, 511, 599] {
        assert_ends(&page(status), &Trouble::Unknown, &UNAVAILABLE);
    }
    for status in [500, 502, 504] {
        assert_ends(&refusal(status, "other"), &Trouble::Unknown, &UNAVAILABLE);
    }
    assert_ends(&Err(Failure::Broken), &Trouble::Unknown, &UNAVAILABLE);
}

#[test]
fn what_never_left_is_unavailable_and_what_was_cancelled_is_cancelled() {
    assert_ends(&Err(Failure::NotSent), &UNAVAILABLE, &UNAVAILABLE);
    assert_ends(&Err(Failure::Cancelled), &Trouble::Cancelled, &Trouble::Cancelled);
}

#[test]
fn only_the_hotlines_own_503_says_that_it_did_not_act() {
    let own = problem(503, "unavailable", &json!([])).to_string();
    let wait = Trouble::Unavailable { retry_after: Some(Duration::from_secs(120)) };
    assert_ends(&response(503, &[("retry-after", " 120 ")], own.as_bytes()), &wait, &wait);
    assert_ends(&response(503, &[("retry-after", "120")], PAGE), &Trouble::Unknown, &wait);
}

#[test]
fn too_many_requests_say_how_long_to_wait_if_the_reply_does() {
    for (header, retry_after) in [
        (Some("30"), Some(Duration::from_secs(30))),
        (Some("Wed, 25 Nov 2026 09:00:00 GMT"), None),
        (Some("-1"), None),
        (None, None),
    ] {
        let headers: Vec<_> = header.into_iter().map(|value| ("retry-after", value)).collect();
        let throttled = Trouble::Refused(Refusal::Throttled { retry_after });
        assert_ends(&response(429, &headers, PAGE), &throttled, &throttled);
    }
}

#[test]
fn refusals_are_told_apart() {
    let objection = Trouble::Rejected(vec![Problem::new(Field::Other, Reason::Invalid)]);
    for (status, code, trouble) in [
        (401, "other", Trouble::Refused(Refusal::Forbidden)),
        (403, "other", Trouble::Refused(Refusal::Forbidden)),
        (404, "not_found", Trouble::NotFound),
        (405, "method_not_allowed", Trouble::Unsupported),
        (409, "wrong_status", Trouble::Refused(Refusal::WrongStatus)),
        (409, "a_later_code", objection.clone()),
        (400, "malformed_json", objection.clone()),
        (422, "invalid", objection),
    ] {
        let reply = refusal(status, code);
        for (operation, end) in changing(|| reply.clone()) {
            assert_eq!(end.as_ref(), Err(&trouble), "{operation}: {reply:?}");
        }
        // What is the same for everybody can't be asked for wrongly, so of it there is no such refusal.
        let offered = if matches!(status, 401 | 403) { &trouble } else { &UNAVAILABLE };
        for (operation, end) in reading(|| reply.clone()) {
            let is_offered = ["capabilities", "categories"].contains(&operation);
            assert_eq!(
                end.as_ref(),
                Err(if is_offered { offered } else { &trouble }),
                "{operation}: {reply:?}"
            );
        }
    }
}

#[test]
fn a_used_key_means_that_something_was_taken_so_the_end_is_unknown() {
    assert_ends(&refusal(422, "key_reused"), &Trouble::Unknown, &UNAVAILABLE);
}

#[test]
fn another_server_at_the_hotlines_address_is_unavailable() {
    let foreign = json!({ "code": "rest_no_route", "message": "No route", "data": { "status": 404 } });
    for status in [400, 404, 405, 409, 410, 422] {
        assert_ends(&page(status), &UNAVAILABLE, &UNAVAILABLE);
        assert_ends(&answered(status, &foreign), &UNAVAILABLE, &UNAVAILABLE);
    }
}

#[test]
fn faults_are_laid_at_the_fields_that_the_pointers_name() {
    for (pointer, code, field, reason) in [
        ("/class", "not_a_choice", Field::Class, Reason::NotAChoice),
        ("/category", "required", Field::Category, Reason::Required),
        ("/description", "too_long", Field::Description, Reason::TooLong { max: None }),
        ("/answers/pole", "too_long", Field::Answer("pole".to_owned()), Reason::TooLong { max: None }),
        ("/answers/a~1b~01", "invalid", Field::Answer("a/b~1".to_owned()), Reason::Invalid),
        ("/answers", "wrong_type", Field::Other, Reason::Malformed),
        ("/place", "required", Field::Place, Reason::Required),
        ("/place/point/latitude", "wrong_type", Field::Place, Reason::Malformed),
        ("/place/description", "too_long", Field::PlaceDescription, Reason::TooLong { max: None }),
        ("/photos/0/description", "too_long", Field::Photos, Reason::TooLong { max: None }),
        ("/contact/name", "too_long", Field::Name, Reason::TooLong { max: None }),
        ("/contact/phone", "wrong_type", Field::Phone, Reason::Malformed),
        ("/contact/email", "required", Field::Email, Reason::Required),
        ("/contact", "invalid", Field::Other, Reason::Invalid),
        ("/surprise", "unknown_field", Field::Other, Reason::Invalid),
        ("", "a_later_code", Field::Other, Reason::Invalid),
    ] {
        let errors = json!([{ "pointer": pointer, "code": code, "detail": "In English" }]);
        for status in [400, 422] {
            let reply = answered(status, &problem(status, "invalid", &errors));
            let end = end(hotline().submit(&submission(&draft()), &attempt()), reply);
            assert_eq!(end, Err(Trouble::Rejected(vec![Problem::new(field.clone(), reason)])), "{pointer}");
        }
    }
}

#[test]
fn every_fault_is_told_in_the_hotlines_order() {
    let errors = json!([
        { "pointer": "/solved", "code": "required", "detail": "" },
        { "pointer": "/satisfaction", "code": "wrong_type", "detail": "" },
        { "pointer": "/contacted", "code": "required", "detail": "" },
        { "pointer": "/words", "code": "too_long", "detail": "" },
    ]);
    let reply = answered(422, &problem(422, "invalid", &errors));
    let Err(Trouble::Rejected(problems)) = end(hotline().rate(&receipt(), &rating()), reply) else {
        panic!("expected faults")
    };
    let fields: Vec<Field> = problems.into_iter().map(|problem| problem.field).collect();
    assert_eq!(fields, [Field::Solved, Field::Satisfaction, Field::Contacted, Field::RatingWords]);
}

#[test]
fn a_fault_in_a_body_that_is_one_field_is_that_fields() {
    let errors = json!([{ "pointer": "/text", "code": "too_long", "detail": "" }]);
    let ends = changing(|| answered(422, &problem(422, "invalid", &errors)));
    let fault = |field| Err(Trouble::Rejected(vec![Problem::new(field, Reason::TooLong { max: None })]));
    assert_eq!(ends[1].1, fault(Field::Photo(photo())));
    assert_eq!(ends[2].1, fault(Field::Information));
    assert_eq!(ends[4].1, fault(Field::ReopeningReason));
}

#[test]
fn a_photo_that_is_too_large_or_of_another_type_is_named_also_by_a_gateway() {
    for (reply, reason) in [
        (refusal(413, "too_large"), Reason::TooLarge { max_bytes: None }),
        (page(413), Reason::TooLarge { max_bytes: None }),
        (refusal(415, "unsupported_media_type"), Reason::WrongType),
    ] {
        let end = end(hotline().upload_photo(&receipt(), &photo(), MediaType::Jpeg), reply);
        assert_eq!(end, Err(Trouble::Rejected(vec![Problem::new(Field::Photo(photo()), reason)])));
    }
}
