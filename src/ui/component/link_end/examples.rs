//! Examples of what links can lead to.

use leptos::prelude::*;

use super::{LinkEnd, LinkFailure};
use crate::{
    backend::{Refusal, Trouble},
    ui::{component::example::Examples, state::LinkState},
};

/// See [`crate::ui::component::example`].
pub const EXAMPLES: Examples = &[
    ("link_end/missing", || draw(LinkState::NoLink)),
    ("link_end/used", || draw(LinkState::Over(Trouble::Refused(Refusal::AlreadyDone)))),
    ("link_end/too-late", || draw(LinkState::Over(Trouble::Refused(Refusal::TooLate)))),
    ("link_end/unknown", || view! { <LinkFailure why=Trouble::Unknown /> }.into_any()),
];

fn draw(state: LinkState) -> AnyView {
    view! { <LinkEnd state on_retry=|()| {} /> }.into_any()
}
