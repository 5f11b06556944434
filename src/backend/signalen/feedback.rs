//! The verdict that Signalen asks for by a link. An unsatisfied one can have the report taken up again.

use serde_json::{Value, json};

use super::{
    Signalen,
    trouble::{self, Author, Meaning},
};
use crate::{
    backend::{Body, Exchange, Method, Reply, Request, Step, Trouble, encoding::percent_encode, loose},
    domain::{Feedback, FeedbackForm, FeedbackReason},
    form::{Field, Reason},
};

/// What the faults of a verdict mean.
const FIELDS: [Meaning; 5] = [
    ("is_satisfied", Field::Satisfied, Reason::Invalid, Author::Framework),
    ("text", Field::Reasons, Reason::Invalid, Author::Framework),
    ("text_list", Field::Reasons, Reason::Invalid, Author::Framework),
    ("text_extra", Field::RatingWords, Reason::Invalid, Author::Framework),
    ("non_field_errors", Field::Reasons, Reason::Invalid, Author::Signalen),
];

/// Asks whether the form may be used, then for the reasons to choose from. If those can't be had, the citizen gives
/// reasons of one's own.
pub(super) fn read(hotline: &Signalen, token: &str) -> Exchange<FeedbackForm> {
    let form = hotline.get(&format!("feedback/forms/{}", percent_encode(token)));
    let answers = hotline.get("feedback/standard_answers/");
    let here = hotline.clone();
    Exchange(Step::Send(
        form,
        Box::new(move |reply| match is_usable(&here, reply) {
            Err(trouble) => Step::Done(Err(trouble)),
            Ok(()) => {
                Exchange::one(answers, move |reply| {
                    let reasons =
                        trouble::read(&here, reply).map_or_else(|_| Vec::new(), |list| reasons(&list));
                    Ok(FeedbackForm { reasons })
                })
                .0
            }
        }),
    ))
}

fn is_usable(hotline: &Signalen, reply: Reply) -> Result<(), Trouble> {
    let form = trouble::read(hotline, reply)?;
    loose::text(&form["signal_id"]).map(|_| ()).ok_or(Trouble::Unavailable { retry_after: None })
}

fn reasons(list: &Value) -> Vec<FeedbackReason> {
    let reason = |answer: &Value| {
        Some(FeedbackReason {
            satisfied: loose::truth(&answer["is_satisfied"])?,
            text: loose::text(&answer["text"])?,
            topic: loose::text(&answer["topic"]),
            is_open: loose::truth(&answer["open_answer"]) == Some(true),
        })
    };
    list["results"].as_array().into_iter().flatten().filter_map(reason).collect()
}

pub(super) fn send(hotline: &Signalen, token: &str, feedback: &Feedback) -> Exchange<()> {
    let mut body = json!({
        "is_satisfied": feedback.satisfied,
        "text_list": feedback.reasons,
        "allows_contact": feedback.allows_contact,
    });
    if let Some(words) = &feedback.words {
        body["text_extra"] = json!(words);
    }
    let address = hotline.url(&format!("feedback/forms/{}", percent_encode(token)));
    let request = Request::new(Method::Put, address).body(Body::Json(body.to_string()));
    let here = hotline.clone();
    Exchange::one(request, move |reply| {
        // The proof: it names the report that the verdict is about.
        let taken = trouble::changed(&here, reply, &FIELDS)?;
        loose::text(&taken["signal_id"]).map(|_| ()).ok_or(Trouble::Unknown)
    })
}
