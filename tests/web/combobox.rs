//! The combobox: its keys, its list, and an input method in it.

use std::sync::{Arc, Mutex};

use complaint_widget::ui::component::{Combobox, Query};
use leptos::{mount::mount_to, prelude::*, task::tick};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{
    Event, HtmlElement, HtmlInputElement, InputEvent, InputEventInit, KeyboardEvent, KeyboardEventInit,
};

use super::{
    components::{compose, count_writes, store},
    support::seat,
};

const FOUND: [&str; 3] = ["Gate Street 1", "Gate Street 2", "Old Gate"];

/// A combobox on the page, and what it has told so far.
struct Bench {
    seat: HtmlElement,
    input: HtmlInputElement,
    typed: Arc<Mutex<Vec<String>>>,
    asked: Arc<Mutex<Vec<Query>>>,
    chosen: Arc<Mutex<Vec<usize>>>,
    /// Holds the view on the page.
    _view: Box<dyn std::any::Any>,
}

impl Bench {
    async fn new() -> Self {
        let seat = seat();
        let typed = Arc::new(Mutex::new(Vec::new()));
        let asked = Arc::new(Mutex::new(Vec::new()));
        let chosen = Arc::new(Mutex::new(Vec::new()));
        let (log_typed, log_asked, log_chosen) = (typed.clone(), asked.clone(), chosen.clone());
        let view = mount_to(seat.clone(), move || {
            provide_context(store());
            let (typed, asked, chosen) = (log_typed.clone(), log_asked.clone(), log_chosen.clone());
            view! {
                <Combobox
                    id="box"
                    label="Address"
                    hint="A street."
                    list_label="Addresses"
                    value=String::new()
                    suggestions=Signal::stored(FOUND.map(str::to_owned).to_vec())
                    status=Signal::stored(String::new())
                    on_input=move |text| typed.lock().unwrap().push(text)
                    on_query=move |text| asked.lock().unwrap().push(text)
                    on_choose=move |index| chosen.lock().unwrap().push(index)
                />
            }
        });
        tick().await;
        let input = seat.query_selector("[role=combobox]").unwrap().unwrap().unchecked_into();
        Self { seat, input, typed, asked, chosen, _view: Box::new(view) }
    }

    async fn write(&self, text: &str) {
        self.input.set_value(text);
        let init = InputEventInit::new();
        init.set_bubbles(true);
        self.input.dispatch_event(&InputEvent::new_with_event_init_dict("input", &init).unwrap()).unwrap();
        tick().await;
    }

    /// Presses a key; true if the combobox took it for itself.
    async fn press(&self, key: &str, is_composing: bool) -> bool {
        let init = KeyboardEventInit::new();
        init.set_bubbles(true);
        init.set_cancelable(true);
        init.set_key(key);
        init.set_is_composing(is_composing);
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
        let goes_on = self.input.dispatch_event(&event).unwrap();
        tick().await;
        !goes_on
    }

    fn is_open(&self) -> bool {
        let list: HtmlElement = self.seat.query_selector("[role=listbox]").unwrap().unwrap().unchecked_into();
        let said = self.input.get_attribute("aria-expanded").unwrap() == "true";
        assert_eq!(said, !list.hidden(), "what is said and what is seen");
        assert_eq!(self.input.get_attribute("aria-controls").unwrap(), list.id());
        said
    }

    /// The option that the keyboard is at, by every sign of it.
    fn active(&self) -> Option<String> {
        let id = self.input.get_attribute("aria-activedescendant");
        let selected = self.seat.query_selector("[role=option][aria-selected=true]").unwrap();
        if self.is_open() {
            assert_eq!(id, selected.as_ref().map(|option| option.id()));
        }
        id.and(selected).and_then(|option| option.text_content())
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        self.seat.remove();
    }
}

