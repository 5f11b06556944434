//! The file with the deployment's settings, and what is wrong with it.

use leptos::prelude::*;

use super::{Remote, Store};
use crate::{
    browser::page,
    embed::{Config, Examined, Fault, examine},
};

/// A `config.json`.
#[derive(Clone, Debug, PartialEq)]
pub struct SettingsFile {
    /// Its name.
    pub name: String,
    /// Its content as long as not all of it was examined.
    pub unexamined: Option<Vec<u8>>,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
}

impl SettingsFile {
    /// Says on the console what is wrong.
    pub fn complain(&self) {
        for fault in &self.faults {
            page::complain(&fault.in_file(&self.name));
        }
    }
}

impl Store {
    /// Examines what the first screens had no need of, and goes by it from now on.
    pub(super) fn examine_settings(self) {
        self.settings.update(|file| {
            if let Some(text) = file.as_mut().and_then(|file| file.unexamined.take())
                && let Some(file) = file
            {
                let Examined { config, faults } = examine(&text);
                file.faults = faults;
                file.complain();
                // What of a member can be used is better than none of it.
                if let Some(config) = config.filter(|_| !file.faults.is_empty()) {
                    self.config.set_value(config);
                }
            }
        });
        self.narrow.set_value(Some(Config::narrowed));
        let narrowed = self.capabilities.with_untracked(|capabilities| {
            let before = capabilities.ready()?;
            let after = self.config(|config| config.narrowed(before.as_ref().clone()));
            (after != **before).then_some(after)
        });
        if let Some(narrowed) = narrowed {
            self.capabilities.set(Remote::Ready(narrowed.into()));
        }
    }
}
