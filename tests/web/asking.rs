//! What the store asks the hotline by itself while a report is written, and after it.

use std::{
    any::Any,
    cell::{Cell, RefCell},
    rc::Rc,
    sync::{Arc, Mutex},
    time::Duration,
};

use complaint_widget::{
    backend::{Accepted, Attempt, Backend, Exchange, Proof, Trouble, foreign},
    browser::timer,
    delivery::{Delivery, Progress, Terms},
    domain::{
        Capabilities, Category, CategoryCode, Datatype, LanguageTag, Question, Receipt, Reference,
        RequestClass, Ticket, Timestamp,
    },
    form::{Draft, Rules, Submission, check},
    ui::state::{NumberSearch, NumberToFollow, QuestionsApart, Remote, Store},
};
use leptos::{mount::mount_to, prelude::*, task::tick};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{components, support::seat};

/// A hotline that keeps the questions on lamps apart and fails the first time it is asked for them, takes every
/// description for noise, and has the number ready the second time it is asked.
#[derive(Clone, Default)]
struct Slow {
    asked: Rc<Cell<u32>>,
    described: Rc<RefCell<Vec<String>>>,
}

fn category(code: &str, questions_apart: bool) -> Category {
    let (code, name) = (CategoryCode(code.to_owned()), code.to_owned());
    let (description, group, keywords, questions) = (None, None, Vec::new(), Vec::new());
    Category { code, name, description, group, keywords, questions, questions_apart }
}

fn categories() -> Vec<Category> {
    vec![category("lamp", true), category("noise", false)]
}

fn receipt() -> Receipt {
    Receipt { reference: Reference("7".to_owned()), code: None }
}

impl Backend for Slow {
    fn capabilities(&self, _: &LanguageTag) -> Exchange<Capabilities> {
        Exchange::unsupported()
    }

    fn categories(&self, _: &LanguageTag) -> Exchange<Vec<Category>> {
        Exchange::done(Ok(categories()))
    }

    fn questions(&self, category: &CategoryCode, _: &LanguageTag) -> Exchange<Vec<Question>> {
        self.asked.set(self.asked.get() + 1);
        if self.asked.get() == 1 {
            return Exchange::done(Err(Trouble::Unavailable { retry_after: None }));
        }
        Exchange::done(Ok(vec![Question {
            code: format!("{}-dark", category.0),
            datatype: Datatype::String,
            required: true,
            text: "How dark?".to_owned(),
            hint: None,
            options: Vec::new(),
        }]))
    }

    fn suggest_category(&self, description: &str) -> Exchange<Option<CategoryCode>> {
        self.described.borrow_mut().push(description.to_owned());
        Exchange::done(Ok(Some(CategoryCode("noise".to_owned()))))
    }

    fn submit(&self, _: &Submission, _: &Attempt) -> Exchange<Accepted> {
        Exchange::unsupported()
    }

    fn number(&self, _: &Ticket) -> Exchange<Option<Receipt>> {
        self.asked.set(self.asked.get() + 1);
        Exchange::done(Ok((self.asked.get() > 1).then(receipt)))
    }
}

/// A widget with everything begun that only the later screens need, and its hotline.
struct Widget {
    store: Store,
    hotline: Slow,
    questions: QuestionsApart,
    number: NumberToFollow,
    /// Holds it on the page.
    _view: Box<dyn Any>,
}

/// A widget in a test goes on as long as the tests do, and stores what it holds half a second later: in the midst of another.
impl Drop for Widget {
    fn drop(&mut self) {
        self.store.drop_draft();
    }
}

fn begun(capabilities: Capabilities) -> Widget {
    let hotline = Slow::default();
    let begun = Arc::new(Mutex::new(None));
    let (seen, backend) = (begun.clone(), foreign(hotline.clone(), false));
    let view = mount_to(seat(), move || {
        let store = components::store_of(Some(backend));
        store.capabilities.set(Remote::Ready(Arc::new(capabilities)));
        store.categories.set(Remote::Ready(Arc::new(categories())));
        store.begin_later();
        *seen.lock().unwrap() = Some((store, QuestionsApart::from_context(), NumberToFollow::from_context()));
    });
    let (store, questions, number) = begun.lock().unwrap().take().unwrap();
    Widget { store, hotline, questions, number, _view: Box::new(view) }
}