#[wasm_bindgen_test]
async fn arrows_home_and_end_walk_the_list_and_escape_closes_it_without_losing_what_is_typed() {
    let bench = Bench::new().await;
    assert!(!bench.is_open(), "closed until something is typed");
    bench.write("gate").await;
    assert!(bench.is_open());
    assert_eq!(bench.active(), None);
    for (key, at) in [
        ("ArrowDown", FOUND[0]),
        ("ArrowDown", FOUND[1]),
        ("ArrowUp", FOUND[0]),
        ("ArrowUp", FOUND[2]),
        ("ArrowDown", FOUND[0]),
        ("End", FOUND[2]),
        ("Home", FOUND[0]),
    ] {
        assert!(bench.press(key, false).await, "{key} is taken");
        assert_eq!(bench.active().as_deref(), Some(at), "after {key}");
    }
    assert!(bench.press("Escape", false).await);
    assert!(!bench.is_open());
    assert_eq!(bench.active(), None);
    assert_eq!(bench.input.value(), "gate");
    assert!(!bench.press("Escape", false).await, "a second Escape is the page's");
    assert!(!bench.press("Home", false).await, "without an active option Home moves in the text");
    assert!(bench.chosen.lock().unwrap().is_empty());
}

#[wasm_bindgen_test]
async fn enter_chooses_the_active_option_and_never_sends_the_form() {
    let bench = Bench::new().await;
    bench.write("gate").await;
    assert!(bench.press("Enter", false).await, "nothing is chosen, and the form stays");
    assert!(bench.chosen.lock().unwrap().is_empty());
    bench.press("ArrowDown", false).await;
    bench.press("ArrowDown", false).await;
    assert!(bench.press("Enter", false).await);
    assert_eq!(*bench.chosen.lock().unwrap(), [1]);
    assert_eq!(bench.input.value(), FOUND[1]);
    assert!(!bench.is_open());
    assert_eq!(*bench.typed.lock().unwrap(), ["gate"], "a choice is not typing");
}

#[wasm_bindgen_test]
async fn a_touch_chooses_and_leaves_the_focus_in_the_text() {
    let bench = Bench::new().await;
    bench.input.focus().unwrap();
    bench.write("old").await;
    let options = bench.seat.query_selector_all("[role=option]").unwrap();
    let option: HtmlElement = options.get(2).unwrap().unchecked_into();
    let init = web_sys::EventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    let down = Event::new_with_event_init_dict("mousedown", &init).unwrap();
    assert!(!option.dispatch_event(&down).unwrap(), "the press must not move the focus");
    option.click();
    tick().await;
    assert_eq!(*bench.chosen.lock().unwrap(), [2]);
    assert_eq!(bench.input.value(), FOUND[2]);
}

#[wasm_bindgen_test]
async fn while_composing_no_key_is_handled_nothing_is_written_and_the_search_knows_it() {
    let bench = Bench::new().await;
    bench.write("gate").await;
    bench.press("ArrowDown", false).await;
    bench.asked.lock().unwrap().clear();
    for key in ["ArrowDown", "Enter", "Escape", "End"] {
        assert!(!bench.press(key, true).await, "{key} is the input method's");
    }
    assert_eq!(bench.active().as_deref(), Some(FOUND[0]));
    assert!(bench.chosen.lock().unwrap().is_empty());

    bench.typed.lock().unwrap().clear();
    let writes = count_writes(&bench.input);
    compose(&bench.input, &["g", "gu", "gu lou", "鼓楼"]);
    tick().await;
    assert_eq!(*bench.typed.lock().unwrap(), ["g", "gu", "gu lou", "鼓楼"], "every stage is kept");
    let query = |text: &str, is_composing| Query { text: text.to_owned(), is_composing };
    let stages = ["g", "gu", "gu lou", "鼓楼"].map(|stage| query(stage, true));
    let asked = bench.asked.lock().unwrap().clone();
    assert_eq!(asked[..4], stages);
    assert_eq!(asked[4..], [query("鼓楼", false)]);
    // The four stages were written by the test.
    assert_eq!(writes.call0(&JsValue::NULL).unwrap().as_f64(), Some(4.0));
}
