//! Content with placeholders: JSON whose texts are templates.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{Error as _, MapAccess, SeqAccess, Visitor},
};
use serde_json::{Map, Value};

use super::{
    fields::Fields,
    template::{Placeholder, Tables, Template, plain},
};

/// A piece of content. A value for which there is nothing is left out with its name; so is an object or a list of
/// which nothing is left.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// A number, a truth or `null`, sent as it is.
    Literal(Value),
    /// A text with placeholders.
    Text(Template),
    /// A list.
    List(Vec<Node>),
    /// An object.
    Object(Vec<(String, Node)>),
    /// `{"$each": "answers", "as": …}`: a list with an item for each item of a list of the domain.
    Each {
        /// The name of the list.
        list: String,
        /// An item, in which the fields of the domain's item can be named, too.
        item: Box<Node>,
    },
    /// `{"$lines": […]}`: a text of lines; those for which there is nothing are left out.
    Lines(Vec<Node>),
}

impl Node {
    /// The content for `fields`, `None` if there is nothing.
    #[must_use]
    pub fn fill(&self, fields: &Fields, tables: &Tables) -> Option<Value> {
        match self {
            Self::Literal(value) => Some(value.clone()),
            Self::Text(template) => template.value(fields, tables),
            Self::List(items) => {
                let filled: Vec<Value> = items.iter().filter_map(|item| item.fill(fields, tables)).collect();
                (!filled.is_empty() || items.is_empty()).then_some(Value::Array(filled))
            }
            Self::Object(members) => {
                let filled: Map<String, Value> = members
                    .iter()
                    .filter_map(|(name, node)| Some((name.clone(), node.fill(fields, tables)?)))
                    .collect();
                (!filled.is_empty() || members.is_empty()).then_some(Value::Object(filled))
            }
            Self::Each { list, item } => {
                let filled: Vec<Value> =
                    fields.each(list).iter().filter_map(|fields| item.fill(fields, tables)).collect();
                (!filled.is_empty()).then_some(Value::Array(filled))
            }
            Self::Lines(lines) => {
                let filled: Vec<String> = lines
                    .iter()
                    .filter_map(|line| line.fill(fields, tables))
                    .flat_map(|value| match value {
                        Value::Array(items) => items.iter().map(plain).collect(),
                        one => vec![plain(&one)],
                    })
                    .collect();
                (!filled.is_empty()).then(|| Value::String(filled.join("\n")))
            }
        }
    }

    /// True when it can be the value of a field in a form, a query or a part: a text, a number, or a list of them.
    #[must_use]
    pub fn is_flat(&self) -> bool {
        match self {
            Self::Literal(_) | Self::Text(_) | Self::Lines(_) => true,
            Self::Object(_) => false,
            Self::List(items) => items.iter().all(|item| !matches!(item, Self::List(_)) && item.is_flat()),
            Self::Each { item, .. } => matches!(**item, Self::Text(_) | Self::Lines(_)),
        }
    }

    /// The placeholder that is all of it.
    #[must_use]
    pub fn only(&self) -> Option<&Placeholder> {
        match self {
            Self::Text(template) => template.only(),
            _ => None,
        }
    }

    /// Calls `look` with each placeholder in it.
    pub fn look<'a>(&'a self, look: &mut dyn FnMut(&'a Placeholder)) {
        match self {
            Self::Literal(_) => {}
            Self::Text(template) => template.placeholders().for_each(look),
            Self::List(nodes) | Self::Lines(nodes) => nodes.iter().for_each(|node| node.look(look)),
            Self::Object(members) => members.iter().for_each(|(_, node)| node.look(look)),
            Self::Each { item, .. } => item.look(look),
        }
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Content)
    }
}

struct Content;

impl<'de> Visitor<'de> for Content {
    type Value = Node;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("content: a text with placeholders, a number, a truth, a list or an object")
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Node, E> {
        Ok(Node::Literal(truth.into()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Node, E> {
        Ok(Node::Literal(number.into()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Node, E> {
        Ok(Node::Literal(number.into()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Node, E> {
        Ok(Node::Literal(number.into()))
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Literal(Value::Null))
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Node, E> {
        Template::try_from(text.to_owned()).map(Node::Text).map_err(E::custom)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let mut nodes = Vec::new();
        while let Some(node) = items.next_element()? {
            nodes.push(node);
        }
        Ok(Node::List(nodes))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut members: Vec<(String, Node)> = Vec::new();
        while let Some(name) = map.next_key::<String>()? {
            match name.as_str() {
                "$each" if members.is_empty() => {
                    let list = map.next_value()?;
                    let item = match map.next_key::<String>()?.as_deref() {
                        Some("as") => Box::new(map.next_value()?),
                        _ => {
                            return Err(A::Error::custom(
                                "\"$each\" needs \"as\" after it, and nothing else",
                            ));
                        }
                    };
                    return end(&mut map, Node::Each { list, item });
                }
                "$lines" if members.is_empty() => {
                    let lines = map.next_value()?;
                    return end(&mut map, Node::Lines(lines));
                }
                "$each" | "$lines" => {
                    return Err(A::Error::custom(format!("\"{name}\" stands alone, without other members")));
                }
                _ if members.iter().any(|(known, _)| *known == name) => {
                    return Err(A::Error::custom(format!("\"{name}\" stands here twice; keep one")));
                }
                _ => members.push((name, map.next_value()?)),
            }
        }
        Ok(Node::Object(members))
    }
}

/// `node`, if the object ends here.
fn end<'de, A: MapAccess<'de>>(map: &mut A, node: Node) -> Result<Node, A::Error> {
    match map.next_key::<String>()? {
        None => Ok(node),
        Some(name) => Err(A::Error::custom(format!("\"{name}\" can't stand beside \"$each\" or \"$lines\""))),
    }
}
