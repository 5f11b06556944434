//! One module a screen. A screen knows components, the store and routes, and no other screen.

mod complaint;
mod feedback;
mod follow_up;
mod home;
mod privacy;
mod rate;
mod report;
mod sent;
mod track;
mod unkept;

#[cfg(feature = "gallery")]
mod gallery;

use leptos::prelude::*;

use super::{route::Route, words::t};
use crate::form::ReportStep;

/// Whether the screen of `route` is part of the first load: where citizens start, and the first form.
pub(super) const fn is_first(route: Route) -> bool {
    // Without the gallery, its address shows the home screen.
    let is_home =
        matches!(route, Route::Home) || (cfg!(not(feature = "gallery")) && matches!(route, Route::Gallery));
    is_home || matches!(route, Route::Report(ReportStep::Describe))
}

/// Draws the screen of `route`, which is one of the [first](is_first).
pub(super) fn draw_first(route: Route) -> AnyView {
    match route {
        Route::Report(ReportStep::Describe) => report::describe::Describe().into_any(),
        _ => home::Home().into_any(),
    }
}

/// Draws the screen of `route`, which isn't one of the [first](is_first). Only [`super::later`] names it.
pub(super) fn draw_later(route: Route) -> AnyView {
    match route {
        Route::Report(ReportStep::Place) => report::place::Place().into_any(),
        Route::Report(ReportStep::Photos) => report::photos::Photos().into_any(),
        Route::Report(ReportStep::Contact) => report::contact::Contact().into_any(),
        Route::Report(ReportStep::Check) => report::check::Check().into_any(),
        Route::Sent => sent::Sent().into_any(),
        Route::Track => track::Track().into_any(),
        Route::Complaint => complaint::Complaint().into_any(),
        Route::Rate => rate::Rate().into_any(),
        Route::Feedback => feedback::Feedback().into_any(),
        Route::FollowUp => follow_up::FollowUp().into_any(),
        Route::Privacy => privacy::Privacy().into_any(),
        #[cfg(feature = "gallery")]
        Route::Gallery => gallery::Gallery().into_any(),
        _ => draw_first(route),
    }
}

/// Draws the chosen category's own questions, a part of the first form that needs many components. Only
/// [`super::later`] names it.
pub(super) fn draw_questions() -> AnyView {
    report::questions::Questions().into_any()
}

/// Draws what the citizen has to know before describing anything. Only [`super::later`] names it.
pub(super) fn draw_notices() -> AnyView {
    report::notices::DescribeNotices().into_any()
}

/// Draws what isn't kept of what is typed. Only [`super::later`] names it.
pub(super) fn draw_unkept() -> AnyView {
    unkept::Unkept().into_any()
}

/// Draws the reports on this phone that aren't finished. Only [`super::later`] names it.
pub(super) fn draw_unfinished() -> AnyView {
    home::unfinished::Unfinished().into_any()
}

/// Draws the reports whose receipts this phone keeps. Only [`super::later`] names it.
pub(super) fn draw_saved() -> AnyView {
    home::saved::Saved().into_any()
}

/// Draws that the hotline can't be reached, where one can write all the same. Only [`super::later`] names it.
pub(super) fn draw_out_of_reach() -> AnyView {
    home::out_of_reach::OutOfReach().into_any()
}

/// The title of a screen, which is its heading too.
pub(super) fn title(route: Route) -> String {
    t(match route {
        Route::Home | Route::Gallery => "home-title",
        Route::Report(ReportStep::Describe) => "describe-title",
        Route::Report(ReportStep::Place) => "place-title",
        Route::Report(ReportStep::Photos) => "photos-title",
        Route::Report(ReportStep::Contact) => "contact-title",
        Route::Report(ReportStep::Check) => "check-title",
        Route::Sent => "sent-title",
        Route::Track => "track-title",
        Route::Complaint => "complaint-title",
        Route::Rate => "rate-title",
        Route::Feedback => "feedback-title",
        Route::FollowUp => "follow-up-title",
        Route::Privacy => "privacy-title",
    })
}
