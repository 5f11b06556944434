//! Members that only some parts of the widget need.

use std::marker::PhantomData;

use serde::{Deserialize, Deserializer, de::DeserializeOwned};
use serde_json::value::RawValue;

/// A member as text, until a part of the Wasm that needs it reads it: the first load doesn't know how.
///
/// What is wrong with it only [`super::examine`] says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deferred<T> {
    text: Option<String>,
    of: PhantomData<fn() -> T>,
}

impl<T> Deferred<T> {
    /// True if the file has the member.
    #[must_use]
    pub const fn is_given(&self) -> bool {
        self.text.is_some()
    }
}

impl<T: DeserializeOwned> Deferred<T> {
    /// The member; `None` if there is none, or something is wrong with it.
    #[must_use]
    pub fn read(&self) -> Option<T> {
        serde_json::from_str(self.text.as_deref()?).ok()
    }
}

impl<T> Default for Deferred<T> {
    fn default() -> Self {
        Self { text: None, of: PhantomData }
    }
}

impl<'de, T> Deserialize<'de> for Deferred<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Box::<RawValue>::deserialize(deserializer)?;
        Ok(Self { text: Some(text.get().to_owned()), of: PhantomData })
    }
}
