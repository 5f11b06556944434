//! One of the citizens.

use std::time::{Duration, Instant};

use complaint_widget::{
    backend::native::wire::{Created, IDEMPOTENCY_KEY, PhotoReceived},
    domain::{Complaint, PhotoId},
};
use reqwest::{Client, RequestBuilder};
use serde::de::DeserializeOwned;
use serde_json::json;
use uuid::Uuid;

use crate::figures::{Figures, Kind};

/// How long an answer may take before it counts as an error.
const PATIENCE: Duration = Duration::from_secs(60);
/// How often a complaint is read after it was filed.
const READS: usize = 3;

/// A citizen with a connection of their own.
pub struct Citizen {
    number: usize,
    api: String,
    picture: &'static [u8],
    client: Client,
    filed: Vec<Filed>,
    pub figures: Figures,
}

/// What was acknowledged.
struct Filed {
    created: Created,
    description: String,
    photo: PhotoId,
    /// True when its photo was acknowledged, too.
    illustrated: bool,
}

impl Citizen {
    pub fn new(number: usize, api: String, picture: &'static [u8]) -> Self {
        let client = Client::builder().timeout(PATIENCE).build().expect("connections can be made");
        Self { number, api, picture, client, filed: Vec::new(), figures: Figures::default() }
    }

    /// Reports, sends the photo, reads, and so on.
    pub async fn write_until(mut self, end: Instant) -> Self {
        while Instant::now() < end {
            let Some(mut filed) = self.create().await else { continue };
            filed.illustrated = self.send_photo(&filed).await;
            for _ in 0..READS {
                self.figures.time(Kind::Read, read(&self.client, &self.api, &filed.created)).await;
            }
            self.filed.push(filed);
        }
        self
    }

    async fn create(&mut self) -> Option<Filed> {
        let description = format!("Nobody could pass here, {} {}.", self.number, self.filed.len());
        let photo = PhotoId(uuid());
        let request = self.client.post(format!("{}complaints", self.api)).header(IDEMPOTENCY_KEY, uuid());
        let request = request.json(&json!({
            "class": "complaint",
            "category": "parking",
            "description": description,
            "language": "en",
            "answers": [{ "code": "blocks", "value": ["pavement"] }],
            "place": { "point": { "latitude": 38.2041, "longitude": 115.4512 }, "district": "old-town" },
            "contact": { "email": "resident@example.org" },
            "photos": [{ "id": photo }],
        }));
        let created = self.figures.time(Kind::Create, answer::<Created>(request, 201)).await?;
        Some(Filed { created, description, photo, illustrated: false })
    }

    /// Gives whether it was acknowledged.
    async fn send_photo(&mut self, filed: &Filed) -> bool {
        let path = format!("complaints/{}/photos/{}", filed.created.reference.0, filed.photo.0);
        let request = self.client.put(format!("{}{path}", self.api)).header("Content-Type", "image/jpeg");
        let request = request.bearer_auth(filed.created.code.secret()).body(self.picture);
        self.figures.time(Kind::Photo, answer::<PhotoReceived>(request, 201)).await.is_some()
    }

    /// Reads everything again and says how much of it isn't as it was acknowledged.
    pub async fn lost(self) -> usize {
        let mut lost = 0;
        for Filed { created, description, photo, illustrated } in &self.filed {
            let kept = read(&self.client, &self.api, created).await;
            let there = kept.is_ok_and(|kept| {
                kept.reference == created.reference
                    && kept.description.is_some_and(|words| words.text == *description)
                    && (!illustrated
                        || kept.photos.iter().any(|it| it.id == *photo && it.received_at.is_some()))
            });
            lost += usize::from(!there);
        }
        lost
    }
}

async fn read(client: &Client, api: &str, created: &Created) -> Result<Complaint, String> {
    let request = client.get(format!("{api}complaints/{}", created.reference.0));
    answer(request.bearer_auth(created.code.secret()), 200).await
}

/// The answer, if it is the one that was hoped for.
async fn answer<T: DeserializeOwned>(request: RequestBuilder, hoped: u16) -> Result<T, String> {
    let response = request.send().await.map_err(|error| error.to_string())?;
    let status = response.status();
    if status != hoped {
        return Err(format!("{status}: {}", response.text().await.unwrap_or_default()));
    }
    response.json().await.map_err(|error| error.to_string())
}

fn uuid() -> String {
    Uuid::new_v4().to_string()
}
