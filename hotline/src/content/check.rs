//! Whether content is complete and agrees with itself.

use std::collections::BTreeSet;

use complaint_widget::domain::{Datatype, Point, is_blank};

use super::{CategoryContent, Content, Localised, category::QuestionContent};

/// Everything that is wrong with `content`, a sentence each.
#[must_use]
pub fn faults(content: &Content) -> Vec<String> {
    let mut check = Check { content, faults: Vec::new() };
    check.about();
    check.unique("category", content.categories.iter().map(|category| category.code.0.as_str()));
    for category in &content.categories {
        check.category(category);
    }
    for (index, address) in content.addresses.iter().enumerate() {
        let at = format!("address {index}");
        check.text(&at, &address.label);
        let point = Point { latitude: address.latitude, longitude: address.longitude, accuracy_metres: None };
        check.that(point.is_valid(), &at, "its coordinates are out of range");
        check.that(content.has_district(&address.district), &at, "its district is unknown");
    }
    check.faults
}

struct Check<'a> {
    content: &'a Content,
    faults: Vec<String>,
}

impl<'a> Check<'a> {
    fn that(&mut self, holds: bool, at: &str, fault: &str) {
        if !holds {
            self.faults.push(format!("{at}: {fault}"));
        }
    }

    fn text(&mut self, at: &str, text: &Localised) {
        for language in self.content.languages() {
            let has = text.iter().any(|(known, text)| known == language && !is_blank(text));
            self.that(has, at, &format!("a text in {} is missing", language.as_str()));
        }
    }

    fn unique(&mut self, what: &str, codes: impl Iterator<Item = &'a str>) {
        let mut seen = BTreeSet::new();
        for code in codes {
            self.that(!code.is_empty(), what, "a code is empty");
            self.that(seen.insert(code), what, &format!("the code {code} is there twice"));
        }
    }

    fn about(&mut self) {
        let about = &self.content.about;
        let is_prefix = (1..=6).contains(&about.prefix.len())
            && about.prefix.bytes().all(|byte| byte.is_ascii_uppercase());
        self.that(is_prefix, "prefix", "it must be 1 to 6 capital letters");
        self.that(!about.languages.is_empty(), "languages", "there is none");
        self.that(about.description_max > 0, "description_max", "it must be at least 1");
        self.that(about.photos.max_count > 0, "photos", "max_count must be at least 1");
        self.that(!about.photos.media_types.is_empty(), "photos", "there is no media type");
        self.text("name", &about.name);
        self.unique("district", about.districts.iter().map(|district| district.code.0.as_str()));
        for district in &about.districts {
            self.text(&format!("district {}", district.code.0), &district.name);
        }
    }

    fn category(&mut self, category: &'a CategoryContent) {
        let at = format!("category {}", category.code.0);
        for text in [&category.group, &category.name, &category.description, &category.unit] {
            self.text(&at, text);
        }
        for language in self.content.languages() {
            let has = category.keywords.get(language).is_some_and(|words| !words.is_empty());
            self.that(has, &at, &format!("keywords in {} are missing", language.as_str()));
        }
        self.unique(&at, category.questions.iter().map(|question| question.code.as_str()));
        for question in &category.questions {
            self.question(&format!("{at}, question {}", question.code), question);
        }
    }

    fn question(&mut self, at: &str, question: &'a QuestionContent) {
        self.text(at, &question.text);
        if let Some(hint) = &question.hint {
            self.text(at, hint);
        }
        let is_list = matches!(question.datatype, Datatype::SingleValueList | Datatype::MultiValueList);
        self.that(is_list != question.options.is_empty(), at, "lists, and only lists, have options");
        let notice = question.datatype == Datatype::Notice;
        self.that(!(notice && question.required), at, "a notice can't be required");
        self.unique(at, question.options.iter().map(|option| option.key.as_str()));
        for option in &question.options {
            self.text(&format!("{at}, option {}", option.key), &option.name);
        }
    }
}
