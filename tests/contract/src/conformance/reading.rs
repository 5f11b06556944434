//! `GET complaints/{reference}`, and the events that tell when to read it again.

use complaint_widget::{
    backend::{Backend as _, EventStream, Method, native::wire::ProblemCode},
    domain::{Complaint, Receipt, Status, TimelineEvent},
};

use super::wire::{Told, Wire, content, new_key, problem};
use crate::finding::{Checked, ensure, failed, given};

pub(super) async fn a_code_is_needed(wire: &Wire<'_>) -> Checked {
    let made = wire.made().await?;
    let path = format!("complaints/{}", made.created.reference.0);
    let without = wire.get(&path).await?;
    problem(&without, 404, ProblemCode::NotFound)?;
    let wrong = wire.request(Method::Get, &path).header("Authorization", "Bearer WRONG-CODE");
    let wrong = wire.send(wrong).await?;
    problem(&wrong, 404, ProblemCode::NotFound)?;
    let secret = format!("Bearer {}", made.created.code.secret());
    let missing = wire.request(Method::Get, "complaints/XX-1999-999999").header("Authorization", &secret);
    let missing = wire.send(missing).await?;
    problem(&missing, 404, ProblemCode::NotFound)?;
    // Or numbers could be tried.
    ensure(missing.body == wrong.body, "one answer for a wrong code and a missing complaint", Told(&missing))
}

pub(super) async fn a_complaint_has_an_entity_tag(wire: &Wire<'_>) -> Checked {
    let made = wire.made().await?;
    let first = wire.send(wire.of(Method::Get, &made, "")).await?;
    let tag = first.header("etag").ok_or_else(|| failed("an ETag", Told(&first)))?;
    let again = wire.send(wire.of(Method::Get, &made, "").header("If-None-Match", tag)).await?;
    ensure(again.status == 304 && again.body.is_empty(), "status 304 without content", Told(&again))?;
    let kept = first.header("cache-control").unwrap_or_default();
    // Without such a word no shared cache keeps what a token opens (RFC 9111 section 3.5).
    let is_shared = ["public", "s-maxage", "must-revalidate"].iter().any(|word| kept.contains(word));
    ensure(!is_shared, "an answer that no shared cache keeps", kept)
}

pub(super) async fn what_was_sent_comes_back(wire: &Wire<'_>) -> Checked {
    let made = wire.made().await?;
    let response = wire.send(wire.of(Method::Get, &made, "")).await?;
    let complaint: Complaint = content(&response, 200)?;
    let words = complaint.description.as_ref();
    let is_ours = words.is_some_and(|words| made.body["description"] == words.text.as_str());
    ensure(is_ours, &made.body["description"], words)?;
    let language = words.and_then(|words| words.language.as_ref());
    let is_ours = language.is_some_and(|language| made.body["language"] == language.as_str());
    ensure(is_ours, &made.body["language"], language)?;
    ensure(complaint.category_name.is_some(), "the category's name", Told(&response))?;
    let takes_more = wire.line.capabilities().await?.add_information;
    let is_open = complaint.next_steps.add_information == takes_more;
    ensure(is_open, "more information taken at first, if ever", Told(&response))?;
    let first = complaint.timeline.first().map(|entry| &entry.event);
    let is_received = matches!(first, Some(TimelineEvent::Status { status: Status::Received, .. }));
    ensure(is_received, "a history that begins with its receipt", &complaint.timeline)
}

pub(super) async fn contact_data_stays(wire: &Wire<'_>) -> Checked {
    let made = wire.made().await?;
    let response = wire.send(wire.of(Method::Get, &made, "")).await?;
    let _: Complaint = content(&response, 200)?;
    let text = String::from_utf8_lossy(&response.body);
    for part in ["name", "phone", "email"] {
        if let Some(sent) = made.body["contact"][part].as_str() {
            ensure(!text.contains(sent), format!("no {part} in it"), Told(&response))?;
        }
    }
    Ok(())
}

pub(super) async fn changes_are_told(wire: &Wire<'_>) -> Checked {
    let capabilities = wire.line.capabilities().await?;
    given(capabilities.events, "it tells of no changes by itself")?;
    let made = wire.made().await?;
    let without = wire.get(&format!("complaints/{}/events", made.created.reference.0)).await?;
    problem(&without, 404, ProblemCode::NotFound)?;
    let receipt =
        Receipt { reference: made.created.reference.clone(), code: Some(made.created.code.clone()) };
    let request = wire.native.events(&receipt).ok_or_else(|| failed("a request for events", "none"))?;
    let opened = wire.line.phone.listen(&request).await;
    let mut heard = opened.map_err(|failure| failed("a stream of events", failure))?;
    let kind = heard.content_type();
    let is_stream = heard.status() == 200 && kind.starts_with(EventStream::MEDIA_TYPE);
    ensure(is_stream, "status 200 with the type text/event-stream", (heard.status(), kind))?;
    ensure(heard.event().await, "an event at once: it may have changed since it was read", "none")?;
    given(capabilities.add_information, "nothing can be changed from outside")?;
    let words = wire.line.backend.add_information(&receipt, "And it smokes", &new_key());
    wire.line.phone.run(words).await.map_err(|trouble| failed("more information taken", trouble))?;
    ensure(heard.event().await, "an event after a change", "none")
}
