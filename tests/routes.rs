//! Addresses in the browser's bar.
#![cfg(not(target_arch = "wasm32"))]

use complaint_widget::{embed::StartScreen, form::ReportStep, ui::route::Route};
use proptest::prelude::*;

#[test]
fn every_route_is_found_again_by_its_own_hash() {
    for route in Route::ALL {
        assert_eq!(Route::from_hash(&route.hash()), route);
        assert_eq!(route.hash(), format!("#/{}", route.name()));
    }
}

#[test]
fn a_deployment_begins_with_one_of_three_screens() {
    assert_eq!(Route::of_start(StartScreen::Home), Route::Home);
    assert_eq!(Route::of_start(StartScreen::Report), Route::Report(ReportStep::Describe));
    assert_eq!(Route::of_start(StartScreen::Track), Route::Track);
}

#[test]
fn every_step_of_the_report_has_a_route_and_all_names_differ() {
    for step in ReportStep::ALL {
        assert!(Route::ALL.contains(&Route::Report(step)), "{step:?}");
    }
    for (index, route) in Route::ALL.iter().enumerate() {
        assert!(Route::ALL[..index].iter().all(|other| other.name() != route.name()), "{route:?}");
    }
}

#[test]
fn names_are_the_screens_names() {
    let names: Vec<&str> = Route::ALL.iter().map(|route| route.name()).collect();
    for name in [
        "home",
        "report/describe",
        "report/place",
        "report/photos",
        "report/contact",
        "report/check",
        "sent",
        "track",
        "complaint",
        "rate",
        "feedback",
        "questions",
    ] {
        assert!(names.contains(&name), "{name}");
    }
}

#[test]
fn hashes_are_read_as_links_and_people_write_them() {
    for (hash, route) in [
        ("", Route::Home),
        ("#", Route::Home),
        ("#/", Route::Home),
        ("#home", Route::Home),
        ("#/track", Route::Track),
        ("#track", Route::Track),
        ("track", Route::Track),
        ("/track/", Route::Track),
        ("#/report/place", Route::Report(ReportStep::Place)),
        ("#/report/place?from=check", Route::Report(ReportStep::Place)),
        ("#/report", Route::Home),
        ("#/Track", Route::Home),
        ("#/track/QH-2026-000007", Route::Home),
        ("#/%00", Route::Home),
        ("#main", Route::Home),
        ("#/feedback", Route::Feedback),
        ("#/feedback/abc-1", Route::Feedback),
        ("#/questions/abc-1/?from=mail", Route::FollowUp),
        ("#/feedback/ja/abc-1", Route::Home),
    ] {
        assert_eq!(Route::from_hash(hash), route, "{hash}");
    }
}

#[test]
fn only_what_a_link_leads_to_takes_a_secret() {
    for (hash, token) in [
        ("#/feedback/abc-1", Some("abc-1")),
        ("#/questions/4f8e-22/", Some("4f8e-22")),
        ("questions/a%20b?from=mail", Some("a%20b")),
        ("#/feedback", None),
        ("#/feedback/", None),
        ("#/feedback/ja/abc-1", None),
        ("#/report/place", None),
        ("#/track/PH-2026-000042", None),
        ("", None),
    ] {
        assert_eq!(Route::token(hash), token, "{hash}");
        let route = Route::from_hash(hash);
        assert!(token.is_none_or(|token| !route.hash().contains(token)), "{hash}");
    }
}

#[test]
fn going_back_leads_through_the_steps_and_always_home() {
    for route in Route::ALL {
        let mut here = route;
        let mut steps = 0;
        while let Some(parent) = here.parent() {
            here = parent;
            steps += 1;
            assert!(steps < Route::ALL.len(), "{route:?} never gets home");
        }
        assert_eq!(here, Route::Home);
    }
    for pair in ReportStep::ALL.windows(2) {
        assert_eq!(Route::Report(pair[1]).parent(), Some(Route::Report(pair[0])));
    }
    assert_eq!(Route::Rate.parent(), Some(Route::Complaint));
}

proptest! {
    #[test]
    fn any_hash_leads_somewhere(hash in ".{0,40}") {
        let route = Route::from_hash(&hash);
        prop_assert!(Route::ALL.contains(&route));
    }
}
