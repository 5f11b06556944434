//! Categories and their questions in all languages.

use std::collections::BTreeMap;

use complaint_widget::domain::{Category, CategoryCode, Datatype, LanguageTag, Question, QuestionOption};
use serde::Deserialize;

use super::Localised;

/// How fast a unit owes an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// Life or property is in danger.
    Danger,
    /// Water, power, gas and heat.
    Utility,
    /// Everything else.
    General,
    /// What takes several units or an investigation.
    Complex,
}

impl Urgency {
    /// The time until the answer is due, in hours. After the draft standard for 12345 hotlines of 2021.
    #[must_use]
    pub const fn hours(self) -> i64 {
        match self {
            Self::Danger => 2,
            Self::Utility => 24,
            Self::General => 7 * 24,
            Self::Complex => 15 * 24,
        }
    }
}

/// An entry of `categories.json`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CategoryContent {
    /// The code that clients send.
    pub code: CategoryCode,
    /// The heading it stands under.
    pub group: Localised,
    /// Its name.
    pub name: Localised,
    /// One line that helps to choose.
    pub description: Localised,
    /// How fast the answer is due.
    pub urgency: Urgency,
    /// Who is in charge.
    pub unit: Localised,
    /// The words that people type for it, by language.
    pub keywords: BTreeMap<LanguageTag, Vec<String>>,
    /// Its questions.
    #[serde(default)]
    pub questions: Vec<QuestionContent>,
}

/// A question of a category.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionContent {
    /// The code to answer under.
    pub code: String,
    /// What the answer is made of.
    pub datatype: Datatype,
    /// True: no complaint without it.
    #[serde(default)]
    pub required: bool,
    /// The question or the notice.
    pub text: Localised,
    /// A line that helps to answer.
    #[serde(default)]
    pub hint: Option<Localised>,
    /// The choices of a list.
    #[serde(default)]
    pub options: Vec<OptionContent>,
}

/// A choice of a list question.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OptionContent {
    /// What is sent.
    pub key: String,
    /// What is shown.
    pub name: Localised,
}

impl CategoryContent {
    /// The category as a client gets it. Its keywords are those of every language: people type in one and read
    /// in another.
    #[must_use]
    pub fn in_language(&self, language: &LanguageTag) -> Category {
        Category {
            code: self.code.clone(),
            name: self.name.in_language(language).to_owned(),
            description: Some(self.description.in_language(language).to_owned()),
            group: Some(self.group.in_language(language).to_owned()),
            keywords: self.keywords.values().flatten().cloned().collect(),
            questions: self.questions_in(language),
            questions_apart: false,
        }
    }

    /// Its questions as a client gets them.
    #[must_use]
    pub fn questions_in(&self, language: &LanguageTag) -> Vec<Question> {
        self.questions.iter().map(|question| question.in_language(language)).collect()
    }
}

impl QuestionContent {
    fn in_language(&self, language: &LanguageTag) -> Question {
        let option = |option: &OptionContent| QuestionOption {
            key: option.key.clone(),
            name: option.name.in_language(language).to_owned(),
        };
        Question {
            code: self.code.clone(),
            datatype: self.datatype,
            required: self.required,
            text: self.text.in_language(language).to_owned(),
            hint: self.hint.as_ref().map(|hint| hint.in_language(language).to_owned()),
            options: self.options.iter().map(option).collect(),
        }
    }
}
