//! What happened, and when.

#[cfg(feature = "gallery")]
pub mod examples;

use leptos::prelude::*;

use super::Quote;
use crate::{
    browser::intl,
    domain::{QuotedText, Timestamp},
};

/// One thing that happened.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineItem {
    /// When.
    pub at: Timestamp,
    /// What.
    pub title: String,
    /// More about it, a line each.
    pub details: Vec<String>,
    /// Somebody's words about it.
    pub quoted: Option<QuotedText>,
}

/// What happened, oldest first, and what is to come.
#[component]
pub fn Timeline(
    /// What happened, oldest first.
    items: Vec<TimelineItem>,
    /// What comes next, if anything does.
    next: Option<String>,
) -> impl IntoView {
    let items = items.into_iter().map(item).collect_view();
    let next = next.map(|next| view! { <li class="timeline__item timeline__item--next soft">{next}</li> });
    view! { <ol class="plain-list timeline">{items} {next}</ol> }.into_any()
}

fn item(item: TimelineItem) -> impl IntoView {
    let details = item.details.into_iter().map(|line| view! { <p>{line}</p> }).collect_view();
    view! {
        <li class="timeline__item">
            <b>{item.title}</b>
            {details}
            {item.quoted.map(|quoted| view! { <Quote quoted /> })}
            <p class="soft">
                <time datetime=item.at.to_rfc3339()>{intl::date_time(item.at)}</time>
            </p>
        </li>
    }
}
