//! What the hotline asks by a link: a verdict, or further questions.

use std::{collections::BTreeMap, sync::Arc};

use leptos::{prelude::*, task::spawn_local};

use super::{Remote, Store};
use crate::{
    backend::{Backend as _, Exchange, Outcome, Refusal, Trouble},
    browser::{fetch, intl, page},
    domain::{FeedbackForm, FollowUp},
    form::{DraftFeedback, Problem, TypedAnswer, check_feedback, check_follow_up},
    ui::route::Route,
};

/// A link that was opened. Its token is a secret, hence no `Debug`: it is in no address and no storage, only here.
#[derive(Clone, PartialEq, Eq)]
pub struct Link {
    /// The screen that it leads to.
    pub route: Route,
    /// The secret.
    pub token: String,
}

/// How it stands with what a link leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum LinkState {
    /// No link was opened, or the page was loaded anew since.
    NoLink,
    /// What the hotline asks is on its way.
    Loading,
    /// What the hotline asks couldn't be had now.
    Unreachable(Trouble),
    /// What the hotline asks can't be answered (any more).
    Over(Trouble),
    /// It can be answered.
    Open,
    /// The hotline has the answer.
    Sent,
}

/// How the sending of an answer goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Reply {
    /// It is not sent.
    #[default]
    Open,
    /// It is on its way.
    Sending,
    /// The hotline has it.
    Sent,
    /// It didn't work.
    Failed(Trouble),
}

/// What the hotline asks by a link, and the answer. For the later screens alone, which find it in the context.
#[derive(Clone, Copy)]
pub struct ByLink {
    store: Store,
    /// The form of a verdict.
    pub form: RwSignal<Remote<Arc<FeedbackForm>>>,
    /// The verdict as far as it is given.
    pub feedback: RwSignal<DraftFeedback>,
    /// The further questions.
    pub follow_up: RwSignal<Remote<Arc<FollowUp>>>,
    /// The answers as typed, by the questions' codes.
    pub answers: RwSignal<BTreeMap<String, TypedAnswer>>,
    /// How the sending goes.
    pub reply: RwSignal<Reply>,
}

impl ByLink {
    /// Begins to ask what each link that is opened leads to.
    pub(super) fn begin(store: Store) -> Self {
        let this = Self {
            store,
            form: RwSignal::new(Remote::Absent),
            feedback: RwSignal::new(DraftFeedback::default()),
            follow_up: RwSignal::new(Remote::Absent),
            answers: RwSignal::new(BTreeMap::new()),
            reply: RwSignal::new(Reply::Open),
        };
        Effect::new(move |_| {
            store.link.track();
            this.feedback.set(DraftFeedback::default());
            this.answers.set(BTreeMap::new());
            this.reply.set(Reply::Open);
            this.load();
        });
        page::warn_before_leaving(move || this.would_lose_something());
        this
    }

    /// True when leaving the page would lose what was chosen or typed and the hotline doesn't have.
    pub(super) fn would_lose_something(&self) -> bool {
        let is_untouched = self.feedback.with_untracked(|feedback| *feedback == DraftFeedback::default())
            && self.answers.with_untracked(BTreeMap::is_empty);
        !is_untouched && self.reply.get_untracked() != Reply::Sent
    }

    /// The one of the widget that a component belongs to.
    #[must_use]
    pub fn from_context() -> Self {
        expect_context()
    }

    /// Asks what the link leads to.
    pub fn load(&self) {
        let Some(Link { route, token }) = self.store.link.get_untracked() else { return };
        let backend = self.store.backend();
        if route == Route::Feedback {
            self.fetch(self.form, backend.feedback_form(&token));
        } else {
            self.fetch(self.follow_up, backend.follow_up(&token));
        }
    }

    fn fetch<T: Send + Sync + 'static>(&self, target: RwSignal<Remote<Arc<T>>>, exchange: Exchange<T>) {
        target.set(Remote::Loading);
        let (store, link) = (self.store, self.store.link.get_untracked());
        spawn_local(async move {
            let end = fetch::run(exchange).await;
            if store.link.with_untracked(|now| *now == link) {
                target.set(end.map_or_else(Remote::Failed, |value| Remote::Ready(Arc::new(value))));
            }
        });
    }

    /// How it stands with what the link to `route` leads to.
    #[must_use]
    pub fn state(&self, route: Route) -> LinkState {
        if self.reply.get() == Reply::Sent {
            return LinkState::Sent;
        }
        if self.store.link.with(|link| link.as_ref().is_none_or(|link| link.route != route)) {
            return LinkState::NoLink;
        }
        let asked = if route == Route::Feedback {
            self.form.with(without_value)
        } else {
            self.follow_up.with(without_value)
        };
        match asked {
            Remote::Ready(()) => LinkState::Open,
            Remote::Absent | Remote::Loading => LinkState::Loading,
            Remote::Failed(why) if is_final(&why) => LinkState::Over(why),
            Remote::Failed(why) => LinkState::Unreachable(why),
        }
    }

    /// Sends the verdict; shows what is missing, otherwise.
    pub fn send_feedback(&self) {
        let judged = self.feedback.with_untracked(check_feedback);
        self.send(judged, |backend, token, feedback| backend.send_feedback(token, &feedback));
    }

    /// Sends the answers; shows what is wrong with them, otherwise.
    pub fn send_answers(&self) {
        let Some(follow_up) = self.follow_up.with_untracked(|asked| asked.ready().cloned()) else { return };
        let typed = self.answers.get_untracked();
        let judged = check_follow_up(&typed, &follow_up.questions, &intl::local_time);
        self.send(judged, |backend, token, answers| backend.answer_follow_up(token, &answers));
    }

    fn send<T>(
        &self,
        judged: Result<T, Vec<Problem>>,
        exchange: fn(&crate::backend::AnyBackend, &str, T) -> Exchange<()>,
    ) {
        let Some(link) = self.store.link.get_untracked() else { return };
        if self.reply.get_untracked() == Reply::Sending {
            return;
        }
        match judged {
            Err(problems) => self.store.object(problems),
            Ok(answer) => {
                self.store.object(Vec::new());
                self.reply.set(Reply::Sending);
                let exchange = exchange(&self.store.backend(), &link.token, answer);
                let this = *self;
                spawn_local(async move { this.note(&link, fetch::run(exchange).await) });
            }
        }
    }

    /// Notes how the sending ended, unless another link was opened meanwhile.
    fn note(&self, link: &Link, end: Outcome<()>) {
        if self.store.link.with_untracked(|now| now.as_ref() != Some(link)) {
            return;
        }
        self.reply.set(match end {
            Ok(()) => Reply::Sent,
            Err(Trouble::Rejected(problems)) if !problems.is_empty() => {
                self.store.object(problems);
                Reply::Open
            }
            Err(trouble) => Reply::Failed(trouble),
        });
    }
}

fn without_value<T>(asked: &Remote<Arc<T>>) -> Remote<()> {
    match asked {
        Remote::Absent => Remote::Absent,
        Remote::Loading => Remote::Loading,
        Remote::Ready(_) => Remote::Ready(()),
        Remote::Failed(why) => Remote::Failed(why.clone()),
    }
}

/// True when asking again would change nothing.
const fn is_final(why: &Trouble) -> bool {
    matches!(
        why,
        Trouble::NotFound
            | Trouble::Unsupported
            | Trouble::Refused(Refusal::AlreadyDone | Refusal::TooLate | Refusal::WrongStatus)
    )
}
