//! The rules for a new complaint: everything that is wrong with it, each by its field.

use std::collections::HashSet;

use complaint_widget::{
    backend::native::wire::{FieldError, FieldErrorCode, NewComplaint},
    domain::{
        AnswerProblem, Complaint, ComplaintPhoto, Contact, Demand, LanguageTag, Place, Rating, characters,
        check_answer, is_blank, is_email, is_phone,
    },
};
use uuid::Uuid;

use super::{body::escape, problem::field_error};
use crate::content::{CategoryContent, Content};

/// Everything that is wrong with `complaint`, in the order of its fields.
#[must_use]
pub fn complaint(complaint: &NewComplaint, content: &Content) -> Vec<FieldError> {
    let mut judge = Judge::default();
    let category = content.category(&complaint.category.0);
    if category.is_none() {
        judge.fault("/category", FieldErrorCode::NotAChoice, "There is no such category.");
    }
    judge.required("/description", &complaint.description, content.description_max());
    if !is_language_tag(complaint.language.as_str()) {
        judge.fault("/language", FieldErrorCode::WrongType, "This is not a BCP 47 language tag.");
    }
    if let Some(category) = category {
        judge.answers(complaint, category, &content.languages()[..1]);
    }
    judge.place(complaint, content);
    judge.contact(&complaint.contact, content);
    judge.photos(complaint, content);
    judge.faults
}

/// What is wrong with the words of added information or of a reopening.
#[must_use]
pub fn words(text: &str) -> Vec<FieldError> {
    let mut judge = Judge::default();
    judge.required("/text", text, Complaint::INFORMATION_MAX);
    judge.faults
}

/// What is wrong with a verdict.
#[must_use]
pub fn rating(rating: &Rating) -> Vec<FieldError> {
    let mut judge = Judge::default();
    judge.limit("/words", rating.words.as_deref(), Rating::WORDS_MAX);
    judge.faults
}

