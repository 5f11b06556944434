//! One after the other: what awaits things in between and must not be overtaken by its like.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// A queue of those who want to be alone for a while. Clones are the same queue.
#[derive(Clone, Default)]
pub struct Turns(Rc<RefCell<Option<Promise>>>);

/// One's turn; the next one's begins when it is dropped.
pub struct Turn(Option<Function>);

impl Turns {
    /// Waits until all who asked before have had their turn.
    pub async fn take(&self) -> Turn {
        let mut end = None;
        let mine = Promise::new(&mut |resolve, _| end = Some(resolve));
        let before = self.0.borrow_mut().replace(mine);
        if let Some(before) = before {
            // A promise that is never rejected.
            let _ = JsFuture::from(before).await;
        }
        Turn(end)
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(end) = &self.0 {
            // Resolving a promise can't fail.
            let _ = end.call0(&JsValue::UNDEFINED);
        }
    }
}
