//! Examples of photo cards.

use leptos::prelude::*;

use super::PhotoCard;
use crate::{form::Field, ui::component::example::Examples};

/// See [`crate::ui::component::example`].
pub const EXAMPLES: Examples = &[("photo_card/described", || {
    view! {
        <PhotoCard
            field=Field::Answer("example-photo".to_owned())
            number=Signal::stored(2)
            url=Some("icon.svg".to_owned())
            size="640 kB".to_owned()
            description="A lamp post without light".to_owned()
            on_describe=|_| {}
            on_remove=|()| {}
        />
    }
    .into_any()
})];
