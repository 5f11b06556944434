//! Journeys of citizens through the built widget, in a real browser, to a real hotline with a real database.
//!
//! One program for all, so that it is linked once and its tests share the machine; a module for each outcome.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a journey fails by panicking")]

mod a_page_has_wishes;
mod any_browser_will_do;
mod any_hotline;
mod any_object_store;
mod any_web_server;
mod as_it_is_configured;
mod at_home_on_any_site;
mod changes_show_by_themselves;
mod embedding_element;
mod embedding_gallery;
mod everyone_can_use_it;
mod everything_fits;
mod help_without_the_app;
mod mistakes_are_explained;
mod nothing_stays_of_who_has_gone;
mod nothing_typed_is_lost;
mod only_what_was_built_runs;
mod opens_without_a_network;
mod photos_get_through_in_the_end;
mod several_on_a_page;
mod the_keyboard_suffices;
mod the_page_may_change_its_mind;
mod the_whole_path;
mod unfinished_reports_stay;
mod what_was_known_stays;
