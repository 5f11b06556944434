//! Complaints that a hotline shows to everybody.

use super::{Bounds, CategoryCode, Point, QuotedText, Reference, Status, Timestamp};

/// Which of them to list. What is `None` doesn't restrict.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListQuery {
    /// Within this area.
    pub area: Option<Bounds>,
    /// Taken at this moment or later.
    pub since: Option<Timestamp>,
    /// Of this category.
    pub category: Option<CategoryCode>,
}

impl ListQuery {
    /// True when `complaint` belongs to what is asked for. What the complaint doesn't say can't speak against it,
    /// but for the area: without a point it lies in none.
    #[must_use]
    pub fn matches(&self, complaint: &PublicComplaint) -> bool {
        self.area.is_none_or(|area| complaint.point.is_some_and(|point| area.contains(point)))
            && self.since.is_none_or(|since| complaint.created_at.is_none_or(|created| created >= since))
            && self
                .category
                .as_ref()
                .is_none_or(|code| complaint.category.as_ref().is_none_or(|other| other == code))
    }
}

/// A complaint as everybody may see it.
#[derive(Clone, Debug, PartialEq)]
pub struct PublicComplaint {
    /// The public number, if it is told.
    pub reference: Option<Reference>,
    /// The category's code.
    pub category: Option<CategoryCode>,
    /// The category's name, in the hotline's language.
    pub category_name: Option<String>,
    /// The description.
    pub description: Option<QuotedText>,
    /// Where it is.
    pub point: Option<Point>,
    /// The status now.
    pub status: Status,
    /// When the hotline took it.
    pub created_at: Option<Timestamp>,
}
