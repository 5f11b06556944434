//! Compares what the hotline holds with what was typed and what the citizen was told.

use super::{
    cell::{Desk, Mishap, Operation},
    citizen::{self, ADDED, End, PHONE, POLE, STILL_WRONG},
    commits::{Commits, Thing},
    stage::{DESCRIPTION, PLACE, Stage},
    told::{Facts, untrue},
};
use crate::{
    picture::{Photo, Quadrants},
    proxy::now,
    words::words,
};

/// What was found, a sentence each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Findings {
    /// Typed and confirmed, but not held, or gone.
    pub lost: Vec<String>,
    /// More than one of one wish.
    pub doubled: Vec<String>,
    /// Told when it wasn't so.
    pub untrue: Vec<String>,
}

impl Findings {
    fn lost_unless(&mut self, kept: bool, what: impl Into<String>) {
        if !kept {
            self.lost.push(what.into());
        }
    }
}

/// Judges a cell after its end.
pub(super) async fn judge(stage: &Stage, operation: Operation, end: &End) -> Findings {
    stage.look().await;
    let mut findings = Findings::default();
    let photos = citizen::photos(stage.cell);
    let list = stage.hotline.list();
    let references: Vec<&str> = list.lines().filter_map(|line| line.split('\t').next()).collect();
    match references.as_slice() {
        [] => findings.lost.push("the hotline has no report".to_owned()),
        [reference] => {
            let kept = stage.hotline.show(reference);
            report(&mut findings, stage, &kept, reference, photos);
            entries(&mut findings, operation, &kept);
            if let End::Numbered(shown) = end
                && shown != reference
            {
                findings.untrue.push(format!("the number {shown}, but the hotline has {reference}"));
            }
            if operation == Operation::Read {
                let shown = citizen::shown_status(stage).await;
                if shown != words("en", "status-answered") {
                    findings.untrue.push(format!("the status \"{shown}\" of an answered report"));
                }
            }
        }
        several => findings.doubled.push(format!("{} reports: {}", several.len(), several.join(", "))),
    }
    findings.untrue.extend(untrue_statements(stage, operation, photos));
    findings
}

fn untrue_statements(stage: &Stage, operation: Operation, photos: usize) -> Vec<String> {
    let is_filed = !matches!(
        operation,
        Operation::Capabilities | Operation::Categories | Operation::Submit | Operation::Photo
    );
    let commits = Commits::of_passed(&stage.proxy.passed(), stage.cell.desk, photos);
    let commits = if is_filed { commits.had(Thing::Report) } else { commits };
    let facts = Facts {
        commits: &commits,
        first_fault: stage.first_fault(),
        is_idempotent: stage.cell.desk == Desk::Native,
        photos,
        end: now(),
    };
    untrue(&stage.told(), &facts)
}

/// The report as it was typed, and its photos.
fn report(findings: &mut Findings, stage: &Stage, kept: &str, reference: &str, photos: usize) {
    let is_typed = matches!(
        stage.cell.mishap,
        Mishap::Kill(_)
            | Mishap::Request(
                _,
                Operation::Capabilities | Operation::Categories | Operation::Submit | Operation::Photo
            )
    );
    let parts: &[&str] = if is_typed { &[DESCRIPTION, PLACE, POLE, PHONE] } else { &[DESCRIPTION, PLACE] };
    for part in parts {
        findings.lost_unless(kept.contains(part), format!("\"{part}\" is not in the report"));
    }
    let announced = kept.lines().filter(|line| line.starts_with("photo: ")).count();
    if announced > photos {
        findings.doubled.push(format!("{announced} photos instead of {photos}"));
    }
    let missing = kept.matches("announced, not there yet").count() + photos.saturating_sub(announced);
    findings.lost_unless(missing == 0, format!("{missing} of {photos} photos are not there"));
    if missing == 0 {
        for (photo, file) in Photo::two().iter().zip(stage.hotline.photos(reference)) {
            let is_whole = Quadrants::of(&file) == (Quadrants::UPRIGHT, photo.size.0, photo.size.1);
            findings.lost_unless(is_whole, "a photo isn't what was chosen");
        }
    }
}

/// What was done to the report afterwards.
fn entries(findings: &mut Findings, operation: Operation, kept: &str) {
    let expected: &[(&str, &str)] = match operation {
        Operation::Message => &[("citizen added:", ADDED)],
        Operation::Rate => &[("citizen rated it:", "solved true, satisfaction 2 of 5")],
        Operation::Reopen => &[
            ("citizen rated it:", "solved false, satisfaction 2 of 5"),
            ("citizen reopened it:", STILL_WRONG),
        ],
        _ => &[],
    };
    for (entry, content) in expected {
        match kept.matches(entry).count() {
            0 => findings.lost.push(format!("no \"{entry}\"")),
            1 => findings.lost_unless(kept.contains(content), format!("\"{content}\" is not there")),
            several => findings.doubled.push(format!("{several} times \"{entry}\"")),
        }
    }
}
