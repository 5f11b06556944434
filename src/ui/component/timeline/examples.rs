//! Examples of timelines.

use leptos::prelude::*;

use super::{Timeline, TimelineItem};
use crate::{
    domain::{LanguageTag, QuotedText, Timestamp},
    ui::component::example::Examples,
};

/// See [`crate::ui::component::example`].
pub const EXAMPLES: Examples =
    &[("timeline/going-on", || draw(Some("What comes next".to_owned()))), ("timeline/over", || draw(None))];

fn draw(next: Option<String>) -> AnyView {
    let at = |hours| Timestamp::from_unix_millis(1_795_500_000_000).plus_hours(hours);
    let item = |hours, title: &str, details: Vec<String>, quoted| TimelineItem {
        at: at(hours),
        title: title.to_owned(),
        details,
        quoted,
    };
    let quoted = QuotedText {
        text: "路灯已经订购，周二安装。".to_owned(),
        language: Some(LanguageTag::new("zh-Hans")),
    };
    let items = vec![
        item(0, "Received", Vec::new(), None),
        item(1, "Sent on", vec!["In charge: River Street".to_owned()], None),
        item(30, "Being worked on", Vec::new(), Some(quoted)),
    ];
    view! { <Timeline items next /> }.into_any()
}
