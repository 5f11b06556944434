//! Sending a photo: one a request, after the report.

use serde_json::Value;

use super::{
    Signalen,
    trouble::{self, Author},
    uuid,
};
use crate::{
    backend::{Body, Exchange, Method, Outcome, Part, PartContent, Refusal, Reply, Request, Trouble, loose},
    domain::{Code, MediaType, PhotoId, Receipt},
    form::{Field, Problem, Reason},
};

/// The only name under which Signalen looks for a file.
const PART: &str = "file";

pub(super) fn send(
    hotline: &Signalen,
    receipt: &Receipt,
    photo: &PhotoId,
    media_type: MediaType,
) -> Exchange<()> {
    let Some(id) = receipt.code.as_ref().map(Code::secret).and_then(uuid) else {
        return Exchange::done(Err(Trouble::NotFound));
    };
    let content =
        PartContent::Photo { id: photo.clone(), media_type, file_name: file_name(media_type).to_owned() };
    let request = Request::new(Method::Post, hotline.url(&format!("signals/{id}/attachments/")))
        .body(Body::Multipart(vec![Part { name: PART.to_owned(), content }]));
    let (here, photo) = (hotline.clone(), photo.clone());
    Exchange::one(request, move |reply| received(&here, reply, &id, &photo))
}

/// The name must end as the content is: Signalen compares the two.
const fn file_name(media_type: MediaType) -> &'static str {
    match media_type {
        MediaType::Jpeg => "photo.jpg",
        MediaType::Png => "photo.png",
        MediaType::Webp => "photo.webp",
    }
}

/// The proof that the photo is there: where it lies, and that it lies with this report.
fn received(hotline: &Signalen, reply: Reply, id: &str, photo: &PhotoId) -> Outcome<()> {
    let field = || Field::Photo(photo.clone());
    let is_too_large = reply.as_ref().is_ok_and(|response| response.status == 413);
    if is_too_large {
        let problem = Problem::new(field(), Reason::TooLarge { max_bytes: None });
        return Err(Trouble::Rejected(vec![problem]));
    }
    // The only fault of a photo that comes as a bare list: the state of the report doesn't allow it.
    let is_list = |body: &[u8]| serde_json::from_slice::<Vec<Value>>(body).is_ok();
    if reply.as_ref().is_ok_and(|response| response.status == 400 && is_list(&response.body)) {
        return Err(Trouble::Refused(Refusal::WrongStatus));
    }
    let faults = [(PART, field(), Reason::Invalid, Author::Signalen)];
    let taken = trouble::changed(hotline, reply, &faults)?;
    let report = &taken["_links"]["self"]["href"];
    let is_of_this = report.as_str().is_none_or(|address| address.contains(id));
    let is_there = loose::text(&taken["location"]).is_some();
    if is_there && is_of_this { Ok(()) } else { Err(Trouble::Unknown) }
}
