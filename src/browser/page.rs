//! The page: its address, its language, its focus, and what it can do for the citizen.

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast as _, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    BeforeUnloadEvent, Blob, BlobPropertyBag, Event, EventTarget, HtmlAnchorElement, HtmlElement, Location,
    ScrollIntoViewOptions, ScrollLogicalPosition, Url,
};

use super::{document, root, window};
use crate::domain::LanguageTag;

/// Calls `act` at every event `name` of `target`, as long as the page lives.
pub(super) fn listen(target: &EventTarget, name: &str, act: Box<dyn FnMut(Event)>) {
    let closure = Closure::wrap(act).into_js_value();
    // Fails only for a callback that isn't one.
    let _ = target.add_event_listener_with_callback(name, closure.unchecked_ref());
}

/// The language that the page is in: `lang` of `<html>`, which the start script set, else English.
#[must_use]
pub fn language() -> LanguageTag {
    LanguageTag::new(&root().get_attribute("lang").filter(|tag| !tag.is_empty()).unwrap_or("en".to_owned()))
}

/// The version of this build: `data-version` of `<html>`, which `cargo xtask build` writes; a development build has none.
#[must_use]
pub fn version() -> Option<String> {
    root().get_attribute("data-version")
}

/// Gives the page a language and its direction.
pub fn set_language(language: &LanguageTag) {
    set_attribute("lang", language.as_str());
    set_attribute("dir", if language.is_right_to_left() { "rtl" } else { "ltr" });
}

/// Gives the page a text size: 0 is the browser's own, each step is larger. The style sheet reads
/// `data-text-size` on `<html>`.
pub fn set_text_size(step: u8) {
    set_attribute("data-text-size", &step.to_string());
}

/// Says that the app has taken over from the static shell: `data-app="ready"` on `<html>`.
pub fn mark_ready() {
    set_attribute("data-app", "ready");
}

/// Only fails for names that aren't ones.
fn set_attribute(name: &str, value: &str) {
    let _ = root().set_attribute(name, value);
}

/// The window's title.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// The element to draw on: a new `<div class="app">` inside `#complaint-widget`, behind the static shell, which
/// the style sheet hides once the app is [ready](mark_ready); at the end of the page if a webmaster forgot the
/// element. `None` only on a page without a body.
#[must_use]
pub fn app_element() -> Option<HtmlElement> {
    let document = document();
    let host = document.get_element_by_id("complaint-widget").or_else(|| document.body().map(Into::into))?;
    let element = document.create_element("div").ok()?;
    element.set_class_name("app");
    host.append_child(&element).ok()?;
    element.dyn_into().ok()
}

/// Says that the app can't take over, and why to the webmaster's console: `data-app="failed"` on `<html>`, at
/// which the static shell shows the numbers to call in every language.
pub fn fail(why: &str) {
    complain(why);
    set_attribute("data-app", "failed");
}

/// Tells the webmaster's console what is wrong.
pub fn complain(what: &str) {
    web_sys::console::error_1(&JsValue::from_str(what));
}

/// Shows the static shell's numbers to call, in every language, below the app, or hides them again.
pub fn show_numbers(shown: bool) {
    set_attribute("data-numbers", if shown { "shown" } else { "hidden" });
}

fn location() -> Location {
    window().location()
}

/// The address behind the page's, with its `#`; empty if there is none.
#[must_use]
pub fn hash() -> String {
    location().hash().unwrap_or_default()
}

/// The page's address without what stands behind `#`.
#[must_use]
pub fn address_without_hash() -> String {
    let address = location().href().unwrap_or_default();
    address.split('#').next().unwrap_or_default().to_owned()
}

/// The path of the folder that the page is in, with `/` at its end.
#[must_use]
pub fn folder() -> String {
    let path = location().pathname().unwrap_or_default();
    path.rsplit_once('/').map_or_else(String::new, |(folder, _)| format!("{folder}/"))
}

/// True when the page is what lies at its folder's own address, rather than another page beside it.
pub(super) fn is_at_its_folder() -> bool {
    let path = location().pathname().unwrap_or_default();
    path.ends_with('/') || path.ends_with("/index.html")
}

