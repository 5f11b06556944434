//! How a deployment sets the widget up: `config.json`; and how it lives in a district's page.
//!
//! Each member of the file has a type of its own that checks it; what is wrong with one is a sentence for the webmaster.

mod area;
mod backend;
mod colour;
mod config;
mod deferred;
mod deployment;
mod embedding;
mod examine;
mod fault;
mod limits;
pub mod message;
mod phones;
mod privacy;
mod texts;
mod theme;
mod theme_settings;

pub use area::{Area, CityDistrict, Districts};
pub use backend::{BackendConfig, BackendKind};
pub use colour::Colour;
pub use config::Config;
pub use deferred::Deferred;
pub use deployment::{ConfigName, DeploymentId, StartScreen};
pub use embedding::{Embedding, OriginPattern, Origins};
pub use examine::{Examined, examine, read_at};
pub use fault::Fault;
pub use limits::Limits;
pub use phones::{Phones, SharedPhone};
pub use privacy::PrivacyLinks;
pub use texts::Texts;
pub use theme::{Dress, FONTS, Palette, StyleSettings, ThemeMode, Tone, asks_for_dark, dress};
pub use theme_settings::ThemeSettings;
