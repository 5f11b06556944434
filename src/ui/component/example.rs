//! Examples of components: data that drives the gallery, and through it the accessibility test and the
//! pictures of every component in every language.

use leptos::prelude::*;

/// One way a component can look.
pub struct Example {
    /// The component and the case, such as `text_field/objected`. Unique.
    pub name: &'static str,
    /// Draws it.
    pub draw: fn() -> AnyView,
}

/// Every component's examples, in the order of the components' names.
#[must_use]
pub fn examples() -> Vec<Example> {
    [
        super::checkbox_group::examples::EXAMPLES,
        super::combobox::examples::EXAMPLES,
        super::config_faults::examples::EXAMPLES,
        super::confirm_button::examples::EXAMPLES,
        super::copy_button::examples::EXAMPLES,
        super::delivery_list::examples::EXAMPLES,
        super::emergency::examples::EXAMPLES,
        super::failure::examples::EXAMPLES,
        super::file_picker::examples::EXAMPLES,
        super::kept_report::examples::EXAMPLES,
        super::link_end::examples::EXAMPLES,
        super::locate_button::examples::EXAMPLES,
        super::new_version::examples::EXAMPLES,
        super::notice::examples::EXAMPLES,
        super::photo_card::examples::EXAMPLES,
        super::privacy_notice::examples::EXAMPLES,
        super::progress_bar::examples::EXAMPLES,
        super::qr_code::examples::EXAMPLES,
        super::question_field::examples::EXAMPLES,
        super::quote::examples::EXAMPLES,
        super::radio_group::examples::EXAMPLES,
        super::receipt_card::examples::EXAMPLES,
        super::scale::examples::EXAMPLES,
        super::select::examples::EXAMPLES,
        super::steps::examples::EXAMPLES,
        super::still_there::examples::EXAMPLES,
        super::summary_list::examples::EXAMPLES,
        super::text_area::examples::EXAMPLES,
        super::text_field::examples::EXAMPLES,
        super::timeline::examples::EXAMPLES,
        super::yes_no::examples::EXAMPLES,
    ]
    .into_iter()
    .flatten()
    .map(|(name, draw)| Example { name, draw: *draw })
    .collect()
}

/// A component's own list: the name of each example and what draws it.
pub type Examples = &'static [(&'static str, fn() -> AnyView)];
