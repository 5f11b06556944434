//! What a finger does: it looks for something, touches it, types.

use serde_json::{Value, json};
use thirtyfour::{
    Key,
    prelude::{By, WebDriverResult, WebElement},
};
use tokio::time::Instant;

use super::{Browser, PATIENCE};

impl Browser {
    /// The element that a selector finds, as soon as it is there.
    pub async fn find(&self, selector: &str) -> WebElement {
        let what = format!("an element {selector}");
        let expression = "document.querySelector(arguments[0]) !== null";
        let find = async || {
            self.until_with(&what, expression, vec![json!(selector)]).await;
            self.driver.find(By::Css(selector)).await
        };
        self.as_it_stands(&what, find).await
    }

    /// Whether a selector finds anything now.
    pub async fn has(&self, selector: &str) -> bool {
        self.run_with("return document.querySelector(arguments[0]) !== null", vec![json!(selector)]).await
            == Value::Bool(true)
    }

    /// The text of the first element that a selector finds, as it is shown.
    pub async fn text(&self, selector: &str) -> String {
        self.as_it_stands(selector, async || self.find(selector).await.text().await).await
    }

    /// Touches the element that a selector finds.
    pub async fn press(&self, selector: &str) {
        self.touch(selector, async || self.find(selector).await).await;
    }

    /// Touches the button or link that says exactly `words`.
    pub async fn press_words(&self, words: &str) {
        let script = "[...document.querySelectorAll('main button, main a')]
            .find(it => it.checkVisibility() && it.innerText.trim() === arguments[0])";
        let what = format!("a button that says {words}");
        let find = async || {
            self.until_with(&what, &format!("{script} !== undefined"), vec![json!(words)]).await;
            self.driver.execute(format!("return {script}"), vec![json!(words)]).await?.element()
        };
        let find = async || self.as_it_stands(&what, find).await;
        self.touch(&what, find).await;
    }

    /// Touches what is found in the middle of the screen, so that nothing that sticks to an edge covers it, once it
    /// has come to rest there. What is drawn anew meanwhile is looked for again, as a finger touches what stands there.
    async fn touch(&self, what: &str, find: impl AsyncFn() -> WebElement) {
        self.as_it_stands(what, async || self.touch_once(find().await).await).await;
    }

    /// What `act` does with an element; once more where that was drawn anew in the midst of it.
    async fn as_it_stands<T>(&self, what: &str, act: impl AsyncFn() -> WebDriverResult<T>) -> T {
        let start = Instant::now();
        loop {
            let error = match act().await {
                Ok(done) => return done,
                Err(error) => error,
            };
            let said = error.to_string().to_lowercase();
            let is_gone = ["stale element", "no such element"].iter().any(|it| said.contains(it));
            if !is_gone || start.elapsed() > PATIENCE {
                panic!("{what} can't be had: {error}. {}", self.account().await);
            }
        }
    }

    async fn touch_once(&self, element: WebElement) -> WebDriverResult<()> {
        let scroll = "const [element] = arguments;
            element.scrollIntoView({ block: 'center', behavior: 'instant' });
            const box = element.getBoundingClientRect();
            return box.top + box.height / 2;";
        let rest = "const [element, done] = arguments;
            const look = before => requestAnimationFrame(() => {
                const now = element.getBoundingClientRect();
                if (before && before.x === now.x && before.y === now.y) done(true); else look(now);
            });
            look();";
        let found = element.to_json()?;
        let middle = self.driver.execute(scroll, vec![found.clone()]).await?;
        self.scroll_host(middle.json()).await;
        self.driver.execute_async(rest, vec![found]).await?;
        element.click().await
    }

    /// Types into the control with this id, behind what stands there.
    pub async fn type_into(&self, id: &str, text: &str) {
        let selector = format!("#{id}");
        self.as_it_stands(&selector, async || self.find(&selector).await.send_keys(text).await).await;
    }

    /// Has files chosen by a file input, which the phone's own dialogue would do.
    pub async fn choose_files(&self, selector: &str, paths: &[String]) {
        self.find(selector).await.send_keys(paths.join("\n")).await.unwrap();
    }

    /// Chooses an option of a list by its value, by the keyboard's means: the list's own menu is the phone's.
    pub async fn choose_option(&self, selector: &str, value: &str) {
        let list = self.find(selector).await;
        list.find(By::Css(format!("option[value='{value}']"))).await.unwrap().click().await.unwrap();
    }

    /// Presses keys on whatever has the focus.
    pub async fn keys(&self, keys: impl AsRef<str>) {
        self.driver.action_chain().send_keys(keys.as_ref()).perform().await.unwrap();
    }

    /// Presses Shift and Tab together.
    pub async fn shift_tab(&self) {
        let chain = self.driver.action_chain().key_down(Key::Shift);
        chain.send_keys(Key::Tab).key_up(Key::Shift).perform().await.unwrap();
    }
}
