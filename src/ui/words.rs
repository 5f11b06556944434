//! Messages in the current language, and the words for the codes that the core speaks in.

use std::cell::RefCell;

pub use crate::i18n::Value;
use crate::{
    backend::{Refusal, Trouble},
    browser::intl,
    domain::{EmergencyService, LanguageTag, RequestClass, Status},
    form::{Field, Problem, Reason},
    i18n::{Catalogue, EMBEDDED_LANGUAGE, EMBEDDED_MESSAGES},
};

thread_local! {
    static CATALOGUE: RefCell<Catalogue> = RefCell::new(catalogue(&LanguageTag::new(EMBEDDED_LANGUAGE), None));
}

fn catalogue(language: &LanguageTag, source: Option<&str>) -> Catalogue {
    let embedded = LanguageTag::new(EMBEDDED_LANGUAGE);
    match source {
        Some(source) => Catalogue::new(language, source, Some((&embedded, EMBEDDED_MESSAGES)), intl::NUMBERS),
        None => Catalogue::new(&embedded, EMBEDDED_MESSAGES, None, intl::NUMBERS),
    }
}

/// Makes `language` the current one, with the messages of the first screens in `source`; `None`: the embedded ones.
pub fn speak(language: &LanguageTag, source: Option<&str>) {
    intl::set_language(language);
    CATALOGUE.with(|current| *current.borrow_mut() = catalogue(language, source));
}

/// Adds the messages of the later screens to the current language's: in `source`, else in `embedded`.
pub fn speak_later(source: Option<&str>, embedded: &str) {
    CATALOGUE.with_borrow_mut(|current| {
        let language = current.language().clone();
        if let Some(source) = source {
            current.add(&language, source);
        }
        current.add(&LanguageTag::new(EMBEDDED_LANGUAGE), embedded);
    });
}

/// The message `id`.
#[must_use]
pub fn t(id: &str) -> String {
    t_with(id, &[])
}

