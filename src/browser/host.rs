//! The page around the widget's frame, by `postMessage` (HTML standard, 9.3). Origin and source are checked on every
//! message, and every message names the origin that it is for.

use std::{cell::RefCell, collections::VecDeque, rc::Rc};

use js_sys::{Function, JSON, Object, Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, ResizeObserver, Url, UrlSearchParams};

use super::{document, page, window};
use crate::embed::message::{FromPage, NAMESPACE, ToPage};

/// True when the page is in a frame of another one.
#[must_use]
pub fn is_framed() -> bool {
    window().parent().ok().flatten().is_none_or(|parent| parent != window())
}

/// The page around. A handle.
#[derive(Clone)]
pub struct Host {
    origin: String,
    heard: Rc<RefCell<Heard>>,
}

/// What the page has said and nobody has taken yet.
#[derive(Default)]
struct Heard {
    messages: VecDeque<FromPage>,
    /// Tells whoever waits that there is one.
    wake: Option<Function>,
    ignored: u32,
}

impl Host {
    /// The page whose origin is `origin`, whom the widget listens to from now on. Whether the page around is that one
    /// only its messages prove.
    #[must_use]
    pub fn of(origin: &str) -> Self {
        let this = Self { origin: origin.to_owned(), heard: Rc::default() };
        let listener = this.clone();
        page::listen(&window(), "message", Box::new(move |event| listener.hear(event.unchecked_ref())));
        this
    }

    /// The page's origin.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Says something to the page. Nothing arrives unless its origin is the one that it was taken for.
    pub fn say(&self, message: &ToPage) {
        let Ok(message) = JSON::parse(&message.to_json()) else { return };
        if let Ok(Some(parent)) = window().parent() {
            // Fails only for what is no origin: then there is nobody to tell.
            let _ = parent.post_message(&message, &self.origin);
        }
    }

    /// What the page says next; waits for it.
    pub async fn next(&self) -> FromPage {
        loop {
            if let Some(message) = self.heard.borrow_mut().messages.pop_front() {
                return message;
            }
            let woken = Promise::new(&mut |wake, _| self.heard.borrow_mut().wake = Some(wake));
            // A promise that is never rejected.
            let _ = JsFuture::from(woken).await;
        }
    }

    fn hear(&self, event: &MessageEvent) {
        let data = event.data();
        let is_ours = |data: &JsValue| {
            Reflect::get(data, &"namespace".into())
                .is_ok_and(|it| it.as_string().as_deref() == Some(NAMESPACE))
        };
        // What others say to each other is none of our business.
        if !data.is_object() || !is_ours(&data) {
            return;
        }
        let message = self.is_from_page(event).then(|| read(&data)).flatten();
        let mut heard = self.heard.borrow_mut();
        match message {
            Some(message) => {
                heard.messages.push_back(message);
                let wake = heard.wake.take();
                drop(heard);
                if let Some(wake) = wake {
                    // Resolving a promise can't fail.
                    let _ = wake.call0(&JsValue::UNDEFINED);
                }
            }
            None => {
                heard.ignored += 1;
                page::note_ignored_messages(heard.ignored);
            }
        }
    }

    fn is_from_page(&self, event: &MessageEvent) -> bool {
        let parent: Option<Object> = window().parent().ok().flatten().map(Into::into);
        event.origin() == self.origin && event.source().is_some_and(|source| Some(source) == parent)
    }
}

fn read(data: &JsValue) -> Option<FromPage> {
    // Fails for what JSON can't say, such as a circle.
    let json = JSON::stringify(data).ok()?.as_string()?;
    FromPage::from_json(&json).ok()
}

/// What the address says behind its `?` under `name`; `None` if that is missing or empty.
#[must_use]
pub fn parameter(name: &str) -> Option<String> {
    let search = window().location().search().ok()?;
    UrlSearchParams::new_with_str(&search).ok()?.get(name).filter(|value| !value.is_empty())
}

/// The origin that the address gives for the page around; `None` if that isn't one, as browsers write it.
#[must_use]
pub fn claimed_origin() -> Option<String> {
    parameter("host").filter(|origin| Url::new(origin).is_ok_and(|url| url.origin() == *origin))
}

/// What stands behind the page's address, `?` included, with these values for these names; `None`: without it.
#[must_use]
pub fn search_with(values: &[(&str, Option<&str>)]) -> String {
    let search = window().location().search().unwrap_or_default();
    let Ok(parameters) = UrlSearchParams::new_with_str(&search) else { return search };
    for (name, value) in values {
        match value {
            Some(value) => parameters.set(name, value),
            None => parameters.delete(name),
        }
    }
    format!("?{}", String::from(parameters.to_string()))
}

/// The widget's own origin.
#[must_use]
pub fn own_origin() -> Option<String> {
    window().location().origin().ok()
}

/// Calls `act` with the height of everything on the page, in CSS pixels, now and whenever it changes.
pub fn on_height_change(act: impl Fn(u32) + 'static) {
    let Some(body) = document().body() else { return };
    let content = body.clone();
    let look = Closure::<dyn Fn()>::new(move || {
        let height = content.get_bounding_client_rect().height().ceil();
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a height in pixels")]
        act(height as u32);
    });
    // Where there is no observer, the page keeps the height that it has reserved, and the frame scrolls.
    if let Ok(observer) = ResizeObserver::new(look.into_js_value().unchecked_ref()) {
        observer.observe(&body);
    }
}
