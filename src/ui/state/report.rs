//! The draft and its delivery.

use leptos::{prelude::*, task::spawn_local};

use super::{ByLink, Locating, Remote, Store, questions::keeps_apart};
use crate::{
    backend::{Accepted, Backend as _},
    browser::{clock, intl, page, photos, random, storage, upload},
    delivery::{Delivery, Job},
    domain::{PhotoId, Question, Receipt, RequestClass, SavedReceipt},
    form::{Draft, Field, Problem, Reason, ReportStep, Rules, Submission, SubmittedPhoto, check},
    ui::{route::Route, words},
};

/// The id of what says that a category's questions are missing.
pub(in crate::ui) const MISSING_QUESTIONS: &str = "questions-missing";

impl Store {
    /// Judges the draft as it stands. While the hotline's rules aren't here nothing can be judged: `None`. Only the
    /// later part of the Wasm names it.
    pub(super) fn check_draft(&self) -> Option<Result<Submission, Vec<Problem>>> {
        let capabilities = self.capabilities.with_untracked(|value| value.ready().cloned())?;
        let categories = self.categories.with_untracked(|value| value.ready().cloned())?;
        // The questions that it keeps apart are rules, too.
        let chosen = self.draft.with_untracked(|draft| draft.category.clone());
        if chosen.is_some_and(|code| keeps_apart(&categories, &code)) {
            return None;
        }
        let language = self.language.get_untracked();
        let rules = Rules {
            capabilities: &capabilities,
            categories: &categories,
            language: &language,
            local_time: &intl::local_time,
            now: clock::now(),
        };
        Some(self.draft.with_untracked(|draft| check(draft, &rules)))
    }

    /// Leaves `step` for the next one if nothing on it is wrong; shows what is, otherwise. Without the hotline's
    /// rules it asks for them: the screen says that they are missing. While the part of the Wasm that can judge is on
    /// its way, it waits for that.
    ///
    /// That the point is missing keeps nobody at the place: the photos that come next may bring one.
    pub fn leave_step(&self, step: ReportStep) {
        let Some(judge) = self.judge.get_value() else {
            self.step_to_leave.set(Some(step));
            return;
        };
        self.step_to_leave.set(None);
        let problems = match judge(self) {
            Some(Err(problems)) => problems,
            Some(Ok(_)) => Vec::new(),
            None => {
                self.load_service();
                page::focus(MISSING_QUESTIONS);
                return;
            }
        };
        let belongs = |problem: &Problem| match problem.reason {
            Reason::PointRequired => step == ReportStep::Photos,
            _ => problem.field.step() == Some(step),
        };
        let here: Vec<_> = problems.into_iter().filter(belongs).collect();
        if here.is_empty() {
            self.go(Route::Report(step.next()));
        } else {
            self.object(here);
        }
    }

    /// The draft's class, also where the hotline knows only one and there is nothing to choose.
    #[must_use]
    pub fn draft_class(&self) -> Option<RequestClass> {
        let chosen = self.draft.with_untracked(|draft| draft.class);
        self.capabilities.with_untracked(|it| it.ready().map_or(chosen, |it| it.class_of(chosen)))
    }

    /// Begins a new report and drops the present one with its photos; what is under way is stopped.
    pub fn drop_draft(&self) {
        self.cancel_sending();
        photos::clear();
        self.darkroom.clear();
        self.locating.set(Locating::Idle);
        self.draft.set(Draft { key: random::uuid(), ..Draft::default() });
        self.delivery.set(None);
        self.submission.set_value(None);
    }

    /// True while the report is being sent or the hotline has it.
    #[must_use]
    pub fn is_delivering(&self) -> bool {
        self.delivery.with(|delivery| {
            delivery
                .as_ref()
                .is_some_and(|delivery| !matches!(delivery.report, crate::delivery::Progress::Failed(_)))
        })
    }

    /// True when the draft isn't any more what the latest try to send it sent.
    #[must_use]
    pub fn is_changed_since_sending(&self) -> bool {
        self.submission.with_value(|sent| match sent {
            Some((_, sent)) => self.draft.with(|draft| draft != sent),
            None => false,
        })
    }

