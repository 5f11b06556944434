//! The report, one task a screen.

pub mod check;
pub mod contact;
pub mod describe;
pub mod photos;
pub mod place;
pub mod questions;

mod address_search;
mod category_picker;
mod photo_place;
mod rules;
mod summary;
