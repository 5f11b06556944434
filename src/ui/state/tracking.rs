//! A complaint that is looked at: read, added to, rated, reopened.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};

use super::{Remote, Store, report::public_reference};
use crate::{
    backend::{Backend as _, Trouble},
    browser::{clock, fetch, random, storage},
    domain::{Complaint, Rating, Receipt, Timestamp},
    form::{DraftRating, Field, Problem, check_information, check_rating},
    keeping::Known,
    ui::route::Route,
};

/// What is typed to find a complaint again, as typed. It holds a secret, hence no `Debug`.
#[derive(Clone, Default)]
pub struct TypedReceipt {
    /// The number.
    pub reference: String,
    /// The code.
    pub code: String,
}

/// Words that went out, and the key under which they did: the same words again add nothing, other words need
/// another key.
#[derive(Clone, Debug, PartialEq)]
struct SentWords {
    words: String,
    key: String,
}

/// The key for sending `words`, given what went out last.
fn key_for(sent: &mut Option<SentWords>, words: &str) -> String {
    match sent {
        Some(sent) if sent.words == words => sent.key.clone(),
        _ => {
            let key = random::uuid();
            *sent = Some(SentWords { words: words.to_owned(), key: key.clone() });
            key
        }
    }
}

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
    /// How many times it was asked for, and which of these the answer shown belongs to.
    asked: u32,
    heard: u32,
    information_sent: Option<SentWords>,
    reopening_sent: Option<SentWords>,
    /// The rating that the hotline has of a verdict whose reopening isn't confirmed: once the complaint is reopened, it
    /// would refuse to take the same again.
    rated: Option<Rating>,
}