/// Letters, digits and dashes, at most 35 of them (RFC 5646 section 4.4.1).
fn is_language_tag(tag: &str) -> bool {
    (1..=35).contains(&tag.len()) && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

#[derive(Default)]
struct Judge {
    faults: Vec<FieldError>,
}

impl Judge {
    fn fault(&mut self, pointer: &str, code: FieldErrorCode, detail: impl Into<String>) {
        self.faults.push(field_error(pointer, code, detail));
    }

    fn limit(&mut self, pointer: &str, text: Option<&str>, max: usize) {
        if text.is_some_and(|text| characters(text) > max) {
            self.fault(pointer, FieldErrorCode::TooLong, format!("At most {max} characters."));
        }
    }

    fn required(&mut self, pointer: &str, text: &str, max: usize) {
        if is_blank(text) {
            self.fault(pointer, FieldErrorCode::Required, "There is nothing to read in it.");
        }
        self.limit(pointer, Some(text), max);
    }

    fn answers(&mut self, complaint: &NewComplaint, category: &CategoryContent, language: &[LanguageTag]) {
        let questions = language.first().map(|tag| category.questions_in(tag)).unwrap_or_default();
        let mut answered = HashSet::new();
        for answer in &complaint.answers {
            let pointer = format!("/answers/{}", escape(&answer.code));
            if !questions.iter().any(|question| question.code == answer.code) {
                self.fault(&pointer, FieldErrorCode::UnknownField, "The category has no such question.");
            } else if !answered.insert(answer.code.as_str()) {
                self.fault(&pointer, FieldErrorCode::Invalid, "The question is answered twice.");
            }
        }
        for question in &questions {
            let answer = complaint.answers.iter().find(|answer| answer.code == question.code);
            if let Err(problem) = check_answer(question, answer.map(|answer| &answer.value)) {
                let (code, detail) = match problem {
                    AnswerProblem::Required => (FieldErrorCode::Required, "The question needs an answer."),
                    AnswerProblem::TooLong => (FieldErrorCode::TooLong, "The answer is too long."),
                    AnswerProblem::NotAnOption => {
                        (FieldErrorCode::NotAChoice, "Not one of the options, or one of them twice.")
                    }
                    AnswerProblem::NotANumber | AnswerProblem::NotADatetime | AnswerProblem::WrongType => {
                        (FieldErrorCode::WrongType, "The answer doesn't have the question's datatype.")
                    }
                };
                self.fault(&format!("/answers/{}", escape(&question.code)), code, detail);
            }
        }
    }

    fn place(&mut self, complaint: &NewComplaint, content: &Content) {
        let place = &complaint.place;
        if let Some(point) = place.point {
            let in_range = |degrees: f64, limit: f64| (-limit..=limit).contains(&degrees);
            if !in_range(point.latitude, 90.0) {
                self.fault("/place/point/latitude", FieldErrorCode::Invalid, "From -90 to 90.");
            }
            if !in_range(point.longitude, 180.0) {
                self.fault("/place/point/longitude", FieldErrorCode::Invalid, "From -180 to 180.");
            }
            if point.accuracy_metres.is_some_and(|metres| !(metres.is_finite() && metres >= 0.0)) {
                self.fault("/place/point/accuracy_metres", FieldErrorCode::Invalid, "0 or more.");
            }
        }
        self.limit("/place/address", place.address.as_deref(), Place::ADDRESS_MAX);
        self.limit("/place/description", place.description.as_deref(), Place::DESCRIPTION_MAX);
        if place.district.as_ref().is_some_and(|district| !content.has_district(district)) {
            self.fault("/place/district", FieldErrorCode::NotAChoice, "There is no such district.");
        }
        let blank = |text: &Option<String>| text.as_deref().is_none_or(is_blank);
        let nowhere = place.point.is_none()
            && place.district.is_none()
            && blank(&place.address)
            && blank(&place.description);
        if nowhere && complaint.class.needs_place() {
            self.fault("/place", FieldErrorCode::Required, "This class of request needs a place.");
        }
    }

    fn contact(&mut self, contact: &Contact, content: &Content) {
        let demands = content.contact();
        let parts = [
            ("/contact/name", &contact.name, demands.name),
            ("/contact/phone", &contact.phone, demands.phone),
            ("/contact/email", &contact.email, demands.email),
        ];
        for (pointer, text, demand) in parts {
            let missing = text.as_deref().is_none_or(is_blank);
            if missing && demand == Demand::Required {
                self.fault(pointer, FieldErrorCode::Required, "The hotline needs this.");
            }
            if !missing && demand == Demand::Unsupported {
                self.fault(pointer, FieldErrorCode::Invalid, "The hotline doesn't take this.");
            }
        }
        self.limit("/contact/name", contact.name.as_deref(), Contact::NAME_MAX);
        let malformed = |text: &Option<String>, is_formed: fn(&str) -> bool| {
            text.as_deref().is_some_and(|text| !is_blank(text) && !is_formed(text))
        };
        if malformed(&contact.phone, is_phone) {
            self.fault("/contact/phone", FieldErrorCode::WrongType, "This can't be a telephone number.");
        }
        if malformed(&contact.email, is_email) {
            self.fault("/contact/email", FieldErrorCode::WrongType, "This can't be an e-mail address.");
        }
    }

    fn photos(&mut self, complaint: &NewComplaint, content: &Content) {
        let max = content.photos().max_count;
        if complaint.photos.len() > max {
            self.fault("/photos", FieldErrorCode::TooLong, format!("At most {max} photos."));
        }
        let mut ids = HashSet::new();
        for (index, photo) in complaint.photos.iter().enumerate() {
            let pointer = format!("/photos/{index}/id");
            if !is_photo_id(&photo.id.0) {
                self.fault(&pointer, FieldErrorCode::WrongType, "A UUID in lower case.");
            } else if !ids.insert(&photo.id) {
                self.fault(&pointer, FieldErrorCode::Invalid, "Another photo has this id.");
            }
            let pointer = format!("/photos/{index}/description");
            self.limit(&pointer, photo.description.as_deref(), ComplaintPhoto::DESCRIPTION_MAX);
        }
    }
}

/// True for a UUID in lower case with dashes, the only form: ids also name files.
fn is_photo_id(id: &str) -> bool {
    Uuid::try_parse(id).is_ok_and(|uuid| uuid.to_string() == id)
}
