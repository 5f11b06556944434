//! What is wrong with a description although serde could read it: what only the whole file can show.

pub(super) mod demands;
mod requests;

use std::fmt;

use serde_json::Value;

use self::requests::{Spot, Taken};
use super::{
    Description,
    answers::{ChangeAnswer, Coded, SubmitEnd},
    description::Envelope,
    fields::Scope,
    operation::{ForEach, Operation},
    pairs::{Members, Pairs},
    pointer::Pointer,
    template::{Template, plain},
};

/// Something wrong in a description.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Where: a JSON Pointer (RFC 6901) into the file; `None` if the words name line and column.
    pub at: Option<String>,
    /// What is wrong and what to do, in English.
    pub says: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.at {
            Some(at) => write!(formatter, "{at}: {}", self.says),
            None => formatter.write_str(&self.says),
        }
    }
}

impl Description {
    /// Reads the file.
    ///
    /// # Errors
    /// Everything that is wrong with it; if it isn't even readable, the first thing.
    pub fn from_json(text: &[u8]) -> Result<Self, Vec<Mistake>> {
        let description: Self = serde_json::from_slice(text)
            .map_err(|error| vec![Mistake { at: None, says: error.to_string() }])?;
        let mut check = Check { description: &description, mistakes: Vec::new() };
        check.whole();
        let mistakes = check.mistakes;
        if mistakes.is_empty() { Ok(description) } else { Err(mistakes) }
    }
}

struct Check<'a> {
    description: &'a Description,
    mistakes: Vec<Mistake>,
}

/// What the steps before an operation give.
fn taken<A>(operation: &Operation<A>) -> Vec<Taken<'_>> {
    let steps = operation.before.iter();
    steps
        .flat_map(|before| {
            let of_photo = before.for_each.is_some();
            before.take.0.iter().map(move |(name, _)| Taken { name, of_photo })
        })
        .collect()
}

/// The pointer to the member `name` of what `at` points to.
fn member(at: &str, name: &str) -> String {
    format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"))
}

const TRUTHS: &[&str] = &["true", "false"];
const STEPS: &[&str] = &["1", "2", "3", "4", "5"];
const DATATYPES: &[&str] =
    &["string", "number", "datetime", "text", "single_value_list", "multi_value_list", "notice"];
const CLASSES: &[&str] = &["inquiry", "help", "complaint", "irregularity", "suggestion"];

