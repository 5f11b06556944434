//! Examples of the question whether somebody is still there.

use leptos::prelude::*;

use super::StillThere;
use crate::ui::component::example::Examples;

/// See [`crate::ui::component::example`].
pub const EXAMPLES: Examples = &[("still_there/under_way", || {
    view! {
        <div class="still-there__example">
            <StillThere is_under_way=Signal::derive(|| true) on_go_on=|()| {} on_forget=|()| {} />
        </div>
    }
    .into_any()
})];
