//! Examples of notices.

use leptos::prelude::*;

use super::{Notice, NoticeKind};
use crate::ui::component::example::Examples;

/// See [`crate::ui::component::example`].
pub const EXAMPLES: Examples = &[
    ("notice/danger", || draw(NoticeKind::Danger)),
    ("notice/warning", || draw(NoticeKind::Warning)),
    ("notice/success", || draw(NoticeKind::Success)),
    ("notice/info", || draw(NoticeKind::Info)),
];

fn draw(kind: NoticeKind) -> AnyView {
    view! {
        <Notice kind>
            <p>
                <b>"PH-2026-000042"</b>
            </p>
            <p>"Two lines of text, one of them with " <a href="#/gallery">"a link"</a> "."</p>
        </Notice>
    }
    .into_any()
}
