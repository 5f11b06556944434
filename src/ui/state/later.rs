//! What has to go on for as long as the widget lives, but only for the later screens.

use leptos::prelude::*;

use super::{
    Attention, ByLink, Forgetting, Keeper, LastKnown, NewVersion, NumberToFollow, QuestionsApart, Store,
};
use crate::ui::route::Route;

impl Store {
    /// True while the citizen waits for the later screens' code to leave a step.
    #[must_use]
    pub(in crate::ui) fn waits_to_leave(&self) -> bool {
        self.step_to_leave.with(Option::is_some)
    }

    /// Begins to keep true what only the later screens show: the complaint that was asked for, everything in the
    /// language of the screen, and as of now when the citizen comes back to the page. A step that the citizen wanted to
    /// leave before is left. What only they know stands in the context from then on.
    pub fn begin_later(self) {
        self.examine_settings();
        let keeper = Keeper::begin(self);
        provide_context(keeper);
        provide_context(LastKnown::begin(self));
        provide_context(Forgetting::begin(self, keeper));
        provide_context(Attention::begin(self));
        provide_context(QuestionsApart::begin(self));
        provide_context(NumberToFollow::begin(self));
        let by_link = ByLink::begin(self);
        provide_context(by_link);
        let version = NewVersion::begin(self, keeper, by_link);
        provide_context(version);
        self.follow_description();
        self.fulfil_wishes(keeper, version);
        self.check_preset();
        self.stay_out_of_reports_that_nobody_takes();
        self.judge.set_value(Some(Self::check_draft));
        if let Some(step) = self.step_to_leave.get_untracked()
            && self.route.get_untracked() == Route::Report(step)
        {
            self.leave_step(step);
        }
        Effect::watch(
            move || self.language.get(),
            move |_, _, _| {
                if self.districts.get_untracked().ready().is_some() {
                    self.reload_districts();
                }
                self.refresh_followed();
            },
            false,
        );
        Effect::new(move |_| {
            if let Some(receipt) = self.to_open.get() {
                self.to_open.set(None);
                self.open_complaint(receipt);
            }
        });
    }

    /// Leads from a step of the report to the first screen, which says why, where the hotline takes no reports.
    fn stay_out_of_reports_that_nobody_takes(self) {
        Effect::new(move |_| {
            let is_closed =
                self.capabilities.with(|it| it.ready().is_some_and(|capabilities| !capabilities.reporting));
            if is_closed && matches!(self.route.get(), Route::Report(_)) {
                self.replace(Route::Home);
            }
        });
    }
}
