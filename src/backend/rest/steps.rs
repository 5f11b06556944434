//! The requests of an operation, one after the other.

use std::{cell::RefCell, rc::Rc};

use serde_json::Value;

use super::{
    Rest,
    answers::ChangeAnswer,
    fields::Fields,
    judge::{Nature, Purpose, judge},
    operation::{Before, ForEach, Operation},
    request::request,
};
use crate::{
    backend::{Exchange, Outcome, Refusal, Reply, Step, Trouble},
    form::Field,
};

/// A value that a step took from its answer.
#[derive(Clone)]
struct Taken {
    /// The number of the photo that it belongs to; `None`: it belongs to the operation.
    photo: Option<usize>,
    /// The field that it is.
    name: String,
    value: Value,
}

/// What was prepared for the last change. If that is sent once more, it is the very same request, by which a gateway,
/// or the hotline itself, can know it again.
#[derive(Clone, Default)]
pub(super) struct Memory(Rc<RefCell<Option<Prepared>>>);

/// What was taken for fields with this digest; not the fields themselves, which are the citizen's.
#[derive(Clone)]
struct Prepared {
    digest: u64,
    taken: Vec<Taken>,
}

impl Memory {
    /// What was prepared for exactly these fields.
    fn recall(&self, digest: u64) -> Option<Vec<Taken>> {
        let prepared = self.0.borrow();
        prepared.as_ref().filter(|prepared| prepared.digest == digest).map(|prepared| prepared.taken.clone())
    }

    /// Keeps what may be needed once more, also while the phone is offline or the hotline is busy: an earlier attempt
    /// may have arrived. Not what led to being turned away, such as a token that is too old.
    fn note<T>(&self, digest: u64, taken: Vec<Taken>, end: &Outcome<T>) {
        let is_needed = matches!(
            end,
            Ok(_)
                | Err(Trouble::Unknown
                    | Trouble::Cancelled
                    | Trouble::Unavailable { .. }
                    | Trouble::Refused(Refusal::Throttled { .. }))
        );
        *self.0.borrow_mut() = is_needed.then_some(Prepared { digest, taken });
    }
}

impl Rest {
    /// Performs an operation and reads the answer if it is a success.
    pub(super) fn perform<A: Clone + 'static, T: 'static>(
        &self,
        operation: Option<&Operation<A>>,
        fields: Fields,
        nature: Nature,
        is_taken: fn(&A, &Value) -> bool,
        read: impl FnOnce(&Self, &A, &Fields, &Value) -> Outcome<T> + 'static,
    ) -> Exchange<T> {
        let Some(operation) = operation.cloned() else { return Exchange::unsupported() };
        let rest = self.clone();
        let purpose = match nature.purpose {
            Purpose::Changing => Purpose::Preparing,
            other => other,
        };
        let digest =
            (nature.purpose == Purpose::Changing && !operation.before.is_empty()).then(|| fields.digest());
        let recalled = digest.and_then(|digest| self.memory.recall(digest));
        let before = if recalled.is_some() { Vec::new() } else { planned(&operation.before, &fields) };
        let preparation = Preparation {
            rest: self.clone(),
            purpose,
            fields: fields.clone(),
            before: before.into_iter(),
            taken: recalled.unwrap_or_default(),
        };
        let then = move |taken: Vec<Taken>| {
            let fields = fields.with_taken(&taken);
            let request = request(&rest.description, &operation.request, &fields);
            let read_reply = move |reply: Reply| {
                let envelope = operation.envelope.as_ref().unwrap_or(&rest.description.envelope);
                let answer = judge(&rest.description, envelope, &nature, reply, |answer| {
                    is_taken(&operation.answer, answer)
                });
                let end = answer.and_then(|answer| read(&rest, &operation.answer, &fields, &answer));
                if let Some(digest) = digest {
                    rest.memory.note(digest, taken, &end);
                }
                Step::Done(end)
            };
            Step::Send(request.decisive(), Box::new(read_reply))
        };
        Exchange(preparation.go_on(Box::new(then)))
    }

