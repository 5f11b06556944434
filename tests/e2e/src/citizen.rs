//! The steps of a journey in the citizen's words.

use serde_json::{Value, json};

use crate::browser::Browser;

/// What the citizen is given to find a report again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The number.
    pub reference: String,
    /// The secret code.
    pub code: String,
}

/// What a citizen has to say.
#[derive(Clone, Debug)]
pub struct Report {
    /// The class of request.
    pub class: &'static str,
    /// The matter in the citizen's words.
    pub description: &'static str,
    /// The category that those words suggest.
    pub category: &'static str,
}

impl Browser {
    /// Opens the widget at `url` and waits until it has taken over from the static shell.
    pub async fn open(&self, url: &str) {
        self.goto(url).await;
        self.until("the app takes over", "document.documentElement.dataset.app === 'ready'").await;
    }

    /// Waits until the screen `name` is there.
    pub async fn on_screen(&self, name: &str) {
        let expression = "document.querySelector('main')?.dataset.screen === arguments[0]";
        self.until_with(&format!("the screen {name}"), expression, vec![json!(name)]).await;
    }

    /// Language and direction of the page.
    pub async fn language(&self) -> (String, String) {
        let read = self.run("return [document.documentElement.lang, document.documentElement.dir]").await;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        (text(&read[0]), text(&read[1]))
    }

    /// Chooses a language in the bar.
    pub async fn choose_language(&self, tag: &str) {
        self.choose_option(".bar select", tag).await;
        let expression = "document.documentElement.lang === arguments[0]";
        self.until_with(&format!("the page speaks {tag}"), expression, vec![json!(tag)]).await;
    }

    /// From the first screen to the first step of a report.
    pub async fn begin_report(&self) {
        self.on_screen("home").await;
        self.press("a[href='#/report/describe']").await;
        self.on_screen("report/describe").await;
    }

    /// Fills the first step and chooses the category, which the words must have suggested.
    pub async fn describe(&self, report: &Report) {
        self.type_into("description", report.description).await;
        self.press(&format!("label:has(> input[name=class][value={}])", report.class)).await;
        self.press(&format!("label:has(> input[name=category][value={}])", report.category)).await;
    }

    /// What the first step suggests, the likeliest first.
    pub async fn suggestions(&self) -> Vec<String> {
        let read =
            self.run("return [...document.querySelectorAll('input[name=category]')].map(it => it.value)");
        read.await.as_array().into_iter().flatten().filter_map(|it| it.as_str().map(str::to_owned)).collect()
    }

    /// Goes on to the next step.
    pub async fn go_on(&self) {
        self.press("main button[type=submit]").await;
    }

    /// What stands in the control with this id.
    pub async fn typed(&self, id: &str) -> String {
        let value =
            self.run_with("return document.getElementById(arguments[0])?.value", vec![json!(id)]).await;
        value.as_str().unwrap_or_default().to_owned()
    }
}
