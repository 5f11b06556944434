//! Into the widget on another's page, and out again.

use serde_json::{Value, json};

use super::Browser;

/// The frame of the widget that a selector finds, or null. It stands in the open shadow root of its element.
const FRAME: &str = "document.querySelector(arguments[0])?.shadowRoot?.querySelector('iframe')";

impl Browser {
    /// Looks, from now on, into the frame of the element that a selector finds on the host page, once there is one.
    pub async fn enter_frame(&self, widget: &str) {
        let exists = format!("Boolean({FRAME})");
        self.until_with(&format!("a frame in {widget}"), &exists, vec![json!(widget)]).await;
        let found = self.driver.execute(format!("return {FRAME}"), vec![json!(widget)]).await;
        found.unwrap().element().unwrap().enter_frame().await.unwrap();
        *self.frame.borrow_mut() = Some(widget.to_owned());
    }

    /// Looks at the host page again.
    pub async fn leave_frame(&self) {
        self.driver.enter_default_frame().await.unwrap();
        *self.frame.borrow_mut() = None;
    }

    /// Where one is in a frame: scrolls the host page so that what lies `y` below the frame's upper edge stands in
    /// the middle of the screen. A page can't scroll the page around it.
    pub(super) async fn scroll_host(&self, y: &Value) {
        let Some(widget) = self.frame.borrow().clone() else { return };
        self.leave_frame().await;
        let script = format!(
            "const top = {FRAME}.getBoundingClientRect().top + arguments[1];
            window.scrollBy({{ top: top - innerHeight / 2, behavior: 'instant' }});"
        );
        self.run_with(&script, vec![json!(widget), y.clone()]).await;
        self.enter_frame(&widget).await;
    }
}
