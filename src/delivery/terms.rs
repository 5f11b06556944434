//! What a delivery may count on.

use serde::{Deserialize, Serialize};

use crate::domain::Capabilities;

/// What the hotline allows, noted when the report is first sent: a delivery goes on without asking again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// The same report under the same key is one report.
    pub repeatable: bool,
    /// The same photo under the same id is one photo.
    pub photos_repeatable: bool,
    /// Photos can be sent once the hotline has the report.
    pub photos_follow: bool,
    /// It lists what everybody may see.
    pub listed: bool,
}

impl Terms {
    /// What `capabilities` say.
    #[must_use]
    pub fn of(capabilities: &Capabilities) -> Self {
        let photos = capabilities.photos.as_ref();
        Self {
            repeatable: capabilities.idempotent_submit,
            photos_repeatable: photos.is_some_and(|rules| rules.repeatable),
            photos_follow: photos.is_none_or(|rules| !rules.only_with_report),
            listed: capabilities.public_list,
        }
    }
}