    /// True when a try to send the report, or what it was before a change, may have arrived.
    #[must_use]
    pub fn is_in_doubt(&self) -> bool {
        self.delivery.with(|delivery| delivery.as_ref().is_some_and(|delivery| delivery.in_doubt))
    }

    /// Whether nothing is left to do for the report that the hotline has; `None` if it has none.
    #[must_use]
    pub fn is_settled(&self) -> Option<bool> {
        let photos_can_follow = self.photos_can_follow();
        self.delivery.with(|delivery| {
            let delivery = delivery.as_ref().filter(|delivery| delivery.accepted().is_some())?;
            Some(delivery.is_settled(photos_can_follow))
        })
    }

    /// False where photos travel with the report, and none can be sent once the hotline has it.
    #[must_use]
    pub fn photos_can_follow(&self) -> bool {
        self.capabilities.with_untracked(|capabilities| {
            let rules = capabilities.ready().and_then(|capabilities| capabilities.photos.as_ref());
            rules.is_none_or(|rules| !rules.only_with_report)
        })
    }

    /// True when leaving the page would lose something that can't be had again: a report that wasn't sent, photos that
    /// the hotline doesn't have yet, or the number that it still owes.
    #[must_use]
    pub fn would_lose_something(&self) -> bool {
        match untrack(|| self.is_settled()) {
            Some(is_settled) => !is_settled,
            None => !self.draft.with_untracked(Draft::is_untouched),
        }
    }

    /// Sends the report if it is complete; shows everything that is wrong, otherwise. Nothing happens while it is
    /// being sent or once the hotline has it, nor while a photo of it is being prepared.
    ///
    /// While it may have arrived, the same report goes again as it went before, under the same key, so that it is taken
    /// once. One that was changed since is another report to the hotline and goes under a new key.
    pub fn send(&self) {
        if untrack(|| self.is_delivering()) || self.darkroom.progress.with_untracked(Option::is_some) {
            return;
        }
        match self.check_draft() {
            None => self.load_service(),
            Some(Err(problems)) => self.object(problems),
            Some(Ok(submission)) => {
                self.object(Vec::new());
                let was_sent = self.submission.with_value(Option::is_some);
                let is_changed = untrack(|| self.is_changed_since_sending());
                if was_sent && !is_changed {
                    self.retry(&Job::Report);
                    return;
                }
                let draft = self.draft.get_untracked();
                let key = if is_changed { random::uuid() } else { draft.key.clone() };
                let in_doubt = untrack(|| self.is_in_doubt());
                self.delivery.set(Some(Delivery { in_doubt, ..Delivery::new(&submission, &key) }));
                self.submission.set_value(Some((submission, draft)));
                self.deliver();
            }
        }
    }

    /// Tries a failed job again.
    pub fn retry(&self, job: &Job) {
        self.delivery.update(|delivery| {
            if let Some(delivery) = delivery {
                delivery.retry(job, &random::uuid());
            }
        });
        self.deliver();
    }

    /// Sends a report all the same that the hotline takes for one that it has.
    pub fn insist(&self) {
        self.note(|delivery| delivery.insist(&random::uuid()));
        self.deliver();
    }

    /// Takes the number that was to follow; the photos that waited for it go on their way.
    pub(super) fn numbered(&self, receipt: Receipt) {
        self.note(|delivery| delivery.numbered(receipt));
        self.deliver();
    }

    /// The e-mail address that went with the report that was sent last.
    #[must_use]
    pub fn sent_email(&self) -> Option<String> {
        self.submission.with_value(|sent| sent.as_ref()?.0.content().contact.email.clone())
    }

    /// Stops what is being sent. Whether it has arrived nobody knows then.
    pub fn cancel_sending(&self) {
        self.cancel.with_value(|cancel| {
            if let Some(cancel) = cancel {
                cancel.cancel();
            }
        });
    }

    /// Performs the delivery's next job, and the one after it, until none may start by itself.
    fn deliver(&self) {
        let Some(job) = self.delivery.with_untracked(|delivery| delivery.as_ref().and_then(Delivery::next))
        else {
            return;
        };
        self.note(|delivery| delivery.sending(&job, 0));
        let cancel = upload::Cancel::new();
        self.cancel.set_value(Some(cancel.clone()));
        let store = *self;
        spawn_local(async move {
            match job {
                Job::Report => store.deliver_report(&cancel).await,
                Job::Photo(id) => store.deliver_photo(&id, &cancel).await,
            }
            store.deliver();
        });
    }

