//! A form's parameters as a complaint.

use complaint_widget::{
    backend::native::wire::{AnnouncedPhoto, FieldErrorCode, NewComplaint},
    domain::{
        Answer, AnswerValue, CategoryCode, Contact, Datatype, LanguageTag, PhotoId, Place, Point, Question,
        RequestClass,
    },
};

use super::parameters::Parameters;
use crate::{
    api::{Fault, problem::field_error},
    content::Content,
};

/// Open311 knows no classes: what it reports is what 12345 hotlines call a complaint.
const CLASS: RequestClass = RequestClass::Complaint;

/// The complaint that the parameters make. The hotline's rules judge it afterwards; what is refused here is what they
/// can't see.
///
/// # Errors
/// 400 for what contradicts itself, can't be read or wouldn't be acted on.
pub fn complaint(
    form: &Parameters,
    language: LanguageTag,
    content: &Content,
    photos: &[PhotoId],
) -> Result<NewComplaint, Fault> {
    if form.one("media_url")?.is_some() {
        // Fetching it would make the hotline ask whatever server a stranger names; leaving it out would lose a photo
        // that the citizen believes to have sent.
        return Err(Fault::bad_request(
            "media_url: Photos aren't fetched from elsewhere; send each as a part named media of \
             multipart/form-data.",
        ));
    }
    let text = |name: &str| Ok::<_, Fault>(form.one(name)?.map(str::to_owned));
    let code = text("service_code")?.ok_or_else(|| missing("/category"))?;
    let questions =
        content.category(&code).map(|category| category.questions_in(&language)).unwrap_or_default();
    let announced = |id: &PhotoId| AnnouncedPhoto { id: id.clone(), description: None };
    Ok(NewComplaint {
        class: CLASS,
        category: CategoryCode(code),
        description: text("description")?.unwrap_or_default(),
        answers: form.attributes().into_iter().map(|given| answer(given, &questions)).collect(),
        place: place(form)?,
        contact: Contact {
            name: name(form)?,
            name_shown: false,
            phone: text("phone")?,
            email: text("email")?,
        },
        photos: photos.iter().map(announced).collect(),
        language,
    })
}

fn missing(pointer: &str) -> Fault {
    Fault::invalid(vec![field_error(pointer, FieldErrorCode::Required, "It is missing.")])
}

fn name(form: &Parameters) -> Result<Option<String>, Fault> {
    let parts = [form.one("first_name")?, form.one("last_name")?];
    let given: Vec<&str> = parts.into_iter().flatten().map(str::trim).collect();
    Ok((!given.is_empty()).then(|| given.join(" ")))
}

fn place(form: &Parameters) -> Result<Place, Fault> {
    let (lat, long) = (form.one("lat")?, form.one("long")?);
    let address = form.one("address_string")?.map(str::to_owned);
    let address_id = form.one("address_id")?;
    let forms = [lat.or(long).is_some(), address.is_some(), address_id.is_some()];
    if forms.into_iter().filter(|given| *given).count() > 1 {
        return Err(Fault::bad_request("Give one of lat and long, address_string, address_id, not several."));
    }
    if address_id.is_some() {
        return Err(Fault::bad_request("address_id: This hotline has no such numbers; use address_string."));
    }
    let point = match (lat, long) {
        (None, None) => None,
        (Some(lat), Some(long)) => Some(Point {
            latitude: degrees("/place/point/latitude", lat)?,
            longitude: degrees("/place/point/longitude", long)?,
            accuracy_metres: None,
        }),
        (None, Some(_)) => return Err(missing("/place/point/latitude")),
        (Some(_), None) => return Err(missing("/place/point/longitude")),
    };
    Ok(Place { point, address, ..Place::default() })
}

fn degrees(pointer: &str, text: &str) -> Result<f64, Fault> {
    text.trim().parse().ok().filter(|degrees: &f64| degrees.is_finite()).ok_or_else(|| {
        Fault::invalid(vec![field_error(pointer, FieldErrorCode::WrongType, "This is not a decimal number.")])
    })
}

/// The values under a code as the answer that its question's datatype asks for. What doesn't fit stays as it is, for
/// the rules to refuse.
fn answer((code, values): (&str, Vec<&str>), questions: &[Question]) -> Answer {
    let question = questions.iter().find(|question| question.code == code);
    let texts = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>();
    let value = match (question, values.as_slice()) {
        (Some(question), values) if question.datatype == Datatype::MultiValueList => {
            AnswerValue::Keys(values.iter().flat_map(|value| keys(value, question)).collect())
        }
        (Some(Question { datatype: Datatype::Number, .. }), [text]) => {
            text.trim().parse().map_or_else(|_| AnswerValue::Text((*text).to_owned()), AnswerValue::Number)
        }
        (_, [text]) => AnswerValue::Text((*text).to_owned()),
        (_, several) => AnswerValue::Keys(texts(several)),
    };
    Answer { code: code.to_owned(), value }
}

/// The keys in one value of a list: the value itself or, as some clients send them, with commas between.
fn keys(value: &str, question: &Question) -> Vec<String> {
    if question.options.iter().any(|option| option.key == value) {
        return vec![value.to_owned()];
    }
    value.split(',').map(|key| key.trim().to_owned()).collect()
}
