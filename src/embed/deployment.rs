//! What a deployment is called, and where it begins.

use serde::Deserialize;

/// What a phone files this deployment's reports under: 1 to 40 of `a`–`z`, `0`–`9` and `-`. Whoever changes it leaves what
/// phones have kept behind.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct DeploymentId(String);

impl DeploymentId {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for DeploymentId {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        if is_name(&text) {
            Ok(Self(text))
        } else {
            Err("id has 1 to 40 characters out of a to z, 0 to 9 and -, such as \"pinghe\"")
        }
    }
}

fn is_name(text: &str) -> bool {
    let is_plain = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    is_plain && (1..=40).contains(&text.len())
}

/// The screen that an address without a hash opens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StartScreen {
    /// The one with all the ways.
    #[default]
    Home,
    /// The first step of a report.
    Report,
    /// Finding a complaint again.
    Track,
}

/// The name of one of several configurations that share a build: 1 to 40 of `a`–`z`, `0`–`9` and `-`, which
/// isn't the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigName(String);

impl ConfigName {
    /// `None` for what can't be one.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        (is_name(text) && !text.starts_with('-')).then(|| Self(text.to_owned()))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The file beside the page that holds the configuration of this name, or the one without a name.
    #[must_use]
    pub fn file(name: Option<&Self>) -> String {
        match name {
            Some(Self(name)) => format!("config.{name}.json"),
            None => "config.json".to_owned(),
        }
    }
}
