//! From answers to the domain.

use serde_json::Value;

use super::{
    answers::{
        AddressAnswer, CapabilitiesAnswer, CategoryAnswer, Coded, DistrictAnswer, QuestionAnswer,
        SubmitAnswer, SubmitEnd,
    },
    check::demands::named,
    description::{Description, FixedCategory, FixedDistrict, FixedQuestion},
    fields::PHOTO_FILE,
    operation::{BodyTemplate, RequestTemplate},
    pointer::Pointer,
    template::backwards,
};
use crate::{
    backend::{Outcome, Proof, Trouble, loose},
    domain::{
        AddressMatch, Capabilities, Category, CategoryCode, Code, ContactRules, Datatype, Demand, District,
        DistrictCode, LanguageTag, PhotoRules, PlaceRules, Point, Question, QuestionOption, Receipt,
        Reference, Ticket,
    },
};

/// Our word for what is there, by the table that goes with it.
pub(super) fn coded(description: &Description, coded: &Coded, answer: &Value) -> Option<String> {
    let table = coded.table.as_ref().and_then(|table| description.tables.get(table));
    backwards(table, coded.at.value(answer)?)
}

/// A text at a pointer that the file may not have.
pub(super) fn text(pointer: Option<&Pointer>, answer: &Value) -> Option<String> {
    pointer.and_then(|pointer| pointer.text(answer))
}

/// The point at two pointers, if it is one.
pub(super) fn point(
    latitude: Option<&Pointer>,
    longitude: Option<&Pointer>,
    answer: &Value,
) -> Option<Point> {
    let number = |pointer: Option<&Pointer>| loose::number(pointer?.value(answer)?);
    let point = Point { latitude: number(latitude)?, longitude: number(longitude)?, accuracy_metres: None };
    point.is_valid().then_some(point)
}

/// True when a request sends photos.
fn sends_photos(request: &RequestTemplate) -> bool {
    let mut found = false;
    match &request.body {
        Some(BodyTemplate::Multipart(members)) => {
            for (_, node) in &members.0 {
                node.look(&mut |placeholder| found |= placeholder.name == PHOTO_FILE);
            }
        }
        Some(BodyTemplate::Photo) => found = true,
        _ => {}
    }
    found
}

/// True when photos go out before the report, each in a request of its own.
pub(super) fn photos_before_report(description: &Description) -> bool {
    description.operations.submit.before.iter().any(|before| sends_photos(&before.request))
}

/// True when photos go out with the report or before it, and not afterwards.
pub(super) fn photos_with_report(description: &Description) -> bool {
    photos_before_report(description) || sends_photos(&description.operations.submit.request)
}

/// What the file says of the hotline, with what follows from its operations, over what the deployment says.
pub(super) fn described(description: &Description, base: Capabilities) -> Capabilities {
    let (demands, operations) = (&description.capabilities, &description.operations);
    let contact = &demands.contact;
    let demand = |demand: Option<Demand>| demand.unwrap_or(Demand::Unsupported);
    let codes =
        [&operations.submit.answer.code, &operations.number.as_ref().and_then(|it| it.answer.code.clone())]
            .iter()
            .any(|code| code.is_some());
    Capabilities {
        classes: demands.classes.clone(),
        description_max: demands.description_max,
        places: demands.places.clone(),
        place_rules: PlaceRules {
            point_required: demands.point_required,
            // Each way that the file names has a field of its own.
            only_one: false,
            bounds: demands.bounds,
        },
        photos: demands.photos.as_ref().map(|photos| PhotoRules {
            max_count: photos.max_count,
            max_bytes: photos.max_bytes,
            media_types: photos.media_types.clone(),
            only_with_report: photos_with_report(description),
            repeatable: photos.repeatable,
        }),
        contact: ContactRules {
            name: demand(contact.name),
            phone: demand(contact.phone),
            email: demand(contact.email),
            name_visibility: named(&operations.submit.request).contains(&"contact.name_shown"),
            name_script: contact.name_script,
            phone_max: contact.phone_max,
            email_ending_max: None,
        },
        idempotent_submit: demands.idempotent_submit,
        tracking: operations.read.is_some(),
        codes,
        published: demands.published,
        public_list: operations.list.is_some(),
        add_information: operations.information.is_some(),
        rating: operations.rating.is_some(),
        reopening: operations.reopening.is_some(),
        retention_days: demands.retention_days,
        ..base
    }
}

/// What the hotline says of itself, over what the file says. A number that makes no sense changes nothing.
pub(super) fn capabilities(at: &CapabilitiesAnswer, answer: &Value, mut known: Capabilities) -> Capabilities {
    let count = |pointer: Option<&Pointer>| {
        let number = loose::number(pointer?.value(answer)?)?;
        (number >= 1.0 && number <= f64::from(u32::MAX)).then_some(number as u32)
    };
    if let Some(max) = count(at.description_max.as_ref()) {
        known.description_max = max as usize;
    }
    if let Some(photos) = &mut known.photos {
        if let Some(max) = count(at.photo_max_count.as_ref()) {
            photos.max_count = max as usize;
        }
        if let Some(max) = count(at.photo_max_bytes.as_ref()) {
            photos.max_bytes = max.into();
        }
    }
    if let Some(phone) = text(at.phone.as_ref(), answer) {
        known.phone = Some(phone);
    }
    known
}

