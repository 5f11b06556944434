//! One module a screen. A screen knows components, the store and routes, and no other screen.

mod complaint;
mod home;
mod privacy;
mod rate;
mod report;
mod sent;
mod track;

#[cfg(feature = "gallery")]
mod gallery;

use leptos::prelude::*;

use super::{route::Route, words::t};
use crate::form::ReportStep;

/// Draws the screen of `route`.
pub(super) fn draw(route: Route) -> AnyView {
    match route {
        Route::Home => home::Home().into_any(),
        Route::Report(ReportStep::Describe) => report::describe::Describe().into_any(),
        Route::Report(ReportStep::Place) => report::place::Place().into_any(),
        Route::Report(ReportStep::Photos) => report::photos::Photos().into_any(),
        Route::Report(ReportStep::Contact) => report::contact::Contact().into_any(),
        Route::Report(ReportStep::Check) => report::check::Check().into_any(),
        Route::Sent => sent::Sent().into_any(),
        Route::Track => track::Track().into_any(),
        Route::Complaint => complaint::Complaint().into_any(),
        Route::Rate => rate::Rate().into_any(),
        Route::Privacy => privacy::Privacy().into_any(),
        #[cfg(feature = "gallery")]
        Route::Gallery => gallery::Gallery().into_any(),
        #[cfg(not(feature = "gallery"))]
        Route::Gallery => home::Home().into_any(),
    }
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
        Route::Privacy => "privacy-title",
    })
}
