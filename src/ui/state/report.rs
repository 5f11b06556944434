//! The report that is being written.

use leptos::prelude::*;

use super::{ByLink, Locating, Parcel, Remote, Store, Verdict, questions::keeps_apart};
use crate::{
    backend::Accepted,
    browser::{clock, intl, page, photos, random, storage},
    delivery::{Delivery, Job, Terms},
    domain::{Question, Receipt, RequestClass, SavedReceipt},
    form::{Draft, DraftRating, Field, Preset, Problem, Reason, ReportStep, Rules, Submission, check},
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
        let parcel = self.parcel.get_untracked();
        parcel.drop_it();
        self.draft.with_untracked(|draft| draft.photos.iter().for_each(|photo| photos::remove(&photo.id)));
        self.begin_draft(self.new_draft());
    }

    /// A new draft, with what the page around has chosen already.
    pub(super) fn new_draft(&self) -> Draft {
        Draft::new(random::uuid(), self.preset.get_value())
    }

    /// Has `preset` chosen in the report that is being written, unless the citizen has chosen otherwise, and in those to
    /// come.
    pub fn set_preset(&self, preset: Preset) {
        self.preset.set_value(preset.clone());
        // One that the citizen has decided to send goes as it was.
        let is_sent = self.delivery.with_untracked(Option::is_some);
        if !is_sent && self.draft.with_untracked(|draft| draft.preset != preset) {
            self.draft.update(|draft| draft.set_preset(preset));
        }
    }

    /// Begins to write at `draft`, of which nothing is stored; the present one goes its own way.
    pub(super) fn begin_draft(&self, draft: Draft) {
        let parcel = self.owner.with_value(|owner| owner.with(|| Parcel::new(&draft.key)));
        self.enter(parcel, draft);
    }

    /// Makes `draft` with its `parcel` the report that is being written.
    pub(super) fn enter(&self, parcel: Parcel, draft: Draft) {
        self.darkroom.clear();
        self.locating.set(Locating::Idle);
        self.problems.set(Vec::new());
        self.draft.set(draft);
        self.parcel.set(parcel);
        // Other screens follow by themselves.
        if self.route.get_untracked().shows_report() {
            self.opened.update(|opened| *opened += 1);
        }
    }

    /// True when the draft isn't any more what the latest try to send it sent.
    #[must_use]
    pub fn is_changed_since_sending(&self) -> bool {
        self.parcel.get().submission.with_value(|sent| match sent {
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
        self.delivery.with(|delivery| {
            let delivery = delivery.as_ref().filter(|delivery| delivery.accepted().is_some())?;
            Some(delivery.is_settled())
        })
    }

    /// False where photos travel with the report, and none can be sent once the hotline has it.
    #[must_use]
    pub fn photos_can_follow(&self) -> bool {
        self.capabilities.with_untracked(|capabilities| {
            capabilities.ready().is_none_or(|capabilities| Terms::of(capabilities).photos_follow)
        })
    }

    /// True when something is typed about the followed complaint that the hotline doesn't have. The phone doesn't keep
    /// it.
    #[must_use]
    pub fn has_unsent_words(&self) -> bool {
        let is_rated = matches!(self.verdict.get(), Verdict::Rated | Verdict::Reopened);
        self.information.with(|typed| !typed.is_empty())
            || (!is_rated && self.rating.with(|rating| *rating != DraftRating::default()))
    }

    /// True when leaving the page would lose something that can't be had again, because the phone doesn't keep it: a
    /// report that wasn't sent, photos that the hotline doesn't have yet, or the number that it still owes.
    #[must_use]
    pub fn would_lose_something(&self) -> bool {
        if self.darkroom.progress.with_untracked(Option::is_some) || untrack(|| self.has_unsent_words()) {
            return true;
        }
        if self.is_kept.get_untracked() {
            return false;
        }
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
        let parcel = self.parcel.get_untracked();
        let is_under_way = parcel
            .delivery
            .with_untracked(|delivery| delivery.as_ref().is_some_and(|it| it.report.trouble().is_none()));
        if is_under_way || self.darkroom.progress.with_untracked(Option::is_some) {
            return;
        }
        match self.check_draft() {
            None => self.load_service(),
            Some(Err(problems)) => self.object(problems),
            Some(Ok(submission)) => {
                self.object(Vec::new());
                let was_sent = parcel.submission.with_value(Option::is_some);
                let is_changed = untrack(|| self.is_changed_since_sending());
                if was_sent && !is_changed {
                    self.retry(parcel, &Job::Report);
                    return;
                }
                let terms = self.capabilities.with_untracked(|it| it.ready().map(|it| Terms::of(it)));
                let draft = self.draft.get_untracked();
                let key = if is_changed { random::uuid() } else { draft.key.clone() };
                let in_doubt = untrack(|| self.is_in_doubt());
                let delivery = Delivery::new(&submission, &key, terms.unwrap_or_default(), clock::now());
                parcel.submission.set_value(Some((submission, draft)));
                let differs_from_doubtful = in_doubt;
                parcel.delivery.set(Some(Delivery { in_doubt, differs_from_doubtful, ..delivery }));
                self.deliver(parcel);
            }
        }
    }

    /// The e-mail address that went with the report that was sent last.
    #[must_use]
    pub fn sent_email(&self) -> Option<String> {
        let parcel = self.parcel.get_untracked();
        parcel.submission.with_value(|sent| sent.as_ref()?.0.content().contact.email.clone())
    }

    /// What the hotline said when it took the report.
    #[must_use]
    pub fn accepted(&self) -> Option<Accepted> {
        self.delivery.with(|delivery| delivery.as_ref().and_then(|delivery| delivery.accepted().cloned()))
    }

    /// The number of the report that the hotline took, for the page around; `None` if it follows, or if it alone opens the
    /// report.
    #[must_use]
    pub fn public_reference(&self) -> Option<String> {
        public_reference(self.accepted()?.receipt()?)
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
            status_at: None,
        })
    }

    /// True when the receipt of the report that was sent is kept on this phone.
    #[must_use]
    pub fn is_receipt_kept(&self) -> bool {
        let accepted = self.accepted();
        let receipt = accepted.as_ref().and_then(Accepted::receipt);
        storage::saved_receipts().iter().any(|saved| Some(&saved.receipt) == receipt)
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

/// The number of a receipt if it may be told to others: where there is no code, it alone opens the report.
pub(super) fn public_reference(receipt: &Receipt) -> Option<String> {
    receipt.code.is_some().then(|| receipt.reference.0.clone())
}
