//! Taking photos.

use axum::{
    body::Bytes,
    extract::{DefaultBodyLimit, Multipart, Path, State},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use serde_json::{Value, json};

use super::{
    answer::{detail, faults, json_with, origin},
    clock, status,
    store::{Attachment, Shared, State as ReportState, Store},
};

/// The largest file, in bytes.
const MAX_BYTES: usize = 20_971_520;

/// The types that are taken, with the endings that a file's name must have.
const TAKEN: [(&str, &[&str]); 3] =
    [("image/jpeg", &[".jpg", ".jpeg"]), ("image/png", &[".png"]), ("image/gif", &[".gif"])];

/// Room for a file that is too large, so that the hotline itself can say so.
pub(super) fn body_limit() -> DefaultBodyLimit {
    DefaultBodyLimit::max(2 * MAX_BYTES)
}

pub(super) async fn take(
    State(shared): State<Shared>,
    Path(uuid): Path<String>,
    headers: HeaderMap,
    form: Multipart,
) -> Response {
    if shared.lock().report(&uuid).is_none() {
        return status::missing(&uuid);
    }
    let file = match file_of(form).await {
        Ok(Some(file)) => file,
        Ok(None) => return faults(json!({ "file": ["Er is geen bestand."] })),
        Err(sentence) => return detail(StatusCode::BAD_REQUEST, &sentence),
    };
    let wrong = faults_of(&file);
    if !wrong.is_empty() {
        return faults(json!({ "file": wrong }));
    }
    let mut store = shared.lock();
    if let Some(sentence) = no_uploads_now(&mut store, &uuid) {
        // A bare list, unlike every other fault.
        return faults(json!([sentence]));
    }
    let Some(report) = store.report(&uuid) else { return status::missing(&uuid) };
    let body = taken(&origin(&headers), &uuid, &file, report.attachments.len() + 1);
    report.attachments.push(file);
    json_with(StatusCode::CREATED, body)
}

/// The part named `file`; others are skipped in silence.
async fn file_of(mut form: Multipart) -> Result<Option<Attachment>, String> {
    while let Some(part) = form.next_field().await.map_err(|error| error.body_text())? {
        if part.name() != Some("file") {
            continue;
        }
        let name = part.file_name().unwrap_or_default().to_owned();
        let media_type = part.content_type().unwrap_or_default().to_owned();
        let bytes: Bytes = part.bytes().await.map_err(|error| error.body_text())?;
        return Ok(Some(Attachment { name, media_type, bytes: bytes.to_vec() }));
    }
    Ok(None)
}

fn faults_of(file: &Attachment) -> Vec<String> {
    let found = sniff(&file.bytes);
    let taken = TAKEN.iter().find(|(media_type, _)| *media_type == found);
    let mut wrong = Vec::new();
    if file.bytes.len() > MAX_BYTES {
        wrong.push(format!("{} bytes is more than {MAX_BYTES}!", file.bytes.len()));
    }
    match taken {
        None => wrong.push(format!("'{found}' is not a type that is taken!")),
        Some((_, endings)) => {
            let name = file.name.to_lowercase();
            if !endings.iter().any(|ending| name.ends_with(ending)) {
                wrong.push(format!("'{found}' is not what the file's name says!"));
            }
        }
    }
    wrong
}

/// The type by the content, whatever its part claims.
fn sniff(bytes: &[u8]) -> &'static str {
    match bytes {
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, b'P', b'N', b'G', ..] => "image/png",
        [b'G', b'I', b'F', b'8', ..] => "image/gif",
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => "image/webp",
        [b'<', b's', b'v', b'g', ..] => "image/svg+xml",
        [b'{', ..] => "application/json",
        _ => "text/plain",
    }
}

fn no_uploads_now(store: &mut Store, uuid: &str) -> Option<&'static str> {
    let awaits_verdict = store.awaits_verdict(uuid);
    match store.report(uuid)?.state {
        ReportState::Reported | ReportState::ReactionRequested => None,
        ReportState::Handled if awaits_verdict => None,
        ReportState::Handled => Some("No verdict is awaited, so no uploads."),
        _ => Some("No uploads in this state."),
    }
}

fn taken(origin: &str, uuid: &str, file: &Attachment, number: usize) -> Value {
    json!({
        "_display": format!("Attachment object ({number})"),
        "_links": { "self": { "href": format!("{origin}/signals/v1/public/signals/{uuid}/attachments") } },
        "location": format!("{origin}/signals/media/attachments/{number}/{}", file.name),
        "is_image": true,
        "created_at": clock::now(),
    })
}
