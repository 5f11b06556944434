//! The `backend` of a `config.json`.

use serde::Deserialize;
use serde_json::Value;

use super::{Open311, Profile, ProfileName, memory::Memory, reader::Manner};
use crate::{
    backend::UtcOffset,
    domain::LanguageTag,
    embed::{Config, Fault, read_at},
};

/// Where the settings are.
const BACKEND: &str = "/backend";

/// What stands there beside the members of [`Profile`] that are overridden.
#[derive(Deserialize)]
struct Settings {
    /// Where the interface begins: the part of each address before `/services.json`.
    url: String,
    /// The kind of server.
    #[serde(default)]
    profile: ProfileName,
    /// The language of the server's texts, where it has only one.
    #[serde(default)]
    language: Option<LanguageTag>,
    /// How far the server's clock is ahead of UTC, where it writes times without a zone.
    #[serde(default)]
    utc_offset: UtcOffset,
}

/// The members that are read before the profile.
const OWN: [&str; 5] = ["kind", "url", "profile", "language", "utc_offset"];

impl Open311 {
    /// The server that the settings of `config` name: `url`, and perhaps `profile` (a [`ProfileName`]), `language`,
    /// `utc_offset` and any member of [`Profile`], which then takes the place of the profile's own.
    ///
    /// # Errors
    /// What is wrong with the settings.
    pub fn from_config(config: &Config) -> Result<Self, Fault> {
        let settings: Value = config.backend.read()?;
        let Settings { url, profile, language, utc_offset } = read_at(BACKEND, &settings)?;
        let wrong = |name: &str, what: &str| Fault::of_member(BACKEND, name, what);
        if url.trim().is_empty() {
            return Err(wrong("url", "the url is empty; say where the server's Open311 interface begins"));
        }
        let mut members =
            serde_json::to_value(profile.profile()).map_err(|error| Fault::new(BACKEND, error))?;
        let overrides = settings.as_object().into_iter().flatten();
        for (name, value) in overrides.filter(|(name, _)| !OWN.contains(&name.as_str())) {
            let Some(member) = members.get_mut(name) else {
                return Err(wrong(name, "this is no setting of an Open311 server"));
            };
            member.clone_from(value);
        }
        let profile: Profile = read_at(BACKEND, &members)?;
        Ok(Self {
            base: url.trim().trim_end_matches('/').to_owned(),
            profile,
            manner: Manner { language, utc_offset },
            deployment: config.clone(),
            memory: Memory::default(),
        })
    }
}
