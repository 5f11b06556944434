//! Questions that staff ask back.

use complaint_widget::{
    backend::{Backend as _, Failure, Outcome, Refusal, Reply, Trouble},
    domain::{AnswerValue, Datatype, FollowUp, FollowUpAnswer},
    form::{Field, Problem, Reason},
};
use serde_json::{Value, json};

use super::{ID, answered, end, hotline, json_of, page, run};

const QUESTION: &str = "27cefd06-30f4-4f7b-85e5-5d06a7110342";

fn session(can_freeze: bool, wrong: &Value) -> Value {
    let open = if can_freeze { json!([]) } else { json!([QUESTION]) };
    json!({
        "uuid": ID, "can_freeze": can_freeze, "questionnaire_explanation": null,
        "path_questions": [
            { "uuid": QUESTION, "label": "Aan welke kant?", "field_type": "plain_text", "required": true },
            { "uuid": "q-2", "label": null, "short_label": "Hoeveel?", "field_type": "integer", "required": false },
            { "uuid": null, "label": "?" },
        ],
        "path_unanswered_question_uuids": open, "path_validation_errors_by_uuid": wrong,
    })
}

fn ready() -> Reply {
    answered(200, &session(true, &json!({})))
}

fn read(reply: Reply) -> Outcome<FollowUp> {
    end(hotline().follow_up(ID), reply)
}

fn answers() -> Vec<FollowUpAnswer> {
    let answer = |code: &str, value| FollowUpAnswer { code: code.to_owned(), value };
    vec![answer(QUESTION, AnswerValue::Text("Left".to_owned())), answer("q-2", AnswerValue::Number(2.0))]
}

fn send(replies: impl IntoIterator<Item = Reply>) -> Outcome<()> {
    run(hotline().answer_follow_up(ID, &answers()), replies).0
}

#[test]
fn a_session_gives_its_questions() {
    let (read, requests) = run(hotline().follow_up(&ID.to_uppercase()), [ready()]);
    assert_eq!(requests[0].url, format!("https://hotline.example/signals/v1/public/qa/sessions/{ID}"));
    let read = read.unwrap();
    assert_eq!(read.introduction, None);
    let seen: Vec<_> = read
        .questions
        .iter()
        .map(|it| (it.code.as_str(), it.text.as_str(), it.datatype, it.required))
        .collect();
    assert_eq!(
        seen,
        [(QUESTION, "Aan welke kant?", Datatype::Text, true), ("q-2", "Hoeveel?", Datatype::Number, false),]
    );
    let mut explained = session(true, &json!({}));
    explained["questionnaire_explanation"] = json!("Wij weten nog niet alles.");
    let words = end(hotline().follow_up(ID), answered(200, &explained)).unwrap().introduction.unwrap();
    assert_eq!((words.text.as_str(), words.language.unwrap().as_str()), ("Wij weten nog niet alles.", "nl"));
}

#[test]
fn a_used_a_late_and_a_missing_session_are_told_apart() {
    for (reply, trouble) in [
        (answered(410, &json!({ "detail": "Used!" })), Trouble::Refused(Refusal::AlreadyDone)),
        (answered(410, &json!({ "detail": "Expired!" })), Trouble::Refused(Refusal::TooLate)),
        (answered(404, &json!({ "detail": "Niets." })), Trouble::NotFound),
        (page(404), Trouble::Unavailable { retry_after: None }),
        (page(200), Trouble::Unavailable { retry_after: None }),
        (
            answered(200, &json!({ "uuid": QUESTION, "path_questions": [] })),
            Trouble::Unavailable { retry_after: None },
        ),
    ] {
        assert_eq!(read(reply.clone()), Err(trouble.clone()));
        assert_eq!(send([reply]), Err(trouble));
    }
    assert_eq!(run(hotline().follow_up("not-a-session"), []).0, Err(Trouble::NotFound));
}

#[test]
fn answers_are_put_in_and_then_submitted() {
    let (end, requests) = run(hotline().answer_follow_up(ID, &answers()), [ready(), ready()]);
    assert_eq!(end, Ok(()));
    let base = format!("https://hotline.example/signals/v1/public/qa/sessions/{ID}");
    let paths: Vec<_> = requests.iter().map(|it| (it.method.as_str(), it.url.as_str())).collect();
    assert_eq!(paths, [("POST", format!("{base}/answers").as_str()), ("POST", &format!("{base}/submit"))]);
    assert_eq!(
        json_of(&requests[0]),
        json!([
            { "question_uuid": QUESTION, "payload": "Left" },
            { "question_uuid": "q-2", "payload": 2.0 },
        ])
    );
}

#[test]
fn answers_that_do_not_fit_or_lack_are_named_and_nothing_is_submitted() {
    let wrong = answered(200, &session(false, &json!({ "q-2": "Geen getal." })));
    let Err(Trouble::Rejected(problems)) = send([wrong]) else { panic!("expected problems") };
    let [problem] = &problems[..] else { panic!("one problem, not {problems:?}") };
    assert_eq!((&problem.field, problem.reason), (&Field::FollowUpAnswer("q-2".to_owned()), Reason::Invalid));
    assert_eq!(problem.said.as_ref().unwrap().text, "Geen getal.");
    let missing = vec![Problem::new(Field::FollowUpAnswer(QUESTION.to_owned()), Reason::Required)];
    assert_eq!(send([answered(200, &session(false, &json!({})))]), Err(Trouble::Rejected(missing)));
}

#[test]
fn until_it_is_submitted_nothing_counts_and_then_nobody_may_know() {
    for reply in [page(500), page(200), Err(Failure::Broken), Err(Failure::NotSent)] {
        assert_eq!(send([reply]), Err(Trouble::Unavailable { retry_after: None }));
    }
    for reply in [page(500), page(200), Err(Failure::Broken), answered(200, &json!({}))] {
        assert_eq!(send([ready(), reply]), Err(Trouble::Unknown));
    }
    assert_eq!(send([Err(Failure::Cancelled)]), Err(Trouble::Cancelled));
}
