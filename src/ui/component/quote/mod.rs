//! Somebody's words, in whatever language they are.

#[cfg(feature = "gallery")]
pub mod examples;

use leptos::prelude::*;

use crate::{
    browser::intl,
    domain::QuotedText,
    ui::{
        state::Store,
        words::{Value, t_with},
    },
};

/// A quotation, with its language named where it isn't the screen's.
#[component]
pub fn Quote(
    /// The words.
    quoted: QuotedText,
    /// True: they stand out.
    #[prop(optional)]
    prominent: bool,
) -> impl IntoView {
    let store = Store::from_context();
    let screen = store.language.get_untracked();
    let language = quoted.language;
    let foreign = language.as_ref().filter(|language| language.primary() != screen.primary()).map(|language| {
        let name = intl::language_name_here(language);
        view! { <figcaption class="soft">{t_with("quote-language", &[("language", Value::from(&name))])}</figcaption> }
    });
    view! {
        <figure class="quote" class=("quote--prominent", prominent)>
            <blockquote class="quote__words" lang=language.map(|it| it.as_str().to_owned()) dir="auto">
                {quoted.text}
            </blockquote>
            {foreign}
        </figure>
    }
    .into_any()
}
