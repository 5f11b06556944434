//! The report, one task a screen.

pub mod check;
pub mod contact;
pub mod describe;
pub mod notices;
pub mod photos;
pub mod place;
pub mod questions;

mod address_search;
mod category_picker;
mod missing_questions;
mod photo_place;
mod published;
mod rules;
mod summary;
