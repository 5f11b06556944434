//! Everything that outlives a screen, and what can be done with it.
//!
//! [`Store`] is a handle of signals, copied freely. Its actions live beside the part they act on:
//! `service` (what the hotline is and offers), `settings_file` (what is wrong with the settings), `questions`, `place` and `photos` (parts of the draft that take time),
//! `report` (the draft), `parcel` and `courier` (reports on their way), `keeper` (what the phone keeps), `last_known` (what
//! the hotline said before), `forgetting` (what is erased, and when), `number` (what follows a report), `tracking` (a
//! complaint that is looked at), `following` (how it is kept fresh), `by_link` (what the
//! hotline asks by a link), `wish` (what the page around wants done), `version` (a newer one of the page), `later` (what only the later screens need for as long as
//! they are there).

mod by_link;
mod courier;
mod following;
mod forgetting;
mod keeper;
mod last_known;
mod later;
mod number;
mod parcel;
mod photos;
mod place;
mod questions;
mod report;
mod service;
mod settings_file;
mod tracking;
mod version;
mod wish;

use std::{sync::Arc, time::Duration};

use leptos::prelude::*;

pub use by_link::{ByLink, Link, LinkState, Reply};
pub use following::Attention;
pub use forgetting::{Forgetting, Forgotten};
pub use keeper::{Health, Keeper, OtherReport, Unopened};
pub use last_known::LastKnown;
pub use number::{NumberSearch, NumberToFollow};
pub use parcel::Parcel;
pub use photos::{Darkroom, LeftOut};
pub use place::Locating;
pub use questions::QuestionsApart;
pub(in crate::ui) use report::MISSING_QUESTIONS;
pub(in crate::ui) use service::{Share, messages};
pub use settings_file::SettingsFile;
pub use tracking::{Addition, Followed, TypedReceipt, Verdict};
pub use version::{NewVersion, Offer};
pub use wish::Wish;

use crate::{
    backend::{AnyBackend, Trouble},
    browser::{clock, host, page, random, storage},
    delivery::Delivery,
    domain::{Capabilities, Category, CategoryCode, District, LanguageTag, Receipt, Reference, RequestClass},
    embed::{Config, SharedPhone, StartScreen},
    form::{Draft, DraftRating, Field, Preset, Problem, ReportStep, Submission},
    ui::route::Route,
};

/// Something that comes from the hotline.
#[derive(Clone, Debug, PartialEq)]
pub enum Remote<T> {
    /// It was not asked for yet.
    Absent,
    /// It is on its way.
    Loading,
    /// Here it is.
    Ready(T),
    /// It didn't come.
    Failed(Trouble),
}

impl<T: Clone> Remote<T> {
    /// The value, if it is here.
    pub fn ready(&self) -> Option<&T> {
        match self {
            Self::Ready(value) => Some(value),
            _ => None,
        }
    }
}

/// Judges the draft as it stands. While the hotline's rules aren't here nothing can be judged: `None`.
type Judge = fn(&Store) -> Option<Result<Submission, Vec<Problem>>>;

/// Narrows what a hotline can do to what a deployment wants of it.
type Narrow = fn(&Config, Capabilities) -> Capabilities;

