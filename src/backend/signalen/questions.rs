//! The questions of a category.
//!
//! | type of field | becomes | the answer on the wire |
//! |---|---|---|
//! | `text_input` | a line | text |
//! | `text_area_input` | several lines | text |
//! | `date_time_input` | a moment | text (RFC 3339) |
//! | `radio_input`, `select_input` | one of the options | `{ id, label }` |
//! | `checkbox_input` with `values` | any of the options | `[{ id, label }, …]` |
//! | `checkbox_input` with one `value` | that one option, to be ticked | `{ label, value: true }` |
//! | `plain_text`, `question_header` | a notice | none |
//! | `asset_select`, `caterpillar_select`, `clock_select`, `location_select`, `streetlight_select` | a line | text |
//! | any other | several lines | text |
//!
//! The five that want a map with things on it fall back to words. They are never demanded: who can't see the map may
//! not know what stands on it. Neither is a question that depends on the answer to another one, which everybody sees
//! here. A choice without options becomes a line.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, SeqAccess, Visitor},
};
use serde_json::{Map, Value, json, value::RawValue};

use super::{Signalen, slugs, trouble};
use crate::{
    backend::{Exchange, Trouble, encoding, loose},
    domain::{AnswerValue, CategoryCode, Datatype, Question, QuestionOption},
};

/// A question, and what its answer looks like on the wire.
#[derive(Clone)]
pub(super) struct Asked {
    pub question: Question,
    kind: Kind,
}

/// The kinds of field.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Line,
    Lines,
    Moment,
    One,
    Many,
    Tick,
    Notice,
    /// Something to be chosen on a map.
    Mapped,
}

const KINDS: [(&str, Kind); 13] = [
    ("asset_select", Kind::Mapped),
    ("caterpillar_select", Kind::Mapped),
    ("checkbox_input", Kind::Many),
    ("clock_select", Kind::Mapped),
    ("date_time_input", Kind::Moment),
    ("location_select", Kind::Mapped),
    ("plain_text", Kind::Notice),
    ("question_header", Kind::Notice),
    ("radio_input", Kind::One),
    ("select_input", Kind::One),
    ("streetlight_select", Kind::Mapped),
    ("text_area_input", Kind::Lines),
    ("text_input", Kind::Line),
];

/// The key of the only option of a [`Kind::Tick`].
const TICKED: &str = "true";

impl Kind {
    const fn datatype(self) -> Datatype {
        match self {
            Self::Line | Self::Mapped => Datatype::String,
            Self::Lines => Datatype::Text,
            Self::Moment => Datatype::Datetime,
            Self::One => Datatype::SingleValueList,
            Self::Many | Self::Tick => Datatype::MultiValueList,
            Self::Notice => Datatype::Notice,
        }
    }
}

impl Asked {
    /// The answer as Signalen wants it.
    pub(super) fn on_wire(&self, value: &AnswerValue) -> Value {
        let chosen = |key: &String| {
            let option = self.question.options.iter().find(|option| option.key == *key);
            json!({ "id": key, "label": option.map_or(key, |option| &option.name) })
        };
        match (self.kind, value) {
            (Kind::One, AnswerValue::Text(key)) => chosen(key),
            (Kind::Many, AnswerValue::Keys(keys)) => keys.iter().map(chosen).collect(),
            (Kind::Tick, AnswerValue::Keys(_)) => {
                json!({ "label": self.question.options.first().map(|option| &option.name), "value": true })
            }
            (_, value) => plain(value),
        }
    }

    /// The moment that the answer names, if it is one.
    pub(super) fn moment<'a>(&self, value: &'a AnswerValue) -> Option<&'a str> {
        match (self.kind, value) {
            (Kind::Moment, AnswerValue::Text(moment)) => Some(moment),
            _ => None,
        }
    }
}

/// An answer whose question isn't known any more.
pub(super) fn plain(value: &AnswerValue) -> Value {
    match value {
        AnswerValue::Text(text) => json!(text),
        AnswerValue::Number(number) => json!(number.to_string()),
        AnswerValue::Keys(keys) => json!(keys),
    }
}

pub(super) fn read(hotline: &Signalen, category: &CategoryCode) -> Exchange<Vec<Question>> {
    let Some((main, sub)) = slugs(category) else { return Exchange::done(Err(Trouble::NotFound)) };
    let query = encoding::form([("main_slug", main), ("sub_slug", sub)]);
    let (here, category) = (hotline.clone(), category.clone());
    Exchange::one(hotline.get(&format!("questions/?{query}")), move |reply| {
        let body = trouble::read(&here, reply.clone())?;
        let unavailable = Trouble::Unavailable { retry_after: None };
        if !body["results"].is_array() {
            return Err(unavailable);
        }
        // Read a second time, since the order of the options matters and a `Value` doesn't keep it.
        let bytes = reply.map(|response| response.body).unwrap_or_default();
        let list: List = serde_json::from_slice(&bytes).map_err(|_| unavailable)?;
        let asked: Vec<Asked> = list.results.iter().filter_map(|raw| understand(raw)).collect();
        let questions = asked.iter().map(|asked| asked.question.clone()).collect();
        here.memory.keep_asked(category, asked);
        Ok(questions)
    })
}

