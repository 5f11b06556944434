//! `hotline gateway`.

use std::{env, path::PathBuf};

use super::{
    Failure,
    server::{ServerArguments, until_interrupted},
};
use crate::{
    clock::Clock,
    gateway::{
        config::{Config, KeyPlace},
        server::{Options, RunningGateway},
    },
};

/// Serves the widget and forwards its requests to a hotline that the district already has.
///
/// The widget then talks to its own origin, below /upstream unless the file says otherwise, so the other hotline needs
/// no CORS headers, and its key stays here: the file names the variable of the environment that holds it. Only the
/// methods and paths that the file lists go through; cookies never do. A POST that the file marks with "once" reaches
/// the other hotline once, however often it is sent within a day under the same Idempotency-Key; for that the answers
/// are kept in the data directory, with what they say of citizens.
///
/// docs/gateway.md explains the file, and hotline/gateway/ has files to begin with.
#[derive(Debug, clap::Args)]
pub struct Gateway {
    /// The file that says where the other hotline is and what may be asked of it.
    #[arg(long, value_name = "FILE")]
    config: PathBuf,
    #[command(flatten)]
    server: ServerArguments,
    /// The directory of the remembered answers.
    #[arg(long, value_name = "DIR", default_value = "gateway-data")]
    data: PathBuf,
}

impl Gateway {
    pub async fn run(self) -> Result<(), Failure> {
        let config = Config::read(&self.config)?;
        let key = config.key.as_ref().map(secret).transpose()?;
        let gateway = RunningGateway::start(Options {
            listen: self.server.listen,
            data: self.data,
            widget: self.server.widget,
            frame_ancestors: self.server.frame_ancestor,
            trust_forwarded_for: self.server.trust_forwarded_for,
            config,
            key,
            clock: Clock::system(),
        })
        .await?;
        until_interrupted(gateway.address()).await?;
        gateway.stop().await?;
        Ok(())
    }
}

fn secret(place: &KeyPlace) -> Result<String, Failure> {
    let name = &place.environment;
    env::var(name).map_err(|_| format!("set the variable {name} to the other hotline's key").into())
}
