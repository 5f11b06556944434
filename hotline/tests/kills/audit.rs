//! Compares what is there with what was sent and answered.

use std::{
    collections::{BTreeSet, HashMap},
    fs,
    path::{Path, PathBuf},
};

use complaint_widget::{
    backend::native::wire::{AnnouncedPhoto, NewComplaint},
    domain::{Complaint, TimelineEvent},
};
use hotline::{
    database::{Database, complaints, events, photos},
    photo,
};
use reqwest::Client;

use crate::{
    ledger::{Fate, Filed, Ledger},
    program::Program,
};

/// What shouldn't be.
#[derive(Debug, Default)]
pub struct Findings {
    /// Acknowledged, and not there as it was sent.
    pub lost: BTreeSet<String>,
    /// There more than once.
    pub doubled: BTreeSet<String>,
    /// There in part, though it was refused, or though nobody sent it.
    pub wrong: BTreeSet<String>,
}

/// A look at the hotline after it has started again.
pub struct Audit {
    url: String,
    database: Database,
    photos: PathBuf,
    /// The numbers of the complaints with this description.
    by_description: HashMap<String, Vec<String>>,
    findings: Findings,
}

impl Findings {
    pub fn is_clean(&self) -> bool {
        self.lost.is_empty() && self.doubled.is_empty() && self.wrong.is_empty()
    }

    pub fn add(&mut self, more: Self) {
        self.lost.extend(more.lost);
        self.doubled.extend(more.doubled);
        self.wrong.extend(more.wrong);
    }

    /// Judges one thing by what is known of it and how often it is there.
    fn judge(&mut self, what: &str, fate: Fate, times: usize) {
        match (fate, times) {
            (_, 2..) => self.doubled.insert(format!("{what}: {times} times")),
            (Fate::Acknowledged, 0) => self.lost.insert(what.to_owned()),
            (Fate::Unsent | Fate::Refused, 1) => self.wrong.insert(format!("{what}: {fate:?}, and there")),
            _ => true,
        };
    }
}

impl Audit {
    /// Looks into the database behind the program's back; it must be sound.
    pub async fn new(program: &Program, data: &Path) -> Self {
        let database = Database::open(&data.join("hotline.db")).await.unwrap();
        let check: Vec<String> =
            sqlx::query_scalar("PRAGMA integrity_check").fetch_all(database.reader()).await.unwrap();
        let strays: Vec<String> =
            sqlx::query_scalar("PRAGMA foreign_key_check").fetch_all(database.reader()).await.unwrap();
        let mut findings = Findings::default();
        findings.wrong.extend(check.into_iter().filter(|line| line != "ok").chain(strays));
        let rows: Vec<(String, String)> = sqlx::query_as("SELECT description, reference FROM complaints")
            .fetch_all(database.reader())
            .await
            .unwrap();
        let mut by_description: HashMap<_, Vec<_>> = HashMap::new();
        for (description, reference) in rows {
            by_description.entry(description).or_default().push(reference);
        }
        Self { url: program.url(), database, photos: data.join("photos"), by_description, findings }
    }

    /// Judges what the hotline's latest life had to do with.
    pub async fn latest(self, ledgers: &[&Ledger]) -> Findings {
        let latest = |ledger: &&Ledger| {
            let filed = ledger.latest.iter().map(|index| ledger.filed[*index].sent.description.clone());
            filed.collect::<Vec<_>>()
        };
        let wanted: BTreeSet<_> = ledgers.iter().flat_map(latest).collect();
        self.judge(ledgers, |filed| wanted.contains(&filed.sent.description)).await
    }

