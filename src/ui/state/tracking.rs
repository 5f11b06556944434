//! A complaint that is looked at: read, kept fresh, added to, rated, reopened.

use std::{sync::Arc, time::Duration};

use leptos::{prelude::*, task::spawn_local};

use super::{Remote, Store};
use crate::{
    backend::{Outcome, Trouble},
    browser::{fetch, page, random, storage, timer},
    domain::{Complaint, Receipt, Timestamp},
    form::{DraftRating, Field, Problem, check_information, check_rating},
    ui::route::Route,
};

/// How long to wait between two looks at an open complaint that is on the screen.
const FRESHNESS: Duration = Duration::from_secs(10);
/// The same while the page is hidden.
const FRESHNESS_HIDDEN: Duration = Duration::from_secs(120);

/// A complaint that is looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Followed {
    /// What opens it.
    pub receipt: Receipt,
    /// What the hotline says of it.
    pub complaint: Remote<Arc<Complaint>>,
    /// The revision of that.
    revision: Option<String>,
    /// When the hotline last confirmed it.
    pub confirmed_at: Option<Timestamp>,
    /// What the latest try to read it again ended in, if not well.
    pub trouble: Option<Trouble>,
    /// The key under which a reopening is sent, the same at every try.
    reopening_key: String,
}

/// How the sending of a verdict goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Verdict {
    /// It is not sent.
    #[default]
    Open,
    /// It is on its way.
    Sending,
    /// The hotline has the rating.
    Rated,
    /// The hotline has the rating and has taken the complaint up again.
    Reopened,
    /// The hotline has the rating, but reopening didn't work.
    RatedNotReopened(Trouble),
    /// It didn't work.
    Failed(Trouble),
}

impl Store {
    /// Opens the complaint that `receipt` belongs to and shows it once the hotline has answered.
    pub fn open_complaint(&self, receipt: Receipt) {
        self.rating.set(DraftRating::default());
        self.verdict.set(Verdict::Open);
        self.followed.set(Some(Followed {
            receipt,
            complaint: Remote::Loading,
            revision: None,
            confirmed_at: None,
            trouble: None,
            reopening_key: random::uuid(),
        }));
        let store = *self;
        spawn_local(async move {
            store.read_followed().await;
            let opened = store.followed.with_untracked(|followed| {
                followed.as_ref().is_some_and(|followed| followed.complaint.ready().is_some())
            });
            if opened && store.route.get_untracked() == Route::Track {
                store.go(Route::Complaint);
            }
        });
    }

    /// Looks at the followed complaint again now.
    pub fn refresh_followed(&self) {
        let store = *self;
        spawn_local(async move { store.read_followed().await });
    }

    /// Keeps the followed complaint fresh for as long as it is open and its screen is shown.
    pub fn keep_followed_fresh(&self) {
        let store = *self;
        let watch = self.watch.get_value() + 1;
        self.watch.set_value(watch);
        spawn_local(async move {
            loop {
                timer::sleep(if page::is_hidden() { FRESHNESS_HIDDEN } else { FRESHNESS }).await;
                let is_open = store.followed.with_untracked(|followed| {
                    let complaint = followed.as_ref().and_then(|followed| followed.complaint.ready());
                    complaint.is_some_and(|complaint| complaint.status.is_open())
                });
                let is_superseded = store.watch.get_value() != watch;
                if is_superseded || store.route.get_untracked() != Route::Complaint || !is_open {
                    return;
                }
                store.read_followed().await;
            }
        });
    }

    async fn read_followed(&self) {
        let language = self.language.get_untracked();
        let Some(Followed { receipt, revision, .. }) = self.followed.get_untracked() else { return };
        let end = fetch::run(self.backend().read(&receipt, revision.as_deref(), &language)).await;
        self.followed.update(|followed| {
            // The citizen may have gone to another complaint meanwhile.
            let Some(followed) = followed.as_mut().filter(|followed| followed.receipt == receipt) else {
                return;
            };
            followed.trouble = None;
            match end {
                Ok(news) => {
                    followed.confirmed_at = Some(crate::browser::clock::now());
                    if let Some(revised) = news {
                        storage::note_status(&receipt.reference, &revised.value.status);
                        followed.revision = revised.revision;
                        followed.complaint = Remote::Ready(Arc::new(revised.value));
                    }
                }
                Err(trouble) if followed.complaint.ready().is_none() => {
                    followed.complaint = Remote::Failed(trouble);
                }
                Err(trouble) => followed.trouble = Some(trouble),
            }
        });
    }

    /// Adds the citizen's words to the followed complaint under `key`, the same at every try.
    ///
    /// # Errors
    /// What is wrong with the words, or how the hotline's answer went.
    pub async fn add_information(&self, text: &str, key: &str) -> Outcome<()> {
        let text = check_information(text, Field::Information).map_err(Trouble::Rejected)?;
        let receipt = self.followed_receipt()?;
        fetch::run(self.backend().add_information(&receipt, &text, key)).await?;
        self.read_followed().await;
        Ok(())
    }

    /// Sends the verdict on the followed complaint, and has it reopened if `reopen`. Shows what is missing,
    /// otherwise.
    pub fn send_verdict(&self, reopen: bool) {
        let draft = self.rating.get_untracked();
        let rating = check_rating(&draft);
        let reason = if reopen {
            check_information(&draft.reopening_reason, Field::ReopeningReason).map(Some)
        } else {
            Ok(None)
        };
        let (rating, reason) = match (rating, reason) {
            (Ok(rating), Ok(reason)) => (rating, reason),
            (rating, reason) => {
                let problems = rating.err().into_iter().chain(reason.err()).flatten();
                self.object(problems.collect::<Vec<Problem>>());
                return;
            }
        };
        self.object(Vec::new());
        let Some(Followed { receipt, reopening_key: key, .. }) = self.followed.get_untracked() else {
            return;
        };
        self.verdict.set(Verdict::Sending);
        let store = *self;
        spawn_local(async move {
            let end = match fetch::run(store.backend().rate(&receipt, &rating)).await {
                Err(trouble) => Verdict::Failed(trouble),
                Ok(()) => match reason {
                    None => Verdict::Rated,
                    Some(reason) => match fetch::run(store.backend().reopen(&receipt, &reason, &key)).await {
                        Ok(()) => Verdict::Reopened,
                        Err(trouble) => Verdict::RatedNotReopened(trouble),
                    },
                },
            };
            store.verdict.set(end);
            store.read_followed().await;
        });
    }

    fn followed_receipt(&self) -> Outcome<Receipt> {
        let receipt = self.followed.with_untracked(|followed| followed.as_ref().map(|it| it.receipt.clone()));
        receipt.ok_or(Trouble::NotFound)
    }
}
