//! Taking reports and photos.

use axum::{
    Json,
    extract::{FromRequest, Multipart, Query, Request, State},
    http::{StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};

use super::{Context, Photos, Posting, Sent, SentFile, desk::Desk, page};

impl Context {
    /// What a request to `path` holds. A body that is neither a form nor multipart counts as empty.
    async fn receive(&self, path: &str, request: Request) -> Sent {
        let query = parameters(request.uri());
        let content_type = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let mut sent = Sent { method: "POST".to_owned(), path: path.to_owned(), query, ..Sent::default() };
        match content_type.unwrap_or_default() {
            form if form.starts_with("application/x-www-form-urlencoded") => {
                if let Ok(axum::Form(fields)) = axum::Form::from_request(request, &()).await {
                    sent.fields = fields;
                }
            }
            multipart if multipart.starts_with("multipart/form-data") => {
                if let Ok(parts) = Multipart::from_request(request, &()).await {
                    read_parts(parts, &mut sent).await;
                }
            }
            _ => {}
        }
        self.desk().sent.push(sent.clone());
        sent
    }
}

fn parameters(uri: &Uri) -> Vec<(String, String)> {
    Query::try_from_uri(uri).map(|Query(query)| query).unwrap_or_default()
}

async fn read_parts(mut parts: Multipart, sent: &mut Sent) {
    while let Ok(Some(part)) = parts.next_field().await {
        let name = part.name().unwrap_or_default().to_owned();
        let is_file = part.file_name().is_some();
        let media_type = part.content_type().unwrap_or_default().to_owned();
        let Ok(bytes) = part.bytes().await else { return };
        if is_file {
            sent.files.push(SentFile { part: name, media_type, bytes: bytes.to_vec() });
        } else {
            sent.fields.push((name, String::from_utf8_lossy(&bytes).into_owned()));
        }
    }
}

/// Keeps a file and gives the address under which it is found.
fn keep(desk: &mut Desk, file: &SentFile) -> String {
    desk.files.push(file.clone());
    format!("http://hotline.example/media/{}", desk.files.len() - 1)
}

/// `POST image`: the bare address, as JSON.
pub(super) async fn upload(State(context): State<Context>, request: Request) -> Response {
    let sent = context.receive("image", request).await;
    match sent.files.iter().find(|file| file.part == "file" && file.media_type.starts_with("image/")) {
        Some(file) => Json(json!(keep(&mut context.desk(), file))).into_response(),
        None => context.complain(400, "file", "A picture is missing"),
    }
}

/// `POST requests.json`.
pub(super) async fn take(State(context): State<Context>, request: Request) -> Response {
    let dialect = &context.dialect;
    let sent = context.receive("requests.json", request).await;
    if let Some(page) = context.needs_jurisdiction(&sent.query) {
        return page;
    }
    if dialect.key.is_some() && sent.field("api_key") != dialect.key {
        let words =
            json!({ "type": "forbidden", "code": "door_3", "message": "The key is missing or wrong" });
        return (StatusCode::FORBIDDEN, Json(words)).into_response();
    }
    // A body without a category, or not a form at all, is taken for a wish to see the list.
    let Some(code) = sent.field("service_code") else {
        return Json(context.matching(false, |_| true)).into_response();
    };
    let Some(service) = dialect.service(code) else {
        let status = if dialect.key.is_some() { 403 } else { 400 };
        return context.complain(status, "service_code", "The service_code means no category");
    };
    if dialect.posting == Posting::Listed {
        return Json(context.matching(false, |report| report.service.number == service.number))
            .into_response();
    }
    let is_given = |name| sent.field(name).is_some_and(|text| !text.trim().is_empty());
    if dialect.needs_point && !(is_given("lat") && is_given("long") && is_given("g_recaptcha_response")) {
        return context.complain(400, "lat", "lat, long and g_recaptcha_response must not be blank");
    }
    let is_latin = |name| sent.field(name).is_none_or(|text| text.chars().all(is_latin_letter_or_sign));
    if dialect.latin_names && !(is_latin("first_name") && is_latin("last_name")) {
        return context.complain(400, "first_name", "Names must be written in Latin letters");
    }
    let files: Vec<&SentFile> = sent.files.iter().filter(|file| file.part == "media").collect();
    if dialect.photos == Photos::Media && files.len() > 1 {
        return page(StatusCode::INTERNAL_SERVER_ERROR);
    }
    let mut desk = context.desk();
    if let Some(number) = dialect.replays.then(|| replayed(&desk, &sent)).flatten() {
        return created(&context, number);
    }
    let existing = desk.reports.iter().find(|report| report.service.number == service.number);
    if let Some(existing) = existing.filter(|_| dialect.turns_duplicates_back && !is_insisted(&sent)) {
        let hint = json!({
            "duplicate_hint": "Somebody has reported this nearby.",
            "existing_report_id": dialect.number(existing.number),
            "existing_report_url": format!("http://hotline.example/{}", existing.number),
        });
        return (StatusCode::CONFLICT, Json(hint)).into_response();
    }
    let mut media: Vec<String> = sent
        .field("media_url")
        .map(|addresses| addresses.split(',').map(|address| address.trim().to_owned()).collect())
        .unwrap_or_default();
    if dialect.photos == Photos::Media {
        media.extend(files.into_iter().map(|file| keep(&mut desk, file)));
    }
    let number = desk.take(service, sent, media);
    drop(desk);
    created(&context, number)
}

fn is_latin_letter_or_sign(c: char) -> bool {
    !c.is_alphabetic() || c < '\u{250}'
}

fn is_insisted(sent: &Sent) -> bool {
    sent.field("acknowledge_duplicate").is_some_and(|word| word == "true")
}

fn replayed(desk: &Desk, sent: &Sent) -> Option<usize> {
    let id = sent.field("client_request_id")?;
    let earlier = |taken: &Sent| taken.field("client_request_id") == Some(id);
    desk.reports.iter().find(|report| earlier(&report.sent)).map(|report| report.number)
}

fn created(context: &Context, number: usize) -> Response {
    let dialect = &context.dialect;
    let told = if dialect.posting == Posting::Token {
        json!({ "token": format!("t-{number}") })
    } else {
        json!({
            "service_request_id": dialect.number(number),
            "service_notice": "The department looks at it within five days.",
            "account_id": Value::Null,
        })
    };
    let status = StatusCode::from_u16(dialect.created).unwrap_or(StatusCode::OK);
    (status, Json(dialect.pack("service_requests", vec![told]))).into_response()
}