/// The state of the widget. Every field is a signal, or is set once at the start.
#[derive(Clone, Copy)]
pub struct Store {
    config: StoredValue<Config>,
    backend: StoredValue<AnyBackend, LocalStorage>,
    /// The file that the settings come from.
    pub settings: RwSignal<Option<SettingsFile>>,
    /// How the deployment narrows what the hotline can do, once the part of the Wasm is here that knows.
    narrow: StoredValue<Option<Narrow>>,
    /// The screen that is shown.
    pub route: RwSignal<Route>,
    /// The language of the screen; [`words`] already speaks it when this changes.
    pub language: RwSignal<LanguageTag>,
    /// The size of text: 0 normal, 1 and 2 larger.
    pub text_size: RwSignal<u8>,
    /// True while the browser has a network.
    pub online: RwSignal<bool>,
    /// What the hotline can do.
    pub capabilities: RwSignal<Remote<Arc<Capabilities>>>,
    /// The hotline's categories in the screen's language.
    pub categories: RwSignal<Remote<Arc<Vec<Category>>>>,
    /// The hotline's districts in the screen's language.
    pub districts: RwSignal<Remote<Arc<Vec<District>>>>,
    /// The report that is being written.
    pub draft: RwSignal<Draft>,
    /// What is chosen already in a new one.
    preset: StoredValue<Preset>,
    /// The category that the hotline takes the description for, where it offers an idea.
    pub predicted: RwSignal<Option<CategoryCode>>,
    /// How the asking for the phone's location goes.
    pub locating: RwSignal<Locating>,
    /// The files that are being made photos.
    pub darkroom: Darkroom,
    /// What is wrong on the screen that is shown; empty until the citizen asks to go on.
    pub problems: RwSignal<Vec<Problem>>,
    /// The report that is being written, as far as it is stored or on its way.
    pub parcel: RwSignal<Parcel>,
    /// How far the sending of that report has come.
    pub delivery: Signal<Option<Delivery>>,
    /// Who owns what lives as long as the widget.
    owner: StoredValue<Owner>,
    /// Who keeps reports on the phone, once the part of the Wasm is here that can.
    keeper: StoredValue<Option<Keeper>>,
    /// Who keeps what the hotline last said, once the part of the Wasm is here that can.
    last_known: StoredValue<Option<LastKnown>>,
    /// True while the phone keeps everything that would be lost with the page.
    pub is_kept: RwSignal<bool>,
    /// True while the report that was open before a reload is being brought back.
    pub resuming: RwSignal<bool>,
    /// Changes when another draft has taken the place of the one that the screens were drawn of.
    pub opened: RwSignal<u32>,
    /// The embedded words of the later screens, once they are here.
    later_words: StoredValue<Option<&'static str>>,
    /// How a draft is judged, once the part of the Wasm that can is here.
    judge: StoredValue<Option<Judge>>,
    /// The step that the citizen wanted to leave before.
    step_to_leave: RwSignal<Option<ReportStep>>,
    /// The field to lead the citizen to as soon as its screen is there.
    sought: StoredValue<Option<Field>>,
    /// The hotline's link that was opened last.
    pub link: RwSignal<Option<Link>>,
    /// What is typed to find a complaint again.
    pub typed_receipt: RwSignal<TypedReceipt>,
    /// A complaint to open as soon as the later screens are there to do it.
    pub to_open: RwSignal<Option<Receipt>>,
    /// What the page around wants done, for the later screens to do it as soon as they are there.
    pub wish: RwSignal<Option<Wish>>,
    /// A complaint whose receipt was erased, for the later screens to erase what else the phone keeps of it.
    to_forget: RwSignal<Option<Reference>>,
    /// The complaint that is looked at.
    pub followed: RwSignal<Option<Followed>>,
    /// What the citizen wants to add to it, as typed.
    pub information: RwSignal<String>,
    /// How the adding goes.
    pub addition: RwSignal<Addition>,
    /// The verdict that is being given on it.
    pub rating: RwSignal<DraftRating>,
    /// How the sending of the verdict goes.
    pub verdict: RwSignal<Verdict>,
}

impl Store {
    /// The state at the start, on the screen that the address names.
    #[must_use]
    pub fn new(config: Config, backend: AnyBackend, language: LanguageTag) -> Self {
        forget_who_has_gone(&config);
        open_first_screen(config.start);
        let (route, link) = address();
        let key = random::uuid();
        let preset = preset();
        let parcel = RwSignal::new(Parcel::new(&key));
        Self {
            config: StoredValue::new(config),
            settings: RwSignal::new(None),
            narrow: StoredValue::new(None),
            backend: StoredValue::new_local(backend),
            route: RwSignal::new(route),
            language: RwSignal::new(language),
            text_size: RwSignal::new(storage::text_size()),
            online: RwSignal::new(page::is_online()),
            capabilities: RwSignal::new(Remote::Absent),
            categories: RwSignal::new(Remote::Absent),
            districts: RwSignal::new(Remote::Absent),
            draft: RwSignal::new(Draft::new(key, preset.clone())),
            preset: StoredValue::new(preset),
            predicted: RwSignal::new(None),
            locating: RwSignal::new(Locating::Idle),
            darkroom: Darkroom::new(),
            problems: RwSignal::new(Vec::new()),
            parcel,
            delivery: Signal::derive(move || parcel.get().delivery.get()),
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
            keeper: StoredValue::new(None),
            last_known: StoredValue::new(None),
            is_kept: RwSignal::new(false),
            resuming: RwSignal::new(storage::open_report().is_some()),
            opened: RwSignal::new(0),
            later_words: StoredValue::new(None),
            judge: StoredValue::new(None),
            step_to_leave: RwSignal::new(None),
            sought: StoredValue::new(None),
            link: RwSignal::new(link),
            typed_receipt: RwSignal::new(TypedReceipt::default()),
            to_open: RwSignal::new(None),
            wish: RwSignal::new(None),
            to_forget: RwSignal::new(None),
            followed: RwSignal::new(None),
            information: RwSignal::new(String::new()),
            addition: RwSignal::new(Addition::Open),
            rating: RwSignal::new(DraftRating::default()),
            verdict: RwSignal::new(Verdict::Open),
        }
    }

    /// The store of the widget that a component belongs to.
    #[must_use]
    pub fn from_context() -> Self {
        expect_context()
    }

