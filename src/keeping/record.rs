//! Anything that is stored, with the version of its form.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

/// The member that names the version of a record's form, from 1.
const VERSION: &str = "version";
/// The member that names the oldest version whose readers understand the record.
const OLDEST_READER: &str = "oldest_reader";

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
        let mut members: Map<String, Value> = serde_json::from_str(text).map_err(|_| Unreadable::Broken)?;
        let number = |name| {
            let number = members.get(name)?.as_u64()?;
            usize::try_from(number).ok().filter(|number| *number > 0)
        };
        let version = number(VERSION).ok_or(Unreadable::Broken)?;
        let oldest_reader = number(OLDEST_READER).ok_or(Unreadable::Broken)?;
        let present = T::MIGRATIONS.len() + 1;
        if oldest_reader > present {
            return Err(Unreadable::TooNew);
        }
        for migrate in T::MIGRATIONS.iter().skip(version - 1) {
            migrate(&mut members);
        }
        let value = T::deserialize(&Value::Object(members.clone())).map_err(|_| Unreadable::Broken)?;
        if version <= present {
            return Ok(Self::new(value));
        }
        let known = members_of(&value).ok_or(Unreadable::Broken)?;
        members.retain(|name, _| !known.contains_key(name));
        Ok(Self { value, unknown: members })
    }

    /// The text to store; `None` only for a value that has no JSON form, such as one that isn't an object.
    #[must_use]
    pub fn to_text(&self) -> Option<String> {
        let mut members = members_of(&self.value)?;
        members.insert(VERSION.to_owned(), (T::MIGRATIONS.len() + 1).into());
        members.insert(OLDEST_READER.to_owned(), T::OLDEST_READER.into());
        members.extend(self.unknown.clone());
        serde_json::to_string(&members).ok()
    }
}

fn members_of(value: &impl Serialize) -> Option<Map<String, Value>> {
    match serde_json::to_value(value) {
        Ok(Value::Object(members)) => Some(members),
        _ => None,
    }
}
