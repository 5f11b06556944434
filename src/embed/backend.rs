//! Which hotline the widget talks to.

use serde::Deserialize;
use serde_json::value::RawValue;

/// The kinds of hotline, by the word in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BackendKind {
    /// The native REST profile.
    Native,
    /// Open311 `GeoReport` v2.
    Open311,
    /// Signalen, version 1 of its public API.
    Signalen,
    /// A hotline that a JSON file describes.
    Rest,
}

/// Which hotline to talk to: `{ "kind": "native", "url": "./api/v1" }`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Box<RawValue>")]
pub struct BackendConfig {
    /// The kind.
    pub kind: BackendKind,
    /// The whole value as JSON, kind included. Each backend reads its own settings from it, so that their names are
    /// known in the part of the Wasm that knows the backend, and nowhere else.
    pub settings: String,
}

impl TryFrom<Box<RawValue>> for BackendConfig {
    type Error = serde_json::Error;

    fn try_from(raw: Box<RawValue>) -> Result<Self, Self::Error> {
        #[derive(Deserialize)]
        struct Kind {
            kind: BackendKind,
        }
        let Kind { kind } = serde_json::from_str(raw.get())?;
        Ok(Self { kind, settings: raw.get().to_owned() })
    }
}