    /// Judges everything, and whether there is anything else.
    pub async fn everything(mut self, ledgers: &[&Ledger]) -> Findings {
        let filed = || ledgers.iter().flat_map(|ledger| &ledger.filed);
        let known: BTreeSet<_> = filed().map(|filed| &filed.sent.description).collect();
        let strangers = self.by_description.keys().filter(|description| !known.contains(description));
        self.findings.wrong.extend(strangers.map(|description| format!("nobody sent {description}")));
        let rows: Vec<(String, String, String)> = sqlx::query_as(
            "SELECT reference, photos.id, media_type FROM photos \
             JOIN complaints ON complaints.id = complaint WHERE received_at IS NOT NULL",
        )
        .fetch_all(self.database.reader())
        .await
        .unwrap();
        let noted: BTreeSet<_> = rows
            .into_iter()
            .map(|(reference, id, kind)| self.photos.join(reference).join(format!("{id}.{}", &kind[6..])))
            .collect();
        let kept = files(&self.photos);
        let differ = noted.symmetric_difference(&kept);
        self.findings.wrong.extend(differ.map(|path| format!("only a row, or only a file: {path:?}")));
        self.judge(ledgers, |_| true).await
    }

    async fn judge(mut self, ledgers: &[&Ledger], wanted: impl Fn(&Filed) -> bool) -> Findings {
        for filed in ledgers.iter().flat_map(|ledger| &ledger.filed).filter(|filed| wanted(filed)) {
            self.complaint(filed).await;
        }
        self.database.close().await;
        self.findings
    }

    async fn complaint(&mut self, filed: &Filed) {
        let references = self.by_description.get(&filed.sent.description).cloned().unwrap_or_default();
        let what = format!("complaint {} {references:?}", filed.key);
        self.findings.judge(&what, filed.fate, references.len());
        let [reference] = &references[..] else { return };
        if let Some(receipt) = &filed.receipt {
            let url = format!("{}complaints/{reference}", self.url);
            let response = Client::new().get(url).bearer_auth(receipt.code.secret()).send().await.unwrap();
            let read: Option<Complaint> = response.json().await.ok();
            if read.is_none_or(|read| read.reference != receipt.reference) {
                self.findings.lost.insert(format!("{what}: its code doesn't open it"));
            }
        }
        let mut connection = self.database.reader().acquire().await.unwrap();
        let record = complaints::find(&mut connection, reference).await.unwrap().unwrap();
        let known = photos::of_complaint(&mut connection, record.id).await.unwrap();
        let announced = known.iter().map(|known| &known.photo);
        let kept = NewComplaint {
            class: record.class.unwrap(),
            category: record.category,
            description: record.description,
            language: record.language,
            answers: complaints::answers(&mut connection, record.id).await.unwrap(),
            place: record.place,
            contact: complaints::contact(&mut connection, record.id).await.unwrap().unwrap_or_default(),
            photos: announced
                .map(|photo| AnnouncedPhoto { id: photo.id.clone(), description: photo.description.clone() })
                .collect(),
        };
        if kept != filed.sent {
            self.findings.lost.insert(format!("{what}: not as it was sent"));
        }
        for (photo, known) in filed.photos.iter().zip(&known) {
            let what = format!("photo {} of {reference}", photo.id.0);
            self.findings.judge(&what, photo.fate, usize::from(known.arrived.is_some()));
            let Some(arrived) = &known.arrived else { continue };
            let file = photo::path(&self.photos, &record.reference, &photo.id, &arrived.media_type);
            let bytes = fs::read(&file).unwrap_or_default();
            if bytes != photo.kept.bytes || arrived.bytes != bytes.len() as i64 {
                self.findings.lost.insert(format!("{what}: the file is another one, or none"));
            }
        }
        let mut history = events::history(&mut connection, record.id).await.unwrap();
        history.retain(|entry| !matches!(entry.event, TimelineEvent::Status { .. }));
        for said in &filed.said {
            let before = history.len();
            history.retain(|entry| entry.event != said.event);
            let what = format!("words {} to {reference}", said.key);
            self.findings.judge(&what, said.fate, before - history.len());
        }
        let strange = history.into_iter().map(|entry| format!("nobody said {entry:?} to {reference}"));
        self.findings.wrong.extend(strange);
    }
}

/// Every file in the folders of `directory`.
fn files(directory: &Path) -> BTreeSet<PathBuf> {
    let inside = |folder: &Path| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    inside(directory).flat_map(|folder| inside(&folder).collect::<Vec<_>>()).collect()
}
