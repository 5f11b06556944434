//! The native profile as a server must speak it: the contract through the widget's own client, then the wire itself,
//! which a client that forgives much would never see.
//!
//! Everything is done from outside, with complaints of its own. What needs the hotline's own side, such as rating an
//! answer, is told as not checked.

mod changing;
mod filing;
mod offers;
mod photos;
mod reading;
mod refusals;
mod wire;

use complaint_widget::{
    backend::{Backend as _, native::Native},
    domain::{Bounds, LanguageTag, Point},
};

use crate::{
    desk::{Facts, Later, Returned},
    finding::{Checked, Finding, Findings, failed},
    runner::Phone,
    suite::{self, Line},
};
use wire::Wire;

/// A check of the wire: its name, which says what must hold, and how it is made.
type Check = (&'static str, for<'a> fn(&'a Wire<'a>) -> Later<'a, Checked>);

/// Makes a list of checks of async functions.
macro_rules! checks {
    ($($name:literal => $check:path,)+) => {
        &[$(($name, |wire| Box::pin($check(wire)))),+]
    };
}

const CHECKS: &[Check] = checks! {
    "wire: capabilities are JSON, and unchanged ones 304" => offers::capabilities_have_an_entity_tag,
    "wire: texts come in the language asked for" => offers::texts_come_in_the_language_asked_for,
    "wire: an address search without a query is 400" => offers::an_address_search_needs_a_query,
    "wire: the profile is described" => offers::the_profile_is_described,
    "wire: what isn't there is 404, another method 405" => offers::strays_are_told,
    "wire: a complaint is answered with 201" => filing::a_complaint_is_created,
    "wire: without a UUID as its key nothing is taken" => filing::a_key_is_needed,
    "wire: the same key and body give the same answer" => filing::the_same_again_is_the_same_answer,
    "wire: another body under a used key is 422" => filing::another_body_is_refused,
    "wire: an unknown field is named" => refusals::unknown_fields_are_named,
    "wire: a missing field is named" => refusals::missing_fields_are_named,
    "wire: a wrong type is named" => refusals::wrong_types_are_named,
    "wire: a wrong choice is named" => refusals::wrong_choices_are_named,
    "wire: blank and too long texts are named" => refusals::limits_are_kept,
    "wire: what isn't JSON is 400, another type 415" => refusals::only_json_is_read,
    "wire: more than 64 KiB are 413" => refusals::large_bodies_are_refused,
    "wire: without its code a complaint isn't there" => reading::a_code_is_needed,
    "wire: a complaint has an entity tag, unchanged it is 304" => reading::a_complaint_has_an_entity_tag,
    "wire: a complaint says what was sent" => reading::what_was_sent_comes_back,
    "wire: contact data never comes back" => reading::contact_data_stays,
    "wire: changes are told as they happen" => reading::changes_are_told,
    "wire: a photo is judged by its content" => photos::content_decides,
    "wire: a photo's id means one photo" => photos::an_id_is_one_photo,
    "wire: added words are taken once a key" => changing::words_are_taken_once,
    "wire: what the status doesn't allow is 409" => changing::the_status_decides,
    "wire: a verdict outside its steps is named" => changing::verdicts_have_steps,
};

/// Where the server's own area isn't told, any point is as good as another.
const ANYWHERE: Point = Point { latitude: 38.2, longitude: 115.4, accuracy_metres: None };

/// Checks the server whose profile begins at `url`, and tells each end at once.
///
/// # Errors
/// When this machine can't make connections.
pub async fn run(url: &str, tell: &mut dyn FnMut(&Finding)) -> reqwest::Result<Findings> {
    let native = Native::new(url);
    let phone = Phone::new()?.patient();
    let asked = phone.run(native.capabilities(&LanguageTag::new("en"))).await;
    let capabilities = match asked {
        Ok(capabilities) => capabilities,
        // Without them nothing else can be asked.
        Err(trouble) => {
            let end = Err(failed(format!("the native profile at {url}"), trouble));
            let finding = Finding { name: "it tells what it can do", end };
            tell(&finding);
            return Ok(Findings(vec![finding]));
        }
    };
    let facts = Facts {
        point: capabilities.place_rules.bounds.map_or(ANYWHERE, middle),
        address_query: "",
        submitting: "/complaints",
        returned: &[
            Returned::Description,
            Returned::Category,
            Returned::Point,
            Returned::Words,
            Returned::Photos,
        ],
        judges_categories: true,
        lists_new_ones: false,
    };
    let line = Line::from_outside(&native, facts, phone);
    let Findings(mut findings) = suite::run(&line, tell).await;
    let wire = Wire { base: url.trim_end_matches('/'), native: &native, line: &line };
    for (name, check) in CHECKS {
        let finding = Finding { name, end: check(&wire).await };
        tell(&finding);
        findings.push(finding);
    }
    Ok(Findings(findings))
}

fn middle(bounds: Bounds) -> Point {
    Point {
        latitude: f64::midpoint(bounds.south, bounds.north),
        longitude: f64::midpoint(bounds.west, bounds.east),
        accuracy_metres: None,
    }
}