    /// The deployment's settings.
    pub fn config<R>(&self, read: impl FnOnce(&Config) -> R) -> R {
        self.config.with_value(read)
    }

    fn backend(&self) -> AnyBackend {
        self.backend.get_value()
    }

    /// Goes to a screen, leaving the present one in the browser's history.
    pub fn go(&self, route: Route) {
        page::go(&route.hash());
    }

    /// Goes to a screen in place of the present one, which the back button then never shows again.
    pub fn replace(&self, route: Route) {
        page::replace(&route.hash());
        self.arrive(route);
    }

    /// Goes where the address now leads.
    pub fn arrive_by_address(&self) {
        let (route, link) = address();
        if link.is_some() {
            self.link.set(link);
        }
        self.arrive(route);
    }

    /// Notes that the address now names `route`. Of what is known to be wrong, only what is wrong there stays.
    pub fn arrive(&self, route: Route) {
        if self.route.get_untracked() != route {
            self.route.set(route);
            self.problems.update(|problems| {
                problems.retain(|problem| problem.field.step().map(Route::Report) == Some(route));
            });
        }
    }

    /// The report that was open before a reload is back, or can't be brought back. Said once: each word of it draws the
    /// screen anew.
    pub fn end_resuming(&self) {
        if self.resuming.get_untracked() {
            self.resuming.set(false);
        }
    }

    /// Leads the citizen to a field, on another step of the report if it is there.
    pub fn show_field(&self, field: &Field) {
        match field.step().map(Route::Report) {
            Some(route) if route != self.route.get_untracked() => {
                self.seek(field);
                self.go(route);
            }
            _ => page::focus(&field.control_id()),
        }
    }

    /// Has the screen that `field` is on put the focus there as soon as it is shown.
    pub fn seek(&self, field: &Field) {
        self.sought.set_value(Some(field.clone()));
    }

    /// The field that the citizen wanted to be led to, if it is on the screen of `route`; once.
    #[must_use]
    pub fn take_sought(&self, route: Route) -> Option<Field> {
        let field = self.sought.get_value()?;
        if field.step().map(Route::Report) != Some(route) {
            return None;
        }
        self.sought.set_value(None);
        Some(field)
    }

    /// Shows what keeps the citizen from going on, or that nothing does any more. The summary takes the focus.
    pub fn object(&self, problems: Vec<Problem>) {
        self.problems.set(problems);
    }

    /// Takes the next larger size of text; after the largest the normal one.
    pub fn enlarge_text(&self) {
        let step = (self.text_size.get_untracked() + 1) % 3;
        storage::set_text_size(step);
        page::set_text_size(step);
        self.text_size.set(step);
    }

    /// The categories as far as they are here.
    #[must_use]
    pub fn known_categories(&self) -> Arc<Vec<Category>> {
        self.categories.with(|categories| categories.ready().cloned()).unwrap_or_default()
    }

    /// Erases a receipt, and what else this phone keeps of its complaint. False if it may still be there.
    #[must_use]
    pub fn forget_receipt(&self, reference: &Reference) -> bool {
        let is_forgotten = storage::forget_receipt(reference);
        if is_forgotten {
            self.to_forget.set(Some(reference.clone()));
        }
        is_forgotten
    }

    /// After how long without a touch everything is forgotten; `None`: the phone is the citizen's own.
    #[must_use]
    pub fn forgets_after(&self) -> Option<Duration> {
        self.config(|config| config.shared_phone.map(|shared| shared.forget_after))
    }
}

/// On a phone that several people use: erases what is left of somebody who has gone, before any of it is shown. The
/// database follows when it is opened ([`Keeper`]).
fn forget_who_has_gone(config: &Config) {
    let Some(SharedPhone { forget_after }) = config.shared_phone else { return };
    if storage::touched().is_none_or(|at| clock::now().since(at) > forget_after) {
        storage::set_open_report(None);
        // The setting is for phones whose storage works; what can't be erased couldn't be written either.
        let _ = storage::forget_everything();
    }
}

/// What the address has chosen already.
fn preset() -> Preset {
    Preset {
        class: host::parameter("class").and_then(|word| RequestClass::from_word(&word)),
        category: host::parameter("category").map(CategoryCode),
    }
}

/// Writes the screen to begin with into an address that names none.
fn open_first_screen(start: StartScreen) {
    if start != StartScreen::Home && page::hash().is_empty() {
        page::replace(&Route::of_start(start).hash());
    }
}

/// Where the address leads. The secret of a link is taken out of it at once, before it ends in a history.
fn address() -> (Route, Option<Link>) {
    let hash = page::hash();
    let route = Route::from_hash(&hash);
    let token = Route::token(&hash);
    if token.is_some() {
        page::replace(&route.hash());
    }
    (route, token.map(|token| Link { route, token: token.to_owned() }))
}
