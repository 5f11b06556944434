//! Examples of quotations.

use leptos::prelude::*;

use super::Quote;
use crate::{
    domain::{LanguageTag, QuotedText},
    ui::component::example::Examples,
};

/// See [`crate::ui::component::example`].
pub const EXAMPLES: Examples = &[
    ("quote/english", || draw("The lamp will be fitted\non Tuesday.", Some("en"), false)),
    ("quote/chinese-prominent", || draw("路灯已经修好。", Some("zh-Hans"), true)),
    ("quote/arabic", || draw("تم إصلاح المصباح.", Some("ar"), false)),
    ("quote/unknown-language", || draw("OK", None, false)),
];

fn draw(text: &str, language: Option<&str>, prominent: bool) -> AnyView {
    let quoted = QuotedText { text: text.to_owned(), language: language.map(LanguageTag::new) };
    view! { <Quote quoted prominent /> }.into_any()
}