/// Comes back when `holds` does.
async fn until(holds: impl Fn() -> bool) {
    while !holds() {
        timer::sleep(Duration::from_millis(5)).await;
    }
}

fn choose(store: Store, code: &str) {
    store.draft.update(|draft| draft.category = Some(CategoryCode(code.to_owned())));
}

#[wasm_bindgen_test]
async fn questions_apart_come_with_their_category_and_can_be_asked_for_again() {
    let widget = begun(Capabilities::default());
    let Widget { store, hotline, questions, .. } = &widget;
    let store = *store;
    tick().await;
    assert_eq!(hotline.asked.get(), 0, "nothing is asked before a category is chosen");
    choose(store, "noise");
    tick().await;
    assert_eq!((hotline.asked.get(), untrack(|| questions.missing())), (0, None));

    choose(store, "lamp");
    let is_failed = || matches!(untrack(|| questions.missing()), Some(Remote::Failed(_)));
    until(is_failed).await;
    questions.ask();
    until(|| untrack(|| questions.missing()).is_none()).await;
    let known = untrack(|| store.known_categories());
    assert_eq!(known[0].questions[0].code, "lamp-dark");
    assert!(!known[0].questions_apart);
    tick().await;
    assert_eq!(hotline.asked.get(), 2, "they are asked for once, and once again");
}

#[wasm_bindgen_test]
async fn the_hotline_is_asked_what_it_is_about_only_where_it_offers_that_and_no_kind_is_chosen() {
    let silent = begun(Capabilities::default());
    silent.store.draft.update(|draft| draft.description = "the neighbours drill all night".to_owned());
    let widget = begun(Capabilities { suggestions: true, ..Capabilities::default() });
    let store = widget.store;
    store.draft.update(|draft| draft.description = "drill".to_owned());
    tick().await;
    store.draft.update(|draft| draft.description = " the neighbours drill ".to_owned());
    until(|| store.predicted.get_untracked().is_some()).await;
    assert_eq!(store.predicted.get_untracked(), Some(CategoryCode("noise".to_owned())));
    assert_eq!(*widget.hotline.described.borrow(), ["the neighbours drill"]);
    assert_eq!(
        *silent.hotline.described.borrow(),
        [""; 0],
        "it was typed before the other, and rested longer"
    );
}

#[wasm_bindgen_test]
async fn a_number_that_follows_is_asked_for_until_it_is_here() {
    let widget = begun(Capabilities::default());
    let Widget { store, number, .. } = &widget;
    let store = *store;
    let draft = Draft {
        class: Some(RequestClass::Inquiry),
        category: Some(CategoryCode("noise".to_owned())),
        description: "Who drills?".to_owned(),
        ..Draft::default()
    };
    let rules = Rules {
        capabilities: &Capabilities { classes: RequestClass::ALL.to_vec(), ..Capabilities::default() },
        categories: &categories(),
        language: &LanguageTag::new("en"),
        local_time: &|_| None,
        now: Timestamp::from_unix_millis(0),
    };
    let mut delivery = Delivery::new(&check(&draft, &rules).unwrap(), "key", Terms::default(), rules.now);
    let proof = Proof::NumberToFollow(Ticket("t".to_owned()));
    delivery.report_ended(Ok(Accepted { proof, ..Accepted::numbered(receipt()) }), rules.now, 0.5);
    store.parcel.get_untracked().delivery.set(Some(delivery));
    tick().await;
    number.ask();
    until(|| number.search.get_untracked() == NumberSearch::NotYet).await;
    assert_eq!(untrack(|| store.accepted()).unwrap().receipt(), None);
    number.ask();
    until(|| untrack(|| store.accepted()).is_some_and(|accepted| accepted.receipt().is_some())).await;
    let report = store.delivery.with_untracked(|delivery| delivery.as_ref().unwrap().report.progress.clone());
    assert_eq!(report, Progress::Done(Accepted::numbered(receipt())));
}
