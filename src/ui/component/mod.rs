//! The pieces that screens are made of. A folder each: the view, its style (`style.css`, gathered by
//! `cargo xtask assets`) and, under the feature `gallery`, its examples. A component knows the store's words
//! and problems, but no screen.

mod bar;
mod checkbox_group;
mod combobox;
mod emergency;
mod error_summary;
#[cfg(feature = "gallery")]
pub mod example;
mod failure;
mod field_frame;
mod file_picker;
mod language_menu;
mod locate_button;
mod notice;
mod photo_card;
mod radio_group;
mod screen_frame;
mod select;
mod skip_link;
mod steps;
mod text_area;
mod text_field;

pub use bar::Bar;
pub use checkbox_group::CheckboxGroup;
pub use combobox::Combobox;
pub use emergency::Emergency;
pub use error_summary::ErrorSummary;
pub use failure::Failure;
pub use field_frame::{FieldFrame, Grouping};
pub use file_picker::FilePicker;
pub use language_menu::LanguageMenu;
pub use locate_button::LocateButton;
pub use notice::{Notice, NoticeKind};
pub use photo_card::PhotoCard;
pub use radio_group::RadioGroup;
pub use screen_frame::ScreenFrame;
pub use select::Select;
pub use skip_link::SkipLink;
pub use steps::Steps;
pub use text_area::TextArea;
pub use text_field::{TextField, TextKind};

/// One choice of a group or a list: the key that is stored and the text that is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is stored.
    pub key: String,
    /// What is shown.
    pub text: String,
}

impl Choice {
    /// The choice `key`, shown as `text`.
    pub fn new(key: impl Into<String>, text: impl Into<String>) -> Self {
        Self { key: key.into(), text: text.into() }
    }
}