/// The categories of the file.
pub(super) fn fixed_categories(
    fixed: &[FixedCategory],
    questions_apart: bool,
    language: &LanguageTag,
) -> Vec<Category> {
    let in_language = |texts: &super::words::Texts| texts.in_language(language).to_owned();
    let question = |question: &FixedQuestion| Question {
        code: question.code.clone(),
        datatype: question.datatype,
        required: question.required,
        text: in_language(&question.text),
        hint: question.hint.as_ref().map(in_language),
        options: question
            .options
            .iter()
            .map(|option| QuestionOption { key: option.key.clone(), name: in_language(&option.name) })
            .collect(),
    };
    fixed
        .iter()
        .map(|category| Category {
            code: CategoryCode(category.code.clone()),
            name: in_language(&category.name),
            description: category.description.as_ref().map(in_language),
            group: category.group.as_ref().map(in_language),
            keywords: category.keywords.clone(),
            questions: category.questions.iter().map(question).collect(),
            questions_apart,
        })
        .collect()
}

/// The districts of the file.
pub(super) fn fixed_districts(fixed: &[FixedDistrict], language: &LanguageTag) -> Vec<District> {
    fixed
        .iter()
        .map(|district| District {
            code: DistrictCode(district.code.clone()),
            name: district.name.in_language(language).to_owned(),
        })
        .collect()
}

/// The hotline's categories. One without a code or a name is left out; without any, nothing can be sent.
pub(super) fn categories(
    description: &Description,
    at: &CategoryAnswer,
    answer: &Value,
) -> Outcome<Vec<Category>> {
    let of_group = |group: &Value, name: Option<String>| -> Vec<Category> {
        let items = at.list.items(group).iter();
        items.filter_map(|item| category(description, at, item, name.clone())).collect()
    };
    let categories: Vec<Category> = match &at.groups {
        None => of_group(answer, None),
        Some(groups) => {
            let groups = groups.items(answer).iter();
            groups.flat_map(|group| of_group(group, text(at.group_name.as_ref(), group))).collect()
        }
    };
    if categories.is_empty() { Err(Trouble::Unavailable { retry_after: None }) } else { Ok(categories) }
}

fn category(
    description: &Description,
    at: &CategoryAnswer,
    item: &Value,
    group: Option<String>,
) -> Option<Category> {
    let keywords = at.keywords.as_ref().map_or(&[][..], |pointer| pointer.items(item));
    let inside = at.questions.as_ref().map(|at| questions(description, at, item));
    Some(Category {
        code: CategoryCode(at.code.text(item)?),
        name: at.name.text(item)?,
        description: text(at.description.as_ref(), item),
        group,
        keywords: keywords.iter().filter_map(loose::text).collect(),
        questions: inside.unwrap_or_default(),
        questions_apart: description.operations.questions.is_some(),
    })
}

/// The questions in a category, or in an answer of their own; one without a code or a text is left out.
pub(super) fn questions(description: &Description, at: &QuestionAnswer, answer: &Value) -> Vec<Question> {
    at.list.items(answer).iter().filter_map(|item| question(description, at, item)).collect()
}

fn question(description: &Description, at: &QuestionAnswer, item: &Value) -> Option<Question> {
    let word = |it: &Option<Coded>| it.as_ref().and_then(|it| coded(description, it, item));
    let options = at.options.as_ref().map(|options| {
        let items = options.list.items(item).iter();
        items
            .filter_map(|item| {
                Some(QuestionOption { key: options.key.text(item)?, name: options.name.text(item)? })
            })
            .collect()
    });
    Some(Question {
        code: at.code.text(item)?,
        datatype: word(&at.datatype)
            .and_then(|word| serde_json::from_value(Value::String(word)).ok())
            .unwrap_or(Datatype::String),
        required: word(&at.required).and_then(|word| loose::truth(&Value::String(word))).unwrap_or(false),
        text: at.text.text(item)?,
        hint: text(at.hint.as_ref(), item),
        options: options.unwrap_or_default(),
    })
}

/// The hotline's districts; one without a code or a name is left out.
pub(super) fn districts(at: &DistrictAnswer, answer: &Value) -> Vec<District> {
    let items = at.list.items(answer).iter();
    items
        .filter_map(|item| {
            Some(District { code: DistrictCode(at.code.text(item)?), name: at.name.text(item)? })
        })
        .collect()
}

/// The addresses that were found; one without a label is left out.
pub(super) fn addresses(at: &AddressAnswer, answer: &Value) -> Vec<AddressMatch> {
    let items = at.list.items(answer).iter();
    items
        .filter_map(|item| {
            Some(AddressMatch {
                label: at.label.text(item)?,
                point: point(at.latitude.as_ref(), at.longitude.as_ref(), item),
                district: text(at.district.as_ref(), item).map(DistrictCode),
            })
        })
        .collect()
}

/// What the hotline gave for a submission; `None` if something that it should give is missing.
pub(super) fn proof(at: &SubmitAnswer, answer: &Value) -> Option<Proof> {
    Some(match at.outcome {
        SubmitEnd::Numbered => {
            let reference = Reference(at.reference.as_ref()?.text(answer)?);
            let code = match &at.code {
                Some(pointer) => Some(Code::new(pointer.text(answer)?)),
                None => None,
            };
            Proof::Numbered(Receipt { reference, code })
        }
        SubmitEnd::NumberToFollow => Proof::NumberToFollow(Ticket(at.ticket.as_ref()?.text(answer)?)),
        SubmitEnd::Unconfirmed => Proof::Unconfirmed,
    })
}

/// True when both numbers are one but for their dashes and the case of their letters, which citizens type as they
/// like.
pub(super) fn is_same_number(a: &Reference, b: &Reference) -> bool {
    let letters = |reference: &Reference| reference.0.replace('-', "").to_uppercase();
    letters(a) == letters(b)
}
