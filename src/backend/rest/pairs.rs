//! The members of a JSON object in the order of the file, none of them twice.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{Error as _, MapAccess, Visitor},
};

/// Names and what they stand for. A name that stands twice in the file is a mistake: nobody could tell which counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Pairs<K, V>(pub(super) Vec<(K, V)>);

/// Pairs whose names are texts.
pub type Members<V> = Pairs<String, V>;

impl<K, V> Default for Pairs<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<V> Members<V> {
    /// What `name` stands for.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&V> {
        self.0.iter().find_map(|(known, value)| (known == name).then_some(value))
    }
}

impl<'de, K, V> Deserialize<'de> for Pairs<K, V>
where
    K: TryFrom<String>,
    K::Error: fmt::Display,
    V: Deserialize<'de>,
{
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder<K, V>(PhantomData<(K, V)>);

        impl<'de, K, V> Visitor<'de> for InOrder<K, V>
        where
            K: TryFrom<String>,
            K::Error: fmt::Display,
            V: Deserialize<'de>,
        {
            type Value = Pairs<K, V>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let (mut names, mut pairs) = (Vec::<String>::new(), Vec::new());
                while let Some(name) = map.next_key::<String>()? {
                    if names.contains(&name) {
                        return Err(A::Error::custom(format!("\"{name}\" stands here twice; keep one")));
                    }
                    let key = K::try_from(name.clone()).map_err(A::Error::custom)?;
                    names.push(name);
                    pairs.push((key, map.next_value()?));
                }
                Ok(Pairs(pairs))
            }
        }

        deserializer.deserialize_map(InOrder(PhantomData))
    }
}
