//! The fields of the domain that a template can name, for each operation.
//!
//! `docs/rest-backend.md` explains each to the people who write descriptions.

use std::{
    collections::BTreeMap,
    hash::{DefaultHasher, Hash as _, Hasher as _},
};

use serde_json::Value;

use crate::{
    domain::{
        AnswerValue, Bounds, LanguageTag, ListQuery, MediaType, PhotoId, Rating, Receipt, Ticket, Timestamp,
        characters,
    },
    form::Submission,
};

/// Which operation a template belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Capabilities, categories, districts.
    Lists,
    /// Searching addresses.
    Addresses,
    /// The questions of a category.
    Questions,
    /// The public list.
    List,
    /// Sending a submission.
    Submit,
    /// Asking for a number that follows.
    Number,
    /// Sending one photo.
    Photo,
    /// Reading a complaint.
    Read,
    /// Adding words, or reopening.
    Words,
    /// Rating.
    Rating,
}

/// Everything that a submission says.
const OF_SUBMISSION: &[&str] = &[
    "key",
    "language",
    "class",
    "category",
    "description",
    "headline",
    "place.latitude",
    "place.longitude",
    "place.accuracy_metres",
    "place.address",
    "place.description",
    "place.words",
    "place.district",
    "contact.name",
    "contact.name_shown",
    "contact.phone",
    "contact.email",
    "finished_at",
];

impl Scope {
    /// The fields that can be named. An answer's is `answers.` and the question's code; what a step before took is
    /// `before.` and its name.
    #[must_use]
    pub const fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Lists => &["language"],
            Self::Addresses => &["query", "language"],
            Self::Questions => &["category", "language"],
            Self::List => &["area.south", "area.west", "area.north", "area.east", "since", "category"],
            Self::Submit => OF_SUBMISSION,
            Self::Number => &["ticket"],
            Self::Photo => &["reference", "code", "photo.id", "photo.media_type", "photo.file_name"],
            Self::Read => &["reference", "code", "language"],
            Self::Words => &["reference", "code", "words", "key"],
            Self::Rating => &[
                "reference",
                "code",
                "rating.contacted",
                "rating.solved",
                "rating.satisfaction",
                "rating.words",
            ],
        }
    }

    /// The fields of an item of the list `list`, `None` if there is no such list.
    #[must_use]
    pub fn items(self, list: &str) -> Option<&'static [&'static str]> {
        match (self, list) {
            (Self::Submit, "answers") => Some(&["answer.code", "answer.value"]),
            (Self::Submit, "photos") => {
                Some(&["photo.id", "photo.media_type", "photo.file_name", "photo.description"])
            }
            _ => None,
        }
    }
}

/// The bytes of a photo; only as the whole value of a part.
pub const PHOTO_FILE: &str = "photo.file";

/// The longest `headline`, in characters.
const HEADLINE_MAX: usize = 80;

/// 2⁵³: below it, each whole number is itself in floating point.
pub(super) const WHOLE_MAX: f64 = 9_007_199_254_740_992.0;

/// Values by the names of their fields. Without `Debug`: contact data must not reach a log.
#[derive(Clone, Default)]
pub struct Fields {
    values: BTreeMap<String, Value>,
    lists: BTreeMap<&'static str, Vec<BTreeMap<String, Value>>>,
}

