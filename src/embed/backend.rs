//! Which hotline the widget talks to.

use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, value::RawValue};

use super::{Fault, examine::read_at};

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

/// What every kind has.
#[derive(Deserialize)]
pub(super) struct Kind {
    kind: BackendKind,
}

impl BackendConfig {
    /// The settings of a kind of backend. For the parts of the Wasm that know one: the first load finds no places.
    ///
    /// # Errors
    /// With the place in `config.json`.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, Fault> {
        let settings: Value =
            serde_json::from_str(&self.settings).map_err(|error| Fault::new("/backend", error))?;
        read_at("/backend", &settings)
    }
}

impl TryFrom<Box<RawValue>> for BackendConfig {
    type Error = serde_json::Error;

    fn try_from(raw: Box<RawValue>) -> Result<Self, Self::Error> {
        let Kind { kind } = serde_json::from_str(raw.get())?;
        Ok(Self { kind, settings: raw.get().to_owned() })
    }
}
