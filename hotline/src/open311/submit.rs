//! `POST requests`: a new complaint.

use std::{fmt::Write, sync::Arc};

use axum::{
    body::{Body, Bytes},
    extract::State,
    http::HeaderMap,
};
use complaint_widget::{
    backend::native::wire::IDEMPOTENCY_KEY,
    domain::{PhotoId, characters},
};
use serde_json::json;
use uuid::Builder;

use super::{
    document::Document,
    form::{self, Form},
    parameters::{Asked, Parameters},
    report, service_request, token,
};
use crate::{
    api::{
        App, Fault,
        filing::{self, SentPhoto, Submission},
        request::{ClientAddress, Language, idempotency_key},
    },
    code::ServerKey,
    database::complaints::Channel,
};

/// The longest `client_request_id`, in characters.
const CLIENT_REQUEST_ID_MAX: usize = 36;

/// Takes a complaint, with its photos or not at all, and gives its number or a token.
pub async fn post(
    State(app): State<Arc<App>>,
    Asked(query): Asked,
    Language(language): Language,
    ClientAddress(address): ClientAddress,
    headers: HeaderMap,
    body: Body,
) -> Result<Document, Fault> {
    app.writes.take(address).map_err(Fault::throttled)?;
    let Form { parameters, photos } = form::read(&app, &headers, body).await?;
    app.open311.check_jurisdiction(parameters.one("jurisdiction_id")?)?;
    let api_key = parameters.one("api_key")?.or(query.one("api_key")?);
    app.open311.admit(&app.key, api_key)?;

    let key = key(&app.key, api_key.unwrap_or_default(), client_key(&headers, &parameters)?)?;
    let photos: Vec<SentPhoto> =
        (0..).zip(photos).map(|(index, bytes)| sent_photo(&app.key, &key, index, bytes)).collect();
    let ids: Vec<PhotoId> = photos.iter().map(|photo| photo.id.clone()).collect();
    let complaint = report::complaint(&parameters, language, &app.content, &ids)?;
    let submission = Submission { key: &key, channel: Channel::Open311, complaint: &complaint, photos };
    let created = filing::file(&app, submission).await?;
    let mut answer = json!({ "service_notice": null, "account_id": null });
    match app.open311.tokens_after {
        None => answer["service_request_id"] = json!(created.reference),
        Some(_) => answer["token"] = json!(key),
    }
    Ok(Document::new(service_request::ROOT, vec![answer].into()).created())
}

/// What the client tells its requests apart by: the header of the native profile or else Libre311's field.
fn client_key(headers: &HeaderMap, form: &Parameters) -> Result<Option<String>, Fault> {
    if headers.contains_key(IDEMPOTENCY_KEY) {
        return idempotency_key(headers).map(Some);
    }
    match form.one("client_request_id")? {
        Some(id) if characters(id) > CLIENT_REQUEST_ID_MAX => {
            Err(Fault::bad_request(format!("client_request_id: At most {CLIENT_REQUEST_ID_MAX} characters.")))
        }
        id => Ok(id.map(str::to_owned)),
    }
}

/// The key to keep a complaint under: the client's own, told apart from other clients' and from the native profile's.
/// A random one where the client has none.
fn key(server: &ServerKey, api_key: &str, client_key: Option<String>) -> Result<String, Fault> {
    let mut random = [0; 16];
    if client_key.is_none() {
        getrandom::fill(&mut random).map_err(|_| Fault::unavailable())?;
    }
    let whole =
        serde_json::to_vec(&(token::PREFIX, api_key, client_key, random)).map_err(|_| Fault::internal())?;
    let mut key = token::PREFIX.to_owned();
    for byte in server.digest(&whole).iter().take(16) {
        // Writing to a string can't fail.
        let _ = write!(key, "{byte:02x}");
    }
    Ok(key)
}

/// A photo with an id of its own: the same in a repetition, and nobody else can guess it.
fn sent_photo(server: &ServerKey, key: &str, index: u32, bytes: Bytes) -> SentPhoto {
    let content = server.digest(&bytes);
    let digest = server.digest(&[key.as_bytes(), &index.to_be_bytes(), &content].concat());
    let mut id = [0; 16];
    id.copy_from_slice(&digest[..16]);
    SentPhoto { id: PhotoId(Builder::from_random_bytes(id).into_uuid().to_string()), bytes }
}
