//! Someone who reports, sends photos, adds words and judges answers, as fast as the hotline answers.

use std::{io::Cursor, sync::Arc};

use complaint_widget::{
    backend::native::wire::Words,
    domain::{Complaint, LanguageTag, MediaType, PhotoId, QuotedText, Rating, Satisfaction, TimelineEvent},
};
use fastrand::Rng;
use hotline::photo;
use image::{ImageFormat, RgbImage};
use reqwest::{Client, RequestBuilder};
use serde_json::json;
use tokio::sync::Semaphore;

use crate::ledger::{Fate, Filed, Ledger, Photo, Request, Said};

/// How many of the newest complaints a citizen goes on with.
const REMEMBERED: usize = 6;
/// Of one to three bytes each, with what JSON and SQL must quote.
const LETTERS: [char; 10] = ['a', ' ', '\'', '"', '\\', 'é', 'م', '车', '挡', '\u{200F}'];

pub struct Citizen {
    pub number: usize,
    pub ledger: Ledger,
    random: Rng,
    /// How many texts were written: no two are alike.
    texts: usize,
}

/// The connection broke.
struct Broken;

/// The hotline in one of its lives.
struct Line {
    client: Client,
    url: String,
    acknowledged: Arc<Semaphore>,
}

impl Citizen {
    pub fn new(number: usize, random: Rng) -> Self {
        Self { number, ledger: Ledger::default(), random, texts: 0 }
    }

    /// Writes until the connection breaks; each 2xx adds a permit to `acknowledged`.
    pub async fn write(mut self, client: Client, url: String, acknowledged: Arc<Semaphore>) -> Self {
        let line = Line { client, url, acknowledged };
        let unanswered = self.ledger.unanswered.take();
        self.ledger.latest.clear();
        let mut broken = Ok(());
        // Most come back to what wasn't answered, and send it again as it was. Some never do.
        if let Some((index, request)) = unanswered.filter(|_| self.random.u8(0..4) > 0) {
            broken = self.send(&line, index, request).await;
        }
        while broken.is_ok() {
            broken = self.go_on(&line).await;
        }
        self
    }

    async fn go_on(&mut self, line: &Line) -> Result<(), Broken> {
        let open: Vec<_> = (0..self.ledger.filed.len())
            .rev()
            .filter(|index| self.ledger.filed[*index].receipt.is_some())
            .take(REMEMBERED)
            .collect();
        let choice = self.random.u8(0..10);
        let Some(index) = self.random.choice(open).filter(|_| choice > 2) else {
            self.compose();
            return self.send(line, self.ledger.filed.len() - 1, Request::Complaint).await;
        };
        let filed = &self.ledger.filed[index];
        let request = match choice {
            // Acknowledged or not: what is sent again changes nothing.
            3 => Request::Complaint,
            4 | 5 => Request::Photo(self.random.usize(0..filed.photos.len())),
            6 | 7 => {
                let words = self.words();
                self.say(index, TimelineEvent::Information(words))
            }
            _ => match self.verdict(line, index).await? {
                Some(event) => self.say(index, event),
                None => return Ok(()),
            },
        };
        self.send(line, index, request).await
    }

    /// What the complaint's state invites to: to judge the answer, or to go on in spite of it.
    async fn verdict(&mut self, line: &Line, index: usize) -> Result<Option<TimelineEvent>, Broken> {
        let Some(receipt) = &self.ledger.filed[index].receipt else { return Ok(None) };
        let url = format!("{}complaints/{}", line.url, receipt.reference.0);
        let request = line.client.get(url).bearer_auth(receipt.code.secret());
        let response = request.send().await.map_err(|_| Broken)?;
        assert_eq!(response.status(), 200);
        let complaint: Complaint = response.json().await.map_err(|_| Broken)?;
        let words = self.words();
        Ok(if complaint.next_steps.reopen && self.random.bool() {
            Some(TimelineEvent::Reopened(words))
        } else if complaint.next_steps.rate {
            Some(TimelineEvent::Rated(Rating {
                contacted: self.random.bool(),
                solved: self.random.u8(0..4) == 0,
                satisfaction: Satisfaction::new(self.random.u8(1..=5)).unwrap(),
                words: Some(words.text),
            }))
        } else {
            None
        })
    }

    fn say(&mut self, index: usize, event: TimelineEvent) -> Request {
        let said = Said { event, key: self.uuid(), fate: Fate::Unsent };
        let all = &mut self.ledger.filed[index].said;
        all.push(said);
        Request::Words(all.len() - 1)
    }

