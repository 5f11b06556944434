//! `embed.js` on pages of another origin, under the strictest content policy, with a stub in the widget's place: what
//! the element does for itself.

mod attributes;
mod dialog;
mod messages;
mod standing;

use std::{collections::BTreeMap, fs};

use complaint_widget_journeys::{Browser, Object, Places, Setup, Site};
use serde_json::{Value, json};

const BEFORE: &str = include_str!("before.js");
const FUZZ: &str = include_str!("fuzz.js");
const STUB: &str = include_str!("stub.js");
const STRANGER: &str = include_str!("stranger.js");

/// One element between two paragraphs.
const ONE: &str = "<p>Above</p>
    <complaint-widget id='w'><a href='{widget}/'>Tell us</a></complaint-widget>
    <p id='below'>Below</p>";

/// A site with the element on it, the origin of the widget, and an origin that has nothing to do with either.
struct Stage {
    widget: Site,
    stranger: Site,
    host: Site,
}

impl Stage {
    /// A page with this content and the script. `{widget}` and `{stranger}` stand for the two origins.
    async fn with(body: &str) -> Self {
        Self::in_folder("v1", body, "").await
    }

    /// [`Self::with`], where the frame speaks only when it is told to.
    async fn silent(body: &str) -> Self {
        Self::in_folder("silent", body, "").await
    }

    /// [`Self::with`] the script of this folder, a stylesheet, and frames of the stranger's.
    async fn in_folder(folder: &str, body: &str, style: &str) -> Self {
        let stub = "<!doctype html><html lang=en><title>Widget</title><h1 id=heading tabindex=-1>Widget</h1>
            <button id=button>In the frame</button><script src=stub.js></script>";
        let mut objects = BTreeMap::new();
        for folder in ["v1", "silent"] {
            objects.insert(format!("/{folder}/"), object("text/html", stub));
            objects.insert(format!("/{folder}/stub.js"), object("text/javascript", &format!("{FUZZ}{STUB}")));
            let script = fs::read_to_string(Places::widget().join("embed.js")).unwrap();
            let script = object("text/javascript", &script)
                .and("access-control-allow-origin", "*")
                .and("cross-origin-resource-policy", "cross-origin");
            objects.insert(format!("/{folder}/embed.js"), script);
        }
        let strange = "<!doctype html><title>Stranger</title><script src=stranger.js></script>";
        let talk = format!("{FUZZ}{STRANGER}");
        for (path, kind, body) in [("page", "text/html", strange), ("stranger.js", "text/javascript", &talk)]
        {
            objects.insert(format!("/strange/{path}"), object(kind, body));
        }
        let strange = objects.clone();
        let widget = Site::of(objects).await;
        let stranger = Site::of(strange).await;

        let fill =
            |text: &str| text.replace("{widget}", widget.origin()).replace("{stranger}", stranger.origin());
        let page = fill(&format!(
            "<!doctype html><html lang=en><head><title>A district</title><meta name=viewport content=width=device-width>
            <link rel=stylesheet href=style.css><script type=module src={{widget}}/{folder}/embed.js></script>
            <body><main><h1>A district</h1>{body}</main>"
        ));
        // The two directives that the documentation names, and Trusted Types without any policy.
        let mut policy = fill(
            "default-src 'none'; script-src {widget}; frame-src {widget} {stranger}; \
             require-trusted-types-for 'script'; trusted-types 'none'",
        );
        if style.is_empty() {
            policy = policy.replace(&format!(" {}", stranger.origin()), "");
        } else {
            policy.push_str("; style-src 'self'");
        }
        let page =
            page.replace(if style.is_empty() { "<link rel=stylesheet href=style.css>" } else { "\0" }, "");
        let host = Site::of(BTreeMap::from([
            ("/".to_owned(), object("text/html", &page).and("content-security-policy", &policy)),
            ("/style.css".to_owned(), object("text/css", style)),
        ]))
        .await;
        Self { widget, stranger, host }
    }

    /// A browser that has the page open.
    async fn open(&self) -> Browser {
        self.open_in(Setup { before: Some(BEFORE), ..Setup::default() }).await
    }

    async fn open_in(&self, setup: Setup) -> Browser {
        let browser = Browser::start(&setup).await;
        browser.goto(self.host.origin()).await;
        browser
    }

    /// [`Self::open`], once the frame shows.
    async fn open_ready(&self) -> Browser {
        let browser = self.open().await;
        browser.until("the frame shows", "widget().state.includes('shown')").await;
        browser
    }
}

fn object(kind: &str, body: &str) -> Object {
    let headers = vec![("content-type".to_owned(), format!("{kind}; charset=utf-8"))];
    Object { headers, body: body.as_bytes().to_vec() }
}

trait And {
    fn and(self, name: &str, value: &str) -> Self;
}

impl And for Object {
    fn and(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }
}

/// What the stub in an element knows, after everything that it was sent before.
async fn report(browser: &Browser, id: &str) -> Value {
    let script = "const [id, done] = arguments; report(id).then(done);";
    browser.run_until_done(script, vec![json!(id)]).await
}

/// The messages that the stub has heard, without what all have in common.
async fn heard(browser: &Browser) -> Vec<Value> {
    let report = report(browser, "w").await;
    let mut heard = report["heard"].as_array().unwrap().clone();
    for message in &mut heard {
        let message = message.as_object_mut().unwrap();
        assert_eq!(message.remove("namespace"), Some(json!("complaint-widget")));
        assert_eq!(message.remove("version"), Some(json!(1)));
    }
    heard
}

/// The settings that the stub has heard last.
async fn settings(browser: &Browser) -> Value {
    heard(browser).await.iter().rev().find_map(|message| message.get("settings").cloned()).unwrap()
}

/// The events of the page so far: the element's id, the type and the detail of each.
async fn seen(browser: &Browser) -> Value {
    browser.run("return seen").await
}

/// Has the stub say messages, and waits until all have arrived.
async fn say(browser: &Browser, messages: &str) {
    browser.run(&format!("order('say', {{ messages: {messages} }})")).await;
    report(browser, "w").await;
}

/// Nothing was thrown on the page, and the console is quiet.
async fn assert_well(browser: &Browser) {
    assert_eq!(browser.run("return faults").await, json!([]));
    browser.assert_quiet().await;
}
