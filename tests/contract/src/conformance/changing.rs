//! Adding information, rating and reopening.

use complaint_widget::{
    backend::{
        Body, Method, Response,
        native::wire::{FieldErrorCode, IDEMPOTENCY_KEY, ProblemCode, Recorded},
    },
    domain::{Complaint, TimelineEvent},
};
use serde_json::{Value, json};

use super::wire::{Made, Told, Wire, content, names, new_key, problem};
use crate::finding::{Checked, ensure, given};

impl Wire<'_> {
    async fn words(&self, made: &Made, resource: &str, key: &str, body: &Value) -> Checked<Response> {
        let request = self.of(Method::Post, made, resource).header(IDEMPOTENCY_KEY, key);
        self.send(request.body(Body::Json(body.to_string()))).await
    }

    async fn rate(&self, made: &Made, body: &Value) -> Checked<Response> {
        self.send(self.of(Method::Put, made, "/rating").body(Body::Json(body.to_string()))).await
    }
}

pub(super) async fn words_are_taken_once(wire: &Wire<'_>) -> Checked {
    given(wire.line.capabilities().await?.add_information, "nothing can be added")?;
    let made = wire.made().await?;
    let key = new_key();
    let words = json!({ "text": "Again tonight, 今晚也是" });
    let first = wire.words(&made, "/information", &key, &words).await?;
    let recorded: Recorded = content(&first, 201)?;
    let is_ours = recorded.reference == made.created.reference;
    ensure(is_ours, format!("{:?}", made.created.reference), Told(&first))?;
    let again = wire.words(&made, "/information", &key, &words).await?;
    let repeated: Recorded = content(&again, 201)?;
    ensure(repeated == recorded, format!("{recorded:?}"), Told(&again))?;
    let other = wire.words(&made, "/information", &key, &json!({ "text": "Other words" })).await?;
    problem(&other, 422, ProblemCode::KeyReused)?;
    let blank = wire.words(&made, "/information", &new_key(), &json!({ "text": " " })).await?;
    names(&blank, "/text", FieldErrorCode::Required)?;
    let read = wire.send(wire.of(Method::Get, &made, "")).await?;
    let complaint: Complaint = content(&read, 200)?;
    let is_words = |event: &TimelineEvent| matches!(event, TimelineEvent::Information(_));
    let times = complaint.timeline.iter().filter(|entry| is_words(&entry.event)).count();
    ensure(times == 1, "the words once in the history", Told(&read))
}

pub(super) async fn the_status_decides(wire: &Wire<'_>) -> Checked {
    let capabilities = wire.line.capabilities().await?;
    given(capabilities.rating || capabilities.reopening, "no answer can be judged")?;
    let made = wire.made().await?;
    if capabilities.rating {
        let verdict = json!({ "contacted": true, "solved": false, "satisfaction": 2 });
        problem(&wire.rate(&made, &verdict).await?, 409, ProblemCode::WrongStatus)?;
    }
    if capabilities.reopening {
        let reason = json!({ "text": "Nobody has answered yet" });
        let early = wire.words(&made, "/reopening", &new_key(), &reason).await?;
        problem(&early, 409, ProblemCode::WrongStatus)?;
    }
    Ok(())
}

pub(super) async fn verdicts_have_steps(wire: &Wire<'_>) -> Checked {
    given(wire.line.capabilities().await?.rating, "no answer can be rated")?;
    let made = wire.made().await?;
    let verdict = json!({ "contacted": true, "solved": false, "satisfaction": 6 });
    names(&wire.rate(&made, &verdict).await?, "/satisfaction", FieldErrorCode::WrongType)
}
