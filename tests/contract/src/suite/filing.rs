//! Sending a report.

use complaint_widget::{
    backend::{Attempt, Trouble},
    domain::{Category, CategoryCode, is_blank},
};

use super::{Filed, Line};
use crate::{
    desk::Returned,
    finding::{Checked, ensure, failed, given},
};

pub(super) async fn a_whole_report_is_accepted(line: &Line<'_>) -> Checked {
    let filed = line.file_whole().await?;
    proves(line, &filed).await
}

pub(super) async fn a_bare_report_is_accepted(line: &Line<'_>) -> Checked {
    let known = line.known().await?;
    let simple = known.categories.iter().find(|it| it.questions.iter().all(|question| !question.required));
    let simple = simple.ok_or_else(|| failed("a category without a duty to answer", "none"))?;
    let filed = line.file(&line.bare_draft(simple.code.clone()).await?).await?;
    proves(line, &filed).await
}

/// What was given for the report opens it.
async fn proves(line: &Line<'_>, filed: &Filed) -> Checked {
    let receipt = &filed.receipt;
    ensure(!is_blank(&receipt.reference.0), "a number", receipt)?;
    let capabilities = &line.known().await?.capabilities;
    let needs_code = capabilities.tracking && capabilities.codes;
    ensure(!needs_code || receipt.code.is_some(), "a code where one is needed", receipt)
}

pub(super) async fn photos_arrive(line: &Line<'_>) -> Checked {
    let rules = line.known().await?.capabilities.photos.clone();
    given(rules.is_some(), "it takes no photos")?;
    let desk = line.desk()?;
    let filed = line.file_whole().await?;
    let sent = send_photos(line, &filed).await?;
    let arrived = desk.photos(&filed.receipt).await;
    ensure(sent == arrived, format!("{sent} photos at the hotline"), arrived)
}

/// Sends those photos that didn't travel with the report; gives how many there are in all.
pub(super) async fn send_photos(line: &Line<'_>, filed: &Filed) -> Checked<usize> {
    let photos = &filed.submission.content().photos;
    let shows = line.facts.returned.contains(&Returned::Photos);
    for photo in photos {
        let travelled = filed.accepted.photos.iter().find(|(id, _)| *id == photo.id);
        let ended = match travelled {
            // Not every answer shows the photos that came along; then nobody knows, and that is said.
            Some((_, Err(Trouble::Unknown))) if !shows => Ok(()),
            Some((_, ended)) => ended.clone(),
            None => {
                let upload = line.backend.upload_photo(&filed.receipt, &photo.id, photo.media_type);
                line.phone.run(upload).await
            }
        };
        ended.map_err(|trouble| failed("the photo taken", trouble))?;
    }
    Ok(photos.len())
}

pub(super) async fn the_same_key_is_the_same_complaint(line: &Line<'_>) -> Checked {
    given(line.known().await?.capabilities.idempotent_submit, "it knows no keys")?;
    let filed = line.file_whole().await?;
    let before = line.count().await;
    let again = line.send(&filed.submission, &filed.attempt).await;
    let proof = again.as_ref().map(|accepted| &accepted.proof);
    ensure(proof == Ok(&filed.accepted.proof), format!("{:?}", filed.accepted.proof), &again)?;
    line.has_taken(0, before).await
}

pub(super) async fn an_unknown_category_is_rejected(line: &Line<'_>) -> Checked {
    let known = line.known().await?;
    given(known.capabilities.reporting, "it takes no reports")?;
    given(line.facts.judges_categories, "its categories are only words to it")?;
    let first = known.categories.first().ok_or_else(|| failed("a category", "none"))?;
    // Of the form that the hotline's codes have, as one that was withdrawn this morning.
    let is_number = first.code.0.bytes().all(|byte| byte.is_ascii_digit());
    let code = CategoryCode(format!("{}{}", first.code.0, if is_number { "9876" } else { "-withdrawn" }));
    let gone = Category { code: code.clone(), questions: Vec::new(), ..first.clone() };
    let draft = line.bare_draft(code).await?;
    let submission = line.judge(&draft, &[gone]).await?;
    let before = line.count().await;
    let ended = line.send(&submission, &Attempt { key: draft.key, insists: true }).await;
    ensure(matches!(ended, Err(Trouble::Rejected(_))), "rejected", ended)?;
    line.has_taken(0, before).await
}

pub(super) async fn without_reporting_nothing_is_accepted(line: &Line<'_>) -> Checked {
    let known = line.known().await?;
    given(!known.capabilities.reporting, "it takes reports")?;
    let first = known.categories.first().ok_or_else(|| failed("a category", "none"))?;
    let draft = line.bare_draft(first.code.clone()).await?;
    let submission = line.judge(&draft, &[]).await?;
    let ended = line.send(&submission, &Attempt { key: draft.key, insists: false }).await;
    ensure(ended.is_err(), "no success", ended)
}
