//! The hotline's own side.

use std::pin::Pin;

use complaint_widget::domain::{Point, Receipt};
use complaint_widget_servers::Faults;

/// A value that takes a moment.
pub type Later<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// What reading a complaint gives back of what was sent; what isn't named a protocol keeps to itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Returned {
    /// The citizen's description.
    Description,
    /// The category.
    Category,
    /// The point, as exactly as a 32-bit float holds it.
    Point,
    /// The place in words.
    Words,
    /// Which photos arrived.
    Photos,
}

/// What no capability says of a hotline, but a check must know.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// A point that it takes.
    pub point: Point,
    /// Something that its address search finds; empty if nothing is known.
    pub address_query: &'static str,
    /// The end of the path to which a submission goes.
    pub submitting: &'static str,
    /// What reading gives back.
    pub returned: &'static [Returned],
    /// True: it takes no report in a category that it doesn't have.
    pub judges_categories: bool,
    /// True: its public list shows every complaint at once, whatever its category.
    pub lists_new_ones: bool,
}

/// By which a test sees what a hotline really has, and moves it.
pub trait Desk {
    /// What is known of the hotline.
    fn facts(&self) -> Facts;

    /// How many complaints it has.
    fn complaints(&self) -> Later<'_, usize>;

    /// How many photos of this complaint it has.
    fn photos<'a>(&'a self, receipt: &'a Receipt) -> Later<'a, usize>;

    /// Staff answer a complaint with these words, so that the citizen may judge the answer.
    fn answer<'a>(&'a self, receipt: &'a Receipt, words: &'a str) -> Later<'a, ()>;

    /// The token of the link by which the hotline asks for a verdict on this complaint.
    fn feedback_token(&self, _receipt: &Receipt) -> Option<String> {
        None
    }

    /// The token of the link by which the hotline asks further questions about this complaint.
    fn follow_up_token(&self, _receipt: &Receipt) -> Option<String> {
        None
    }

    /// The switches that make its answers go wrong.
    fn faults(&self) -> &Faults;
}