    /// Reads a list or a complaint.
    pub(super) fn ask<A: Clone + 'static, T: 'static>(
        &self,
        operation: Option<&Operation<A>>,
        fields: Fields,
        of_complaint: bool,
        read: impl FnOnce(&Self, &A, &Value) -> Outcome<T> + 'static,
    ) -> Exchange<T> {
        let nature = Nature { purpose: Purpose::Asking, of_complaint, field: None };
        self.perform(operation, fields, nature, |_, _| false, |rest, at, _, answer| read(rest, at, answer))
    }

    /// Changes a complaint.
    pub(super) fn change(
        &self,
        operation: Option<&Operation<ChangeAnswer>>,
        fields: Fields,
        field: Option<Field>,
    ) -> Exchange<()> {
        let nature = Nature { purpose: Purpose::Changing, of_complaint: true, field };
        self.perform(operation, fields, nature, is_changed, |rest, at, fields, answer| {
            let exists = at.exists.iter().all(|pointer| pointer.says_something(answer));
            if exists && rest.echoes(&at.echo, fields, answer) { Ok(()) } else { Err(Trouble::Unknown) }
        })
    }
}

/// True when an answer shows a change, whatever else it tells.
fn is_changed(at: &ChangeAnswer, answer: &Value) -> bool {
    !at.exists.is_empty() && at.exists.iter().all(|pointer| pointer.says_something(answer))
}

/// The requests that come first, each with the number of the photo that it is for.
fn planned(before: &[Before], fields: &Fields) -> Vec<(Before, Option<usize>)> {
    let each = |step: &Before| match step.for_each {
        None => vec![(step.clone(), None)],
        Some(ForEach::Photos) => {
            (0..fields.count("photos")).map(|index| (step.clone(), Some(index))).collect()
        }
    };
    before.iter().flat_map(each).collect()
}

/// The requests that come first, and what they have given so far.
struct Preparation {
    rest: Rest,
    purpose: Purpose,
    fields: Fields,
    before: std::vec::IntoIter<(Before, Option<usize>)>,
    taken: Vec<Taken>,
}

impl Preparation {
    /// Performs the requests that are left, one after the other, and goes on with what all gave.
    fn go_on<T: 'static>(mut self, then: Box<dyn FnOnce(Vec<Taken>) -> Step<T>>) -> Step<T> {
        let Some((step, photo)) = self.before.next() else { return then(self.taken) };
        let fields = self.fields.clone().with_taken(&self.taken);
        let fields = photo.map_or_else(|| fields.clone(), |index| fields.item("photos", index));
        let request = request(&self.rest.description, &step.request, &fields);
        Step::Send(
            request,
            Box::new(move |reply| {
                let envelope = step.envelope.as_ref().unwrap_or(&self.rest.description.envelope);
                let field = photo.and(fields.photo()).map(|(id, _)| Field::Photo(id));
                let nature = Nature { purpose: self.purpose, of_complaint: false, field };
                let answer = match judge(&self.rest.description, envelope, &nature, reply, |_| false) {
                    Ok(answer) => answer,
                    Err(trouble) => return Step::Done(Err(trouble)),
                };
                for (name, at) in &step.take.0 {
                    let Some(value) = at.value(&answer).cloned() else {
                        return Step::Done(Err(Trouble::Unavailable { retry_after: None }));
                    };
                    self.taken.push(Taken { photo, name: format!("before.{name}"), value });
                }
                self.go_on(then)
            }),
        )
    }
}

impl Fields {
    /// The fields with what steps took.
    fn with_taken(mut self, taken: &[Taken]) -> Self {
        for Taken { photo, name, value } in taken {
            match photo {
                Some(index) => self.set_of_item("photos", *index, name.clone(), value.clone()),
                None => self = self.with(name.clone(), value.clone()),
            }
        }
        self
    }
}
