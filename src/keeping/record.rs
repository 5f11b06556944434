//! Anything that is stored, with the version of its form.

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

/// Turns the members of a record of one version into those of the next.
pub type Migration = fn(&mut Map<String, Value>);

/// Something with a stored form.
pub trait Form: Serialize + DeserializeOwned {
    /// What leads from each version to the next: the first from 1 to 2. The present version is one more than there are.
    /// A change that older readers don't mind (a new member with a default) needs none: they keep what they don't know.
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
    /// What only a newer app knows, the record's version among it if that is newer.
    unknown: Vec<(String, Unknown)>,
}

/// A member of a record or of something in it.
#[derive(Clone, Debug, PartialEq)]
enum Unknown {
    /// This app doesn't know it.
    Member(Value),
    /// This app knows it, but not all that is in it.
    Within(Vec<(String, Unknown)>),
}

impl<T: Form> Record<T> {
    /// A record that this app makes.
    pub fn new(value: T) -> Self {
        Self { value, unknown: Vec::new() }
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
        let mut members: Map<String, Value> = read(text)?;
        if stored.version < present {
            for migrate in T::MIGRATIONS.iter().skip(stored.version - 1) {
                migrate(&mut members);
            }
            return read(&written(&members).ok_or(Unreadable::Broken)?).map(Self::new);
        }
        let value: T = read(text)?;
        let mut known = members_of(&value).ok_or(Unreadable::Broken)?;
        if stored.version == present {
            known.extend(members_of(&stored).ok_or(Unreadable::Broken)?);
        }
        Ok(Self { value, unknown: unknown(members, &known) })
    }

    /// The text to store; `None` only for a value that has no JSON form, such as one that isn't an object.
    #[must_use]
    pub fn to_text(&self) -> Option<String> {
        let versions = Versions { version: T::MIGRATIONS.len() + 1, oldest_reader: T::OLDEST_READER };
        if !self.unknown.is_empty() {
            let mut members = members_of(&self.value)?;
            put_back(&mut members, &self.unknown);
            for (name, value) in members_of(&versions)? {
                // A newer app's own stay.
                members.entry(name).or_insert(value);
            }
            return written(&members);
        }
        let versions = written(&versions)?;
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

/// What of `members` isn't among `known`. Lists are looked at as a whole: of what is in them nobody could say later where
/// it belongs.
fn unknown(members: Map<String, Value>, known: &Map<String, Value>) -> Vec<(String, Unknown)> {
    let unknown = members.into_iter().filter_map(|(name, value)| {
        let unknown = match (value, known.get(&name)) {
            (value, None) => Unknown::Member(value),
            (Value::Object(inner), Some(Value::Object(known))) => Unknown::Within(unknown(inner, known)),
            _ => return None,
        };
        let is_empty = matches!(&unknown, Unknown::Within(inner) if inner.is_empty());
        (!is_empty).then_some((name, unknown))
    });
    unknown.collect()
}

/// Puts what isn't known back where it was, as far as that is still there.
fn put_back(members: &mut Map<String, Value>, unknown: &[(String, Unknown)]) {
    for (name, unknown) in unknown {
        match (unknown, members.get_mut(name)) {
            (Unknown::Member(value), None) => {
                members.insert(name.clone(), value.clone());
            }
            (Unknown::Within(unknown), Some(Value::Object(members))) => put_back(members, unknown),
            _ => {}
        }
    }
}
