//! The messages of one language, by Fluent.

use std::cell::Cell;

use fluent_bundle::{
    FluentArgs, FluentBundle, FluentResource, FluentValue,
    types::{FluentNumber, FluentNumberOptions},
};
use intl_memoizer::IntlLangMemoizer;
use unic_langid::LanguageIdentifier;

use crate::domain::LanguageTag;

/// Writes a number for people to read, in the current language; `None` for what isn't a number. A bare
/// function: the browser's holds the current `Intl.NumberFormat` itself.
pub type NumberFormatter = fn(&FluentValue<'_>, &IntlLangMemoizer) -> Option<String>;

/// A value that a message speaks of.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// A text; on the screen it is isolated from the direction of the text around it.
    Text(&'a str),
    /// A number: chooses the plural form and is written by the [`NumberFormatter`].
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
    language: LanguageTag,
    bundles: Vec<FluentBundle<FluentResource>>,
    format_number: NumberFormatter,
    memoizer: IntlLangMemoizer,
}

impl Catalogue {
    /// Messages from `source`, a Fluent resource in `language`, and where it lacks one, from `fallback`.
    /// Faulty entries are left out: a native test makes sure that no faulty file is shipped.
    #[must_use]
    pub fn new(
        language: &LanguageTag,
        source: &str,
        fallback: Option<(&LanguageTag, &str)>,
        format_number: NumberFormatter,
    ) -> Self {
        let bundles = std::iter::once((language, source))
            .chain(fallback)
            .map(|(tag, text)| bundle(tag, text))
            .collect();
        Self {
            language: language.clone(),
            bundles,
            format_number,
            memoizer: IntlLangMemoizer::new(identifier(language)),
        }
    }

    /// The language of the messages.
    #[must_use]
    pub const fn language(&self) -> &LanguageTag {
        &self.language
    }

    /// The message `id` with `values` filled in. A message that no language has is shown as its id, so that
    /// the gap is seen rather than hidden; a native test makes sure that there is none.
    #[must_use]
    pub fn text(&self, id: &str, values: &[(&str, Value<'_>)]) -> String {
        FORMATTER.set(Some(self.format_number));
        for bundle in &self.bundles {
            if let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) {
                let mut arguments = FluentArgs::with_capacity(values.len());
                for (name, value) in values {
                    arguments.set(*name, self.argument(value, bundle));
                }
                return bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned();
            }
        }
        id.to_owned()
    }

    /// `value` for a message of `bundle`.
    fn argument<'a>(&self, value: &Value<'a>, bundle: &FluentBundle<FluentResource>) -> FluentValue<'a> {
        let number = match value {
            Value::Text(text) => return FluentValue::from(*text),
            Value::Number(number) => *number,
        };
        let exact = FluentValue::Number(FluentNumber::from(number));
        let language = bundle.locales.first().map_or("", |locale| locale.language.as_str());
        match plural_operand(language, number) {
            None => exact,
            // It stands in for the number where a form is chosen and brings the number along as it is written. For
            // that Fluent's number has no better place than its currency, which nothing here uses.
            Some(operand) => {
                let currency = (self.format_number)(&exact, &self.memoizer);
                let options = FluentNumberOptions { currency, ..FluentNumberOptions::default() };
                FluentValue::Number(FluentNumber::new(operand, options))
            }
        }
    }
}

thread_local! {
    /// The formatter of the catalogue that is at work. Fluent takes a bare function, which can't know its catalogue.
    static FORMATTER: Cell<Option<NumberFormatter>> = const { Cell::new(None) };
}

fn written(value: &FluentValue<'_>, memoizer: &IntlLangMemoizer) -> Option<String> {
    match value {
        FluentValue::Number(FluentNumber {
            options: FluentNumberOptions { currency: Some(text), .. },
            ..
        }) => Some(text.clone()),
        _ => FORMATTER.get().and_then(|format| format(value, memoizer)),
    }
}

/// A number to ask Fluent's plural rules (`intl_pluralrules` 7.0.2) for in place of `number`, where they would
/// answer wrongly; else `None`.
///
/// Of Arabic's rules, which go by the last two digits (CLDR, "Language Plural Rules"), they have lost just that:
/// from 100 on they know but one form, and fractions have a whole number's. And for any language they panic on
/// fractions of more digits than a `u64` holds, so that those are cut.
fn plural_operand(language: &str, number: f64) -> Option<f64> {
    let last_two = number.abs() % 100.0;
    if number.fract() != 0.0 {
        Some(if language == "ar" { 100.0 } else { (number * 1000.0).round() / 1000.0 })
    } else if language == "ar" && number.abs() >= 100.0 && last_two >= 3.0 {
        Some(last_two)
    } else {
        None
    }
}

fn identifier(language: &LanguageTag) -> LanguageIdentifier {
    language.as_str().parse().unwrap_or_default()
}

fn bundle(language: &LanguageTag, source: &str) -> FluentBundle<FluentResource> {
    let resource = match FluentResource::try_new(source.to_owned()) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    let mut bundle = FluentBundle::new(vec![identifier(language)]);
    bundle.add_resource_overriding(resource);
    bundle.set_formatter(Some(written));
    bundle
}
