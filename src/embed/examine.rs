//! Everything that is wrong with a configuration, and what can still be made of it.
//!
//! No part of the first load: the widget gets here before the first screen only when a file can't be read as it is, and
//! for the members that are [`Deferred`](super::Deferred) after it.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use serde_path_to_error::{Path, Segment};

use super::{
    Area, Config, Districts, Embedding, Fault, Limits, PrivacyLinks, ThemeSettings, backend::Kind,
    fault::token,
};

/// What came out.
#[derive(Clone, Debug, PartialEq)]
pub struct Examined {
    /// The configuration without what is wrong in it; `None` if that is something without which there is no widget.
    pub config: Option<Config>,
    /// What is wrong, each place once; empty only for a file that is good.
    pub faults: Vec<Fault>,
}

/// Reads a `config.json` again and again, each time without the smallest member that was wrong.
#[must_use]
pub fn examine(text: &[u8]) -> Examined {
    let read = Config::from_json(text);
    let Ok(Value::Object(members)) = serde_json::from_slice(text) else {
        let faults = read.err().map(|told| Fault::new("", told)).into_iter().collect();
        return Examined { config: None, faults };
    };
    let mut repair = Repair::of(members);
    repair.settle_member::<Districts>("districts");
    repair.settle_member::<Area>("bounds");
    repair.settle_member::<PrivacyLinks>("privacy");
    repair.settle_member::<Embedding>("embedding");
    repair.settle_member::<ThemeSettings>("theme");
    repair.settle_member::<Limits>("limits");
    let config = repair.settle::<Config>(&[]);
    match read {
        // Only the text itself has it, such as a member that is there twice.
        Err(told) if repair.faults.is_empty() => {
            Examined { config: None, faults: vec![Fault::new("", told)] }
        }
        _ => Examined { config: config.filter(|_| repair.is_usable), faults: repair.faults },
    }
}

/// What takes the place of a member that can't be left out, so that the rest can be read. Only the last serves: whoever
/// says that several people use a phone, however wrongly, must not have reports kept on it.
fn stand_in(name: &str) -> Option<Value> {
    Some(match name {
        "backend" => json!({ "kind": "native" }),
        "languages" => json!(["en"]),
        "name" => json!({ "en": "?" }),
        "shared_phone" => json!({ "forget_after_minutes": 10 }),
        _ => return None,
    })
}

const REQUIRED: [&str; 3] = ["backend", "languages", "name"];

/// A way from a value to one in it.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    Member(String),
    Item(usize),
}

impl Step {
    /// The step in a JSON Pointer.
    fn token(&self) -> String {
        match self {
            Self::Member(name) => token(name),
            Self::Item(index) => index.to_string(),
        }
    }
}

struct Repair {
    file: Value,
    faults: Vec<Fault>,
    /// Items that are no longer there: the pointer of their list and their place in it, as the file had them.
    dropped: Vec<(String, usize)>,
    /// Where something was left out last.
    last: Vec<Step>,
    is_usable: bool,
}

impl Repair {
    fn of(members: Map<String, Value>) -> Self {
        let mut repair = Self {
            file: Value::Object(members),
            faults: Vec::new(),
            dropped: Vec::new(),
            last: Vec::new(),
            is_usable: true,
        };
        for name in REQUIRED {
            if repair.file.get(name).is_none() {
                repair
                    .faults
                    .push(Fault::new("", format!("{name} is missing, and nothing can stand in for it")));
                repair.replace(name);
            }
        }
        repair
    }

    /// Leaves out what is wrong in a member that the [`Config`] doesn't read itself.
    fn settle_member<T: DeserializeOwned>(&mut self, name: &str) {
        if self.file.get(name).is_some() {
            let _ = self.settle::<T>(&[Step::Member(name.to_owned())]);
        }
    }

