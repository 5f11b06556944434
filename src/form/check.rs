//! The rules: from a draft to a submission, or to everything that is wrong with it.

use super::{
    Content, Draft, DraftRating, Field, Problem, Reason, Submission, SubmittedPhoto, answers::check_answers,
};
use crate::domain::{
    Capabilities, Category, Complaint, ComplaintPhoto, Contact, Demand, LanguageTag, Place, PlaceKind, Point,
    Rating, Satisfaction, Script, Timestamp, characters, is_blank, is_email, is_invisible, is_latin,
    is_phone, tidy_phone,
};

/// What a draft is judged by.
pub struct Rules<'a> {
    /// What the hotline can do and demands.
    pub capabilities: &'a Capabilities,
    /// The hotline's categories.
    pub categories: &'a [Category],
    /// The language of the screen.
    pub language: &'a LanguageTag,
    /// Reads a local date and time such as `2026-11-24T09:30` in the citizen's time zone.
    pub local_time: &'a dyn Fn(&str) -> Option<Timestamp>,
    /// The moment now, by the phone's clock.
    pub now: Timestamp,
}

/// Judges `draft`.
///
/// # Errors
/// Everything that is wrong, in the order of the screens.
pub fn check(draft: &Draft, rules: &Rules<'_>) -> Result<Submission, Vec<Problem>> {
    let mut problems = Vec::new();
    // A choice that the hotline has withdrawn since is another fault than none.
    let unchosen = |was_chosen| if was_chosen { Reason::NotAChoice } else { Reason::Required };
    let class = rules.capabilities.class_of(draft.class);
    if class.is_none() {
        problems.push(Problem::new(Field::Class, unchosen(draft.class.is_some())));
    }
    let description_max = rules.capabilities.description_max;
    required_text(&draft.description, description_max, Field::Description, &mut problems);
    let category = draft
        .category
        .as_ref()
        .and_then(|code| rules.categories.iter().find(|category| category.code == *code));
    if category.is_none() {
        problems.push(Problem::new(Field::Category, unchosen(draft.category.is_some())));
    }
    let questions = category.map_or(&[][..], |category| &category.questions);
    let answers = check_answers(&draft.answers, questions, Field::Answer, rules.local_time, &mut problems);
    let place = check_place(draft, rules, &mut problems);
    let photos = check_photos(draft, rules, &mut problems);
    let contact = check_contact(draft, rules, &mut problems);
    match (class, category) {
        (Some(class), Some(category)) if problems.is_empty() => Ok(Submission::new(Content {
            finished_at: rules.now,
            class,
            category: category.code.clone(),
            description: draft.description.trim().to_owned(),
            language: rules.language.clone(),
            answers,
            place,
            contact,
            photos,
        })),
        _ => Err(problems),
    }
}

/// Judges a verdict.
///
/// # Errors
/// Everything that is missing or too long.
pub fn check_rating(draft: &DraftRating) -> Result<Rating, Vec<Problem>> {
    let mut problems = Vec::new();
    let satisfaction = draft.satisfaction.and_then(Satisfaction::new);
    for (field, missing) in [
        (Field::Contacted, draft.contacted.is_none()),
        (Field::Solved, draft.solved.is_none()),
        (Field::Satisfaction, satisfaction.is_none()),
    ] {
        if missing {
            problems.push(Problem::new(field, Reason::Required));
        }
    }
    limit(&draft.words, Rating::WORDS_MAX, Field::RatingWords, &mut problems);
    match (draft.contacted, draft.solved, satisfaction) {
        (Some(contacted), Some(solved), Some(satisfaction)) if problems.is_empty() => {
            Ok(Rating { contacted, solved, satisfaction, words: given(&draft.words) })
        }
        _ => Err(problems),
    }
}

/// Judges the words of added information ([`Field::Information`]) or of a reopening's reason
/// ([`Field::ReopeningReason`]) and gives them trimmed.
///
/// # Errors
/// That they are missing or too long.
pub fn check_information(text: &str, field: Field) -> Result<String, Vec<Problem>> {
    let mut problems = Vec::new();
    required_text(text, Complaint::INFORMATION_MAX, field, &mut problems);
    if problems.is_empty() { Ok(text.trim().to_owned()) } else { Err(problems) }
}

