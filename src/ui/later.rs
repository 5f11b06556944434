//! The screens that are not part of the first load: their code arrives while the citizen reads the first one.

use leptos::{prelude::*, task::spawn_local};

use super::{
    component::{self, Notice, NoticeKind, ScreenFrame},
    parts::Load,
    route::Route,
    screen,
    state::Store,
    words::t,
};
use crate::{
    embed::{Examined, examine},
    i18n::EMBEDDED_LATER_MESSAGES,
};

/// What the later screens' code offers. [`later`] makes it, and nothing else may reach those screens, or they
/// become part of the first load again.
#[derive(Clone, Copy)]
pub struct Later {
    begin: fn(Store),
    words: &'static str,
    draw: fn(Route) -> AnyView,
    notices: fn() -> AnyView,
    unkept: fn() -> AnyView,
    unfinished: fn() -> AnyView,
    saved: fn() -> AnyView,
    is_receipt_kept: fn(&Store) -> bool,
    questions: fn() -> AnyView,
    new_version: fn() -> AnyView,
    out_of_reach: fn() -> AnyView,
    still_there: fn() -> AnyView,
    examine: fn(&[u8]) -> Examined,
    config_faults: fn() -> AnyView,
}

impl Later {
    /// What can be made of a configuration that isn't good, and what is wrong with it.
    pub(in crate::ui) fn examine(&self, text: &[u8]) -> Examined {
        (self.examine)(text)
    }
}

/// The later screens.
#[must_use]
pub fn later() -> Later {
    Later {
        begin: Store::begin_later,
        words: EMBEDDED_LATER_MESSAGES,
        draw: screen::draw_later,
        notices: screen::draw_notices,
        unkept: screen::draw_unkept,
        unfinished: screen::draw_unfinished,
        saved: screen::draw_saved,
        is_receipt_kept: Store::is_receipt_kept,
        questions: screen::draw_questions,
        new_version: component::draw_new_version,
        out_of_reach: screen::draw_out_of_reach,
        still_there: component::draw_still_there,
        examine,
        config_faults: component::draw_config_faults,
    }
}

/// How far the later screens have come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::ui) enum Arrival {
    /// They are on their way.
    Coming,
    /// They are here.
    Here,
    /// They could not be loaded.
    Failed,
}

/// The later screens as the frame sees them.
#[derive(Clone, Copy)]
pub(in crate::ui) struct LaterScreens {
    load: Load<Later>,
    store: Store,
    owner: StoredValue<Owner>,
    here: StoredValue<Option<Later>>,
    arrival: RwSignal<Arrival>,
}

impl LaterScreens {
    /// Loads nothing yet: [`fetch`](Self::fetch) does.
    pub fn new(load: Load<Later>, store: Store) -> Self {
        let owner = StoredValue::new(Owner::current().unwrap_or_default());
        Self { load, store, owner, here: StoredValue::new(None), arrival: RwSignal::new(Arrival::Coming) }
    }

    /// How far they have come.
    pub fn arrival(&self) -> Arrival {
        self.arrival.get()
    }

    /// Loads them.
    pub fn fetch(&self) {
        let this = *self;
        this.arrival.set(Arrival::Coming);
        spawn_local(async move {
            let later = match (this.load)().await {
                Some(later) if this.store.learn_later_words(later.words).await => later,
                _ => {
                    this.arrival.set(Arrival::Failed);
                    this.store.end_resuming();
                    return;
                }
            };
            // What it begins lasts as long as the widget, not as long as the screen of this moment.
            this.owner.with_value(|owner| owner.with(|| (later.begin)(this.store)));
            this.here.set_value(Some(later));
            this.arrival.set(Arrival::Here);
        });
    }

    /// Loads them again if that has failed.
    pub fn fetch_if_failed(&self) {
        if self.arrival.get_untracked() == Arrival::Failed {
            self.fetch();
        }
    }

    /// Draws the screen of `route`, or says how far it has come.
    pub fn draw(&self, route: Route) -> AnyView {
        if let Some(later) = self.here.get_value() {
            return (later.draw)(route);
        }
        self.wait(route)
    }

    /// Draws in the place of `route`'s screen how far they have come.
    pub fn wait(&self, route: Route) -> AnyView {
        let content = self.outlook();
        view! { <ScreenFrame route title=screen::title(route)>{content}</ScreenFrame> }.into_any()
    }

    /// What the citizen has to know before describing anything, as soon as they are here. Before that nothing leaves
    /// the phone.
    pub fn notices(&self) -> Option<AnyView> {
        self.part(|later| later.notices)
    }

    /// What isn't kept, although the citizen may count on it.
    pub fn unkept(&self) -> Option<AnyView> {
        self.part(|later| later.unkept)
    }

    /// The question whether somebody is still there, on a phone that several people use.
    pub fn still_there(&self) -> Option<AnyView> {
        self.part(|later| later.still_there)
    }

    /// The reports on this phone that aren't finished.
    pub fn unfinished(&self) -> Option<AnyView> {
        self.part(|later| later.unfinished)
    }

    /// The reports whose receipts this phone keeps.
    pub fn saved(&self) -> Option<AnyView> {
        self.part(|later| later.saved)
    }

    /// True when the receipt of the report that was just sent is kept.
    pub fn is_receipt_kept(&self) -> bool {
        self.here.get_value().is_some_and(|later| (later.is_receipt_kept)(&self.store))
    }

    fn part(&self, which: fn(Later) -> fn() -> AnyView) -> Option<AnyView> {
        self.arrival.track();
        self.here.get_value().map(|later| untrack(which(later)))
    }

    /// That the hotline can't be reached, where one can write all the same, as soon as they are here.
    pub fn out_of_reach(&self) -> Option<AnyView> {
        self.arrival.track();
        self.here.get_value().map(|later| untrack(later.out_of_reach))
    }

    /// The questions of the category, once one is chosen, or how far they have come; that too while the citizen
    /// waits to leave the step.
    pub fn questions(&self) -> AnyView {
        match (self.arrival(), self.here.get_value()) {
            (Arrival::Here, Some(later)) => untrack(later.questions),
            _ if self.store.draft.with(|draft| draft.category.is_some()) || self.store.waits_to_leave() => {
                self.outlook()
            }
            _ => ().into_any(),
        }
    }

    /// What says on every screen that a newer version of the page waits, as soon as they are here.
    pub fn new_version(&self) -> Option<AnyView> {
        self.arrival.track();
        self.here.get_value().map(|later| untrack(later.new_version))
    }

    /// What is wrong with the configuration, in a development build.
    pub fn config_faults(&self) -> Option<AnyView> {
        self.part(|later| later.config_faults)
    }

    /// That they are on their way, or a way to try again.
    fn outlook(&self) -> AnyView {
        let this = *self;
        if self.arrival.get_untracked() == Arrival::Failed {
            view! {
                <Notice kind=NoticeKind::Warning>
                    <p role="alert">{t("later-failed")}</p>
                    <button type="button" class="button button--quiet failure__retry" on:click=move |_| this.fetch()>
                        {t("try-again")}
                    </button>
                </Notice>
            }
            .into_any()
        } else {
            view! { <p role="status">{t("loading")}</p> }.into_any()
        }
    }
}
