//! What the hotline says of a complaint comes by itself: told by a stream of events where there is one, else asked for
//! now and then.

use std::time::Duration;

use leptos::{
    prelude::*,
    task::{spawn_local, spawn_local_scoped_with_cancellation},
};

use super::Store;
use crate::{
    backend::Backend as _,
    browser::{
        clock,
        events::{Events, NotOpened},
        page, random, timer,
    },
    delivery,
    domain::Receipt,
    ui::route::Route,
};

/// How long to wait between two looks at an open complaint that is on the screen.
const FRESHNESS: Duration = Duration::from_secs(10);
/// The same while the page is hidden.
const FRESHNESS_HIDDEN: Duration = Duration::from_secs(120);
/// The same while a stream tells of changes. One that a proxy on the way holds back looks as if nothing happened.
const FRESHNESS_TOLD: Duration = Duration::from_secs(120);
/// How long a stream stays open for a citizen who doesn't look.
const HIDDEN_LONG: Duration = Duration::from_secs(60);
/// A stream that lasted as long wasn't a failure.
const LASTED: Duration = Duration::from_secs(60);

/// Whether the citizen looks at the page. It watches as long as the widget lives.
#[derive(Clone, Copy)]
pub struct Attention {
    is_away: RwSignal<bool>,
}

impl Attention {
    /// Begins to watch. What is looked at is read again when the citizen comes back to it.
    pub(super) fn begin(store: Store) -> Self {
        let is_hidden = RwSignal::new(page::is_hidden());
        let is_away = RwSignal::new(false);
        page::on_visibility_change(move |it| {
            is_hidden.set(it);
            if !it && store.route.get_untracked() == Route::Complaint {
                store.refresh_followed();
            }
        });
        Effect::new(move |_| {
            is_away.set(false);
            if is_hidden.get() {
                spawn_local_scoped_with_cancellation(async move {
                    timer::sleep(HIDDEN_LONG).await;
                    is_away.set(true);
                });
            }
        });
        Self { is_away }
    }

    fn from_context() -> Self {
        expect_context()
    }
}

impl Store {
    /// Looks at the followed complaint again now.
    pub fn refresh_followed(&self) {
        let store = *self;
        spawn_local(async move { store.read_followed().await });
    }

    /// Keeps the followed complaint fresh for as long as it is open and the screen that calls this is shown. With that
    /// screen ends what this began, an open connection included.
    pub fn keep_followed_fresh(&self) {
        let store = *self;
        let attention = Attention::from_context();
        let is_told = StoredValue::new(false);
        let is_open = Memo::new(move |_| store.is_followed_open());
        Effect::new(move |_| {
            if is_open.get() {
                spawn_local_scoped_with_cancellation(store.ask_now_and_then(is_told));
            }
        });
        let receipt = Memo::new(move |_| store.followed.with(|it| it.as_ref().map(|it| it.receipt.clone())));
        let to_be_told = Memo::new(move |_| {
            let tells = store.capabilities.with(|it| it.ready().is_some_and(|it| it.events));
            let listens = store.online.get() && !attention.is_away.get();
            receipt.get().filter(|_| tells && listens && is_open.get())
        });
        // Each time anew, and then the stream that was there before is gone.
        Effect::new(move |_| {
            is_told.set_value(false);
            if let Some(receipt) = to_be_told.get() {
                spawn_local_scoped_with_cancellation(store.be_told(receipt, is_told));
            }
        });
    }

    /// True if the hotline may still change it. One that hasn't come yet may be open.
    fn is_followed_open(&self) -> bool {
        self.followed.with(|followed| {
            let complaint = followed.as_ref().map(|followed| followed.complaint.ready());
            complaint.is_some_and(|it| it.is_none_or(|complaint| complaint.status.is_open()))
        })
    }

    /// Reads it again and again. Seldom while a stream tells of changes, as long as reading them went well.
    async fn ask_now_and_then(self, is_told: StoredValue<bool>) {
        let mut waited = Duration::ZERO;
        loop {
            let wait = if page::is_hidden() { FRESHNESS_HIDDEN } else { FRESHNESS };
            timer::sleep(wait).await;
            waited = waited.saturating_add(wait);
            let is_in_trouble =
                self.followed.with_untracked(|it| it.as_ref().is_some_and(|it| it.trouble.is_some()));
            if !is_told.get_value() || is_in_trouble || waited >= FRESHNESS_TOLD {
                waited = Duration::ZERO;
                self.read_followed().await;
            }
        }
    }

    /// Reads the complaint of `receipt` whenever the hotline says that it has changed. Opens the stream again when it
    /// has ended, after a pause that grows; `is_told` says whether it is open.
    async fn be_told(self, receipt: Receipt, is_told: StoredValue<bool>) {
        let Some(request) = self.backend().events(&receipt) else { return };
        let mut failures = 0;
        loop {
            let began = clock::now();
            let mut asked = None;
            match Events::open(&request).await {
                Ok(mut events) => {
                    is_told.set_value(true);
                    while events.next().await {
                        self.read_followed().await;
                    }
                    is_told.set_value(false);
                }
                Err(NotOpened { retry_after }) => asked = retry_after,
            }
            failures = if clock::now().since(began) < LASTED { failures + 1 } else { 1 };
            let wait = delivery::wait(failures, random::share());
            timer::sleep(asked.map_or(wait, |asked| asked.max(wait))).await;
        }
    }
}