#[derive(Deserialize)]
struct List {
    results: Vec<Box<RawValue>>,
}

#[derive(Deserialize)]
struct WireQuestion {
    key: Value,
    #[serde(default)]
    field_type: Value,
    #[serde(default)]
    required: Value,
    #[serde(default)]
    meta: Option<Box<RawValue>>,
}

/// What a question says of itself.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Meta {
    label: Value,
    #[serde(rename = "shortLabel")]
    short_label: Value,
    subtitle: Value,
    value: Value,
    values: Option<Box<RawValue>>,
    #[serde(rename = "ifOneOf")]
    if_one_of: Value,
    #[serde(rename = "ifAllOf")]
    if_all_of: Value,
}

/// The question in an item of the list; `None` if it has no key, without which nobody can answer.
fn understand(raw: &RawValue) -> Option<Asked> {
    let wire: WireQuestion = serde_json::from_str(raw.get()).ok()?;
    let meta: Meta = wire.meta.and_then(|meta| serde_json::from_str(meta.get()).ok()).unwrap_or_default();
    let code = loose::text(&wire.key)?;
    let label = loose::text(&meta.label).or_else(|| loose::text(&meta.short_label));
    let known = KINDS.iter().find(|(name, _)| wire.field_type == *name);
    let Options(mut options) =
        meta.values.and_then(|values| serde_json::from_str(values.get()).ok()).unwrap_or_default();
    let kind = match known.map_or(Kind::Lines, |(_, kind)| *kind) {
        Kind::Many if options.is_empty() => {
            options = loose::text(&meta.value)
                .map(|name| QuestionOption { key: TICKED.to_owned(), name })
                .into_iter()
                .collect();
            if options.is_empty() { Kind::Line } else { Kind::Tick }
        }
        Kind::One if options.is_empty() => Kind::Line,
        kind @ (Kind::Many | Kind::One) => kind,
        kind => {
            options.clear();
            kind
        }
    };
    let is_conditional = depends(&meta.if_one_of) || depends(&meta.if_all_of);
    let may_demand = !matches!(kind, Kind::Notice | Kind::Mapped) && !is_conditional;
    let text = match kind {
        Kind::Notice => notice(label, &meta.value),
        _ => label,
    };
    let question = Question {
        text: text.unwrap_or_else(|| code.clone()),
        code,
        datatype: kind.datatype(),
        required: may_demand && loose::truth(&wire.required) == Some(true),
        hint: loose::text(&meta.subtitle),
        options,
    };
    Some(Asked { question, kind })
}

/// A notice's heading and its text, which may be a list of paragraphs.
fn notice(label: Option<String>, value: &Value) -> Option<String> {
    let paragraphs = match value {
        Value::Array(paragraphs) => paragraphs.iter().filter_map(loose::text).collect(),
        value => Vec::from_iter(loose::text(value)),
    };
    let lines: Vec<String> = label.into_iter().chain(paragraphs).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// True when a condition is about more than the category, which is fixed here.
fn depends(condition: &Value) -> bool {
    let is_other = |name: &String| name != "category" && name != "subcategory";
    match condition {
        Value::Object(conditions) => conditions.keys().any(is_other),
        Value::Array(conditions) => !conditions.is_empty(),
        _ => false,
    }
}

/// The options of a choice in the hotline's order: members whose values are names, or objects that hold one; or a list
/// of names. One with an empty key only says that nothing is chosen yet. Anything else is no options.
#[derive(Default)]
struct Options(Vec<QuestionOption>);

impl Options {
    fn add(&mut self, key: String, value: &Value) {
        let name = match value {
            Value::Object(members) => inner_name(members),
            value => loose::text(value),
        };
        if !key.is_empty() && !self.0.iter().any(|option| option.key == key) {
            self.0.push(QuestionOption { name: name.unwrap_or_else(|| key.clone()), key });
        }
    }
}

fn inner_name(members: &Map<String, Value>) -> Option<String> {
    ["label", "value"].iter().find_map(|name| loose::text(members.get(*name)?))
}

impl<'de> Deserialize<'de> for Options {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;

        impl<'de> Visitor<'de> for InOrder {
            type Value = Options;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("options")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Options, A::Error> {
                let mut options = Options::default();
                while let Some((key, value)) = map.next_entry::<String, Value>()? {
                    options.add(key, &value);
                }
                Ok(options)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Options, A::Error> {
                let mut options = Options::default();
                while let Some(value) = list.next_element::<Value>()? {
                    options.add(loose::text(&value).unwrap_or_default(), &value);
                }
                Ok(options)
            }
        }

        deserializer.deserialize_any(InOrder)
    }
}
