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
    backend::{Exchange, Outcome, Reply, Step, Trouble},
    form::Field,
};

/// What was prepared for a change of which nobody knows whether it was made. If it is sent once more, it is the very
/// same request, by which a gateway, or the hotline itself, can know it again.
#[derive(Clone, Default)]
pub(super) struct Memory(Rc<RefCell<Option<(Fields, Fields)>>>);

impl Memory {
    /// What was prepared for exactly these fields.
    fn prepared(&self, fields: &Fields) -> Option<Fields> {
        self.0.borrow().as_ref().and_then(|(asked, prepared)| (asked == fields).then(|| prepared.clone()))
    }

    fn keep(&self, asked: Fields, prepared: Fields) {
        *self.0.borrow_mut() = Some((asked, prepared));
    }

    fn forget(&self) {
        *self.0.borrow_mut() = None;
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
        let (rest, asked) = (self.clone(), fields.clone());
        let purpose = match nature.purpose {
            Purpose::Changing => Purpose::Preparing,
            other => other,
        };
        let remembers = nature.purpose == Purpose::Changing && !operation.before.is_empty();
        let known = remembers.then(|| self.memory.prepared(&fields)).flatten();
        let before = if known.is_some() { Vec::new() } else { planned(&operation.before, &fields) };
        let then = move |fields: Fields| {
            let request = request(&rest.description, &operation.request, &fields);
            let read_reply = move |reply: Reply| {
                let envelope = operation.envelope.as_ref().unwrap_or(&rest.description.envelope);
                let answer = judge(&rest.description, envelope, &nature, reply, |answer| {
                    is_taken(&operation.answer, answer)
                });
                let end = answer.and_then(|answer| read(&rest, &operation.answer, &fields, &answer));
                match end {
                    Err(Trouble::Unknown | Trouble::Cancelled) if remembers => {
                        rest.memory.keep(asked, fields)
                    }
                    _ if remembers => rest.memory.forget(),
                    _ => {}
                }
                Step::Done(end)
            };
            Step::Send(request, Box::new(read_reply))
        };
        let fields = known.unwrap_or(fields);
        Exchange(prepared(self.clone(), before.into_iter(), purpose, fields, Box::new(then)))
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

/// Performs the requests that come first, one after the other, and goes on with what they gave.
fn prepared<T: 'static>(
    rest: Rest,
    mut before: std::vec::IntoIter<(Before, Option<usize>)>,
    purpose: Purpose,
    mut fields: Fields,
    then: Box<dyn FnOnce(Fields) -> Step<T>>,
) -> Step<T> {
    let Some((step, photo)) = before.next() else { return then(fields) };
    let own = photo.map_or_else(|| fields.clone(), |index| fields.item("photos", index));
    let request = request(&rest.description, &step.request, &own);
    Step::Send(
        request,
        Box::new(move |reply| {
            let envelope = step.envelope.as_ref().unwrap_or(&rest.description.envelope);
            let field = photo.and(own.photo()).map(|(id, _)| Field::Photo(id));
            let nature = Nature { purpose, of_complaint: false, field };
            let answer = match judge(&rest.description, envelope, &nature, reply, |_| false) {
                Ok(answer) => answer,
                Err(trouble) => return Step::Done(Err(trouble)),
            };
            for (name, at) in &step.take.0 {
                let Some(value) = at.value(&answer).cloned() else {
                    return Step::Done(Err(Trouble::Unavailable { retry_after: None }));
                };
                let name = format!("before.{name}");
                match photo {
                    Some(index) => fields.set_of_item("photos", index, name, value),
                    None => fields = fields.with(name, value),
                }
            }
            prepared(rest, before, purpose, fields, then)
        }),
    )
}
