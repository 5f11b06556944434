//! Anything that is stored, with the version of its form.

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

/// Turns the members of a record of one version into those of the next.
pub type Migration = fn(&mut Map<String, Value>);

/// Something with a stored form.
pub trait Form: Serialize + DeserializeOwned {
    /// What leads from each version to the next: the first from 1 to 2. The present version is one more than there are.
    /// A change that older readers don't mind (a new member with a default) needs none.
    const MIGRATIONS: &'static [Migration];
    /// The oldest version whose readers understand what is written now.
    const OLDEST_READER: usize;
}

/// Why a stored text gives no record. It is left as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// A newer app wrote it, in a form that this one doesn't understand.
    TooNew,
    /// It isn't one of ours, or it is damaged.
    Broken,
}

/// A value as it is stored, with what this app doesn't know of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Record<T> {
    /// The value.
    pub value: T,
    /// The members that a newer app wrote, its version among them.
    unknown: Map<String, Value>,
}

impl<T: Form> Record<T> {
    /// A record that this app makes.
    pub fn new(value: T) -> Self {
        Self { value, unknown: Map::new() }
    }

    /// The same record with another value.
    #[must_use]
    pub fn with(&self, value: T) -> Self {
        Self { value, unknown: self.unknown.clone() }
    }

    /// Reads a stored record and migrates it.
    ///
    /// # Errors
    /// Says why it can't be read.
    pub fn from_text(text: &str) -> Result<Self, Unreadable> {
        let stored: Versions = read(text)?;
        let present = T::MIGRATIONS.len() + 1;
        if stored.version == 0 || stored.oldest_reader == 0 {
            return Err(Unreadable::Broken);
        }
        if stored.oldest_reader > present {
            return Err(Unreadable::TooNew);
        }
        if stored.version == present {
            return read(text).map(Self::new);
        }
        let mut members: Map<String, Value> = read(text)?;
        for migrate in T::MIGRATIONS.iter().skip(stored.version - 1) {
            migrate(&mut members);
        }
        let value: T = read(&written(&members).ok_or(Unreadable::Broken)?)?;
        if stored.version < present {
            return Ok(Self::new(value));
        }
        let known = members_of(&value).ok_or(Unreadable::Broken)?;
        members.retain(|name, _| !known.contains_key(name));
        Ok(Self { value, unknown: members })
    }

    /// The text to store; `None` only for a value that has no JSON form, such as one that isn't an object.
    #[must_use]
    pub fn to_text(&self) -> Option<String> {
        if !self.unknown.is_empty() {
            let mut members = members_of(&self.value)?;
            members.extend(self.unknown.clone());
            return written(&members);
        }
        let versions =
            written(&Versions { version: T::MIGRATIONS.len() + 1, oldest_reader: T::OLDEST_READER })?;
        let value = written(&self.value)?;
        // Both are objects: one is put into the other as texts, which spares the widget a second way to write each type.
        match (versions.strip_suffix('}')?, value.strip_prefix('{')?) {
            (versions, "}") => Some(format!("{versions}}}")),
            (versions, members) => Some(format!("{versions},{members}")),
        }
    }
}

/// What every record says of itself.
#[derive(Serialize, Deserialize)]
struct Versions {
    /// The version of the form, from 1.
    version: usize,
    /// The oldest version whose readers understand the record.
    oldest_reader: usize,
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    serde_json::from_str(text).map_err(|_| Unreadable::Broken)
}

fn written(value: &impl Serialize) -> Option<String> {
    serde_json::to_string(value).ok()
}

fn members_of(value: &impl Serialize) -> Option<Map<String, Value>> {
    read(&written(value)?).ok()
}
