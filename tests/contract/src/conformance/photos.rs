//! `PUT complaints/{reference}/photos/{id}`.

use complaint_widget::{
    backend::{
        Body, Method, Response,
        native::wire::{PhotoReceived, ProblemCode},
    },
    domain::{MediaType, PhotoId},
};

use super::wire::{Made, Told, Wire, content, new_key, problem};
use crate::{
    finding::{Checked, ensure, failed, given},
    picture::picture,
};

impl Wire<'_> {
    async fn put(&self, made: &Made, id: &str, kind: MediaType, bytes: Vec<u8>) -> Checked<Response> {
        // The phone holds what it sends by an id of its own.
        let held = PhotoId(new_key());
        self.line.phone.hold(held.clone(), bytes);
        let request = self.of(Method::Put, made, &format!("/photos/{id}"));
        self.send(request.header("Content-Type", kind.as_str()).body(Body::Photo(held))).await
    }

    /// A complaint that announces a photo, its id, and a type that the server takes.
    async fn announced(&self) -> Checked<(Made, String, MediaType)> {
        let rules = self.line.capabilities().await?.photos;
        given(rules.is_some(), "it takes no photos")?;
        let kinds = rules.map(|rules| rules.media_types).unwrap_or_default();
        let kind = kinds.first().copied().ok_or_else(|| failed("a type of photo", "none"))?;
        let made = self.made().await?;
        let id = made.photos.first().cloned().ok_or_else(|| failed("an announced photo", "none"))?;
        Ok((made, id, kind))
    }
}

fn drawn(kind: MediaType, shade: u8) -> Checked<Vec<u8>> {
    picture(kind, shade).map_err(|error| failed("a picture", error))
}

pub(super) async fn content_decides(wire: &Wire<'_>) -> Checked {
    let (made, id, kind) = wire.announced().await?;
    let text = wire.put(&made, &id, kind, b"This is no picture at all.".to_vec()).await?;
    problem(&text, 415, ProblemCode::UnsupportedMediaType)?;
    let claimed = if kind == MediaType::Png { MediaType::Jpeg } else { MediaType::Png };
    let mistyped = wire.put(&made, &id, claimed, drawn(kind, 40)?).await?;
    let received: PhotoReceived = content(&mistyped, 201)?;
    ensure(received.id.0 == id && received.bytes > 0, format!("the photo {id}"), Told(&mistyped))
}

pub(super) async fn an_id_is_one_photo(wire: &Wire<'_>) -> Checked {
    let (made, id, kind) = wire.announced().await?;
    let first = wire.put(&made, &id, kind, drawn(kind, 80)?).await?;
    let first: PhotoReceived = content(&first, 201)?;
    let again = wire.put(&made, &id, kind, drawn(kind, 80)?).await?;
    let repeated: PhotoReceived = content(&again, 200)?;
    ensure(repeated == first, format!("{first:?}"), Told(&again))?;
    let other = wire.put(&made, &id, kind, drawn(kind, 120)?).await?;
    problem(&other, 422, ProblemCode::KeyReused)?;
    let unannounced = wire.put(&made, &new_key(), kind, drawn(kind, 80)?).await?;
    problem(&unannounced, 404, ProblemCode::NotFound).map(|_| ())
}
