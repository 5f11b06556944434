//! A passage that stands out.

#[cfg(feature = "gallery")]
pub mod examples;

use leptos::prelude::*;

/// What the passage is for; colour is never the only sign of it, the words say it too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// Danger to life, or something that went wrong.
    Danger,
    /// Something to know before going on.
    Warning,
    /// Something good.
    Success,
    /// Something to know.
    Info,
}

/// A passage that stands out.
#[component]
pub fn Notice(
    /// What it is for.
    kind: NoticeKind,
    /// What it says.
    children: Children,
) -> impl IntoView {
    let class = match kind {
        NoticeKind::Danger => "notice notice--danger",
        NoticeKind::Warning => "notice notice--warning",
        NoticeKind::Success => "notice notice--success",
        NoticeKind::Info => "notice notice--info",
    };
    view! { <div class=class>{children()}</div> }.into_any()
}