    /// Reads what is at the end of the way without what is wrong in it. `None` if that can't be done.
    fn settle<T: DeserializeOwned>(&mut self, way: &[Step]) -> Option<T> {
        loop {
            let value = way.iter().try_fold(&self.file, step_into)?;
            let error = match serde_path_to_error::deserialize(value) {
                Ok(read) => return Some(read),
                Err(error) => error,
            };
            let mut at = [way, &steps(error.path())].concat();
            let mut message = error.into_inner().to_string();
            // Its reader sees only the text of it.
            if at == [Step::Member("backend".to_owned())]
                && let Err(error) = serde_path_to_error::deserialize::<_, Kind>(&self.file["backend"])
            {
                at.extend(steps(error.path()));
                message = error.into_inner().to_string();
            }
            if !self.follows(&at, &message) {
                self.faults.push(Fault { pointer: self.pointer(&at), message });
            }
            if !self.leave_out(&at) {
                return None;
            }
            self.last = at;
        }
    }

    /// True if what is wrong is only that something is missing that was left out before.
    fn follows(&self, at: &[Step], message: &str) -> bool {
        let is_empty = match at.iter().try_fold(&self.file, step_into) {
            Some(Value::Object(members)) => members.is_empty(),
            Some(Value::Array(items)) => items.is_empty(),
            _ => false,
        };
        self.last.starts_with(at) && (is_empty || message.starts_with("missing field"))
    }

    /// Leaves out what is at the end of the way; false if nothing is.
    fn leave_out(&mut self, at: &[Step]) -> bool {
        match at {
            [] => false,
            [Step::Member(name)] if stand_in(name).is_some() => self.replace(name),
            [way @ .., Step::Member(name)] => {
                let parent = way.iter().try_fold(&mut self.file, step_into_mut);
                parent.and_then(Value::as_object_mut).and_then(|members| members.remove(name)).is_some()
            }
            [way @ .., Step::Item(index)] => {
                let dropped = (self.pointer(way), self.original(&self.pointer(way), *index));
                let list = way.iter().try_fold(&mut self.file, step_into_mut).and_then(Value::as_array_mut);
                let Some(list) = list.filter(|list| *index < list.len()) else { return false };
                list.remove(*index);
                self.dropped.push(dropped);
                true
            }
        }
    }

    /// Puts what stands in for the member there; false if it does already.
    fn replace(&mut self, name: &str) -> bool {
        self.is_usable &= !REQUIRED.contains(&name);
        let stand_in = stand_in(name).unwrap_or_default();
        let before =
            self.file.as_object_mut().and_then(|file| file.insert(name.to_owned(), stand_in.clone()));
        before != Some(stand_in)
    }

    /// The place that an item had in the file.
    fn original(&self, list: &str, index: usize) -> usize {
        let mut dropped: Vec<usize> =
            self.dropped.iter().filter(|(of, _)| of == list).map(|(_, index)| *index).collect();
        dropped.sort_unstable();
        dropped.into_iter().fold(index, |index, dropped| if dropped <= index { index + 1 } else { index })
    }

    /// The way as a JSON Pointer into the file.
    fn pointer(&self, way: &[Step]) -> String {
        way.iter().fold(String::new(), |pointer, step| match step {
            Step::Member(_) => format!("{pointer}/{}", step.token()),
            Step::Item(index) => format!("{pointer}/{}", self.original(&pointer, *index)),
        })
    }
}

/// Reads `value`, which the file has at `pointer`.
///
/// # Errors
/// With the place in the file.
pub fn read_at<T: DeserializeOwned>(pointer: &str, value: &Value) -> Result<T, Fault> {
    serde_path_to_error::deserialize(value).map_err(|error| {
        let way: String = steps(error.path()).iter().map(|step| format!("/{}", step.token())).collect();
        Fault::new(&format!("{pointer}{way}"), error.into_inner())
    })
}

fn steps(path: &Path) -> Vec<Step> {
    let step = |segment: &Segment| match segment {
        Segment::Map { key } => Some(Step::Member(key.clone())),
        Segment::Seq { index } => Some(Step::Item(*index)),
        Segment::Enum { .. } | Segment::Unknown => None,
    };
    path.iter().map_while(step).collect()
}

fn step_into<'a>(value: &'a Value, step: &Step) -> Option<&'a Value> {
    match step {
        Step::Member(name) => value.get(name),
        Step::Item(index) => value.get(index),
    }
}

fn step_into_mut<'a>(value: &'a mut Value, step: &Step) -> Option<&'a mut Value> {
    match step {
        Step::Member(name) => value.get_mut(name),
        Step::Item(index) => value.get_mut(index),
    }
}
