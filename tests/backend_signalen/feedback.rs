//! The verdict by a link.

use complaint_widget::{
    backend::{Backend as _, Failure, Outcome, Refusal, Reply, Trouble},
    domain::{Feedback, FeedbackForm},
    form::{Field, Reason},
};
use serde_json::json;

use super::{ID, answered, asked, empty, end, hotline, json_of, page, run};

const TOKEN: &str = "aB3-_x";

fn usable() -> Reply {
    answered(200, &json!({ "signal_id": ID }))
}

fn form(replies: impl IntoIterator<Item = Reply>) -> Outcome<FeedbackForm> {
    run(hotline().feedback_form(TOKEN), replies).0
}

fn verdict() -> Feedback {
    Feedback {
        satisfied: false,
        reasons: vec!["Het duurde te lang".to_owned(), "Still dark".to_owned()],
        words: Some("See the photo".to_owned()),
        allows_contact: true,
    }
}

fn send(reply: Reply) -> Outcome<()> {
    end(hotline().send_feedback(TOKEN, &verdict()), reply)
}

#[test]
fn a_form_that_may_be_used_comes_with_its_reasons() {
    let answers = json!({ "results": [
        { "is_satisfied": true, "text": "Het is gemaakt", "topic": null, "open_answer": false },
        { "is_satisfied": "false", "text": "Anders", "topic": "Overig", "open_answer": true },
        { "is_satisfied": null, "text": "?" },
        { "is_satisfied": true, "text": "" },
    ] });
    let (form, requests) = run(hotline().feedback_form(TOKEN), [usable(), answered(200, &answers)]);
    let base = "https://hotline.example/signals/v1/public/feedback";
    assert_eq!(requests[0].url, format!("{base}/forms/aB3-_x"));
    assert_eq!(requests[1].url, format!("{base}/standard_answers/"));
    let reasons = form.unwrap().reasons;
    let seen: Vec<_> =
        reasons.iter().map(|it| (it.satisfied, it.text.as_str(), it.topic.as_deref(), it.is_open)).collect();
    assert_eq!(seen, [(true, "Het is gemaakt", None, false), (false, "Anders", Some("Overig"), true)]);
}

#[test]
fn reasons_that_cannot_be_had_do_not_keep_the_citizen_from_the_form() {
    for reply in [page(200), page(500), answered(404, &json!({ "detail": "?" })), Err(Failure::Broken)] {
        assert_eq!(form([usable(), reply]), Ok(FeedbackForm::default()));
    }
}

#[test]
fn a_used_a_late_and_a_missing_form_are_told_apart() {
    let gone = |detail: &str| answered(410, &json!({ "detail": detail }));
    for (reply, trouble) in [
        (gone("filled out"), Trouble::Refused(Refusal::AlreadyDone)),
        (gone("too late"), Trouble::Refused(Refusal::TooLate)),
        (answered(404, &json!({ "detail": "Niets." })), Trouble::NotFound),
    ] {
        assert_eq!(form([reply.clone()]), Err(trouble.clone()));
        assert_eq!(send(reply), Err(trouble));
    }
    for reply in
        [page(200), empty(200), page(404), page(500), answered(200, &json!({})), Err(Failure::Broken)]
    {
        assert_eq!(form([reply]), Err(Trouble::Unavailable { retry_after: None }));
    }
}

#[test]
fn a_verdict_is_put_whole() {
    let (_, requests) = run(hotline().send_feedback("a/b?", &verdict()), [page(500)]);
    let url = "https://hotline.example/signals/v1/public/feedback/forms/a%2Fb%3F";
    assert_eq!(asked(&requests), ("PUT", url));
    assert_eq!(
        json_of(&requests[0]),
        json!({
            "is_satisfied": false,
            "text_list": ["Het duurde te lang", "Still dark"],
            "text_extra": "See the photo",
            "allows_contact": true,
        })
    );
}

#[test]
fn a_verdict_has_arrived_when_the_hotline_names_its_report() {
    assert_eq!(send(usable()), Ok(()));
    for reply in [page(200), empty(200), answered(200, &json!({})), page(500), Err(Failure::Broken)] {
        assert_eq!(send(reply), Err(Trouble::Unknown));
    }
    let Err(Trouble::Rejected(problems)) = send(answered(400, &json!({ "non_field_errors": ["Say why"] })))
    else {
        panic!("expected problems")
    };
    assert_eq!((&problems[0].field, problems[0].reason), (&Field::Reasons, Reason::Invalid));
}
