//! Examples of the notice about a newer version.

use leptos::prelude::*;

use super::NewVersionNotice;
use crate::ui::{component::example::Examples, state::Offer};

/// See [`crate::ui::component::example`].
pub const EXAMPLES: Examples =
    &[("new_version/ready", || draw(Offer::Ready)), ("new_version/waits", || draw(Offer::Waits))];

fn draw(offer: Offer) -> AnyView {
    view! {
        <div class="new-version">
            <NewVersionNotice offer on_use=|()| () />
        </div>
    }
    .into_any()
}