/// Loads the page anew.
pub(super) fn reload() {
    // Fails only for a page without an address.
    let _ = location().reload();
}

/// Goes to `hash` (`#/…`), a new entry in the history.
pub fn go(hash: &str) {
    // Fails only for a page without an address.
    let _ = location().set_hash(hash);
}

/// Puts `hash` in the place of the present history entry. No `hashchange` follows: the caller knows already.
pub fn replace(hash: &str) {
    if let Ok(history) = window().history() {
        // A browser refuses hundreds of calls in seconds; the address then lags behind, harmlessly.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(hash));
    }
}

/// Calls `act` whenever the hash has changed by a link, [`go`], or the history's buttons.
pub fn on_hash_change(act: impl Fn() + 'static) {
    listen(&window(), "hashchange", Box::new(move |_| act()));
}

/// Puts the focus on the element with this id and scrolls to it. One that takes no focus by itself, such as a
/// heading, gets `tabindex="-1"`. Nothing happens if there is no such element.
pub fn focus(id: &str) {
    let Some(element) = document().get_element_by_id(id) else { return };
    let element: HtmlElement = element.unchecked_into();
    let _ = element.focus();
    if document().active_element().is_none_or(|active| &active != AsRef::<web_sys::Element>::as_ref(&element))
    {
        element.set_tab_index(-1);
        let _ = element.focus();
    }
}

/// True while the element with this id has the focus.
#[must_use]
pub fn is_focused(id: &str) -> bool {
    document().active_element().is_some_and(|element| element.id() == id)
}

/// The languages that the browser asks for, the preferred one first.
#[must_use]
pub fn wanted_languages() -> Vec<LanguageTag> {
    let tags = window().navigator().languages();
    tags.iter().filter_map(|tag| Some(LanguageTag::new(&tag.as_string()?))).collect()
}

/// Has the app take no input, or take it again.
pub fn set_inert(is_inert: bool) {
    let Some(app) = document().query_selector(".app").ok().flatten() else { return };
    // Fails only for names that aren't ones.
    let _ = app.toggle_attribute_with_force("inert", is_inert);
}

