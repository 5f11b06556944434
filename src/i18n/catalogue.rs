//! The messages of one language, by Fluent.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue, types::FluentNumber};
use intl_memoizer::IntlLangMemoizer;
use unic_langid::LanguageIdentifier;

use crate::domain::LanguageTag;

/// Writes a number for people to read, in the current language; `None` for what isn't a number. A bare
/// function, since Fluent keeps no state for it: the browser's holds the current `Intl.NumberFormat` itself.
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
            .map(|(tag, text)| bundle(tag, text, format_number));
        Self { language: language.clone(), bundles: bundles.collect() }
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
        let mut arguments = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            match value {
                Value::Text(text) => arguments.set(*name, FluentValue::from(*text)),
                Value::Number(number) => {
                    arguments.set(*name, FluentValue::Number(FluentNumber::from(*number)))
                }
            }
        }
        for bundle in &self.bundles {
            if let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) {
                return bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned();
            }
        }
        id.to_owned()
    }
}

fn bundle(
    language: &LanguageTag,
    source: &str,
    format_number: NumberFormatter,
) -> FluentBundle<FluentResource> {
    let resource = match FluentResource::try_new(source.to_owned()) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    let identifier: LanguageIdentifier = language.as_str().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new(vec![identifier]);
    bundle.add_resource_overriding(resource);
    bundle.set_formatter(Some(format_number));
    bundle
}
