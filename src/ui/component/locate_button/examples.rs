//! Examples of the button that asks the phone where it is.

use leptos::prelude::*;

use super::LocateButton;
use crate::{
    browser::geolocation::LocateFault,
    ui::{component::example::Examples, state::Locating},
};

/// See [`crate::ui::component::example`].
pub const EXAMPLES: Examples = &[
    ("locate_button/idle", || draw("example-locate", Locating::Idle)),
    ("locate_button/pending", || draw("example-locate-pending", Locating::Pending)),
    ("locate_button/refused", || draw("example-locate-refused", Locating::Failed(LocateFault::Refused))),
];

fn draw(id: &'static str, state: Locating) -> AnyView {
    view! { <LocateButton id state=Signal::stored(state) on_locate=|()| {} /> }.into_any()
}
