//! What a citizen does who holds a link of the hotline's.

use complaint_widget::{
    backend::{Refusal, Trouble},
    domain::{AnswerValue, Feedback, FollowUpAnswer},
};
use uuid::Uuid;

use super::Line;
use crate::finding::{Checked, ensure, failed, given};

pub(super) async fn a_verdict_is_taken_once(line: &Line<'_>) -> Checked {
    given(line.known().await?.capabilities.feedback, "it asks for no verdict by a link")?;
    let desk = line.desk()?;
    let receipt = line.file_whole().await?.receipt;
    let token = desk.feedback_token(&receipt).ok_or_else(|| failed("a link", "none"))?;
    let form = line.phone.run(line.backend.feedback_form(&token)).await;
    let form = form.map_err(|trouble| failed("the form", trouble))?;
    let reason = form.reasons.iter().find(|reason| !reason.satisfied && !reason.is_open);
    let feedback = Feedback {
        satisfied: false,
        reasons: vec![reason.map_or_else(|| "It is loud again".to_owned(), |reason| reason.text.clone())],
        words: Some("Since yesterday".to_owned()),
        allows_contact: true,
    };
    let wrong = Uuid::new_v4().to_string();
    let nowhere = line.phone.run(line.backend.send_feedback(&wrong, &feedback)).await;
    ensure(nowhere == Err(Trouble::NotFound), "nothing found by another token", nowhere)?;
    let sent = line.phone.run(line.backend.send_feedback(&token, &feedback)).await;
    ensure(sent.is_ok(), "taken", sent)?;
    let again = line.phone.run(line.backend.send_feedback(&token, &feedback)).await;
    ensure(again == Err(Trouble::Refused(Refusal::AlreadyDone)), "done already", again)?;
    let form = line.phone.run(line.backend.feedback_form(&token)).await;
    ensure(form == Err(Trouble::Refused(Refusal::AlreadyDone)), "done already", form)
}

pub(super) async fn further_questions_are_answered_once(line: &Line<'_>) -> Checked {
    given(line.known().await?.capabilities.follow_up, "it asks no further questions")?;
    let desk = line.desk()?;
    let receipt = line.file_whole().await?.receipt;
    let token = desk.follow_up_token(&receipt).ok_or_else(|| failed("a link", "none"))?;
    let wrong = Uuid::new_v4().to_string();
    let nowhere = line.phone.run(line.backend.follow_up(&wrong)).await;
    ensure(nowhere == Err(Trouble::NotFound), "nothing found by another token", nowhere)?;
    let asked = line.phone.run(line.backend.follow_up(&token)).await;
    let asked = asked.map_err(|trouble| failed("the questions", trouble))?;
    ensure(!asked.questions.is_empty(), "a question at least", &asked)?;
    let answer = |code: &String| FollowUpAnswer {
        code: code.clone(),
        value: AnswerValue::Text("By the third door, 三号门".to_owned()),
    };
    let answers: Vec<_> = asked.questions.iter().map(|question| answer(&question.code)).collect();
    let sent = line.phone.run(line.backend.answer_follow_up(&token, &answers)).await;
    ensure(sent.is_ok(), "taken", sent)?;
    let again = line.phone.run(line.backend.follow_up(&token)).await;
    ensure(again == Err(Trouble::Refused(Refusal::AlreadyDone)), "done already", again)
}
