//! How the operator lets others in.

use std::time::Duration;

use axum::http::StatusCode;
use complaint_widget::backend::native::wire::ProblemCode;

use super::unknown;
use crate::{api::Fault, code::ServerKey};

/// How the hotline speaks Open311. By default everybody can read and nobody can write.
#[derive(Clone, Default)]
pub struct Settings {
    /// The keys of clients that may write. With any, a client needs one.
    pub keys: Vec<String>,
    /// Without keys: true lets everybody write.
    pub open_writing: bool,
    /// The only `jurisdiction_id` that may be asked for; `None`: any, and none counts.
    pub jurisdiction: Option<String>,
    /// `None`: an accepted request gets its number at once. Otherwise it gets a token, which gives the number from so
    /// much later on, as a slower system would.
    pub tokens_after: Option<Duration>,
    /// The address under which clients reach the server, such as `https://hotline.example`.
    pub public_url: Option<String>,
}

impl Settings {
    /// Lets a client write that shows this `api_key`.
    ///
    /// # Errors
    /// 403.
    pub fn admit(&self, server: &ServerKey, api_key: Option<&str>) -> Result<(), Fault> {
        let refused = |why: &str| Err(Fault::new(StatusCode::FORBIDDEN, ProblemCode::Other, why.to_owned()));
        if self.keys.is_empty() {
            return if self.open_writing {
                Ok(())
            } else {
                refused("This hotline takes no requests over Open311, only over its own form.")
            };
        }
        let Some(api_key) = api_key else { return refused("An api_key is needed to make a request.") };
        // Keyed digests, so that the time it takes tells nothing about a key.
        let shown = server.digest(api_key.as_bytes());
        if self.keys.iter().any(|key| server.digest(key.as_bytes()) == shown) {
            Ok(())
        } else {
            refused("This api_key isn't known here.")
        }
    }

    /// Judges a `jurisdiction_id`.
    ///
    /// # Errors
    /// 404 for another one than the hotline's.
    pub fn check_jurisdiction(&self, asked: Option<&str>) -> Result<(), Fault> {
        match (&self.jurisdiction, asked) {
            (Some(own), Some(asked)) if own != asked => Err(unknown("jurisdiction_id")),
            _ => Ok(()),
        }
    }
}
