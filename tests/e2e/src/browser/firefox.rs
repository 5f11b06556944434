//! Firefox by geckodriver.

use std::{
    process::{Command, Stdio},
    sync::Arc,
};

use http::Method;
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::common::command::{Command as Ask, ExtensionCommand};

use super::{Browser, Colours, Driver, Setup};
use crate::{child::Running, places::Places};

/// A driver at a free port.
pub(super) fn driver() -> Driver {
    let mut command = Command::new(Places::geckodriver());
    // The console is only to be had from the browser's own side.
    command.args(["--port", "0", "--websocket-port", "0", "--allow-system-access"]);
    // Its parts complain when it is killed.
    command.stderr(Stdio::null());
    let told = Running::start(&mut command, |line| {
        line.split("Listening on 127.0.0.1:").nth(1)?.trim().parse().ok()
    });
    let (running, port) = told.expect("the driver finds a port");
    Driver { running, port, _screen: None }
}

pub(super) fn capabilities(setup: &Setup, profile: &TempDir) -> Value {
    json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "binary": Places::firefox(),
            "args": ["-headless", "-profile", profile.path()],
            "prefs": {
                "intl.accept_languages": setup.languages,
                "layout.css.prefers-color-scheme.content-override": u8::from(setup.colours == Colours::Light),
                "font.size.variable.x-western": setup.text_size,
                "font.size.variable.ar": setup.text_size,
                "font.size.variable.zh-CN": setup.text_size,
                "javascript.enabled": setup.javascript,
                // Otherwise it ends, with an error, whatever a page still does when it is left.
                "dom.ipc.cancel_content_js_when_navigating": false,
            },
        },
    })
}

/// Has the commands that follow be about the page (`content`) or about the browser itself (`chrome`).
#[derive(Debug)]
struct Context(&'static str);

impl ExtensionCommand for Context {
    fn parameters_json(&self) -> Option<Value> {
        Some(json!({ "context": self.0 }))
    }

    fn method(&self) -> Method {
        Method::POST
    }

    fn endpoint(&self) -> Arc<str> {
        "/moz/context".into()
    }
}

impl Browser {
    /// What the console of Firefox holds about the scripts of pages: see [`Browser::complaints`].
    pub(super) async fn complaints_of_firefox(&self) -> Vec<String> {
        let script = "const messages = Services.console.getMessageArray();
            Services.console.reset();
            return messages
                .filter(it => it instanceof Ci.nsIScriptError)
                .filter(it => !(it.flags & (Ci.nsIScriptError.infoFlag | Ci.nsIScriptError.warningFlag)))
                .filter(it => /^https?:/.test(it.sourceName))
                .map(it => [it.category, it.sourceName + ':' + it.lineNumber, it.errorMessage].join(' '));";
        // Whatever the page's process has reported before it answers is there afterwards.
        self.run("return true").await;
        self.ask_firefox_about("chrome").await;
        let messages = self.run(script).await;
        self.ask_firefox_about("content").await;
        let messages = messages.as_array().cloned().unwrap_or_default();
        messages.iter().filter_map(|it| it.as_str().map(str::to_owned)).collect()
    }

    async fn ask_firefox_about(&self, context: &'static str) {
        self.driver.cmd(Ask::ExtensionCommand(Box::new(Context(context)))).await.unwrap();
    }
}