/// Scrolls as little as it takes to see the element with this id.
pub fn reveal(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Shows the page's beginning.
pub fn scroll_to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Puts `text` on the clipboard; false if the browser doesn't let us, as on a page without TLS.
pub async fn copy(text: &str) -> bool {
    let navigator = window().navigator();
    // Absent on pages without TLS, whatever the type says.
    let known = Reflect::get(&navigator, &JsValue::from_str("clipboard")).is_ok_and(|it| it.is_object());
    known && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}

/// Opens the print dialogue.
pub fn print() {
    let _ = window().print();
}

/// Offers `text` as a file to keep; false if the browser can't.
pub fn save_text(file_name: &str, text: &str) -> bool {
    let kind = BlobPropertyBag::new();
    kind.set_type("text/plain;charset=utf-8");
    let parts = Array::of1(&JsValue::from_str(text));
    let link =
        document().create_element("a").ok().map(wasm_bindgen::JsCast::unchecked_into::<HtmlAnchorElement>);
    let url = Blob::new_with_str_sequence_and_options(&parts, &kind)
        .and_then(|blob| Url::create_object_url_with_blob(&blob));
    let (Some(link), Ok(url)) = (link, url) else { return false };
    link.set_href(&url);
    link.set_download(file_name);
    link.click();
    // The download has taken its own hold of the bytes by the time a minute has passed.
    super::timer::Timeout::new(60_000, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    true
}

/// Calls `act` as soon as the browser has nothing more urgent to do; at once where it can't tell.
pub fn when_idle(act: impl FnOnce() + 'static) {
    let act = Closure::once_into_js(act);
    if window().request_idle_callback(act.unchecked_ref()).is_err() {
        let _ = window().set_timeout_with_callback(act.unchecked_ref());
    }
}

/// What the phone says: false is certain, true is hope.
#[must_use]
pub fn is_online() -> bool {
    window().navigator().on_line()
}

/// Calls `act` with [`is_online`] whenever that changes.
pub fn on_online_change(act: impl Fn(bool) + Clone + 'static) {
    let other = act.clone();
    listen(&window(), "online", Box::new(move |_| act(true)));
    listen(&window(), "offline", Box::new(move |_| other(false)));
}

/// True while the citizen can't see the page.
#[must_use]
pub fn is_hidden() -> bool {
    document().hidden()
}

/// Calls `act` with [`is_hidden`] whenever that changes.
pub fn on_visibility_change(act: impl Fn(bool) + 'static) {
    listen(&document(), "visibilitychange", Box::new(move |_| act(is_hidden())));
}

/// Calls `act` when the page may be about to go, for good or for a while: the last moment to store anything.
pub fn on_hide(act: impl Fn() + Clone + 'static) {
    let other = act.clone();
    // Phones that drop a page in the background only ever say the first.
    on_visibility_change(move |is_hidden| {
        if is_hidden {
            act();
        }
    });
    on_leave(other);
}

/// Calls `act` when the page is left, perhaps to come back as it was.
pub fn on_leave(act: impl Fn() + 'static) {
    listen(&window(), "pagehide", Box::new(move |_| act()));
}

/// Calls `act` whenever somebody touches the page or its keys.
pub fn on_input(act: impl Fn() + Clone + 'static) {
    for name in ["pointerdown", "pointermove", "keydown", "input", "wheel", "touchmove"] {
        let act = act.clone();
        listen(&document(), name, Box::new(move |_| act()));
    }
}

/// What has the focus.
pub struct Focused(Option<HtmlElement>);

/// What has the focus now.
#[must_use]
pub fn focused() -> Focused {
    Focused(document().active_element().and_then(|element| element.dyn_into().ok()))
}

impl Focused {
    /// Gives the focus back, if what had it is still on the page.
    pub fn focus(&self) {
        if let Some(element) = self.0.as_ref().filter(|element| element.is_connected()) {
            let _ = element.focus();
        }
    }
}

/// Says on `<html>` whether what is typed is stored: `data-kept`.
pub fn mark_kept(word: &str) {
    set_attribute("data-kept", word);
}

/// Gives the page's colours a word, [`crate::embed::ThemeMode`]'s: `data-theme` on `<html>`, which the style sheet reads.
pub(super) fn set_theme(word: &str) {
    set_attribute("data-theme", word);
}

/// Says on `<html>` how the widget stands in the page around it: `data-embedded`, which the style sheet reads.
pub fn mark_embedded(word: &str) {
    set_attribute("data-embedded", word);
}

/// Says on `<html>` how many messages from around were none that the widget takes: `data-ignored-messages`.
pub(super) fn note_ignored_messages(count: u32) {
    set_attribute("data-ignored-messages", &count.to_string());
}

/// Says that the widget may not be used in the page around it: `data-app="elsewhere"` on `<html>`, at which the static
/// shell shows the way to a window of its own, and the numbers to call.
pub fn send_elsewhere() {
    set_attribute("data-app", "elsewhere");
}

/// Tells the webmaster something on the console.
pub fn warn(what: &str) {
    web_sys::console::warn_1(&JsValue::from_str(what));
}

/// Calls `act` when Escape is pressed and nothing on the page has taken it for itself.
pub fn on_escape(act: impl Fn() + 'static) {
    let look = move |event: Event| {
        let key = Reflect::get(&event, &JsValue::from_str("key")).ok().and_then(|key| key.as_string());
        if key.as_deref() == Some("Escape") && !event.default_prevented() {
            act();
        }
    };
    listen(&document(), "keydown", Box::new(look));
}

/// Goes to another address of this page in the place of the present one; `hash` stays.
pub fn replace_page(search: &str) {
    // Fails only for a page without an address.
    let _ = location().replace(&format!("{search}{}", hash()));
}

/// Has the browser ask before the page is left, whenever `should` says so at that moment.
pub fn warn_before_leaving(should: impl Fn() -> bool + 'static) {
    let act = move |event: Event| {
        if should() {
            event.prevent_default();
            // What browsers asked for before the standard let `preventDefault` do (HTML, "prompt to unload").
            event.unchecked_into::<BeforeUnloadEvent>().set_return_value("unsaved");
        }
    };
    listen(&window(), "beforeunload", Box::new(act));
}
