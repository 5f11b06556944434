//! The report, one task a screen.

pub mod check;
pub mod contact;
pub mod describe;
pub mod photos;
pub mod place;

mod address_search;
mod category_picker;
mod photo_place;
mod questions;
mod rules;
mod summary;
