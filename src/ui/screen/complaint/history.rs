//! What happened to a complaint, in words.

use leptos::prelude::*;

use crate::{
    domain::{Complaint, Rating, Status, TimelineEntry, TimelineEvent},
    ui::{
        component::{Timeline, TimelineItem},
        words::{Value, satisfaction, status, t, t_with},
    },
};

/// The history, oldest first, and what comes next.
pub fn history(complaint: &Complaint) -> AnyView {
    let answer = complaint.timeline.iter().rposition(is_answer);
    let items: Vec<TimelineItem> = complaint
        .timeline
        .iter()
        .enumerate()
        // The latest answer stands above already, large.
        .map(|(index, entry)| item(entry, Some(index) == answer))
        .collect();
    let next = match complaint.status {
        Status::Received | Status::Forwarded | Status::InProgress | Status::Reopened => {
            Some(t("complaint-next-answer"))
        }
        Status::Answered if complaint.next_steps.rate && complaint.rating.is_none() => {
            Some(t("complaint-next-verdict"))
        }
        _ => None,
    };
    view! { <Timeline items next /> }.into_any()
}

/// As [`Complaint::answer`] judges it.
fn is_answer(entry: &TimelineEntry) -> bool {
    matches!(
        entry.event,
        TimelineEvent::Status { status: Status::Answered | Status::OutOfScope, message: Some(_), .. }
    )
}

fn item(entry: &TimelineEntry, is_shown_above: bool) -> TimelineItem {
    let mut details = Vec::new();
    let (title, quoted) = match &entry.event {
        TimelineEvent::Status { status: new, unit, message } => {
            details.extend(unit.as_ref().map(|it| t_with("complaint-unit", &[("unit", Value::from(it))])));
            (status(new), message.clone().filter(|_| !is_shown_above))
        }
        TimelineEvent::Information(words) => (t("complaint-event-information"), Some(words.clone())),
        TimelineEvent::Rated(rating) => {
            details.extend(verdict(rating));
            (t("complaint-event-rated"), None)
        }
        TimelineEvent::Reopened(words) => (t("complaint-event-reopened"), Some(words.clone())),
        TimelineEvent::Unknown => (t("complaint-event-unknown"), None),
    };
    TimelineItem { at: entry.at, title, details, quoted }
}

/// The citizen's own verdict, a line each.
fn verdict(rating: &Rating) -> Vec<String> {
    let step = rating.satisfaction.step();
    let words = satisfaction(step);
    let satisfied = [("step", Value::from(f64::from(step))), ("words", Value::from(&words))];
    let mut lines = vec![
        t(if rating.contacted { "complaint-contacted" } else { "complaint-not-contacted" }),
        t(if rating.solved { "complaint-solved" } else { "complaint-not-solved" }),
        t_with("complaint-satisfaction", &satisfied),
    ];
    lines.extend(rating.words.clone());
    lines
}
