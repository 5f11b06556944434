//! Into the widget on another's page, and out again.

use serde_json::{Value, json};

use super::{Browser, Engine};

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

    /// The browser's button back (`-1`) or forward (`1`), after which one looks where one looked before.
    pub(super) async fn step(&self, by: i8) {
        let frame = self.frame.borrow().clone();
        // Its driver waits for another host page, which doesn't come if the step is one of the frame's.
        if frame.is_some() && self.engine == Engine::WebKit {
            self.run_with("history.go(arguments[0])", vec![json!(by)]).await;
            return;
        }
        let done = if by < 0 { self.driver.back().await } else { self.driver.forward().await };
        done.unwrap();
        // Chromium's driver looks at the host page now.
        if let Some(widget) = frame {
            self.leave_frame().await;
            self.enter_frame(&widget).await;
        }
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
