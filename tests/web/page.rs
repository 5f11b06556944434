use std::{cell::Cell, rc::Rc, time::Duration};

use complaint_widget::{
    browser::{page, timer},
    domain::LanguageTag,
};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Event};

use crate::support::{document, patch::Patch};

fn root() -> Element {
    document().document_element().unwrap()
}

fn append(tag: &str, id: &str) -> Element {
    let element = document().create_element(tag).unwrap();
    element.set_id(id);
    document().body().unwrap().append_child(&element).unwrap();
    element
}

/// Waits until `is_so`, at most two seconds.
async fn until(is_so: impl Fn() -> bool) {
    for _ in 0..200 {
        if is_so() {
            return;
        }
        timer::sleep(Duration::from_millis(10)).await;
    }
    panic!("it didn't come");
}

#[wasm_bindgen_test]
fn a_language_brings_its_direction() {
    for (tag, direction) in [("ar", "rtl"), ("zh-Hans", "ltr"), ("en", "ltr")] {
        page::set_language(&LanguageTag::new(tag));
        assert_eq!(root().get_attribute("lang").as_deref(), Some(tag));
        assert_eq!(root().get_attribute("dir").as_deref(), Some(direction));
        assert_eq!(page::language(), LanguageTag::new(tag));
    }
    root().remove_attribute("lang").unwrap();
    assert_eq!(page::language(), LanguageTag::new("en"));
}

#[wasm_bindgen_test]
async fn the_address_changes_behind_its_hash_only() {
    let calls = Rc::new(Cell::new(0));
    let counted = calls.clone();
    page::on_hash_change(move || counted.set(counted.get() + 1));
    let before = page::address_without_hash();
    page::go("#/report/place");
    assert_eq!(page::hash(), "#/report/place");
    until(|| calls.get() == 1).await;
    page::replace("#/sent");
    assert_eq!(page::hash(), "#/sent");
    assert_eq!(page::address_without_hash(), before);
    // Going on shows that the replacement was told to nobody: events come in order.
    page::go("#/");
    until(|| calls.get() > 1).await;
    assert_eq!(calls.get(), 2);
}

#[wasm_bindgen_test]
fn the_focus_reaches_what_takes_none_by_itself() {
    let heading = append("h1", "focus-heading");
    let input = append("input", "focus-input");
    let focused = || document().active_element().unwrap().id();
    page::focus("focus-input");
    assert_eq!(focused(), "focus-input");
    assert_eq!(input.get_attribute("tabindex"), None);
    page::focus("focus-heading");
    assert_eq!(focused(), "focus-heading");
    assert_eq!(heading.get_attribute("tabindex").as_deref(), Some("-1"));
    page::focus("focus-nothing");
    assert_eq!(focused(), "focus-heading");
    heading.remove();
    input.remove();
}

#[wasm_bindgen_test]
fn leaving_is_asked_about_only_while_it_matters() {
    let matters = Rc::new(Cell::new(false));
    let asked = matters.clone();
    page::warn_before_leaving(move || asked.get());
    let is_held_back = || {
        let event: Event = document().create_event("BeforeUnloadEvent").unwrap();
        event.init_event_with_bubbles_and_cancelable("beforeunload", false, true);
        web_sys::window().unwrap().dispatch_event(&event).unwrap();
        event.default_prevented()
    };
    assert!(!is_held_back());
    matters.set(true);
    assert!(is_held_back());
    matters.set(false);
    assert!(!is_held_back());
}

#[wasm_bindgen_test]
fn the_network_and_the_visibility_are_told() {
    let told = Rc::new(Cell::new(None));
    let heard = told.clone();
    page::on_online_change(move |online| heard.set(Some(online)));
    let window = web_sys::window().unwrap();
    for (name, expected) in [("offline", false), ("online", true)] {
        window.dispatch_event(&Event::new(name).unwrap()).unwrap();
        assert_eq!(told.take(), Some(expected));
    }
    let hidden = Rc::new(Cell::new(None));
    let heard = hidden.clone();
    page::on_visibility_change(move |is_hidden| heard.set(Some(is_hidden)));
    let _patch = Patch::getter(&JsValue::from(document()), "hidden", "return true");
    document().dispatch_event(&Event::new("visibilitychange").unwrap()).unwrap();
    assert_eq!(hidden.get(), Some(true));
    assert!(page::is_hidden());
}

#[wasm_bindgen_test]
async fn copying_without_a_clipboard_is_a_no() {
    let navigator = JsValue::from(web_sys::window().unwrap().navigator());
    let _patch = Patch::getter(&navigator, "clipboard", "return undefined");
    assert!(!page::copy("PH-2026-000042").await);
}

#[wasm_bindgen_test]
fn a_text_is_offered_as_a_file() {
    let offered = Rc::new(Cell::new(None));
    let heard = offered.clone();
    // A link that is clicked outside the document tells only itself: this hears it where all links begin.
    let hear = wasm_bindgen::prelude::Closure::<dyn Fn(JsValue)>::new(move |link: JsValue| {
        let link: web_sys::HtmlAnchorElement = link.unchecked_into();
        heard.set(Some((link.download(), link.href())));
    });
    let window = JsValue::from(web_sys::window().unwrap());
    js_sys::Reflect::set(&window, &"heardLink".into(), hear.as_ref()).unwrap();
    let prototype = js_sys::eval("HTMLAnchorElement.prototype").unwrap();
    let _patch = Patch::getter(&prototype, "click", "return function () { window.heardLink(this) }");
    assert!(page::save_text("receipt.txt", "收据 · إيصال"));
    let (name, address) = offered.take().unwrap();
    assert_eq!(name, "receipt.txt");
    assert!(address.starts_with("blob:"), "{address}");
}
