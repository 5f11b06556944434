//! Which deployment the page is of: its settings, also where those aren't as they should be, and the name under which
//! phones file its reports.

use super::{parts::Parts, state::SettingsFile};
use crate::{
    browser::{assets, host, page},
    embed::{Config, ConfigName, Examined},
};

/// A deployment.
pub(in crate::ui) struct Deployment {
    /// The name of its configuration; `None`: the one without a name.
    pub name: Option<ConfigName>,
    /// What that says, as far as it serves.
    pub config: Config,
    /// The file that says so, and what is known to be wrong with it.
    pub settings: SettingsFile,
}

impl Deployment {
    /// The configuration that the address names, if it names one that can be.
    pub fn asked_for() -> Option<ConfigName> {
        let asked = host::parameter("config")?;
        let name = ConfigName::new(&asked);
        if name.is_none() {
            page::warn(
                "complaint-widget: config takes 1 to 40 of a-z, 0-9 and -, such as north; it is left out",
            );
        }
        name
    }

    /// Reads the configuration of this name. If something is wrong with it, all of that stands on the console and what
    /// serves without it comes back; a development build shows it, too.
    ///
    /// # Errors
    /// When nothing serves: with the first fault, for the webmaster.
    pub async fn read(parts: Parts, name: Option<ConfigName>) -> Result<Self, String> {
        let file = ConfigName::file(name.as_ref());
        let Some(text) = assets::text(&file).await else { return Err(format!("{file} could not be loaded")) };
        match Config::from_json(&text) {
            Ok(config) => {
                let settings = SettingsFile { name: file, unexamined: Some(text), faults: Vec::new() };
                Ok(Self { name, config, settings })
            }
            Err(told) => Self::examine(parts, name, &text, &told).await,
        }
    }

    /// The same with what can be used of the members that [are read later](crate::embed::Deferred).
    pub async fn examined(self, parts: Parts) -> Result<Self, String> {
        match &self.settings.unexamined {
            Some(text) => {
                let told = "what is wrong with it could not be found out";
                Self::examine(parts, self.name, text, told).await
            }
            None => Ok(self),
        }
    }

    async fn examine(
        parts: Parts,
        name: Option<ConfigName>,
        text: &[u8],
        told: &str,
    ) -> Result<Self, String> {
        let file = ConfigName::file(name.as_ref());
        let told = format!("{file}: {told}");
        // What knows its way about in what is wrong is no part of the first load.
        let Some(later) = (parts.later)().await else { return Err(told) };
        let Examined { config, faults } = later.examine(text);
        let settings = SettingsFile { name: file, unexamined: None, faults };
        settings.complain();
        config.map(|config| Self { name, config, settings }).ok_or(told)
    }

    /// The file of its configuration.
    pub fn file(&self) -> String {
        ConfigName::file(self.name.as_ref())
    }

    /// What phones file its reports under ([`crate::browser::storage::set_deployment`]): districts that share a host must
    /// not see each other's.
    pub fn storage_name(&self) -> String {
        match &self.config.id {
            Some(id) => id.as_str().to_owned(),
            None => format!("{}{}", page::folder(), self.name.as_ref().map_or("", ConfigName::as_str)),
        }
    }
}