/// The message `id` with values filled in.
#[must_use]
pub fn t_with(id: &str, values: &[(&str, Value<'_>)]) -> String {
    CATALOGUE.with(|current| current.borrow().text(id, values))
}

/// `text` without the marks that isolate values from the direction around them: for files and other places that
/// show every character.
#[must_use]
pub fn plain(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}

/// A class of request, as the citizen would say it.
#[must_use]
pub fn class(class: RequestClass) -> String {
    t(match class {
        RequestClass::Inquiry => "class-inquiry",
        RequestClass::Help => "class-help",
        RequestClass::Complaint => "class-complaint",
        RequestClass::Irregularity => "class-irregularity",
        RequestClass::Suggestion => "class-suggestion",
    })
}

/// A status; one that we don't know as the hotline wrote it.
#[must_use]
pub fn status(status: &Status) -> String {
    t(match status {
        Status::Received => "status-received",
        Status::Forwarded => "status-forwarded",
        Status::InProgress => "status-in-progress",
        Status::Answered => "status-answered",
        Status::Reopened => "status-reopened",
        Status::Closed => "status-closed",
        Status::OutOfScope => "status-out-of-scope",
        Status::Other(word) => return word.clone(),
    })
}

/// A step of satisfaction, 1 to 5.
#[must_use]
pub fn satisfaction(step: u8) -> String {
    t(match step {
        1 => "satisfaction-1",
        2 => "satisfaction-2",
        3 => "satisfaction-3",
        4 => "satisfaction-4",
        _ => "satisfaction-5",
    })
}

/// An emergency service.
#[must_use]
pub fn emergency(service: EmergencyService) -> String {
    t(match service {
        EmergencyService::Police => "emergency-police",
        EmergencyService::Fire => "emergency-fire",
        EmergencyService::Ambulance => "emergency-ambulance",
        EmergencyService::Traffic => "emergency-traffic",
    })
}

/// What went wrong with something that was asked of the hotline, and what to do.
#[must_use]
pub fn trouble(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Rejected(problems) => match problems.first() {
            Some(first) => problem(first, &|_| None),
            None => t("trouble-rejected"),
        },
        Trouble::Refused(Refusal::Throttled { retry_after }) => {
            let minutes = retry_after.map_or(1, |wait| wait.as_secs().div_ceil(60).max(1));
            t_with(
                "trouble-throttled",
                &[("minutes", Value::from(usize::try_from(minutes).unwrap_or(usize::MAX)))],
            )
        }
        Trouble::Refused(Refusal::Forbidden) => t("trouble-forbidden"),
        Trouble::Refused(Refusal::WrongStatus) => t("trouble-wrong-status"),
        Trouble::Refused(Refusal::AlreadyDone) => t("trouble-already-done"),
        Trouble::Refused(Refusal::TooLate) => t("trouble-too-late"),
        Trouble::Duplicate(reference) => {
            t_with("trouble-duplicate", &[("number", Value::from(&reference.0))])
        }
        Trouble::NotFound => t("trouble-not-found"),
        Trouble::Unavailable { .. } => t("trouble-unavailable"),
        Trouble::Unknown => t("trouble-unknown"),
        Trouble::Cancelled => t("trouble-cancelled"),
        Trouble::PhotoLost => t("trouble-photo-lost"),
        Trouble::Unsupported => t("trouble-unsupported"),
    }
}

/// What is wrong with a field, and what to do. `question` knows the text of a question of the hotline's by its field.
#[must_use]
pub fn problem(problem: &Problem, question: &dyn Fn(&Field) -> Option<String>) -> String {
    let name = field_name(&problem.field, question);
    let field = ("field", Value::from(&name));
    match problem.reason {
        Reason::Required => match required_message(&problem.field) {
            Some(id) => t(id),
            None => t_with("problem-required", &[field]),
        },
        Reason::TooLong { max: Some(max) } if problem.field == Field::Phone => {
            t_with("problem-phone-too-long", &[("max", Value::from(max))])
        }
        Reason::TooLong { max: Some(max) } => t_with("problem-too-long", &[field, ("max", Value::from(max))]),
        Reason::TooLong { max: None } => t_with("problem-too-long-unknown", &[field]),
        Reason::NotANumber => t_with("problem-not-a-number", &[field]),
        Reason::NotADatetime => t_with("problem-not-a-datetime", &[field]),
        Reason::NotAChoice => t_with("problem-not-a-choice", &[field]),
        Reason::TooMany { max } => t_with("problem-too-many-photos", &[("max", Value::from(max))]),
        Reason::TooLarge { max_bytes: Some(max) } => {
            t_with("problem-too-large", &[field, ("max", Value::from(&intl::bytes(max)))])
        }
        Reason::TooLarge { max_bytes: None } => t_with("problem-too-large-unknown", &[field]),
        Reason::WrongType => t_with("problem-wrong-type", &[field]),
        Reason::Malformed => match problem.field {
            Field::Phone => t("problem-phone-malformed"),
            Field::Email => t("problem-email-malformed"),
            _ => t_with("problem-malformed", &[field]),
        },
        Reason::EndingTooLong { max } => t_with("problem-email-ending", &[("max", Value::from(max))]),
        Reason::NotLatin => t_with("problem-not-latin", &[field]),
        Reason::PointRequired => t("problem-point-required"),
        Reason::OutOfBounds => t("problem-out-of-bounds"),
        Reason::Invalid => t_with("problem-invalid", &[field]),
    }
}

/// The sentence for a missing field, where a general one would not say what to do.
const fn required_message(field: &Field) -> Option<&'static str> {
    Some(match field {
        Field::Class => "problem-class-required",
        Field::Description => "problem-description-required",
        Field::Category => "problem-category-required",
        Field::Place => "problem-place-required",
        Field::Reference => "problem-reference-required",
        Field::Code => "problem-code-required",
        Field::Contacted => "problem-contacted-required",
        Field::Solved => "problem-solved-required",
        Field::Satisfaction => "problem-satisfaction-required",
        Field::Information => "problem-information-required",
        Field::ReopeningReason => "problem-reopening-reason-required",
        Field::Satisfied => "problem-satisfied-required",
        Field::Reasons => "problem-reasons-required",
        _ => return None,
    })
}

fn field_name(field: &Field, question: &dyn Fn(&Field) -> Option<String>) -> String {
    t(match field {
        Field::Answer(_) | Field::FollowUpAnswer(_) => {
            return question(field).unwrap_or_else(|| t("field-other"));
        }
        Field::Class => "describe-class",
        Field::Description => "describe-description",
        Field::Category => "describe-category",
        Field::Place => "field-place",
        Field::PlaceDescription => "place-description",
        Field::District => "place-district",
        Field::Photo(_) | Field::Photos => "field-photo",
        Field::Name => "contact-name",
        Field::NameShown => "contact-name-shown",
        Field::Phone => "contact-phone",
        Field::Email => "contact-email",
        Field::Reference => "track-reference",
        Field::Code => "track-code",
        Field::Contacted => "rate-contacted",
        Field::Solved => "rate-solved",
        Field::Satisfaction => "rate-satisfaction",
        Field::RatingWords => "rate-words",
        Field::Information => "complaint-add-information",
        Field::ReopeningReason => "rate-reopening-reason",
        Field::Satisfied => "feedback-satisfied",
        Field::Reasons => "feedback-reasons",
        Field::OwnReason => "feedback-own-reason",
        Field::AllowsContact => "feedback-contact",
        Field::Other => "field-other",
    })
}