impl Check<'_> {
    fn say(&mut self, at: &str, says: impl Into<String>) {
        self.mistakes.push(Mistake { at: Some(at.to_owned()), says: says.into() });
    }

    fn whole(&mut self) {
        let description = self.description;
        if description.base.trim().is_empty() {
            self.say("/base", "it is empty; say where the hotline's interface begins, such as \"./hotline\"");
        }
        for (name, value) in &description.headers.0 {
            let at = member("/headers", name);
            self.header_name(&at, name);
            if !value.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ') {
                self.say(&at, "a header can't hold this; use Latin letters, digits and signs");
            }
        }
        self.tables();
        self.envelope("/envelope", Some(&description.envelope));
        self.operations();
        self.answers();
        self.demands();
    }

    fn tables(&mut self) {
        for (name, table) in &self.description.tables.0 {
            for (word, theirs) in &table.0 {
                if theirs.is_null() || theirs.is_array() || theirs.is_object() {
                    let at = member(&member("/tables", name), word);
                    self.say(&at, "write a text, a number or a truth");
                }
            }
        }
    }

    fn envelope(&mut self, at: &str, envelope: Option<&Envelope>) {
        let Some(envelope) = envelope else { return };
        if envelope.status.is_empty() || envelope.status.iter().any(|status| !(200..300).contains(status)) {
            self.say(&member(at, "status"), "name statuses of success, from 200 to 299");
        }
        for (pointer, value) in &envelope.proof.0 {
            if value.is_null() || value.is_array() || value.is_object() {
                let at = member(&member(at, "proof"), &pointer.to_string());
                self.say(&at, "say the text, the number or the truth that a success has there");
            }
        }
    }

    fn operations(&mut self) {
        let operations = &self.description.operations;
        self.operation("capabilities", operations.capabilities.as_ref(), Scope::Lists, false);
        self.operation("categories", operations.categories.as_ref(), Scope::Lists, false);
        self.operation("questions", operations.questions.as_ref(), Scope::Questions, false);
        self.operation("districts", operations.districts.as_ref(), Scope::Lists, false);
        self.operation("addresses", operations.addresses.as_ref(), Scope::Addresses, false);
        self.operation("submit", Some(&operations.submit), Scope::Submit, false);
        self.operation("number", operations.number.as_ref(), Scope::Number, false);
        self.operation("photo", operations.photo.as_ref(), Scope::Photo, true);
        self.operation("read", operations.read.as_ref(), Scope::Read, false);
        self.operation("list", operations.list.as_ref(), Scope::List, false);
        self.operation("information", operations.information.as_ref(), Scope::Words, true);
        self.operation("rating", operations.rating.as_ref(), Scope::Rating, true);
        self.operation("reopening", operations.reopening.as_ref(), Scope::Words, true);
    }

    fn operation<A>(
        &mut self,
        name: &str,
        operation: Option<&Operation<A>>,
        scope: Scope,
        depends_on_status: bool,
    ) {
        let Some(operation) = operation else { return };
        let at = format!("/operations/{name}");
        let taken = taken(operation);
        let mut already = 0;
        for (index, before) in operation.before.iter().enumerate() {
            let at = format!("{at}/before/{index}");
            let within = before.for_each.map(|ForEach::Photos| "photos");
            let spot = Spot { scope, taken: &taken[..already], within };
            self.request(&format!("{at}/request"), &before.request, spot);
            self.envelope(&format!("{at}/envelope"), before.envelope.as_ref());
            if before.take.0.is_empty() {
                self.say(&format!("{at}/take"), "it takes nothing from its answer; leave the request out");
            }
            if before.for_each.is_some() && scope != Scope::Submit {
                self.say(&format!("{at}/for_each"), "only \"submit\" has photos; leave it out");
            }
            already += before.take.0.len();
        }
        self.request(
            &format!("{at}/request"),
            &operation.request,
            Spot { scope, taken: &taken, within: None },
        );
        self.envelope(&format!("{at}/envelope"), operation.envelope.as_ref());
        if operation.when.is_some() && !depends_on_status {
            self.say(&format!("{at}/when"), "this operation doesn't depend on a status; leave it out");
        }
    }

    /// What the answers' own parts lack.
    fn answers(&mut self) {
        let operations = &self.description.operations;
        self.submit_answer();
        self.change("photo", operations.photo.as_ref(), Scope::Photo);
        self.change("information", operations.information.as_ref(), Scope::Words);
        self.change("rating", operations.rating.as_ref(), Scope::Rating);
        self.change("reopening", operations.reopening.as_ref(), Scope::Words);
        if let Some(read) = &operations.read {
            let at = "/operations/read/answer";
            self.coded(&format!("{at}/class"), read.answer.class.as_ref(), CLASSES);
            if let Some(rating) = &read.answer.rating {
                self.coded(&format!("{at}/rating/contacted"), Some(&rating.contacted), TRUTHS);
                self.coded(&format!("{at}/rating/solved"), Some(&rating.solved), TRUTHS);
                self.coded(&format!("{at}/rating/satisfaction"), Some(&rating.satisfaction), STEPS);
            }
        }
        let tells_statuses = operations.read.is_some() || operations.list.is_some();
        if tells_statuses && self.description.statuses.0.is_empty() {
            self.say("/statuses", "it is empty; say what the hotline's words for a status mean");
        }
        let inside = operations.categories.as_ref().and_then(|it| it.answer.questions.as_ref());
        let apart = operations.questions.as_ref().map(|it| &it.answer);
        for (at, questions) in
            [("/operations/categories/answer/questions", inside), ("/operations/questions/answer", apart)]
        {
            let Some(questions) = questions else { continue };
            self.coded(&format!("{at}/datatype"), questions.datatype.as_ref(), DATATYPES);
            self.coded(&format!("{at}/required"), questions.required.as_ref(), TRUTHS);
        }
    }

    fn submit_answer(&mut self) {
        let operations = &self.description.operations;
        let (answer, at) = (&operations.submit.answer, "/operations/submit/answer");
        self.echo(&format!("{at}/echo"), &answer.echo, &operations.submit, Scope::Submit);
        match answer.outcome {
            SubmitEnd::Numbered if answer.reference.is_none() => {
                self.say(at, "an outcome that is numbered needs \"reference\": say where the number is");
            }
            SubmitEnd::NumberToFollow if answer.ticket.is_none() || operations.number.is_none() => {
                let says =
                    "a number that follows needs \"ticket\" here, and the operation \"number\" to ask for it";
                self.say(at, says);
            }
            SubmitEnd::Unconfirmed if !self.proves(operations.submit.envelope.as_ref()) => {
                let says = "an unconfirmed outcome has no number to prove it; name what a success says in \
                            the envelope's \"proof\"";
                self.say(at, says);
            }
            _ => {}
        }
        let follows = answer.outcome == SubmitEnd::NumberToFollow;
        for (name, is_there, fits) in [
            ("reference", answer.reference.is_some(), answer.outcome == SubmitEnd::Numbered),
            ("code", answer.code.is_some(), answer.outcome == SubmitEnd::Numbered),
            ("ticket", answer.ticket.is_some(), follows),
        ] {
            if is_there && !fits {
                self.say(&member(at, name), "this doesn't go with the outcome; leave it out");
            }
        }
        if operations.number.is_some() && !follows {
            self.say("/operations/number", "nothing gives a ticket; set the outcome to \"number_to_follow\"");
        }
    }

    /// True when the envelope itself tells what a success says.
    fn proves(&self, own: Option<&Envelope>) -> bool {
        !own.unwrap_or(&self.description.envelope).proof.0.is_empty()
    }

    fn change(&mut self, name: &str, operation: Option<&Operation<ChangeAnswer>>, scope: Scope) {
        let Some(operation) = operation else { return };
        let (answer, at) = (&operation.answer, format!("/operations/{name}/answer"));
        self.echo(&format!("{at}/echo"), &answer.echo, operation, scope);
        let shows = !answer.exists.is_empty() || !answer.echo.0.is_empty();
        if !shows && !self.proves(operation.envelope.as_ref()) {
            let says = "nothing proves a success; name what it says in \"exists\", \"echo\" or the envelope's \
                        \"proof\"";
            self.say(&at, says);
        }
    }

    fn echo<A>(&mut self, at: &str, echo: &Pairs<Pointer, Template>, operation: &Operation<A>, scope: Scope) {
        let spot = Spot { scope, taken: &taken(operation), within: None };
        for (pointer, template) in &echo.0 {
            self.template(&member(at, &pointer.to_string()), template, spot);
        }
    }

    /// A word of the hotline's that is read by a table.
    fn coded(&mut self, at: &str, coded: Option<&Coded>, ours: &[&str]) {
        let Some(name) = coded.and_then(|coded| coded.table.as_ref()) else { return };
        let Some(table) = self.description.tables.get(name) else {
            return self.say(&member(at, "table"), format!("there is no table \"{name}\" under /tables"));
        };
        self.only_ours(name, table, ours);
        for (index, (word, theirs)) in table.0.iter().enumerate() {
            let before = table.0.iter().take(index).find(|(_, known)| plain(known) == plain(theirs));
            if let Some((other, _)) = before {
                let at = member(&member("/tables", name), word);
                self.say(
                    &at,
                    format!("\"{other}\" is written alike; read backwards, nobody could tell which"),
                );
            }
        }
    }

    /// Every word of a table must be one of ours.
    fn only_ours(&mut self, name: &str, table: &Members<Value>, ours: &[&str]) {
        for (word, _) in &table.0 {
            if !ours.contains(&word.as_str()) {
                let at = member(&member("/tables", name), word);
                self.say(&at, format!("this is no word of ours here; there are: {}", ours.join(", ")));
            }
        }
    }
}
