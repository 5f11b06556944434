//! The phone's database: reports that aren't finished, their photos, and what the hotline last said.
//!
//! One `IndexedDB` database in three object stores with texts as keys. Its own version stays 1: the records say their
//! versions themselves ([`crate::keeping`]), so that an older and a newer page can share it.

use std::{future::IntoFuture as _, time::Duration};

use futures_util::future::{Either, select};
use idb::{DatabaseEvent as _, Factory, KeyRange, ObjectStoreParams, TransactionMode};
use js_sys::{Array, ArrayBuffer};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag};

use super::{
    photos::{self, Photo},
    storage, timer,
};
use crate::domain::{MediaType, PhotoId};

/// The database's name, [a deployment's own](storage::own).
const NAME: &str = "database";
/// How long to wait for the database.
const PATIENCE: Duration = Duration::from_secs(4);
const STORES: [&str; 3] = [REPORTS, PHOTOS, KNOWN];
/// Reports by their ids, as JSON texts.
const REPORTS: &str = "reports";
/// Bytes of photos by `REPORT/PHOTO`. Bytes rather than blobs: some browsers lose blobs in private windows.
const PHOTOS: &str = "photos";
/// What the hotline last said, by what it is about.
const KNOWN: &str = "known";

/// The database, open. Every operation gives `None` or `false` where the browser doesn't let us.
pub struct Database(idb::Database);

impl Database {
    /// Opens it, and makes it if there is none. `None` where storage is blocked or full, or nothing comes for seconds.
    pub async fn open() -> Option<Self> {
        Self::open_by_name(&storage::own(NAME)).await
    }

    /// Opens another deployment's, as [`Self::open`].
    pub async fn open_of(deployment: &str) -> Option<Self> {
        Self::open_by_name(&storage::name_in(deployment, NAME)).await
    }

    async fn open_by_name(name: &str) -> Option<Self> {
        let mut request = Factory::new().ok()?.open(name, Some(1)).ok()?;
        request.on_upgrade_needed(|event| {
            if let Ok(database) = event.database() {
                for store in STORES {
                    // Fails only for a store that is there.
                    let _ = database.create_object_store(store, ObjectStoreParams::new());
                }
            }
        });
        // Some browsers neither open it nor say that they don't.
        match select(Box::pin(request.into_future()), Box::pin(timer::sleep(PATIENCE))).await {
            Either::Left((database, _)) => database.ok().map(Self),
            Either::Right(_) => None,
        }
    }

    /// Every report: its id and its text.
    pub async fn reports(&self) -> Option<Vec<(String, String)>> {
        let transaction = self.0.transaction(&[REPORTS], TransactionMode::ReadOnly).ok()?;
        let store = transaction.object_store(REPORTS).ok()?;
        // Both requests before either is awaited: a transaction without one ends.
        let (keys, values) = (store.get_all_keys(None, None).ok()?, store.get_all(None, None).ok()?);
        let (keys, values) = (keys.await.ok()?, values.await.ok()?);
        Some(
            keys.iter()
                .zip(&values)
                .filter_map(|(key, value)| Some((key.as_string()?, value.as_string()?)))
                .collect(),
        )
    }

    /// One report's text; `Some(None)` if there is none.
    pub async fn report(&self, id: &str) -> Option<Option<String>> {
        self.get(REPORTS, id).await.map(|value| value.and_then(|value| value.as_string()))
    }

    /// Writes a report together with the bytes of those of its photos that are in `photos`: all of it, or nothing. `text`
    /// is asked for at the last moment, so that of two writings the later one has the newer text. True once it is there.
    pub async fn put_report(
        &self,
        id: &str,
        photos: &[PhotoId],
        text: impl FnOnce() -> Option<String>,
    ) -> bool {
        let mut bytes = Vec::new();
        for photo in photos {
            let Some(blob) = photos::blob(photo) else { return false };
            let Ok(content) = JsFuture::from(blob.array_buffer()).await else { return false };
            bytes.push((photo, content));
        }
        let Some(text) = text() else { return false };
        let write = || -> Result<idb::Transaction, idb::Error> {
            let transaction = self.0.transaction(&[REPORTS, PHOTOS], TransactionMode::ReadWrite)?;
            transaction.object_store(REPORTS)?.put(&JsValue::from_str(&text), Some(&id.into()))?;
            let store = transaction.object_store(PHOTOS)?;
            for (photo, content) in &bytes {
                store.put(content, Some(&photo_key(id, photo)))?;
            }
            transaction.commit()
        };
        ended(write()).await
    }

    /// Writes a report's text without waiting for the end: for a page that may be gone in a moment.
    pub fn put_report_now(&self, id: &str, text: &str) {
        let write = || -> Result<(), idb::Error> {
            let transaction = self.0.transaction(&[REPORTS], TransactionMode::ReadWrite)?;
            transaction.object_store(REPORTS)?.put(&text.into(), Some(&id.into()))?;
            transaction.commit().map(drop)
        };
        // Nobody is left to hear of a failure.
        let _ = write();
    }