/// How the adding of information goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Addition {
    /// Nothing was sent since it was last typed.
    #[default]
    Open,
    /// It is on its way.
    Sending,
    /// The hotline has it.
    Added,
    /// It didn't work.
    Failed(Trouble),
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
        self.forget_followed();
        self.followed.set(Some(Followed {
            receipt,
            complaint: Remote::Loading,
            revision: None,
            confirmed_at: None,
            trouble: None,
            asked: 0,
            heard: 0,
            information_sent: None,
            reopening_sent: None,
            rated: None,
        }));
        let store = *self;
        spawn_local(async move {
            store.read_followed().await;
            let opened = store.followed.with_untracked(|followed| {
                followed.as_ref().is_some_and(|followed| followed.complaint.ready().is_some())
            });
            if opened && store.route.get_untracked() == Route::Track {
                store.typed_receipt.set(TypedReceipt::default());
                store.go(Route::Complaint);
            }
        });
    }

    /// The number of the complaint that is looked at, for the page around; `None` if it alone opens the complaint.
    #[must_use]
    pub fn followed_public_reference(&self) -> Option<String> {
        self.followed.with(|followed| public_reference(&followed.as_ref()?.receipt))
    }

    /// Forgets what was being written about the followed complaint.
    pub(super) fn forget_followed(&self) {
        self.information.set(String::new());
        self.addition.set(Addition::Open);
        self.rating.set(DraftRating::default());
        self.verdict.set(Verdict::Open);
    }

    /// Looks at the followed complaint again, and comes back when that has ended, well or not.
    pub async fn read_followed(&self) {
        let language = self.language.get_untracked();
        let Some(Followed { receipt, revision, asked, .. }) = self.followed.get_untracked() else { return };
        let turn = asked + 1;
        self.with_followed(&receipt, |followed| followed.asked = turn);
        let end = fetch::run(self.backend().read(&receipt, revision.as_deref(), &language)).await;
        let last_known = self.last_known.get_value();
        let kept = match (&end, last_known) {
            (Err(Trouble::Unavailable { .. }), Some(last_known)) => last_known.complaint(&receipt).await,
            _ => None,
        };
        self.followed.update(|followed| {
            // The citizen may have gone to another complaint meanwhile, and a later answer may have come before.
            let is_news = |followed: &&mut Followed| followed.receipt == receipt && followed.heard < turn;
            let Some(followed) = followed.as_mut().filter(is_news) else { return };
            followed.heard = turn;
            followed.trouble = None;
            match end {
                Ok(news) => {
                    let now = clock::now();
                    followed.confirmed_at = Some(now);
                    if let Some(revised) = news {
                        followed.revision = revised.revision;
                        followed.complaint = Remote::Ready(Arc::new(revised.value));
                    }
                    if let Some(complaint) = followed.complaint.ready() {
                        storage::note_status(&receipt.reference, &complaint.status, now);
                        if let Some(last_known) = last_known {
                            last_known.note_complaint(receipt, Complaint::clone(complaint));
                        }
                    }
                }
                Err(trouble) if followed.complaint.ready().is_none() => match kept {
                    Some(Known { confirmed_at, value }) => {
                        followed.confirmed_at = Some(confirmed_at);
                        followed.complaint = Remote::Ready(Arc::new(value));
                        followed.trouble = Some(trouble);
                    }
                    None => followed.complaint = Remote::Failed(trouble),
                },
                Err(trouble) => followed.trouble = Some(trouble),
            }
        });
    }

    /// Adds the citizen's words to the followed complaint. Shows what is wrong with them, otherwise.
    pub fn add_information(&self) {
        if self.addition.get_untracked() == Addition::Sending {
            return;
        }
        let typed = self.information.get_untracked();
        let text = match check_information(&typed, Field::Information) {
            Ok(text) => text,
            Err(problems) => return self.object(problems),
        };
        self.object(Vec::new());
        let Some(receipt) = self.followed_receipt() else { return };
        let key = self.with_followed(&receipt, |followed| key_for(&mut followed.information_sent, &text));
        let exchange = self.backend().add_information(&receipt, &text, &key.unwrap_or_default());
        self.addition.set(Addition::Sending);
        let store = *self;
        spawn_local(async move {
            let end = fetch::run(exchange).await;
            if store.followed_receipt().as_ref() != Some(&receipt) {
                return;
            }
            match end {
                Ok(()) => {
                    let _ = store.with_followed(&receipt, |followed| followed.information_sent = None);
                    // What was typed on meanwhile is another addition, and stays.
                    if store.information.get_untracked() == typed {
                        store.information.set(String::new());
                    }
                    store.addition.set(Addition::Added);
                    store.read_followed().await;
                }
                Err(Trouble::Rejected(problems)) if !problems.is_empty() => {
                    store.addition.set(Addition::Open);
                    store.object(problems);
                }
                Err(trouble) => store.addition.set(Addition::Failed(trouble)),
            }
        });
    }

    /// Begins a verdict on the followed complaint, or goes on with one that the hotline doesn't have. `solved` is
    /// what is known already.
    pub fn begin_verdict(&self, solved: Option<bool>) {
        if matches!(self.verdict.get_untracked(), Verdict::Rated | Verdict::Reopened) {
            self.rating.set(DraftRating::default());
            self.verdict.set(Verdict::Open);
        }
        if solved.is_some() {
            self.rating.update(|rating| rating.solved = solved);
        }
        self.go(Route::Rate);
    }

    /// Sends the verdict on the followed complaint, and has it reopened if `reopen`. Shows what is missing,
    /// otherwise.
    pub fn send_verdict(&self, reopen: bool) {
        if self.verdict.get_untracked() == Verdict::Sending {
            return;
        }
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
        let Some(receipt) = self.followed_receipt() else { return };
        let key = reason.as_ref().and_then(|reason| {
            self.with_followed(&receipt, |followed| key_for(&mut followed.reopening_sent, reason))
        });
        let is_rated = self.followed.with_untracked(|it| {
            it.as_ref().is_some_and(|followed| followed.rated.as_ref() == Some(&rating))
        });
        self.verdict.set(Verdict::Sending);
        let store = *self;
        spawn_local(async move {
            let rated = match is_rated {
                true => Ok(()),
                false => fetch::run(store.backend().rate(&receipt, &rating)).await,
            };
            let end = match rated {
                Err(trouble) => Verdict::Failed(trouble),
                Ok(()) => match reason.zip(key) {
                    None => Verdict::Rated,
                    Some((reason, key)) => {
                        match fetch::run(store.backend().reopen(&receipt, &reason, &key)).await {
                            Ok(()) => Verdict::Reopened,
                            Err(trouble) => Verdict::RatedNotReopened(trouble),
                        }
                    }
                },
            };
            if store.followed_receipt().as_ref() != Some(&receipt) {
                return;
            }
            if let Verdict::Failed(Trouble::Rejected(problems))
            | Verdict::RatedNotReopened(Trouble::Rejected(problems)) = &end
            {
                store.object(problems.clone());
            }
            let _ = store.with_followed(&receipt, |followed| {
                if end == Verdict::Reopened {
                    followed.reopening_sent = None;
                }
                followed.rated = matches!(end, Verdict::RatedNotReopened(_)).then_some(rating);
            });
            store.verdict.set(end);
            store.read_followed().await;
        });
    }

    /// Changes the followed complaint, if it is still the one of `receipt`.
    fn with_followed<R>(&self, receipt: &Receipt, change: impl FnOnce(&mut Followed) -> R) -> Option<R> {
        let mut result = None;
        self.followed.update(|followed| {
            let followed = followed.as_mut().filter(|followed| followed.receipt == *receipt);
            result = followed.map(change);
        });
        result
    }

    fn followed_receipt(&self) -> Option<Receipt> {
        self.followed.with_untracked(|followed| followed.as_ref().map(|it| it.receipt.clone()))
    }
}
