//! Reading a report again: whether it is open is all that everybody with its tracking id may know.

use serde_json::Value;

use super::{Signalen, trouble, uuid};
use crate::{
    backend::{Exchange, Outcome, Revised, Trouble, loose},
    domain::{Code, Complaint, NextSteps, Place, Receipt, Reference, Status, TimelineEntry, TimelineEvent},
};

/// Signalen's words, and what they mean.
const STATES: [(&str, Status); 2] = [("OPEN", Status::Received), ("CLOSED", Status::Closed)];

pub(super) fn read(hotline: &Signalen, receipt: &Receipt) -> Exchange<Option<Revised<Complaint>>> {
    // Without a tracking id there is nothing to ask for.
    let Some(id) = receipt.code.as_ref().map(Code::secret).and_then(uuid) else {
        return Exchange::done(Err(Trouble::NotFound));
    };
    let (here, reference) = (hotline.clone(), receipt.reference.clone());
    Exchange::one(hotline.get(&format!("signals/{id}")), move |reply| {
        let complaint = understand(&trouble::read(&here, reply)?, &id)?;
        if is_same(&complaint.reference, &reference) {
            Ok(Some(Revised { value: complaint, revision: None }))
        } else {
            // The id is another report's.
            Err(Trouble::NotFound)
        }
    })
}

/// The report in an answer. One that names another tracking id is somebody else's and isn't shown.
fn understand(shown: &Value, id: &str) -> Outcome<Complaint> {
    let unreadable = Trouble::Unavailable { retry_after: None };
    let is_this = shown["signal_id"].as_str().and_then(uuid).is_some_and(|other| other == id);
    let word = loose::text(&shown["status"]["state"]);
    let number = loose::text(&shown["id_display"]);
    let created_at = loose::moment(&shown["created_at"]);
    let (true, Some(word), Some(number), Some(created_at)) = (is_this, word, number, created_at) else {
        return Err(unreadable);
    };
    let status = STATES.into_iter().find(|(state, _)| *state == word).map_or_else(
        || Status::Other(loose::text(&shown["status"]["state_display"]).unwrap_or(word)),
        |(_, status)| status,
    );
    let received = TimelineEvent::Status { status: Status::Received, unit: None, message: None };
    Ok(Complaint {
        reference: Reference(number),
        class: None,
        category: None,
        category_name: None,
        description: None,
        place: Place::default(),
        status,
        deadline: None,
        created_at,
        updated_at: loose::moment(&shown["updated_at"]).unwrap_or(created_at),
        photos: Vec::new(),
        timeline: vec![TimelineEntry { at: created_at, event: received }],
        rating: None,
        next_steps: NextSteps::default(),
    })
}

/// True when both numbers are one but for what citizens type as they like.
fn is_same(a: &Reference, b: &Reference) -> bool {
    let letters = |reference: &Reference| reference.0.replace('-', "").to_ascii_uppercase();
    letters(a) == letters(b)
}
