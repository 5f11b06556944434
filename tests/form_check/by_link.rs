//! The forms that a link of the hotline's leads to.

use std::collections::BTreeMap;

use complaint_widget::{
    domain::{Datatype, Feedback, FollowUpAnswer, Timestamp},
    form::{DraftFeedback, check_feedback, check_follow_up},
};
use support::question;

use super::*;

fn unsatisfied() -> DraftFeedback {
    DraftFeedback {
        satisfied: Some(false),
        reasons: BTreeMap::from([(false, vec!["It took too long".to_owned()])]),
        allows_contact: true,
        ..DraftFeedback::default()
    }
}

#[test]
fn a_verdict_by_link_needs_its_side_and_a_reason() {
    let fields = |draft: &DraftFeedback| {
        let problems = check_feedback(draft).unwrap_err().into_iter();
        problems
            .map(|problem| {
                assert_eq!(problem.reason, Reason::Required);
                problem.field
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(fields(&DraftFeedback::default()), [Field::Satisfied]);
    assert_eq!(fields(&DraftFeedback { reasons: BTreeMap::new(), ..unsatisfied() }), [Field::Reasons]);
    let blank =
        DraftFeedback { reasons: BTreeMap::new(), own_reason: " \u{200F}".to_owned(), ..unsatisfied() };
    assert_eq!(fields(&blank), [Field::Reasons]);
}

#[test]
fn only_reasons_of_the_side_that_was_chosen_are_sent() {
    let mut draft = unsatisfied();
    draft.reasons.insert(true, vec!["Quick".to_owned()]);
    draft.own_reason = " Nobody called \n".to_owned();
    draft.words = " \n".to_owned();
    let sent = Feedback {
        satisfied: false,
        reasons: vec!["It took too long".to_owned(), "Nobody called".to_owned()],
        words: None,
        allows_contact: true,
    };
    assert_eq!(check_feedback(&draft), Ok(sent));
    draft.satisfied = Some(true);
    assert_eq!(check_feedback(&draft).unwrap().reasons, ["Quick", "Nobody called"]);
}

#[test]
fn words_of_a_verdict_by_link_keep_their_limit() {
    let long = "x".repeat(1_001);
    let too_long = |field| Err(one(field, Reason::TooLong { max: Some(1_000) }));
    let own = DraftFeedback { own_reason: long.clone(), ..unsatisfied() };
    assert_eq!(check_feedback(&own), too_long(Field::OwnReason));
    assert_eq!(check_feedback(&DraftFeedback { words: long, ..unsatisfied() }), too_long(Field::RatingWords));
}

#[test]
fn answers_to_questions_by_link_are_judged_like_those_of_a_category() {
    let mut pole = question("pole", Datatype::String, &[]);
    pole.required = true;
    let questions =
        [question("note", Datatype::Notice, &[]), pole, question("since", Datatype::Datetime, &[])];
    let judge = |typed: &[(&str, &str)]| {
        let text = |text: &str| TypedAnswer::Text(text.to_owned());
        let typed = typed.iter().map(|(code, typed)| ((*code).to_owned(), text(typed))).collect();
        check_follow_up(&typed, &questions, &|text| Timestamp::from_rfc3339(&format!("{text}:00Z")))
    };
    let field = |code: &str| Field::FollowUpAnswer(code.to_owned());
    assert_eq!(judge(&[]), Err(one(field("pole"), Reason::Required)));
    assert_eq!(
        judge(&[("pole", "12"), ("since", "yesterday")]),
        Err(one(field("since"), Reason::NotADatetime))
    );
    let answer = |code: &str, text: &str| FollowUpAnswer {
        code: code.to_owned(),
        value: AnswerValue::Text(text.to_owned()),
    };
    assert_eq!(
        judge(&[("since", "2026-11-24T09:30"), ("pole", " 12 "), ("gone", "x")]),
        Ok(vec![answer("pole", "12"), answer("since", "2026-11-24T09:30:00Z")])
    );
    assert_eq!(field("a b").step(), None, "they are on no step of a report");
}
