//! Components, mounted.

use std::sync::{Arc, Mutex};

use complaint_widget::{
    backend::{AnyBackend, at_hand},
    domain::LanguageTag,
    embed::Config,
    form::{Field, Problem, Reason},
    i18n::EMBEDDED_LATER_MESSAGES,
    ui::{
        component::{TextArea, TextField},
        state::Store,
        words,
    },
};
use leptos::{mount::mount_to, prelude::*, task::tick};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{CompositionEvent, CompositionEventInit, HtmlElement, InputEvent, InputEventInit};

use super::support::seat;

pub fn store() -> Store {
    store_of(None)
}

/// A store of `backend`, else of a native one that isn't there.
pub fn store_of(backend: Option<AnyBackend>) -> Store {
    let config =
        br#"{"backend":{"kind":"native","url":"./nowhere"},"languages":["en"],"name":{"en":"Test"}}"#;
    words::speak(&LanguageTag::new("en"), None);
    words::speak_later(None, EMBEDDED_LATER_MESSAGES);
    let config = Config::from_json(config).unwrap();
    let backend = backend.unwrap_or_else(|| at_hand(&config).unwrap().unwrap());
    Store::new(config, backend, LanguageTag::new("en"))
}

/// What an input method does: a composition that changes the value several times before it is committed.
pub fn compose(control: &HtmlElement, stages: &[&str]) {
    let composition = |name: &str, data: &str| {
        let init = CompositionEventInit::new();
        init.set_bubbles(true);
        init.set_data(data);
        control.dispatch_event(&CompositionEvent::new_with_event_init_dict(name, &init).unwrap()).unwrap();
    };
    composition("compositionstart", "");
    for (index, stage) in stages.iter().enumerate() {
        js_sys::Reflect::set(control, &"value".into(), &(*stage).into()).unwrap();
        composition("compositionupdate", stage);
        let init = InputEventInit::new();
        init.set_bubbles(true);
        init.set_is_composing(index + 1 < stages.len());
        control.dispatch_event(&InputEvent::new_with_event_init_dict("input", &init).unwrap()).unwrap();
    }
    composition("compositionend", stages.last().unwrap());
}

/// Counts how often a page script writes the value of `control`.
pub fn count_writes(control: &HtmlElement) -> js_sys::Function {
    let watch = js_sys::Function::new_with_args(
        "control",
        "const own = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), 'value');
         let writes = 0;
         Object.defineProperty(control, 'value', {
             get() { return own.get.call(control); },
             set(value) { writes += 1; own.set.call(control, value); },
         });
         return () => writes;",
    );
    watch.call1(&wasm_bindgen::JsValue::NULL, control).unwrap().unchecked_into()
}

#[wasm_bindgen_test]
async fn composing_text_is_taken_and_never_written_back() {
    let seat = seat();
    let typed = Arc::new(Mutex::new(Vec::new()));
    let log = typed.clone();
    let handle = mount_to(seat.clone(), move || {
        let store = store();
        provide_context(store);
        let (line, lines) = (log.clone(), log.clone());
        let on_line = move |text: String| {
            line.lock().unwrap().push(text.clone());
            // As a screen does: what is typed goes into the store, which redraws what depends on it.
            store.draft.update(|draft| draft.description = text);
        };
        let on_lines = move |text: String| lines.lock().unwrap().push(text);
        view! {
            <TextField field=Field::Name label="Name" value=String::new() on_input=on_line />
            <TextArea field=Field::Description label="Words" max=100 value=String::new() on_input=on_lines />
        }
    });
    tick().await;
    for id in ["name", "description"] {
        typed.lock().unwrap().clear();
        let control: HtmlElement = seat.query_selector(&format!("#{id}")).unwrap().unwrap().unchecked_into();
        let writes = count_writes(&control);
        let stages = ["l", "lu", "lu d", "路灯"];
        compose(&control, &stages);
        tick().await;
        assert_eq!(*typed.lock().unwrap(), stages, "{id}: every stage is taken");
        let value = js_sys::Reflect::get(&control, &"value".into()).unwrap().as_string();
        assert_eq!(value.as_deref(), Some("路灯"), "{id}");
        let writes = writes.call0(&wasm_bindgen::JsValue::NULL).unwrap().as_f64();
        // The stages themselves were written by the test.
        assert_eq!(writes, Some(4.0), "{id}: nothing else wrote the value");
        assert!(control.is_connected(), "{id}: the control was not replaced");
    }
    drop(handle);
    seat.remove();
}

#[wasm_bindgen_test]
async fn an_objection_shows_at_its_field_and_goes_again() {
    let seat = seat();
    let seen = Arc::new(Mutex::new(None));
    let given = seen.clone();
    let handle = mount_to(seat.clone(), move || {
        let store = store();
        provide_context(store);
        *given.lock().unwrap() = Some(store);
        view! { <TextField field=Field::Email label="E-mail" value="x@".to_owned() on_input=|_| {} /> }
    });
    let store = seen.lock().unwrap().unwrap();
    tick().await;
    let control = seat.query_selector("#email").unwrap().unwrap();
    let error = seat.query_selector("#email-error").unwrap().unwrap();
    assert_eq!(control.get_attribute("aria-invalid"), None);
    assert_eq!(error.text_content().unwrap_or_default(), "");

    store.object(vec![Problem::new(Field::Email, Reason::Malformed)]);
    tick().await;
    assert_eq!(control.get_attribute("aria-invalid").as_deref(), Some("true"));
    assert!(error.text_content().unwrap().contains("name@example.org"));
    assert!(control.get_attribute("aria-describedby").unwrap().contains("email-error"));

    store.object(Vec::new());
    tick().await;
    assert_eq!(control.get_attribute("aria-invalid"), None);
    assert_eq!(error.text_content().unwrap_or_default(), "");
    drop(handle);
    seat.remove();
}