    async fn send(&mut self, line: &Line, index: usize, request: Request) -> Result<(), Broken> {
        self.ledger.latest.insert(index);
        self.ledger.unanswered = Some((index, request));
        let filed = &mut self.ledger.filed[index];
        let ready = line.request(filed, request);
        let known = filed.fate_of(request);
        let before = *known;
        if before != Fate::Acknowledged {
            *known = Fate::Unknown;
        }
        let response = ready.send().await.map_err(|_| Broken)?;
        let fate = match response.status().as_u16() {
            200 | 201 => Fate::Acknowledged,
            // Also to a repetition: if it had been done before, that would be said.
            409 => Fate::Refused,
            status => panic!("{request:?}: {status}: {:?}", response.text().await),
        };
        assert!(before != Fate::Acknowledged || fate == before, "what was done is done: {request:?}");
        *known = fate;
        self.ledger.unanswered = None;
        if fate == Fate::Acknowledged {
            line.acknowledged.add_permits(1);
        }
        if request == Request::Complaint {
            let created = response.json().await.map_err(|_| Broken)?;
            if let Some(first) = &filed.receipt {
                assert_eq!(*first, created, "the same key, the same answer");
            }
            filed.receipt = Some(created);
        }
        Ok(())
    }

    fn compose(&mut self) {
        let photos: Vec<_> = (0..self.random.usize(1..=3)).map(|_| self.photo()).collect();
        let announced: Vec<_> =
            photos.iter().map(|photo| json!({ "id": photo.id, "description": self.text(60) })).collect();
        let answers = json!([
            { "code": "plate", "value": self.text(40) },
            { "code": "blocks", "value": ["entrance", "ramp"] },
        ]);
        let sent = json!({
            "class": "complaint",
            "category": "parking",
            "description": self.text(1_800),
            "language": "zh-Hans",
            "answers": answers,
            "place": {
                "point": { "latitude": 38.2, "longitude": f64::from(self.random.u32(1_154_000..1_155_000)) / 10_000.0, "accuracy_metres": 12.5 },
                "address": self.text(150),
                "description": self.text(300),
                "district": "riverside",
            },
            "contact": {
                "name": self.text(60),
                "name_shown": true,
                "phone": "+86 10 5550 0101",
                "email": "resident@example.org",
            },
            "photos": announced,
        });
        let sent = serde_json::from_value(sent).unwrap();
        let key = self.uuid();
        let filed = Filed { key, sent, fate: Fate::Unsent, receipt: None, photos, said: Vec::new() };
        self.ledger.filed.push(filed);
    }

    /// A picture of noise, up to 160 kB long, so that it can be cut off anywhere.
    fn photo(&mut self) -> Photo {
        let mut pixels = RgbImage::new(self.random.u32(8..230), self.random.u32(8..230));
        self.random.fill(&mut pixels);
        let mut file = Cursor::new(Vec::new());
        pixels.write_to(&mut file, ImageFormat::Png).unwrap();
        let sent = file.into_inner();
        let kept = photo::clean(&sent, &MediaType::ALL).unwrap();
        Photo { id: PhotoId(self.uuid()), sent, kept, fate: Fate::Unsent }
    }

    fn words(&mut self) -> QuotedText {
        QuotedText { text: self.text(900), language: Some(LanguageTag::new("zh-Hans")) }
    }

    /// At most `longest` characters that nobody has written before.
    fn text(&mut self, longest: usize) -> String {
        self.texts += 1;
        let mut text = format!("{}.{}", self.number, self.texts);
        let more = self.random.usize(0..longest - text.len());
        text.extend((0..more).map(|_| self.random.choice(LETTERS).unwrap()));
        text.push('.');
        text
    }

    fn uuid(&mut self) -> String {
        uuid::Builder::from_random_bytes(self.random.u128(..).to_be_bytes()).into_uuid().to_string()
    }
}

impl Line {
    fn request(&self, filed: &Filed, request: Request) -> RequestBuilder {
        let part = |rest: &str| {
            let receipt = filed.receipt.as_ref().expect("only what has a number goes on");
            (format!("{}complaints/{}/{rest}", self.url, receipt.reference.0), receipt.code.secret())
        };
        match request {
            Request::Complaint => {
                let request = self.client.post(format!("{}complaints", self.url));
                request.header("Idempotency-Key", &filed.key).json(&filed.sent)
            }
            Request::Photo(index) => {
                let Photo { id, sent, .. } = &filed.photos[index];
                let (url, code) = part(&format!("photos/{}", id.0));
                let request = self.client.put(url).bearer_auth(code).header("Content-Type", "image/png");
                request.body(sent.clone())
            }
            Request::Words(index) => {
                let Said { event, key, .. } = &filed.said[index];
                let words = |resource, words: &QuotedText| {
                    let (url, code) = part(resource);
                    let request = self.client.post(url).bearer_auth(code).header("Idempotency-Key", key);
                    request.json(&Words { text: words.text.clone() })
                };
                match event {
                    TimelineEvent::Information(said) => words("information", said),
                    TimelineEvent::Reopened(said) => words("reopening", said),
                    TimelineEvent::Rated(rating) => {
                        let (url, code) = part("rating");
                        self.client.put(url).bearer_auth(code).json(rating)
                    }
                    other => unreachable!("no citizen writes {other:?}"),
                }
            }
        }
    }
}
