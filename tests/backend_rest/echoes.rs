//! What comes back as it was sent, however the hotline writes it.

use complaint_widget::backend::{Backend as _, Trouble, rest::judge::is_same};
use serde_json::{Value, json};

use super::{answered, attempt, end, hotline, in_house, with};
use crate::support::{full_draft, submission};

#[test]
fn what_comes_back_written_otherwise_is_no_contradiction() {
    let echoing = |field: &str, back: Value| {
        let description = with(in_house(), "/operations/submit/answer/echo", json!({ "/数据/回": field }));
        let data = json!({ "工单编号": "GD2026112400001", "查询密码": "480919", "回": back });
        let exchange = hotline(&description).submit(&submission(&full_draft()), &attempt());
        end(exchange, answered(200, &json!({ "结果": "成功", "数据": data }))).map(|_| ())
    };
    // 39.9 and 4.5 were sent; nobody asked the question "unasked".
    for (field, back) in [
        ("{place.latitude}", json!("39.90")),
        ("{place.latitude}", json!(39.9)),
        ("{answers.height}", json!("4.50")),
        ("{answers.unasked}", json!("")),
        ("{answers.unasked}", json!(null)),
    ] {
        assert_eq!(echoing(field, back.clone()), Ok(()), "{field}: {back}");
    }
    for (field, back) in [
        ("{place.latitude}", json!("39.91")),
        ("{answers.pole}", json!("a-17")),
        ("{answers.pole}", json!("")),
        ("{answers.unasked}", json!("x")),
        ("{answers.unasked}", json!(0)),
    ] {
        assert_eq!(echoing(field, back.clone()), Err(Trouble::Unknown), "{field}: {back}");
    }
}

#[test]
fn numbers_are_compared_as_numbers_and_codes_letter_by_letter() {
    for (a, b) in [(json!(39), json!(39.0)), (json!(39.0), json!("39")), (json!(39), json!(" 39.0 "))] {
        assert!(is_same(&a, &b) && is_same(&b, &a), "{a} {b}");
    }
    for (a, b) in [
        (json!("1.0"), json!("1")),
        (json!("007"), json!(7)),
        (json!(""), json!(0)),
        (json!(true), json!(1)),
        (json!(9_007_199_254_740_993_u64), json!("9007199254740992")),
    ] {
        assert!(!is_same(&a, &b) && !is_same(&b, &a), "{a} {b}");
    }
}