fn check_place(draft: &Draft, rules: &Rules<'_>, problems: &mut Vec<Problem>) -> Place {
    let typed = &draft.place;
    let takes = |kind| rules.capabilities.places.contains(&kind);
    // An address that was typed but not chosen from the search is kept as words, so that it isn't lost.
    let unchosen = typed.address.is_none().then(|| given(&typed.address_query)).flatten();
    let words = match (unchosen, given(&typed.description)) {
        (Some(address), Some(description)) => Some(format!("{address}\n{description}")),
        (address, description) => address.or(description),
    };
    limit(words.as_deref().unwrap_or_default(), Place::DESCRIPTION_MAX, Field::PlaceDescription, problems);
    if words.is_some() && !takes(PlaceKind::Description) {
        problems.push(Problem::new(Field::Place, Reason::NotAChoice));
    }
    let point = typed.point.map(|(point, _)| point);
    let place = Place {
        point: point.filter(|point| takes(PlaceKind::Point) && point.is_valid()).map(Point::rounded),
        address: typed.address.clone().filter(|_| takes(PlaceKind::Address)),
        description: words,
        district: typed.district.clone().filter(|_| takes(PlaceKind::District)),
    };
    let demands = rules.capabilities.place_rules;
    let class = rules.capabilities.class_of(draft.class);
    let is_missing = place.is_empty() && class.is_none_or(|class| class.needs_place());
    if is_missing || (demands.point_required && place.point.is_none()) {
        let reason = if is_missing { Reason::Required } else { Reason::PointRequired };
        problems.push(Problem::new(Field::Place, reason));
    }
    if let (Some(bounds), Some(point)) = (demands.bounds, place.point)
        && !bounds.contains(point)
    {
        problems.push(Problem::new(Field::Place, Reason::OutOfBounds));
    }
    place
}

fn check_photos(draft: &Draft, rules: &Rules<'_>, problems: &mut Vec<Problem>) -> Vec<SubmittedPhoto> {
    let max = rules.capabilities.photos.as_ref().map_or(0, |photos| photos.max_count);
    if draft.photos.len() > max {
        problems.push(Problem::new(Field::Photos, Reason::TooMany { max }));
    }
    for photo in &draft.photos {
        let field = || Field::Photo(photo.id.clone());
        limit(&photo.description, ComplaintPhoto::DESCRIPTION_MAX, field(), problems);
        if let Some(photos) = &rules.capabilities.photos {
            if photo.bytes > photos.max_bytes {
                problems.push(Problem::new(field(), Reason::TooLarge { max_bytes: Some(photos.max_bytes) }));
            }
            if !photos.media_types.contains(&photo.media_type) {
                problems.push(Problem::new(field(), Reason::WrongType));
            }
        }
    }
    draft
        .photos
        .iter()
        .map(|photo| SubmittedPhoto {
            id: photo.id.clone(),
            media_type: photo.media_type,
            description: given(&photo.description),
        })
        .collect()
}

fn check_contact(draft: &Draft, rules: &Rules<'_>, problems: &mut Vec<Problem>) -> Contact {
    let demands = rules.capabilities.contact;
    let contact = &draft.contact;
    let mut part = |typed: Option<String>, demand: Demand, field: Field, is_formed: fn(&str) -> bool| {
        let value = typed.filter(|_| demand != Demand::Unsupported);
        match &value {
            None if demand == Demand::Required => problems.push(Problem::new(field, Reason::Required)),
            Some(value) if !is_formed(value) => problems.push(Problem::new(field, Reason::Malformed)),
            _ => {}
        }
        value
    };
    let email: String = contact.email.chars().filter(|c| !is_invisible(*c)).collect();
    let name = part(given(&contact.name), demands.name, Field::Name, |_| true);
    let phone = part(given(&tidy_phone(&contact.phone)), demands.phone, Field::Phone, is_phone);
    let email = part(given(&email), demands.email, Field::Email, is_email);
    limit(name.as_deref().unwrap_or_default(), Contact::NAME_MAX, Field::Name, problems);
    if demands.name_script == Script::Latin && !name.as_deref().is_none_or(is_latin) {
        problems.push(Problem::new(Field::Name, Reason::NotLatin));
    }
    if let Some(max) = demands.phone_max {
        limit(phone.as_deref().unwrap_or_default(), max, Field::Phone, problems);
    }
    let ending = email.as_deref().and_then(|email| email.rsplit('.').next()).unwrap_or_default();
    if let Some(max) = demands.email_ending_max.filter(|max| characters(ending) > *max) {
        problems.push(Problem::new(Field::Email, Reason::EndingTooLong { max }));
    }
    let name_shown = demands.name_visibility && name.is_some() && contact.name_shown;
    Contact { name_shown, name, phone, email }
}

/// The trimmed text, `None` if there is nothing to read.
pub(super) fn given(text: &str) -> Option<String> {
    (!is_blank(text)).then(|| text.trim().to_owned())
}

fn required_text(text: &str, max: usize, field: Field, problems: &mut Vec<Problem>) {
    if is_blank(text) {
        problems.push(Problem::new(field, Reason::Required));
    } else {
        limit(text, max, field, problems);
    }
}

pub(super) fn limit(text: &str, max: usize, field: Field, problems: &mut Vec<Problem>) {
    if characters(text.trim()) > max {
        problems.push(Problem::new(field, Reason::TooLong { max: Some(max) }));
    }
}
