//! The pieces that screens are made of. A folder each: the view, its style (`style.css`, gathered by
//! `cargo xtask assets`) and, under the feature `gallery`, its examples. A component knows the store's words
//! and problems, but no screen.

mod another_report;
mod bar;
mod call_hotline;
mod checkbox_group;
mod combobox;
mod config_faults;
mod confirm_button;
mod copy_button;
mod delivery_list;
mod emergency;
mod error_summary;
#[cfg(feature = "gallery")]
pub mod example;
mod failure;
mod field_frame;
mod file_picker;
mod finish;
mod kept_report;
mod language_menu;
mod link_end;
mod link_form;
mod locate_button;
mod new_version;
mod notice;
mod photo_card;
mod photo_deliveries;
mod privacy_notice;
mod progress_bar;
mod qr_code;
mod question_field;
mod quote;
mod radio_group;
mod receipt_card;
mod redirect;
mod saved_reports;
mod scale;
mod screen_frame;
mod select;
mod skip_link;
mod step_form;
mod steps;
mod still_there;
mod summary_list;
mod text_area;
mod text_field;
mod timeline;
mod yes_no;

pub use another_report::AnotherReport;
pub use bar::Bar;
pub use call_hotline::CallHotline;
pub use checkbox_group::CheckboxGroup;
pub use combobox::{Combobox, Query};
pub use config_faults::ConfigFaults;
pub(in crate::ui) use config_faults::draw_config_faults;
pub use confirm_button::ConfirmButton;
pub use copy_button::CopyButton;
pub use delivery_list::{DeliveryItem, DeliveryList};
pub use emergency::Emergency;
pub use error_summary::ErrorSummary;
pub use failure::Failure;
pub use field_frame::{FieldFrame, Grouping};
pub use file_picker::FilePicker;
pub use finish::Finish;
pub use kept_report::KeptReport;
pub use language_menu::LanguageMenu;
pub use link_end::{LinkEnd, LinkFailure};
pub use link_form::LinkForm;
pub use locate_button::LocateButton;
pub use new_version::{NewVersionNotice, draw_new_version};
pub use notice::{Notice, NoticeKind};
pub use photo_card::PhotoCard;
pub use photo_deliveries::PhotoDeliveries;
pub use privacy_notice::{PrivacyLink, PrivacyNotice};
pub use progress_bar::{ProgressBar, percent_words};
pub use qr_code::QrCode;
pub use question_field::QuestionField;
pub use quote::Quote;
pub use radio_group::RadioGroup;
pub use receipt_card::{ReceiptCard, ReceiptPart};
pub use redirect::Redirect;
pub use saved_reports::SavedReports;
pub use scale::Scale;
pub use screen_frame::ScreenFrame;
pub use select::Select;
pub use skip_link::SkipLink;
pub use step_form::StepForm;
pub use steps::Steps;
pub(in crate::ui) use still_there::draw_still_there;
pub use summary_list::{Change, SummaryList, SummaryRow};
pub use text_area::TextArea;
pub use text_field::{TextField, TextKind};
pub use timeline::{Timeline, TimelineItem};
pub use yes_no::YesNo;

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