    /// Brings a photo of a report into the page; false if it isn't there.
    pub async fn load_photo(&self, report: &str, photo: &PhotoId, media_type: MediaType) -> bool {
        let content = self.get_key(PHOTOS, photo_key(report, photo)).await.flatten();
        let Some(content) = content.and_then(|content| content.dyn_into::<ArrayBuffer>().ok()) else {
            return false;
        };
        let kind = BlobPropertyBag::new();
        kind.set_type(media_type.as_str());
        match Blob::new_with_buffer_source_sequence_and_options(&Array::of1(&content), &kind) {
            Ok(blob) => {
                photos::put(photo.clone(), Photo(blob));
                true
            }
            Err(_) => false,
        }
    }

    /// Erases a report and its photos; true once they are gone.
    pub async fn remove_report(&self, id: &str) -> bool {
        let erase = || -> Result<idb::Transaction, idb::Error> {
            let transaction = self.0.transaction(&[REPORTS, PHOTOS], TransactionMode::ReadWrite)?;
            transaction.object_store(REPORTS)?.delete(JsValue::from_str(id))?;
            // Every key that begins with the id and a slash.
            let (first, last) = (JsValue::from_str(&format!("{id}/")), JsValue::from_str(&format!("{id}0")));
            let all = KeyRange::bound(&first, &last, Some(false), Some(true))?;
            transaction.object_store(PHOTOS)?.delete(all)?;
            transaction.commit()
        };
        ended(erase()).await
    }

    /// Erases one photo of a report; true once it is gone.
    pub async fn remove_photo(&self, report: &str, photo: &PhotoId) -> bool {
        let erase = || -> Result<idb::Transaction, idb::Error> {
            let transaction = self.0.transaction(&[PHOTOS], TransactionMode::ReadWrite)?;
            transaction.object_store(PHOTOS)?.delete(photo_key(report, photo))?;
            transaction.commit()
        };
        ended(erase()).await
    }

    /// What is known under `key`, as a text; `None` if nothing is, or it can't be read.
    pub async fn known(&self, key: &str) -> Option<String> {
        self.get(KNOWN, key).await.flatten()?.as_string()
    }

    /// True if anything is known.
    pub async fn knows_something(&self) -> bool {
        let count = || {
            let transaction = self.0.transaction(&[KNOWN], TransactionMode::ReadOnly).ok()?;
            transaction.object_store(KNOWN).ok()?.count(None).ok()
        };
        match count() {
            Some(count) => count.await.is_ok_and(|count| count > 0),
            None => false,
        }
    }

    /// Keeps a text under `key`; true once it is there.
    pub async fn put_known(&self, key: &str, text: &str) -> bool {
        let write = || -> Result<idb::Transaction, idb::Error> {
            let transaction = self.0.transaction(&[KNOWN], TransactionMode::ReadWrite)?;
            transaction.object_store(KNOWN)?.put(&text.into(), Some(&key.into()))?;
            transaction.commit()
        };
        ended(write()).await
    }

    /// Erases what is known under `key`; true once it is gone.
    pub async fn remove_known(&self, key: &str) -> bool {
        let erase = || -> Result<idb::Transaction, idb::Error> {
            let transaction = self.0.transaction(&[KNOWN], TransactionMode::ReadWrite)?;
            transaction.object_store(KNOWN)?.delete(JsValue::from_str(key))?;
            transaction.commit()
        };
        ended(erase()).await
    }

    /// Erases everything; true once it is gone. The database itself stays, since another tab may have it open.
    pub async fn clear(&self) -> bool {
        let erase = || -> Result<idb::Transaction, idb::Error> {
            let transaction = self.0.transaction(&STORES, TransactionMode::ReadWrite)?;
            for store in STORES {
                transaction.object_store(store)?.clear()?;
            }
            transaction.commit()
        };
        ended(erase()).await
    }

    async fn get(&self, store: &str, key: &str) -> Option<Option<JsValue>> {
        self.get_key(store, JsValue::from_str(key)).await
    }

    async fn get_key(&self, store: &str, key: JsValue) -> Option<Option<JsValue>> {
        let transaction = self.0.transaction(&[store], TransactionMode::ReadOnly).ok()?;
        transaction.object_store(store).ok()?.get(key).ok()?.await.ok()
    }
}

/// Whether a transaction was committed.
async fn ended(transaction: Result<idb::Transaction, idb::Error>) -> bool {
    match transaction {
        Ok(transaction) => transaction.await.is_ok_and(|end| end.is_committed()),
        Err(_) => false,
    }
}

fn photo_key(report: &str, photo: &PhotoId) -> JsValue {
    JsValue::from_str(&format!("{report}/{}", photo.0))
}