    async fn deliver_report(&self, cancel: &upload::Cancel) {
        let attempt = self.delivery.with_untracked(|delivery| delivery.as_ref().map(|it| it.attempt.clone()));
        let exchange = self.submission.with_value(|sent| {
            let (submission, _) = sent.as_ref()?;
            Some(self.backend().submit(submission, &attempt?))
        });
        let Some(exchange) = exchange else { return };
        let store = *self;
        let progress = move |percent| store.note(|delivery| delivery.sending(&Job::Report, percent));
        let end = upload::run(exchange, progress, cancel).await;
        let accepted = end.is_ok();
        self.note(|delivery| delivery.report_ended(end));
        if accepted {
            self.replace(Route::Sent);
        }
    }

    async fn deliver_photo(&self, id: &PhotoId, cancel: &upload::Cancel) {
        let job = Job::Photo(id.clone());
        let exchange = self.delivery.with_untracked(|delivery| {
            let delivery = delivery.as_ref()?;
            let photo = delivery.photos.iter().find(|photo| photo.id == *id)?;
            Some(self.backend().upload_photo(delivery.accepted()?.receipt()?, id, photo.media_type))
        });
        let Some(exchange) = exchange else { return };
        let store = *self;
        let progress = move |percent| store.note(|delivery| delivery.sending(&job, percent));
        let end = upload::run(exchange, progress, cancel).await;
        self.note(|delivery| delivery.photo_ended(id, end));
    }

    fn note(&self, change: impl FnOnce(&mut Delivery)) {
        self.delivery.update(|delivery| {
            if let Some(delivery) = delivery {
                change(delivery);
            }
        });
    }

    /// What the hotline said when it took the report.
    #[must_use]
    pub fn accepted(&self) -> Option<Accepted> {
        self.delivery.with(|delivery| delivery.as_ref().and_then(|delivery| delivery.accepted().cloned()))
    }

    /// The photos that go with the report that was sent last.
    #[must_use]
    pub fn sent_photos(&self) -> Vec<SubmittedPhoto> {
        self.submission.with_value(|sent| {
            sent.as_ref().map(|(submission, _)| submission.content().photos.clone()).unwrap_or_default()
        })
    }

    /// Keeps the receipt on this phone, as the citizen agreed to. `false` if the browser doesn't store it.
    #[must_use]
    pub fn keep_receipt(&self) -> bool {
        let Some(accepted) = self.accepted() else { return false };
        let Some(receipt) = accepted.receipt().cloned() else { return false };
        storage::save_receipt(&SavedReceipt {
            receipt,
            category_name: self.draft_category_name(),
            saved_at: clock::now(),
            deadline: accepted.deadline,
            status: None,
        })
    }

    /// The name of the draft's category in the screen's language, empty if none is chosen.
    #[must_use]
    pub fn draft_category_name(&self) -> String {
        let code = self.draft.with(|draft| draft.category.clone());
        let name = |categories: &Vec<crate::domain::Category>| {
            let category = categories.iter().find(|category| Some(&category.code) == code.as_ref())?;
            Some(category.name.clone())
        };
        self.categories.with(|categories| match categories {
            Remote::Ready(categories) => name(categories).unwrap_or_default(),
            _ => String::new(),
        })
    }

    /// The words for a problem, with the hotline's own questions known.
    #[must_use]
    pub fn problem_words(&self, problem: &Problem) -> String {
        words::problem(problem, &|field| self.question_text(field))
    }

    /// The text of the hotline's question that `field` answers.
    fn question_text(&self, field: &Field) -> Option<String> {
        let text = |code: &str, questions: &[Question]| {
            questions.iter().find(|question| question.code == code).map(|question| question.text.clone())
        };
        match field {
            Field::Answer(code) => {
                self.known_categories().iter().find_map(|category| text(code, &category.questions))
            }
            Field::FollowUpAnswer(code) => {
                let asked = use_context::<ByLink>()?.follow_up;
                asked.with(|asked| text(code, &asked.ready()?.questions))
            }
            _ => None,
        }
    }
}
