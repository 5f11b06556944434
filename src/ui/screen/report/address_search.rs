//! The address: searched for with the hotline, chosen by the citizen.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};

use crate::{
    backend::Trouble,
    browser::timer::Timeout,
    domain::{AddressMatch, characters},
    form::PointSource,
    ui::{
        component::{Combobox, Query},
        state::Store,
        words::{Value, t, t_with, trouble},
    },
};

/// How long typing has to rest before the hotline is asked.
const REST: Duration = Duration::from_millis(300);
/// The same while an input method composes: half a syllable isn't worth a question, a word that a phone's keyboard
/// hasn't ended is.
const REST_COMPOSING: Duration = Duration::from_millis(900);
/// The shortest text, in characters, that is searched for: two Chinese characters can name a street.
const SHORTEST: usize = 2;

#[derive(Clone, Debug, PartialEq)]
enum Phase {
    Idle,
    Searching,
    Found,
    Failed(Trouble),
}

/// The search of this screen. What it finds belongs to the screen; what is typed and chosen, to the draft.
#[derive(Clone, Copy)]
struct Search {
    store: Store,
    phase: RwSignal<Phase>,
    hits: RwSignal<Vec<AddressMatch>>,
    /// Counts the questions: the answer to any but the last is dropped.
    latest: StoredValue<u32>,
    rest: StoredValue<Option<Timeout>, LocalStorage>,
}

impl Search {
    fn ask(self, Query { text, is_composing }: &Query) {
        let query = text.trim().to_owned();
        let number = self.supersede();
        if characters(&query) < SHORTEST {
            self.hits.set(Vec::new());
            self.phase.set(Phase::Idle);
            return;
        }
        let rest = if *is_composing { REST_COMPOSING } else { REST };
        let millis = u32::try_from(rest.as_millis()).unwrap_or(u32::MAX);
        let timer = Timeout::new(millis, move || {
            self.phase.set(Phase::Searching);
            spawn_local(async move {
                let end = self.store.search_addresses(&query).await;
                // None: the screen is gone.
                if self.latest.try_get_value() != Some(number) {
                    return;
                }
                let (hits, phase) = match end {
                    Ok(hits) => (hits, Phase::Found),
                    Err(why) => (Vec::new(), Phase::Failed(why)),
                };
                self.hits.set(hits);
                self.phase.set(phase);
            });
        });
        self.rest.set_value(Some(timer));
    }

    /// Makes every question so far an old one, and gives the next its number.
    fn supersede(self) -> u32 {
        self.rest.set_value(None);
        self.latest.update_value(|latest| *latest += 1);
        self.latest.get_value()
    }

    fn choose(self, index: usize) {
        if let Some(hit) = self.hits.with_untracked(|hits| hits.get(index).cloned()) {
            self.supersede();
            self.store.draft.update(|draft| draft.place.choose_address(&hit));
            self.hits.set(Vec::new());
            self.phase.set(Phase::Idle);
        }
    }

    fn status(self, chosen: Option<Option<PointSource>>) -> String {
        match self.phase.get() {
            Phase::Searching => t("place-address-searching"),
            Phase::Failed(why) => t_with("place-address-failed", &[("why", Value::from(&trouble(&why)))]),
            Phase::Found => {
                let count = self.hits.with(Vec::len);
                t_with("place-address-found", &[("count", Value::from(count))])
            }
            Phase::Idle => match chosen {
                None => String::new(),
                Some(Some(PointSource::Phone)) => t("place-address-chosen-beside-phone"),
                Some(Some(PointSource::Photo)) => t("place-address-chosen-beside-photo"),
                Some(_) => t("place-address-chosen"),
            },
        }
    }
}

/// The address search.
#[component]
pub fn AddressSearch(
    /// True: what is typed but not chosen goes into the report as words.
    keeps_words: bool,
    /// Told when the draft's district has changed with the address.
    #[prop(into)]
    on_district: Callback<()>,
) -> impl IntoView {
    let store = Store::from_context();
    let search = Search {
        store,
        phase: RwSignal::new(Phase::Idle),
        hits: RwSignal::new(Vec::new()),
        latest: StoredValue::new(0),
        rest: StoredValue::new_local(None),
    };
    let district = move || store.draft.with_untracked(|draft| draft.place.district.clone());
    let tell_if_not = move |before| {
        if district() != before {
            on_district.run(());
        }
    };
    let note = move |text: String| {
        let before = district();
        store.draft.update(|draft| draft.place.type_address(text));
        tell_if_not(before);
    };
    let choose = move |index| {
        let before = district();
        search.choose(index);
        tell_if_not(before);
    };
    // Where the draft's point is from, once an address is chosen.
    let chosen = Memo::new(move |_| {
        store.draft.with(|draft| {
            let source = draft.place.point.map(|(_, source)| source);
            draft.place.address.as_ref().map(|_| source)
        })
    });
    let labels =
        move || search.hits.with(|hits| hits.iter().map(|hit| hit.label.clone()).collect::<Vec<_>>());
    view! {
        <Combobox
            id="address"
            label=t("place-address")
            hint=t(if keeps_words { "place-address-hint" } else { "place-address-hint-choose" })
            list_label=t("place-address-list")
            value=store.draft.with_untracked(|draft| draft.place.address_query.clone())
            suggestions=Signal::derive(labels)
            status=Signal::derive(move || search.status(chosen.get()))
            on_input=note
            on_query=move |query: Query| search.ask(&query)
            on_choose=choose
        />
    }
    .into_any()
}
