//! The messages between the widget in its frame and the page around it.
//!
//! Both directions have one form, a plain object: `namespace` and `version` say that it is one of ours, `type` says which,
//! and the other members are its content. `public/embed.d.ts` types the same for the page's side; `tests/embed_messages.rs`
//! keeps the two equal. Neither direction ever carries what a citizen has typed.

use serde::{Deserialize, Serialize};

use super::{StyleSettings, ThemeMode};

/// What tells our messages from those of others.
pub const NAMESPACE: &str = "complaint-widget";
/// The version of the form. A message of another one is not understood.
pub const VERSION: u32 = 1;
/// The greatest height, in CSS pixels, that a page is asked for.
pub const MAX_HEIGHT: u32 = 100_000;
/// The longest message from the page, in bytes of JSON. Settings are far shorter.
pub const MAX_LENGTH: usize = 16_384;
/// The longest text in the settings, in characters.
const MAX_TEXT: usize = 200;

/// What the widget says to the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum ToPage {
    /// The widget listens, and waits for the settings.
    Ready,
    /// Its content has this height.
    Resize {
        /// In CSS pixels, 1 to [`MAX_HEIGHT`].
        height: u32,
    },
    /// Another screen came up than the one before.
    Opened {
        /// The name of its route, such as `report/place`.
        screen: &'static str,
    },
    /// The hotline has proven that it has the report.
    Submitted {
        /// The report's number; `None` if it follows later, or if it alone would open the report to the page.
        reference: Option<String>,
    },
    /// The hotline has the citizen's verdict.
    Rated {
        /// As in [`ToPage::Submitted`].
        reference: Option<String>,
    },
    /// The citizen wants the dialog closed.
    Closed,
    /// The widget can't be used here.
    Error {
        /// Why.
        code: ErrorCode,
    },
}

/// Why the widget can't be used in a page. All but [`ErrorCode::Origin`] the start script says (`start.js`), which is there
/// when the app isn't.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ErrorCode {
    /// Its settings can't be used; the console says why.
    Config,
    /// The page isn't one that the settings allow to embed it.
    Origin,
    /// The app could not start.
    Start,
}

impl ToPage {
    /// The message as JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        #[derive(Serialize)]
        struct Message<'a> {
            namespace: &'static str,
            version: u32,
            #[serde(flatten)]
            content: &'a ToPage,
        }
        let message = Message { namespace: NAMESPACE, version: VERSION, content: self };
        // Texts and numbers under texts always have a form.
        serde_json::to_string(&message).unwrap_or_default()
    }
}

/// What the page says to the widget.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FromPage {
    /// The answer to [`ToPage::Ready`].
    Hello(Settings),
    /// The settings have changed; all of them.
    SetConfig(Settings),
    /// Show a screen, the present one if none is named, and put the focus on its heading.
    Open(Option<Entrance>),
    /// Begin a new report.
    Reset,
}

/// A screen that a page can have shown, by its route's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Entrance {
    /// Where everything starts.
    #[serde(rename = "home")]
    Home,
    /// The first step of a report.
    #[serde(rename = "report/describe")]
    Report,
    /// Finding a complaint.
    #[serde(rename = "track")]
    Track,
}

/// How the widget stands in the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Place {
    /// Among the page's content, as high as its own.
    Inline,
    /// In a dialog, which scrolls.
    Dialog,
}

/// What a page can set. Absent: not set.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Settings {
    /// How the widget stands in the page.
    pub mode: Place,
    /// The language's tag.
    pub lang: Option<String>,
    /// Light or dark.
    pub theme: Option<ThemeMode>,
    /// The code of a category.
    pub category: Option<String>,
    /// The word for a class of request.
    pub class: Option<String>,
    /// The number of a complaint to be found.
    pub reference: Option<String>,
    /// The name of a configuration.
    pub config: Option<String>,
    /// Colours and measures of the page.
    #[serde(default)]
    pub style: StyleSettings,
}

impl Settings {
    fn is_in_range(&self) -> bool {
        let texts = [&self.lang, &self.category, &self.class, &self.reference, &self.config];
        let styles = self.style.named().map(|(_, text)| text);
        let texts = texts.into_iter().flatten().map(String::as_str).chain(styles);
        texts.into_iter().all(|text| text.chars().count() <= MAX_TEXT)
    }
}

/// What there is no message in: another form, another version, an unknown type, or content out of range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotUnderstood;

impl FromPage {
    /// Reads a message. Members that it doesn't know it leaves alone.
    ///
    /// # Errors
    /// For everything that isn't a message of this form and version.
    pub fn from_json(json: &str) -> Result<Self, NotUnderstood> {
        if json.len() > MAX_LENGTH {
            return Err(NotUnderstood);
        }
        let envelope: Envelope = serde_json::from_str(json).map_err(|_| NotUnderstood)?;
        if envelope.namespace != NAMESPACE || envelope.version != VERSION {
            return Err(NotUnderstood);
        }
        let settings = || envelope.settings.filter(Settings::is_in_range).ok_or(NotUnderstood);
        Ok(match envelope.kind {
            Kind::Hello => Self::Hello(settings()?),
            Kind::SetConfig => Self::SetConfig(settings()?),
            Kind::Open => Self::Open(envelope.screen),
            Kind::Reset => Self::Reset,
        })
    }
}

/// All members that any message has: one reader is smaller than one a type.
#[derive(Deserialize)]
struct Envelope {
    namespace: String,
    version: u32,
    #[serde(rename = "type")]
    kind: Kind,
    settings: Option<Settings>,
    screen: Option<Entrance>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Kind {
    Hello,
    SetConfig,
    Open,
    Reset,
}
