//! The services and their questions, in each dialect's words.

use serde_json::{Map, Value, json};

use super::{Definitions, Dialect, Numbers};

/// A kind of problem. The number is its code where codes are numbers.
#[derive(Debug)]
pub struct Service {
    /// The code where codes are numbers.
    pub number: u64,
    /// The code where they are texts; phrases, as some servers have them.
    pub code: &'static str,
    name: &'static str,
    description: &'static str,
    keywords: &'static str,
    /// True: it has the questions of [`questions`].
    pub has_questions: bool,
}

/// Every service.
pub const SERVICES: [Service; 3] = [
    Service {
        number: 31,
        code: "Lamps",
        name: "Street lamps",
        description: "A lamp is dark, flickers or hangs loose",
        keywords: "bulb,dark, light",
        has_questions: false,
    },
    Service {
        number: 32,
        code: "Trees & parks",
        name: "Trees & parks",
        description: "Branches, benches, playgrounds",
        keywords: "",
        has_questions: false,
    },
    Service {
        number: 33,
        code: "Noise",
        name: "Noise from building",
        description: "Building work outside the allowed hours",
        keywords: "drill,hammer",
        has_questions: true,
    },
];

/// A question: its number and code, the specification's datatype, its text, its options.
struct Question {
    number: u64,
    code: &'static str,
    datatype: &'static str,
    own_datatype: &'static str,
    text: &'static str,
    required: bool,
    options: &'static [(u64, &'static str, &'static str)],
}

const QUESTIONS: [Question; 5] = [
    Question {
        number: 1,
        code: "NOTE",
        datatype: "",
        own_datatype: "Informational",
        text: "In danger call the police instead.",
        required: false,
        options: &[],
    },
    Question {
        number: 2,
        code: "KIND",
        datatype: "singlevaluelist",
        own_datatype: "Picklist",
        text: "What is the noise?",
        required: true,
        options: &[(71, "drill", "Drilling"), (72, "music", "Music")],
    },
    Question {
        number: 3,
        code: "DAYS",
        datatype: "multivaluelist",
        own_datatype: "Picklist (multiple)",
        text: "On which days?",
        required: false,
        options: &[(81, "sat", "Saturday"), (82, "sun", "Sunday")],
    },
    Question {
        number: 4,
        code: "COUNT",
        datatype: "number",
        own_datatype: "Number",
        text: "How often so far?",
        required: false,
        options: &[],
    },
    Question {
        number: 5,
        code: "SITE",
        datatype: "string",
        own_datatype: "Text",
        text: "Which building site?",
        required: false,
        options: &[],
    },
];

impl Dialect {
    /// A boolean as this server writes it.
    fn boolean(&self, value: bool) -> Value {
        if self.numbers == Numbers::Texts { json!(value.to_string()) } else { json!(value) }
    }

    /// A code as this server writes it.
    pub(super) fn code(&self, number: u64, text: &str) -> Value {
        if self.numbers == Numbers::Numbers { json!(number) } else { json!(text) }
    }

    /// The service that `code` means.
    pub(super) fn service(&self, code: &str) -> Option<&'static Service> {
        SERVICES.iter().find(|service| {
            let known = self.code(service.number, service.code);
            known.to_string().trim_matches('"') == code
        })
    }

    /// The list of services, not yet packed.
    pub(super) fn services(&self) -> Vec<Value> {
        SERVICES
            .iter()
            .map(|service| {
                json!({
                    "service_code": self.code(service.number, service.code),
                    "service_name": service.name,
                    "description": service.description,
                    "keywords": service.keywords,
                    "metadata": self.boolean(service.has_questions && !self.denies_metadata),
                    "type": "realtime",
                    "group": Value::Null,
                })
            })
            .collect()
    }

    /// The definition of a service, `None` where a page says that there is none.
    pub(super) fn definition(&self, service: &Service) -> Option<Value> {
        match self.definitions {
            Definitions::Page => return None,
            Definitions::Empty => return Some(json!([])),
            Definitions::Specified | Definitions::Layered | Definitions::Own => {}
        }
        let questions = if service.has_questions { &QUESTIONS[..] } else { &[] };
        Some(json!({
            "service_code": self.code(service.number, service.code),
            "attributes": questions.iter().rev().map(|question| self.question(question)).collect::<Vec<_>>(),
        }))
    }

    fn question(&self, question: &Question) -> Value {
        let options = question.options.iter().map(|(number, key, name)| match self.definitions {
            Definitions::Layered => {
                let both = json!({ "key": number, "name": name });
                json!({ "key": both, "name": both })
            }
            _ => json!({ "key": self.code(*number, key), "name": name }),
        });
        let options: Vec<Value> = options.collect();
        let mut told = Map::new();
        told.insert("code".to_owned(), self.code(question.number, question.code));
        told.insert("order".to_owned(), json!(question.number));
        told.insert("required".to_owned(), self.boolean(question.required));
        let is_own = self.definitions == Definitions::Own;
        let datatype = if is_own { question.own_datatype } else { question.datatype };
        told.insert("datatype".to_owned(), json!(datatype));
        told.insert("description".to_owned(), json!(question.text));
        told.insert("datatype_description".to_owned(), json!(""));
        told.insert("variable".to_owned(), self.boolean(!question.datatype.is_empty()));
        // A server of its own kind says how long an answer may be where a list of values is expected.
        let values = if is_own && options.is_empty() { json!(80) } else { json!(options) };
        told.insert("values".to_owned(), values);
        Value::Object(told)
    }
}
