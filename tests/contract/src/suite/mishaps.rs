//! What goes wrong between the hotline and the phone.

use complaint_widget::{
    backend::{Accepted, Attempt, Outcome, Refusal, Trouble},
    form::Submission,
};
use complaint_widget_servers::Fault;
use uuid::Uuid;

use super::{Line, following::unsolved};
use crate::finding::{Checked, ensure, given};

/// Something to send that the hotline would take for no other.
async fn ready(line: &Line<'_>) -> Checked<(Submission, Attempt)> {
    given(line.known().await?.capabilities.reporting, "it takes no reports")?;
    line.desk()?;
    let draft = line.whole_draft().await?;
    Ok((line.judge(&draft, &[]).await?, Attempt { key: draft.key, insists: true }))
}

async fn send_spoilt(
    line: &Line<'_>,
    submission: &Submission,
    attempt: &Attempt,
    fault: Fault,
) -> Checked<Outcome<Accepted>> {
    line.desk()?.faults().set(line.facts.submitting, fault);
    let ended = line.send(submission, attempt).await;
    line.repair();
    Ok(ended)
}

pub(super) async fn a_broken_answer_is_unknown(line: &Line<'_>) -> Checked {
    for fault in Fault::ALL {
        let (submission, attempt) = ready(line).await?;
        let before = line.count().await;
        let ended = send_spoilt(line, &submission, &attempt, fault).await?;
        ensure(matches!(ended, Err(Trouble::Unknown)), format!("unknown after {fault:?}"), ended)?;
        // Or the fault had nothing to spoil.
        line.has_taken(1, before).await?;
    }
    Ok(())
}

pub(super) async fn a_retry_doubles_nothing(line: &Line<'_>) -> Checked {
    given(line.known().await?.capabilities.idempotent_submit, "it knows no keys")?;
    let (submission, attempt) = ready(line).await?;
    let before = line.count().await;
    let first = send_spoilt(line, &submission, &attempt, Fault::Closed).await?;
    ensure(matches!(first, Err(Trouble::Unknown)), "unknown", first)?;
    let again = line.send(&submission, &attempt).await;
    ensure(again.is_ok(), "accepted", again)?;
    line.has_taken(1, before).await
}

pub(super) async fn throttled_is_refused(line: &Line<'_>) -> Checked {
    let (submission, attempt) = ready(line).await?;
    let before = line.count().await;
    let ended = send_spoilt(line, &submission, &attempt, Fault::Throttled).await?;
    let throttled = Trouble::Refused(Refusal::Throttled { retry_after: None });
    ensure(ended.as_ref().err() == Some(&throttled), "throttled, for nobody knows how long", ended)?;
    line.has_taken(0, before).await
}

pub(super) async fn a_broken_read_is_unavailable(line: &Line<'_>) -> Checked {
    let desk = line.desk()?;
    let capabilities = line.known().await?.capabilities.clone();
    let is_clear = |trouble: &Trouble| matches!(trouble, Trouble::Unavailable { .. });
    let receipt = if capabilities.tracking && capabilities.reporting {
        Some(line.file_whole().await?.receipt)
    } else {
        None
    };
    let right = line.phone.run(line.backend.categories(&line.language)).await;
    for fault in Fault::ALL {
        desk.faults().set("", fault);
        let categories = line.phone.run(line.backend.categories(&line.language)).await;
        // Categories that stand in a file can't be spoilt.
        let is_right = categories == right || categories.as_ref().is_err_and(is_clear);
        ensure(is_right, format!("unavailable after {fault:?}"), categories)?;
        if let Some(receipt) = &receipt {
            let read = line.phone.run(line.backend.read(receipt, None, &line.language)).await;
            ensure(read.as_ref().is_err_and(is_clear), format!("unavailable after {fault:?}"), read)?;
        }
    }
    Ok(())
}

pub(super) async fn a_broken_change_is_unknown(line: &Line<'_>) -> Checked {
    let capabilities = line.known().await?.capabilities.clone();
    given(capabilities.add_information || capabilities.rating, "nothing can be changed later")?;
    let desk = line.desk()?;
    let receipt = line.file_whole().await?.receipt;
    desk.answer(&receipt, "They stop at ten now.").await;
    for fault in Fault::ALL {
        desk.faults().set("", fault);
        if capabilities.add_information {
            let key = Uuid::new_v4().to_string();
            let added = line.phone.run(line.backend.add_information(&receipt, "Still loud", &key)).await;
            ensure(added == Err(Trouble::Unknown), format!("unknown after {fault:?}"), added)?;
        }
        if capabilities.rating {
            let rated = line.phone.run(line.backend.rate(&receipt, &unsolved()?)).await;
            ensure(rated == Err(Trouble::Unknown), format!("unknown after {fault:?}"), rated)?;
        }
    }
    Ok(())
}
