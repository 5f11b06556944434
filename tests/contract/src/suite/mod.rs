//! The contract: what every backend must keep, whatever its hotline speaks.
//!
//! A check asks only for what the backend declares; where it declares nothing, the check says that it had nothing to
//! do. One file for each part of a citizen's way: [`offers`], [`filing`], [`following`], [`links`]; [`mishaps`] for
//! what goes wrong on the line.

mod filing;
mod following;
mod line;
mod links;
mod mishaps;
mod offers;

pub use line::{Filed, Line};

use crate::{
    desk::Later,
    finding::{Checked, Finding, Findings},
};

/// A check: its name, which says what must hold, and how it is made.
type Check = (&'static str, for<'a> fn(&'a Line<'a>) -> Later<'a, Checked>);

/// Makes a list of checks of async functions.
macro_rules! checks {
    ($($name:literal => $check:path,)+) => {
        &[$(($name, |line| Box::pin($check(line)))),+]
    };
}

const CHECKS: &[Check] = checks! {
    "what it can do fits together" => offers::capabilities_fit_together,
    "each category has a code and a name of its own" => offers::categories_are_told_apart,
    "questions kept apart can be had" => offers::questions_apart_can_be_had,
    "districts can be chosen" => offers::districts_can_be_chosen,
    "an address can be found" => offers::an_address_can_be_found,
    "a suggestion is one of the categories" => offers::a_suggestion_is_a_category,
    "a report with everything is accepted with proof" => filing::a_whole_report_is_accepted,
    "a report with the least is accepted with proof" => filing::a_bare_report_is_accepted,
    "its photos arrive" => filing::photos_arrive,
    "the same key again is the same complaint" => filing::the_same_key_is_the_same_complaint,
    "a category that is gone is rejected, and nothing taken" => filing::an_unknown_category_is_rejected,
    "a hotline that takes no reports accepts none" => filing::without_reporting_nothing_is_accepted,
    "reading gives back what was sent" => following::reading_gives_back_what_was_sent,
    "a wrong receipt opens nothing" => following::a_wrong_receipt_opens_nothing,
    "an unchanged complaint is not sent again" => following::unchanged_is_not_sent_again,
    "added information arrives" => following::information_arrives,
    "a rating is kept" => following::a_rating_is_kept,
    "an unsolved complaint is taken up again" => following::reopening_takes_it_up_again,
    "a new complaint is on the public list" => following::it_is_on_the_list,
    "the public list keeps to what was asked" => following::the_list_keeps_to_what_was_asked,
    "a verdict by link is taken once" => links::a_verdict_is_taken_once,
    "further questions are answered once" => links::further_questions_are_answered_once,
    "a broken answer to a report is unknown" => mishaps::a_broken_answer_is_unknown,
    "a retry after a broken answer doubles nothing" => mishaps::a_retry_doubles_nothing,
    "a throttled report is refused, and nothing taken" => mishaps::throttled_is_refused,
    "a broken answer to a question is no answer" => mishaps::a_broken_read_is_unavailable,
    "a broken answer to a change is unknown" => mishaps::a_broken_change_is_unknown,
};

/// Makes every check, one after the other, and tells each end at once.
pub async fn run(line: &Line<'_>, tell: &mut dyn FnMut(&Finding)) -> Findings {
    let mut findings = Vec::new();
    for (name, check) in CHECKS {
        let end = check(line).await;
        // Whatever a check left behind must not spoil the next.
        line.repair();
        let finding = Finding { name, end };
        tell(&finding);
        findings.push(finding);
    }
    Findings(findings)
}
