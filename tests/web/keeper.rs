//! What the phone keeps of reports while they are written and sent.

use std::{
    any::Any,
    cell::{Cell, RefCell},
    rc::Rc,
    sync::{Arc, Mutex},
    time::Duration,
};

use complaint_widget::{
    backend::{Accepted, Attempt, Backend, Exchange, Step, Trouble, foreign},
    browser::{database::Database, photos, timer},
    delivery::Progress,
    domain::{
        Capabilities, Category, CategoryCode, LanguageTag, MediaType, PhotoId, Receipt, Reference,
        RequestClass,
    },
    form::{DraftPhoto, Submission},
    keeping::{KeptReport, Record},
    ui::state::{Health, Keeper, Remote, Store},
};
use leptos::{mount::mount_to, prelude::*, task::tick};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{
    components,
    database::empty,
    photos::photo,
    support::{patch::Patch, seat},
};

/// A hotline that ends each report as it is told to, once it has seen what the phone keeps at that moment.
#[derive(Clone)]
struct Hotline {
    end: Rc<RefCell<Result<(), Trouble>>>,
    sent: Rc<Cell<u32>>,
    seen: Rc<RefCell<Option<Vec<KeptReport>>>>,
}

impl Hotline {
    fn new() -> Self {
        Self { end: Rc::new(RefCell::new(Ok(()))), sent: Rc::default(), seen: Rc::default() }
    }

    /// Ends once the look at the database has.
    fn end_of_report(self) -> Step<Accepted> {
        let wait = Duration::from_millis(1);
        if self.seen.borrow().is_none() {
            return Step::Wait(wait, Box::new(move || self.end_of_report()));
        }
        let receipt = Receipt { reference: Reference("7".to_owned()), code: None };
        Step::Done(self.end.borrow().clone().map(|()| Accepted::numbered(receipt)))
    }
}

impl Backend for Hotline {
    fn capabilities(&self, _: &LanguageTag) -> Exchange<Capabilities> {
        Exchange::unsupported()
    }

    fn categories(&self, _: &LanguageTag) -> Exchange<Vec<Category>> {
        Exchange::unsupported()
    }

    fn submit(&self, _: &Submission, _: &Attempt) -> Exchange<Accepted> {
        self.sent.set(self.sent.get() + 1);
        *self.seen.borrow_mut() = None;
        let seen = self.seen.clone();
        spawn_local(async move {
            let kept = kept().await;
            *seen.borrow_mut() = Some(kept);
        });
        Exchange(self.clone().end_of_report())
    }
}

/// A page with the widget in it.
struct Page {
    store: Store,
    keeper: Keeper,
    hotline: Hotline,
    /// Holds it on the page.
    _view: Box<dyn Any>,
}

fn category() -> Category {
    Category {
        code: CategoryCode("noise".to_owned()),
        name: "Noise".to_owned(),
        description: None,
        group: None,
        keywords: Vec::new(),
        questions: Vec::new(),
        questions_apart: false,
    }
}

/// Opens the page on a phone that keeps whatever it keeps.
async fn page() -> Page {
    let hotline = Hotline::new();
    let begun = Arc::new(Mutex::new(None));
    let (given, backend) = (begun.clone(), foreign(hotline.clone(), false));
    let view = mount_to(seat(), move || {
        let store = components::store_of(Some(backend));
        let capabilities =
            Capabilities { classes: RequestClass::ALL.to_vec(), reporting: true, ..Capabilities::default() };
        store.capabilities.set(Remote::Ready(Arc::new(capabilities)));
        store.categories.set(Remote::Ready(Arc::new(vec![category()])));
        store.begin_later();
        *given.lock().unwrap() = Some((store, Keeper::from_context()));
    });
    let (store, keeper) = begun.lock().unwrap().take().unwrap();
    let page = Page { store, keeper, hotline, _view: Box::new(view) };
    page.rest().await;
    page
}

/// The same with nothing kept so far.
async fn fresh_page() -> Page {
    forget().await;
    page().await
}

async fn forget() {
    empty().await;
    session().clear().unwrap();
}

fn session() -> web_sys::Storage {
    web_sys::window().unwrap().session_storage().unwrap().unwrap()
}

