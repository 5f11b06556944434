//! Photos: sent before the report to an address of their own, or found again in the report afterwards.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{
    errors,
    reader::{self, Manner},
};
use crate::{
    backend::{Body, Method, Outcome, Part, PartContent, Reply, Request, Trouble, loose, reply},
    domain::{MediaType, PhotoId},
    form::{Field, Problem, Reason, SubmittedPhoto},
};

/// A photo as a part called `name`.
pub(super) fn part(photo: &SubmittedPhoto, name: &str) -> Part {
    let ending = match photo.media_type {
        MediaType::Jpeg => "jpg",
        MediaType::Png => "png",
        MediaType::Webp => "webp",
    };
    Part {
        name: name.to_owned(),
        content: PartContent::Photo {
            id: photo.id.clone(),
            media_type: photo.media_type,
            file_name: format!("photo.{ending}"),
        },
    }
}

/// The request that sends one photo to `url`.
pub(super) fn upload(url: String, photo: &SubmittedPhoto, name: &str) -> Request {
    Request::new(Method::Post, url).body(Body::Multipart(vec![part(photo, name)]))
}

/// Where the photo lies that was sent. Nothing of the report has been taken yet, so whatever went wrong, nothing has
/// happened.
pub(super) fn uploaded(reply: Reply, id: &PhotoId, manner: &Manner) -> Outcome<String> {
    const UNAVAILABLE: Trouble = Trouble::Unavailable { retry_after: None };
    let response = reply::of_reading(reply)?;
    let address = matches!(response.status, 200..=202).then(|| address(&response.body)).flatten();
    address.ok_or_else(|| match errors::trouble(&response, manner, UNAVAILABLE) {
        Trouble::Rejected(problems) => {
            let of_photo = |problem: Problem| {
                let reason =
                    if problem.reason == Reason::Invalid { Reason::WrongType } else { problem.reason };
                Problem::new(Field::Photo(id.clone()), reason).said(problem.said)
            };
            Trouble::Rejected(problems.into_iter().map(of_photo).collect())
        }
        other => other,
    })
}

/// The address in an answer: alone as a text, with or without quotation marks, or in a member.
fn address(body: &[u8]) -> Option<String> {
    let found = match reader::json(body) {
        Some(text @ Value::String(_)) => loose::text(&text),
        Some(content) => reader::first(&content, &["url", "path", "media_url", "location"]),
        None => std::str::from_utf8(body).ok().map(|text| text.trim().to_owned()),
    }?;
    let is_address = ["https://", "http://", "/"].iter().any(|start| found.starts_with(start))
        && !found.contains(|c: char| c.is_whitespace() || c == '<');
    is_address.then_some(found)
}

/// Where the photos of a report lie: `media_url` as a text, as several with commas between, or as a list of texts or
/// of things with a `url`; and those that servers tell apart. Each once.
pub(super) fn addresses(item: &Value) -> Vec<String> {
    let mut found = Vec::new();
    collect(&item["media_url"], &mut found);
    collect(&item["extended_attributes"]["attachments"], &mut found);
    collect(&item["extended_attributes"]["media_urls"], &mut found);
    let mut known = BTreeSet::new();
    found.retain(|address| known.insert(address.clone()));
    found
}

fn collect(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(list) => {
            let addresses = list.split(',').map(str::trim).filter(|address| !address.is_empty());
            found.extend(addresses.map(str::to_owned));
        }
        Value::Array(list) => list.iter().for_each(|item| collect(item, found)),
        // One server writes the member's name with a space before.
        Value::Object(members) => {
            let address = members.iter().find(|(name, _)| name.trim() == "url");
            if let Some((_, Value::String(address))) = address {
                found.push(address.clone());
            }
        }
        _ => {}
    }
}

/// How photos ended that travelled with the report, given what the report shows now. Which of several is missing
/// can't be told.
pub(super) fn ends(photos: &[PhotoId], shown: usize) -> Vec<(PhotoId, Outcome<()>)> {
    let end = || if shown >= photos.len() { Ok(()) } else { Err(Trouble::Unknown) };
    photos.iter().map(|id| (id.clone(), end())).collect()
}
