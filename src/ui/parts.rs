//! The parts of the Wasm that the first load leaves out, and what the page has to do to have them.

use std::pin::Pin;

use super::{embedded::Embedded, later::Later};
use crate::{
    backend::{AnyBackend, Connect, Connection, at_hand},
    browser::fetch,
    embed::{BackendKind, Config, Fault},
};

/// Loads a part and gives the way into it; `None` if it can't be had now.
pub type Load<T> = fn() -> Loading<T>;

/// A part on its way.
pub type Loading<T> = Pin<Box<dyn Future<Output = Option<T>>>>;

/// How to load what the first load leaves out.
#[derive(Clone, Copy)]
pub struct Parts {
    /// The screens that come after the first ones.
    pub later: Load<Later>,
    /// What a page around the widget needs, and a theme of the deployment's own.
    pub embedded: Load<Embedded>,
    /// The way to make a backend of a kind.
    pub backend: fn(BackendKind) -> Loading<Connect>,
}

impl Parts {
    /// The backend that `config` names.
    ///
    /// # Errors
    /// What is wrong with its settings, or missing.
    pub(in crate::ui) async fn backend(&self, config: &Config) -> Connection<AnyBackend> {
        if let Some(connection) = at_hand(config) {
            return connection;
        }
        let Some(connect) = (self.backend)(config.backend.kind).await else {
            return Err(Fault::new(
                "/backend",
                "the part of the widget that knows this kind of backend could not be loaded",
            ));
        };
        match fetch::run(connect(config)).await {
            Ok(connection) => connection,
            Err(_) => Err(Fault::new("/backend", "a file that the backend needs could not be loaded")),
        }
    }
}