/// Comes back when `holds` does.
async fn until(holds: impl Fn() -> bool) {
    while !holds() {
        timer::sleep(Duration::from_millis(5)).await;
    }
}

/// What the phone keeps.
async fn kept() -> Vec<KeptReport> {
    let database = Database::open().await.unwrap();
    let texts = database.reports().await.unwrap();
    texts.iter().map(|(_, text)| Record::<KeptReport>::from_text(text).unwrap().value).collect()
}

impl Page {
    /// Leaves nothing behind: a widget in a test goes on as long as the tests do.
    async fn close(self) {
        self.store.drop_draft();
        assert!(self.keeper.erase_everything().await);
        self.rest().await;
    }

    /// Waits until everything is stored.
    async fn rest(&self) {
        tick().await;
        until(|| self.keeper.health.get_untracked() == Health::Kept).await;
    }

    async fn type_words(&self, words: &str) {
        self.store.draft.update(|draft| words.clone_into(&mut draft.description));
        self.rest().await;
    }

    /// A report that the hotline takes.
    async fn write(&self, words: &str) {
        self.store.draft.update(|draft| {
            draft.class = Some(RequestClass::Inquiry);
            draft.category = Some(category().code);
        });
        self.type_words(words).await;
    }

    async fn add_photo(&self, name: &str) -> PhotoId {
        let id = PhotoId(name.to_owned());
        photos::put(id.clone(), photo().await);
        let photo = DraftPhoto {
            id: id.clone(),
            media_type: MediaType::Jpeg,
            bytes: 1,
            description: String::new(),
            taken_at: None,
        };
        self.store.draft.update(|draft| draft.photos.push(photo));
        id
    }

    fn id(&self) -> String {
        self.store.draft.with_untracked(|draft| draft.key.clone())
    }

    fn progress(&self) -> Option<Progress<Accepted>> {
        self.store.delivery.with_untracked(|delivery| Some(delivery.as_ref()?.report.progress.clone()))
    }

    fn others(&self) -> Vec<String> {
        self.keeper.others.with_untracked(|others| others.iter().map(|other| other.id.clone()).collect())
    }
}

async fn is_photo_stored(report: &str, photo: &PhotoId) -> bool {
    photos::remove(photo);
    Database::open().await.unwrap().load_photo(report, photo, MediaType::Jpeg).await
}

#[wasm_bindgen_test]
async fn a_change_is_stored_exactly_as_typed() {
    let first = fresh_page().await;
    assert_eq!(kept().await, []);
    first.write("the neighbours drill").await;
    let draft = first.store.draft.get_untracked();
    let stored = kept().await;
    assert_eq!(stored.len(), 1);
    assert_eq!((&stored[0].draft, stored[0].category_name.as_str()), (&draft, "Noise"));
    first.close().await;
}

#[wasm_bindgen_test]
async fn a_draft_that_is_emptied_again_is_erased() {
    let page = fresh_page().await;
    page.type_words("a").await;
    assert_eq!(kept().await.len(), 1);
    page.type_words("").await;
    assert_eq!(kept().await, []);
    page.type_words("b").await;
    assert_eq!(kept().await.len(), 1);
    page.close().await;
}

#[wasm_bindgen_test]
async fn photos_are_stored_with_the_report_that_names_them_and_go_when_they_are_taken_out() {
    let page = fresh_page().await;
    page.type_words("look").await;
    let (one, two) = (page.add_photo("one").await, page.add_photo("two").await);
    page.rest().await;
    assert_eq!(kept().await[0].draft.photos.len(), 2);
    page.store.remove_photo(&one);
    page.rest().await;
    let names: Vec<_> = kept().await[0].draft.photos.iter().map(|photo| photo.id.clone()).collect();
    assert_eq!(names, std::slice::from_ref(&two));
    assert!(!is_photo_stored(&page.id(), &one).await);
    assert!(is_photo_stored(&page.id(), &two).await);
    page.close().await;
}

