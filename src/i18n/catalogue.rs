//! The messages of one language, in Fluent's syntax.
//!
//! Fluent's own parser reads them. Its companion `fluent-bundle`, which would fill in the values, is left out: with
//! the plural rules of all languages and the reading and writing of numbers it brings, it would be an eighth of the
//! first load, and browsers have all that in `Intl` (of Arabic's rules it lacks half). In placeables, messages may
//! have values, texts, and choices by a value; a native test keeps the files to that.

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement, Variant, VariantKey},
    parser::parse_runtime,
    unicode::unescape_unicode_to_string,
};

use crate::domain::LanguageTag;

/// The marks around a value that keep the direction of its text apart from that of the text around it (Unicode
/// Standard Annex 9, "Explicit Directional Isolates").
const ISOLATE: char = '\u{2068}';
const END_OF_ISOLATE: char = '\u{2069}';

/// What the language of the reader does to numbers; in the browser by its `Intl`.
#[derive(Clone, Copy)]
pub struct Numbers {
    /// Writes a number for people to read.
    pub write: fn(f64) -> String,
    /// The category of a cardinal number in a language (CLDR, "Language Plural Rules"): `zero`, `one`, `two`,
    /// `few`, `many` or `other`.
    pub plural: fn(&LanguageTag, f64) -> String,
}

/// A value that a message speaks of.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// A text; on the screen it is isolated from the direction of the text around it.
    Text(&'a str),
    /// A number: chooses the plural form and is written by [`Numbers::write`].
    Number(f64),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Value<'_> {
    #[allow(clippy::cast_precision_loss, reason = "counts on a screen are far below 2^52")]
    fn from(number: usize) -> Self {
        Self::Number(number as f64)
    }
}

impl From<f64> for Value<'_> {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

/// The messages of one language, with another language's behind them.
pub struct Catalogue {
    sources: Vec<Source>,
    numbers: Numbers,
}

/// The messages of one file.
struct Source {
    language: LanguageTag,
    messages: Vec<Message<String>>,
}

impl Catalogue {
    /// Messages from `source`, a Fluent resource in `language`, and where it lacks one, from `fallback`.
    /// Faulty entries are left out: a native test makes sure that no faulty file is shipped.
    #[must_use]
    pub fn new(
        language: &LanguageTag,
        source: &str,
        fallback: Option<(&LanguageTag, &str)>,
        numbers: Numbers,
    ) -> Self {
        let sources = std::iter::once((language, source)).chain(fallback);
        Self { sources: sources.map(|(tag, text)| Source::new(tag, text)).collect(), numbers }
    }

    /// Adds messages behind all that it has: they serve where no earlier source has one.
    pub fn add(&mut self, language: &LanguageTag, source: &str) {
        self.sources.push(Source::new(language, source));
    }

    /// The language of the messages.
    #[must_use]
    pub fn language(&self) -> &LanguageTag {
        &self.sources[0].language
    }

    /// The message `id` with `values` filled in. A message that no language has is shown as its id, so that
    /// the gap is seen rather than hidden; a native test makes sure that there is none.
    #[must_use]
    pub fn text(&self, id: &str, values: &[(&str, Value<'_>)]) -> String {
        let found = self.sources.iter().find_map(|source| Some((source, source.pattern(id)?)));
        let Some((source, pattern)) = found else { return id.to_owned() };
        let mut writer =
            Writer { language: &source.language, numbers: self.numbers, values, text: String::new() };
        writer.pattern(pattern);
        writer.text
    }
}

impl Source {
    fn new(language: &LanguageTag, text: &str) -> Self {
        let (Ok(resource) | Err((resource, _))) = parse_runtime(text.to_owned());
        let messages = resource.body.into_iter().filter_map(|entry| match entry {
            Entry::Message(message) => Some(message),
            _ => None,
        });
        Self { language: language.clone(), messages: messages.collect() }
    }

    /// The text of a message; of two with one id, the later one's.
    fn pattern(&self, id: &str) -> Option<&Pattern<String>> {
        self.messages.iter().rev().find(|message| message.id.name == id)?.value.as_ref()
    }
}

/// Writes one message.
struct Writer<'a> {
    language: &'a LanguageTag,
    numbers: Numbers,
    values: &'a [(&'a str, Value<'a>)],
    text: String,
}

impl<'a> Writer<'a> {
    fn pattern(&mut self, pattern: &Pattern<String>) {
        let is_mixed = pattern.elements.len() > 1;
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.text.push_str(value),
                PatternElement::Placeable { expression } if is_mixed => {
                    self.text.push(ISOLATE);
                    self.expression(expression);
                    self.text.push(END_OF_ISOLATE);
                }
                PatternElement::Placeable { expression } => self.expression(expression),
            }
        }
    }

    fn expression(&mut self, expression: &Expression<String>) {
        match expression {
            Expression::Select { selector, variants } => {
                if let Some(variant) = self.chosen(selector, variants) {
                    self.pattern(&variant.value);
                }
            }
            Expression::Inline(InlineExpression::VariableReference { id }) => match self.value(&id.name) {
                Some(Value::Text(text)) => self.text.push_str(text),
                Some(Value::Number(number)) => self.text.push_str(&(self.numbers.write)(*number)),
                // The gap is seen rather than hidden.
                None => self.text.extend(["{$", &id.name, "}"]),
            },
            Expression::Inline(InlineExpression::StringLiteral { value }) => {
                self.text.push_str(&unescape_unicode_to_string(value));
            }
            Expression::Inline(_) => self.text.push_str("{…}"),
        }
    }

    /// The first variant that fits the value, else the one for all others.
    fn chosen<'v>(
        &self,
        selector: &InlineExpression<String>,
        variants: &'v [Variant<String>],
    ) -> Option<&'v Variant<String>> {
        let value = match selector {
            InlineExpression::VariableReference { id } => self.value(&id.name),
            _ => None,
        };
        let fits = |variant: &&Variant<String>| match (&variant.key, value) {
            (VariantKey::Identifier { name }, Some(Value::Text(text))) => name == text,
            (VariantKey::Identifier { name }, Some(Value::Number(number))) => {
                *name == (self.numbers.plural)(self.language, *number)
            }
            (VariantKey::NumberLiteral { value }, Some(Value::Number(number))) => {
                value.parse::<i32>().is_ok_and(|exact| f64::from(exact) == *number)
            }
            _ => false,
        };
        variants.iter().find(fits).or_else(|| variants.iter().find(|variant| variant.default))
    }

    fn value(&self, name: &str) -> Option<&'a Value<'a>> {
        self.values.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }
}
