//! What the hotline last said, kept on the phone: complaints whose receipt is kept, and what is needed to write a report
//! while the hotline can't be reached.

use std::{rc::Rc, sync::Arc};

use leptos::{
    prelude::*,
    task::{spawn_local, spawn_local_scoped_with_cancellation},
};
use serde::{Serialize, de::DeserializeOwned};

use super::{Remote, Store};
use crate::{
    backend::Trouble,
    browser::{clock, database::Database, random, storage, timer},
    delivery,
    domain::{Complaint, LanguageTag, Receipt, Timestamp},
    keeping::{Known, Record, Subject},
};

/// Who keeps it. A handle, copied freely.
#[derive(Clone, Copy)]
pub struct LastKnown {
    store: Store,
    database: StoredValue<Option<Rc<Database>>, LocalStorage>,
    /// When what is in use was confirmed, where that is what the phone has kept: capabilities, then categories.
    since: [RwSignal<Option<Timestamp>>; 2],
}

impl LastKnown {
    /// Begins to keep what comes, and to give what was kept where nothing comes.
    pub(super) fn begin(store: Store) -> Self {
        let since = [RwSignal::new(None), RwSignal::new(None)];
        let this = Self { store, database: StoredValue::new_local(None), since };
        store.last_known.set_value(Some(this));
        this.stand_in(store.capabilities, Subject::Capabilities, since[0]);
        this.stand_in(store.categories, Subject::Categories, since[1]);
        let is_out_of_reach = Memo::new(move |_| this.since().is_some());
        Effect::new(move |_| {
            if is_out_of_reach.get() && store.online.get() {
                spawn_local_scoped_with_cancellation(async move {
                    for failed in 1.. {
                        timer::sleep(delivery::wait(failed, random::share())).await;
                        store.load_service();
                    }
                });
            }
        });
        Effect::new(move |_| {
            if let Some(reference) = store.to_forget.get() {
                spawn_local(async move { this.forget(&Subject::Complaint(reference)).await });
            }
        });
        this
    }

    /// The one of the widget that a component belongs to.
    #[must_use]
    pub fn from_context() -> Self {
        expect_context()
    }

    /// When the hotline last confirmed what it asks for, if it can't be reached now and that is as the phone has kept it.
    #[must_use]
    pub fn since(&self) -> Option<Timestamp> {
        self.since.iter().filter_map(RwSignal::get).min()
    }

    /// Keeps what comes to `rules` in each language, and puts what was kept there when the hotline can't be reached.
    /// `since` says of when that is, until something fresh comes.
    fn stand_in<T>(
        self,
        rules: RwSignal<Remote<Arc<T>>>,
        about: fn(LanguageTag) -> Subject,
        since: RwSignal<Option<Timestamp>>,
    ) where
        T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
    {
        let store = self.store;
        let stand_in = StoredValue::new(None::<(Arc<T>, LanguageTag)>);
        let find = move |language: LanguageTag| async move {
            let Some(Known { confirmed_at, value }) = self.recall(&about(language.clone())).await else {
                return;
            };
            let before = rules.get_untracked();
            // The hotline may have answered meanwhile, and the citizen may have chosen another language.
            if before.ready().is_some_and(|it| !stands_in(stand_in, it))
                || store.language.get_untracked() != language
            {
                return;
            }
            let value: Arc<T> = Arc::new(value);
            stand_in.set_value(Some((value.clone(), language)));
            since.set(Some(confirmed_at));
            rules.set(Remote::Ready(value));
        };
        Effect::new(move |before: Option<Option<Arc<T>>>| {
            let language = store.language.get();
            let now = rules.get();
            let is_kept = now.ready().is_some_and(|it| stands_in(stand_in, it));
            let is_of_language = stand_in.with_value(|it| it.as_ref().is_some_and(|(_, of)| *of == language));
            // Not once more because of another language: what is in that is on its way.
            let before = before.flatten();
            let is_new = |it: &&Arc<T>| before.as_ref().is_none_or(|before| !Arc::ptr_eq(before, it));
            if matches!(now, Remote::Failed(Trouble::Unavailable { .. })) || is_kept && !is_of_language {
                spawn_local(find(language));
            } else if let Some(value) = now.ready().filter(is_new).filter(|_| !is_kept) {
                since.set(None);
                let value = T::clone(value);
                spawn_local(async move { self.note(&about(language), value).await });
            }
            now.ready().cloned()
        });
    }

    /// Keeps what the hotline says of a complaint, if the phone keeps its receipt.
    pub(super) fn note_complaint(self, receipt: Receipt, complaint: Complaint) {
        spawn_local(async move {
            if storage::is_saved(&receipt) {
                let subject = Subject::Complaint(receipt.reference.clone());
                self.note(&subject, complaint).await;
                // It may have been forgotten while this was written.
                if !storage::is_saved(&receipt) {
                    self.forget(&subject).await;
                }
            }
        });
    }

    /// What the hotline last said of a complaint, if the phone keeps this very receipt.
    pub(super) async fn complaint(&self, receipt: &Receipt) -> Option<Known<Complaint>> {
        if storage::is_saved(receipt) {
            self.recall(&Subject::Complaint(receipt.reference.clone())).await
        } else {
            None
        }
    }

    async fn note<T: Serialize + DeserializeOwned>(&self, subject: &Subject, value: T) {
        let record = Record::new(Known { confirmed_at: clock::now(), value });
        if let (Some(text), Some(database)) = (record.to_text(), self.database().await) {
            // Without room for it, the hotline has to be asked next time.
            let _ = database.put_known(&subject.key(), &text).await;
        }
    }

    async fn recall<T: Serialize + DeserializeOwned>(&self, subject: &Subject) -> Option<Known<T>> {
        let text = self.database().await?.known(&subject.key()).await?;
        Record::from_text(&text).ok().map(|record| record.value)
    }

    async fn forget(&self, subject: &Subject) {
        if let Some(database) = self.database().await {
            let _ = database.remove_known(&subject.key()).await;
        }
    }

    async fn database(&self) -> Option<Rc<Database>> {
        if self.database.with_value(Option::is_none) {
            self.database.set_value(Database::open().await.map(Rc::new));
        }
        self.database.get_value()
    }
}

/// True if `value` is what was kept.
fn stands_in<T>(stand_in: StoredValue<Option<(Arc<T>, LanguageTag)>>, value: &Arc<T>) -> bool
where
    T: Send + Sync + 'static,
{
    stand_in.with_value(|it| it.as_ref().is_some_and(|(kept, _)| Arc::ptr_eq(kept, value)))
}