#[wasm_bindgen_test]
async fn a_page_that_is_left_while_a_photo_is_written_keeps_the_photo() {
    let page = fresh_page().await;
    page.type_words("look").await;
    let transactions = js_sys::Reflect::get(&js_sys::global(), &"IDBTransaction".into()).unwrap();
    let prototype = js_sys::Reflect::get(&transactions, &"prototype".into()).unwrap();
    // The page is left at the very moment at which the first writing has begun.
    let leaving = "const own = window.ownCommit;
         return function () {
             own.call(this);
             if (!window.wasLeft) { window.wasLeft = true; window.dispatchEvent(new Event('pagehide')); }
         };";
    let own = js_sys::Reflect::get(&prototype, &"commit".into()).unwrap();
    js_sys::Reflect::set(&js_sys::global(), &"ownCommit".into(), &own).unwrap();
    let _left = Patch::getter(&prototype, "commit", leaving);
    page.add_photo("one").await;
    page.rest().await;
    let was_left = js_sys::Reflect::get(&js_sys::global(), &"wasLeft".into()).unwrap();
    assert!(was_left.is_truthy());
    // Pages of other tests that are still there may have stored what they held, too.
    let text = Database::open().await.unwrap().report(&page.id()).await.flatten().unwrap();
    assert_eq!(Record::<KeptReport>::from_text(&text).unwrap().value.draft.photos.len(), 1);
    empty().await;
    page.close().await;
}

#[wasm_bindgen_test]
async fn another_report_puts_the_present_one_aside_with_what_is_typed_meanwhile() {
    let page = fresh_page().await;
    page.type_words("first").await;
    let first = page.id();
    let begun = Rc::new(Cell::new(None));
    let (keeper, end) = (page.keeper, begun.clone());
    page.store.draft.update(|draft| draft.description.push_str(" and more"));
    spawn_local(async move { end.set(Some(keeper.begin_another().await)) });
    // While the present one is being stored.
    tick().await;
    if page.id() == first {
        page.store.draft.update(|draft| draft.description.push_str(" and last"));
    }
    until(|| begun.get().is_some()).await;
    assert_eq!(begun.get(), Some(true));
    assert_ne!(page.id(), first);
    until(|| page.others() == [first.clone()]).await;
    assert_eq!(kept().await[0].draft.description, "first and more and last");
    page.close().await;
}

#[wasm_bindgen_test]
async fn reports_are_opened_put_aside_and_erased() {
    let page = fresh_page().await;
    page.type_words("first").await;
    let photo = page.add_photo("one").await;
    page.rest().await;
    let first = page.id();
    assert!(page.keeper.begin_another().await);
    page.type_words("second").await;
    let second = page.id();
    until(|| page.others() == [first.clone()]).await;
    assert!(!photos::is_held(&photo), "its bytes leave the memory");

    assert!(page.keeper.open(&first).await.is_ok());
    assert_eq!(page.id(), first);
    assert_eq!(page.store.draft.with_untracked(|draft| draft.photos.len()), 1);
    assert!(photos::is_held(&photo));
    until(|| page.others() == [second.clone()]).await;
    page.rest().await;
    assert_eq!(kept().await.len(), 2);

    assert!(page.keeper.erase(&second).await);
    assert_eq!(page.others(), [""; 0]);
    assert_eq!(kept().await.len(), 1);
    assert!(page.keeper.open(&second).await.is_err(), "it is gone");

    page.store.drop_draft();
    until(|| page.keeper.health.get_untracked() == Health::Changed).await;
    page.rest().await;
    assert_eq!(kept().await, []);
    assert!(!is_photo_stored(&first, &photo).await);
}

#[wasm_bindgen_test]
async fn a_report_that_another_page_has_open_is_neither_opened_nor_erased_here() {
    let one = fresh_page().await;
    one.type_words("first").await;
    session().clear().unwrap();
    let other = page().await;
    assert_eq!(other.others(), [one.id()]);
    assert!(other.keeper.others.with_untracked(|others| others[0].is_elsewhere));
    assert!(other.keeper.open(&one.id()).await.is_err());
    assert!(!other.keeper.erase(&one.id()).await);
    assert_eq!(kept().await.len(), 1);
    other.close().await;
    one.close().await;
}