impl Fields {
    /// The value of a field; an empty text is none.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.values.get(name).filter(|value| !matches!(value, Value::Null) && value.as_str() != Some(""))
    }

    /// The fields once for each item of a list, the item's own added.
    #[must_use]
    pub fn each(&self, list: &str) -> Vec<Self> {
        (0..self.count(list)).map(|index| self.item(list, index)).collect()
    }

    /// How many items a list has.
    #[must_use]
    pub fn count(&self, list: &str) -> usize {
        self.lists.get(list).map_or(0, Vec::len)
    }

    /// The fields with those of one item of a list.
    #[must_use]
    pub fn item(&self, list: &str, index: usize) -> Self {
        let mut values = self.values.clone();
        values.extend(self.lists.get(list).and_then(|items| items.get(index)).cloned().unwrap_or_default());
        Self { values, lists: BTreeMap::new() }
    }

    /// A number that is the same for the same fields, and for no others within one page.
    #[must_use]
    pub fn digest(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        format!("{:?}{:?}", self.values, self.lists).hash(&mut hasher);
        hasher.finish()
    }

    /// Sets a field of one item of a list.
    pub fn set_of_item(&mut self, list: &str, index: usize, name: String, value: Value) {
        if let Some(item) = self.lists.get_mut(list).and_then(|items| items.get_mut(index)) {
            item.insert(name, value);
        }
    }

    /// Sets a field.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.values.insert(name.into(), value.into());
        self
    }

    /// What a list of the hotline's, in `language`, is asked with.
    #[must_use]
    pub fn of_language(language: &LanguageTag) -> Self {
        Self::default().with("language", language.as_str())
    }

    /// What the public list is asked with.
    #[must_use]
    pub fn of_list(query: &ListQuery) -> Self {
        let edge = |edge: fn(&Bounds) -> f64| query.area.as_ref().map(edge);
        Self::default()
            .with("area.south", edge(|area| area.south))
            .with("area.west", edge(|area| area.west))
            .with("area.north", edge(|area| area.north))
            .with("area.east", edge(|area| area.east))
            .with("since", query.since.map(Timestamp::to_rfc3339))
            .with("category", query.category.as_ref().map(|code| code.0.clone()))
    }

    /// What opens a complaint.
    #[must_use]
    pub fn of_receipt(receipt: &Receipt) -> Self {
        let code = receipt.code.as_ref().map(|code| code.secret().to_owned());
        Self::default().with("reference", receipt.reference.0.clone()).with("code", code)
    }

    /// A ticket.
    #[must_use]
    pub fn of_ticket(ticket: &Ticket) -> Self {
        Self::default().with("ticket", ticket.0.clone())
    }

    /// The photo that they are about.
    #[must_use]
    pub fn photo(&self) -> Option<(PhotoId, MediaType)> {
        let id = self.get("photo.id")?.as_str()?;
        let kind = self.get("photo.media_type")?.as_str()?;
        let media_type = [MediaType::Jpeg, MediaType::Png, MediaType::Webp]
            .into_iter()
            .find(|known| known.as_str() == kind)?;
        Some((PhotoId(id.to_owned()), media_type))
    }

    /// Adds a photo.
    #[must_use]
    pub fn with_photo(mut self, id: &PhotoId, media_type: MediaType) -> Self {
        self.values.extend(of_photo(id, media_type));
        self
    }

    /// Adds a verdict.
    #[must_use]
    pub fn with_rating(self, rating: &Rating) -> Self {
        self.with("rating.contacted", rating.contacted)
            .with("rating.solved", rating.solved)
            .with("rating.satisfaction", rating.satisfaction.step())
            .with("rating.words", rating.words.clone())
    }

    /// Everything that a submission says.
    #[must_use]
    pub fn of_submission(submission: &Submission, key: &str) -> Self {
        let content = submission.content();
        let (place, contact) = (&content.place, &content.contact);
        let words: Vec<&str> =
            [&place.address, &place.description].into_iter().flatten().map(String::as_str).collect();
        let name_shown = contact.name.is_some().then_some(contact.name_shown);
        let mut fields = Self::of_language(&content.language)
            .with("key", key)
            .with("class", content.class.as_str())
            .with("category", content.category.0.clone())
            .with("description", content.description.clone())
            .with("headline", headline(&content.description))
            .with("place.latitude", place.point.map(|point| point.latitude))
            .with("place.longitude", place.point.map(|point| point.longitude))
            .with("place.accuracy_metres", place.point.and_then(|point| point.accuracy_metres).map(number))
            .with("place.address", place.address.clone())
            .with("place.description", place.description.clone())
            .with("place.words", words.join(", "))
            .with("place.district", place.district.as_ref().map(|code| code.0.clone()))
            .with("contact.name", contact.name.clone())
            .with("contact.name_shown", name_shown)
            .with("contact.phone", contact.phone.clone())
            .with("contact.email", contact.email.clone())
            .with("finished_at", content.finished_at.to_rfc3339());
        let mut answers = Vec::new();
        for answer in &content.answers {
            let value = match &answer.value {
                AnswerValue::Number(answer) => number(*answer),
                AnswerValue::Text(text) => Value::from(text.clone()),
                AnswerValue::Keys(keys) => Value::from(keys.clone()),
            };
            fields.values.insert(format!("answers.{}", answer.code), value.clone());
            answers.push(BTreeMap::from([
                ("answer.code".to_owned(), answer.code.clone().into()),
                ("answer.value".to_owned(), value),
            ]));
        }
        let photos = content.photos.iter().map(|photo| {
            let mut item = of_photo(&photo.id, photo.media_type);
            item.insert("photo.description".to_owned(), photo.description.clone().into());
            item
        });
        fields.lists = BTreeMap::from([("answers", answers), ("photos", photos.collect())]);
        fields
    }
}

fn of_photo(id: &PhotoId, media_type: MediaType) -> BTreeMap<String, Value> {
    BTreeMap::from([
        ("photo.id".to_owned(), id.0.clone().into()),
        ("photo.media_type".to_owned(), media_type.as_str().into()),
        ("photo.file_name".to_owned(), file_name(id, media_type).into()),
    ])
}

/// A name for a photo's file, which says nothing of the citizen or the phone.
#[must_use]
pub fn file_name(id: &PhotoId, media_type: MediaType) -> String {
    let ending = match media_type {
        MediaType::Jpeg => "jpg",
        MediaType::Png => "png",
        MediaType::Webp => "webp",
    };
    format!("{}.{ending}", id.0)
}

/// A number as JSON writes it: 5 and not 5.0, which a hotline that wants a whole number refuses.
fn number(number: f64) -> Value {
    if number.fract() == 0.0 && number.abs() < WHOLE_MAX {
        Value::from(number as i64)
    } else {
        Value::from(number)
    }
}

/// The first line of a description, cut after a word if it is long: for hotlines that want a title.
fn headline(description: &str) -> String {
    let line = description.trim().lines().next().unwrap_or_default().trim();
    if characters(line) <= HEADLINE_MAX {
        return line.to_owned();
    }
    let cut: String = line.chars().take(HEADLINE_MAX - 1).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{}…", whole.trim_end())
}
