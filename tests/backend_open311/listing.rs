//! The complaints that everybody may see.

use complaint_widget::{
    backend::{Backend as _, Trouble},
    domain::{Bounds, ListQuery, PublicComplaint, Status, Timestamp},
};
use serde_json::{Value, json};

use crate::{answered, category, page, plain, server, walk};

fn item(id: u32, lat: &Value, at: &str) -> Value {
    json!({
        "service_request_id": id, "service_code": "lamp", "status": "open", "lat": lat, "long": "116.4",
        "requested_datetime": at, "description": "Dark",
    })
}

fn area() -> ListQuery {
    ListQuery {
        area: Some(Bounds { south: 39.0, west: 116.0, north: 40.0, east: 117.0 }),
        ..ListQuery::default()
    }
}

fn numbers(list: &[PublicComplaint]) -> Vec<&str> {
    list.iter().map(|it| it.reference.as_ref().unwrap().0.as_str()).collect()
}

fn everywhere() -> Value {
    json!({ "service_requests": [
        item(1, &json!(39.5), "2026-11-20T09:00:00Z"),
        item(2, &json!("51.2"), "2026-11-21T09:00:00Z"),
        item(3, &Value::Null, "2026-11-22T09:00:00Z"),
        item(4, &json!("39.6"), "2026-11-23T09:00:00"),
    ] })
}

#[test]
fn what_lies_outside_is_left_out_although_the_server_sent_it() {
    let list = walk(plain().list(&area()), [answered(200, &everywhere())]).outcome.unwrap();
    assert_eq!(numbers(&list), ["4", "1"]);
    assert_eq!(list[0].status, Status::Received);
}

#[test]
fn a_server_that_breaks_down_at_an_area_is_asked_again_without() {
    let walk = walk(plain().list(&area()), [page(500), answered(200, &everywhere())]);
    assert!(walk.requests[0].url.contains("bbox=") && !walk.requests[1].url.contains("bbox="));
    assert_eq!(numbers(&walk.outcome.unwrap()), ["4", "1"]);
}

#[test]
fn what_is_older_or_of_another_category_is_left_out() {
    let since = ListQuery { since: Timestamp::from_rfc3339("2026-11-22T00:00:00Z"), ..ListQuery::default() };
    let list = walk(plain().list(&since), [answered(200, &everywhere())]).outcome.unwrap();
    assert_eq!(numbers(&list), ["4", "3"]);
    let noise = ListQuery { category: Some(category("noise")), ..ListQuery::default() };
    assert_eq!(walk(plain().list(&noise), [answered(200, &everywhere())]).outcome, Ok(vec![]));
}

#[test]
fn an_empty_list_is_empty_in_any_packing() {
    for body in [json!([]), json!({}), json!({ "service_requests": [] })] {
        assert_eq!(walk(plain().list(&ListQuery::default()), [answered(200, &body)]).outcome, Ok(vec![]));
    }
}

#[test]
fn a_page_is_no_empty_list() {
    for reply in [page(200), page(404), page(500)] {
        let outcome = walk(plain().list(&ListQuery::default()), [reply]).outcome;
        assert_eq!(outcome, Err(Trouble::Unavailable { retry_after: None }));
    }
}

#[test]
fn a_server_may_be_said_to_list_nothing() {
    let silent = server(&json!({ "listing": false }));
    assert_eq!(walk(silent.list(&ListQuery::default()), []).outcome, Err(Trouble::Unsupported));
}
