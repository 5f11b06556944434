//! The bodies of a new request: parameters, and photos where the form has parts.

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, header},
};

use super::parameters::{Parameters, not_utf8};
use crate::api::{
    App, Fault,
    body::{self, JSON_MAX, JSON_TIME},
    photos::PHOTO_TIME,
};

/// The name of the parts that are photos.
const MEDIA: &str = "media";
/// The most parts in a form; no real one has a tenth of it.
const PARTS_MAX: usize = 1_000;
/// What a text takes of the room for texts beyond its name and content, in bytes: about what keeping it costs.
const TEXT_COST: usize = 48;

/// A form as it was sent.
#[derive(Debug, Default)]
pub struct Form {
    /// Everything but the photos.
    pub parameters: Parameters,
    /// The photos, not judged yet.
    pub photos: Vec<Bytes>,
}

/// Reads a form of either kind, in which the texts with their names may have 64 KiB and each photo as much as the
/// hotline takes.
///
/// # Errors
/// 400 for what isn't such a form.
pub async fn read(app: &App, headers: &HeaderMap, body: Body) -> Result<Form, Fault> {
    let content_type =
        headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let essence = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match essence.as_str() {
        "application/x-www-form-urlencoded" => {
            let bytes = body::read(headers, body, JSON_MAX, JSON_TIME).await?;
            Ok(Form { parameters: Parameters::parse(&bytes)?, photos: Vec::new() })
        }
        "multipart/form-data" => {
            let boundary = multer::parse_boundary(content_type).map_err(|_| malformed())?;
            let photo_max = usize::try_from(app.content.photos().max_bytes).unwrap_or(usize::MAX);
            let max = photo_max.saturating_mul(app.content.photos().max_count).saturating_add(JSON_MAX);
            let bytes = body::read(headers, body, max, PHOTO_TIME).await?;
            parts(bytes, boundary, photo_max).await
        }
        _ => Err(Fault::unsupported(
            "The body must be application/x-www-form-urlencoded or multipart/form-data.",
        )),
    }
}

async fn parts(bytes: Bytes, boundary: String, photo_max: usize) -> Result<Form, Fault> {
    let mut multipart = multer::Multipart::new(Body::from(bytes).into_data_stream(), boundary);
    let mut form = Form::default();
    let mut text_room = JSON_MAX;
    let mut count = 0;
    while let Some(part) = multipart.next_field().await.map_err(|_| malformed())? {
        count += 1;
        if count > PARTS_MAX {
            return Err(Fault::bad_request(format!("The form may have at most {PARTS_MAX} parts.")));
        }
        let name = part.name().unwrap_or_default().to_owned();
        let is_file = part.file_name().is_some_and(|name| !name.is_empty());
        let content = part.bytes().await.map_err(|_| malformed())?;
        if name == MEDIA {
            if content.len() > photo_max {
                return Err(Fault::bad_request(format!(
                    "media: A photo may have at most {photo_max} bytes."
                )));
            }
            // A form in which no file was chosen sends a part without name and content.
            if is_file || !content.is_empty() {
                form.photos.push(content);
            }
        } else if is_file {
            return Err(Fault::bad_request(format!("{name}: A photo must be a part named media.")));
        } else {
            text_room =
                text_room.checked_sub(name.len() + content.len() + TEXT_COST).ok_or_else(too_much_text)?;
            let value = String::from_utf8(content.into()).map_err(|_| not_utf8())?;
            form.parameters.push(name, value);
        }
    }
    Ok(form)
}

fn too_much_text() -> Fault {
    Fault::bad_request(format!(
        "The texts may have at most {JSON_MAX} bytes, with their names and {TEXT_COST} more for each."
    ))
}

fn malformed() -> Fault {
    Fault::bad_request("The body isn't whole multipart/form-data.")
}
