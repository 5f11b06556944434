//! Questions that staff ask back by a link, which leads to a session. Answers are kept by the session and count once it
//! is submitted.

use serde_json::{Value, json};

use super::{Signalen, questions, trouble, uuid};
use crate::{
    backend::{Body, Exchange, Method, Outcome, Reply, Request, Step, Trouble, loose},
    domain::{AnswerValue, Datatype, FollowUp, FollowUpAnswer, Question},
    form::{Field, Problem, Reason},
};

/// The types of these questions that aren't answered by text.
const NUMBERS: [&str; 2] = ["integer", "float"];

pub(super) fn read(hotline: &Signalen, token: &str) -> Exchange<FollowUp> {
    let Some(id) = uuid(token) else { return Exchange::done(Err(Trouble::NotFound)) };
    let here = hotline.clone();
    Exchange::one(hotline.get(&format!("qa/sessions/{id}")), move |reply| {
        let session = trouble::read(&here, reply)?;
        let asked = session["path_questions"].as_array().filter(|_| is_of(&session, &id));
        let asked = asked.ok_or(Trouble::Unavailable { retry_after: None })?;
        let introduction = loose::text(&session["questionnaire_explanation"]);
        Ok(FollowUp {
            introduction: introduction.map(|text| here.quote(text)),
            questions: asked.iter().filter_map(question).collect(),
        })
    })
}

fn question(asked: &Value) -> Option<Question> {
    let text = loose::text(&asked["label"]).or_else(|| loose::text(&asked["short_label"]))?;
    let is_number = NUMBERS.iter().any(|name| asked["field_type"] == *name);
    Some(Question {
        code: loose::text(&asked["uuid"])?,
        datatype: if is_number { Datatype::Number } else { Datatype::Text },
        required: loose::truth(&asked["required"]) == Some(true),
        text,
        hint: None,
        options: Vec::new(),
    })
}

/// Puts the answers into the session, and submits it if it has all that it needs.
pub(super) fn send(hotline: &Signalen, token: &str, answers: &[FollowUpAnswer]) -> Exchange<()> {
    let Some(id) = uuid(token) else { return Exchange::done(Err(Trouble::NotFound)) };
    let payload = |answer: &FollowUpAnswer| match &answer.value {
        AnswerValue::Number(number) => json!(number),
        value => questions::plain(value),
    };
    let answers: Value = answers
        .iter()
        .map(|answer| json!({ "question_uuid": answer.code, "payload": payload(answer) }))
        .collect();
    let post = |rest: &str| Request::new(Method::Post, hotline.url(&format!("qa/sessions/{id}/{rest}")));
    let (answering, submitting) = (post("answers").body(Body::Json(answers.to_string())), post("submit"));
    let here = hotline.clone();
    Exchange(Step::Send(
        answering,
        Box::new(move |reply| match kept(&here, reply, &id) {
            Err(trouble) => Step::Done(Err(trouble)),
            Ok(()) => {
                Exchange::one(submitting, move |reply| {
                    let session = trouble::changed(&here, reply, &[])?;
                    if is_of(&session, &id) { Ok(()) } else { Err(Trouble::Unknown) }
                })
                .0
            }
        }),
    ))
}

/// Whether the session has every answer that it needs. If it can't be told, nothing is lost: they don't count yet.
fn kept(hotline: &Signalen, reply: Reply, id: &str) -> Outcome<()> {
    let session = trouble::read(hotline, reply)?;
    if !is_of(&session, id) {
        return Err(Trouble::Unavailable { retry_after: None });
    }
    let of = |question: &str, reason| Problem::new(Field::FollowUpAnswer(question.to_owned()), reason);
    let wrong = session["path_validation_errors_by_uuid"].as_object().into_iter().flatten();
    let mut problems: Vec<Problem> = wrong
        .map(|(question, said)| {
            of(question, Reason::Invalid).said(loose::text(said).map(|text| hotline.quote(text)))
        })
        .collect();
    if problems.is_empty() && loose::truth(&session["can_freeze"]) == Some(false) {
        let missing = session["path_unanswered_question_uuids"].as_array().into_iter().flatten();
        problems.extend(missing.filter_map(Value::as_str).map(|question| of(question, Reason::Required)));
    }
    if problems.is_empty() { Ok(()) } else { Err(Trouble::Rejected(problems)) }
}

fn is_of(session: &Value, id: &str) -> bool {
    session["uuid"].as_str().and_then(uuid).is_some_and(|other| other == id)
}