#[wasm_bindgen_test]
async fn what_leaves_is_noted_before_it_leaves_and_its_end_after_it() {
    let page = fresh_page().await;
    page.write("the neighbours drill").await;
    page.store.send();
    until(|| matches!(page.progress(), Some(Progress::Done(_)))).await;
    let seen = page.hotline.seen.borrow().clone().unwrap();
    let delivery = &seen[0].sending.as_ref().unwrap().delivery;
    assert_eq!(delivery.report.progress, Progress::Sending(0), "at the moment at which it left");
    assert_eq!(delivery.attempt.key, page.id());
    page.rest().await;
    let stored = kept().await;
    let sending = stored[0].sending.as_ref().unwrap_or_else(|| panic!("{stored:?}"));
    assert!(sending.delivery.accepted().is_some());
    assert_eq!(page.hotline.sent.get(), 1);
    page.close().await;
}

#[wasm_bindgen_test]
async fn a_report_that_the_citizen_drops_while_it_waits_to_be_tried_again_has_no_way_any_more() {
    let page = fresh_page().await;
    *page.hotline.end.borrow_mut() = Err(Trouble::Unavailable { retry_after: None });
    page.write("the neighbours drill").await;
    page.store.send();
    until(|| matches!(page.progress(), Some(Progress::Failed(_)))).await;
    let dropped = page.store.parcel.get_untracked();
    page.store.drop_draft();
    assert_eq!(dropped.delivery.get_untracked(), None);
    page.rest().await;
    assert_eq!(kept().await, []);
}

#[wasm_bindgen_test]
async fn a_report_that_is_changed_while_it_waits_for_the_network_does_not_go_as_it_was() {
    let page = fresh_page().await;
    page.write("the neighbours drill").await;
    let navigator = JsValue::from(web_sys::window().unwrap().navigator());
    let offline = Patch::getter(&navigator, "onLine", "return false");
    page.store.send();
    assert_eq!(page.progress(), Some(Progress::Waiting));
    page.rest().await;
    page.type_words("the neighbours drill, and sing").await;
    drop(offline);
    assert!(matches!(page.progress(), Some(Progress::Failed(_))));
    page.store.send();
    until(|| matches!(page.progress(), Some(Progress::Done(_)))).await;
    let seen = page.hotline.seen.borrow().clone().unwrap();
    let submission = &seen[0].sending.as_ref().unwrap().submission;
    assert_eq!(submission.content().description, "the neighbours drill, and sing");
    assert_eq!(page.hotline.sent.get(), 1);
    page.close().await;
}

#[wasm_bindgen_test]
async fn everything_is_erased_and_nothing_comes_back() {
    let page = fresh_page().await;
    page.type_words("first").await;
    assert!(page.keeper.begin_another().await);
    page.type_words("second").await;
    page.store.drop_draft();
    assert!(page.keeper.erase_everything().await);
    page.rest().await;
    assert_eq!(page.others(), [""; 0]);
    assert_eq!(kept().await, []);
    assert_eq!(session().get_item("complaint-widget::open").unwrap(), None);
}

#[wasm_bindgen_test]
async fn where_nothing_can_be_stored_the_page_says_so_and_goes_on() {
    forget().await;
    let window = JsValue::from(web_sys::window().unwrap());
    let _blocked = Patch::getter(&window, "indexedDB", "return undefined");
    let begun = Arc::new(Mutex::new(None));
    let given = begun.clone();
    let view = mount_to(seat(), move || {
        let store = components::store();
        store.begin_later();
        *given.lock().unwrap() = Some((store, Keeper::from_context()));
    });
    let (store, keeper) = begun.lock().unwrap().take().unwrap();
    until(|| keeper.health.get_untracked() == Health::Memory).await;
    store.draft.update(|draft| draft.description = "first".to_owned());
    tick().await;
    assert!(!store.is_kept.get_untracked());
    assert!(store.would_lose_something());
    assert!(!keeper.begin_another().await, "the present one would be lost");
    assert_eq!(store.draft.with_untracked(|draft| draft.description.clone()), "first");
    // What this page holds isn't to be stored as soon as it can be again, in the midst of another test.
    store.drop_draft();
    drop(view);
}
