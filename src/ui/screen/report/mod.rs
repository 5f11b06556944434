//! The report, one task a screen.

pub mod check;
pub mod contact;
pub mod describe;
pub mod photos;
pub mod place;

mod category_picker;
mod questions;
