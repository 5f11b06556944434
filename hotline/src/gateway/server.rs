//! Starting and stopping a gateway.

use std::{net::SocketAddr, path::PathBuf, sync::Arc, time::Duration};

use axum::routing::any;
use tokio::task::{JoinError, JoinSet};

use super::{
    answers::Answers,
    config::Config,
    forward::{Gateway, forward},
    key::Key,
    once::Once,
    turns::Turns,
    upstream::Upstream,
};
use crate::{
    clock::Clock,
    code::ServerKey,
    data::{private_directory, private_file},
    server::StartError,
    serving::Serving,
    throttle::Throttle,
    widget,
};

/// How often answers that are too old are looked for.
const ERASING: Duration = Duration::from_secs(15 * 60);

/// How a gateway is run.
pub struct Options {
    /// Where to listen; port 0 lets the system choose one.
    pub listen: SocketAddr,
    /// The directory of the remembered answers.
    pub data: PathBuf,
    /// The directory of the widget's files.
    pub widget: Option<PathBuf>,
    /// Sites that may show the widget in a frame.
    pub frame_ancestors: Vec<String>,
    /// True behind a proxy that sets `X-Forwarded-For`.
    pub trust_forwarded_for: bool,
    /// The operator's file.
    pub config: Config,
    /// What the variable holds that the file names.
    pub key: Option<String>,
    /// The time.
    pub clock: Clock,
}

/// A running gateway.
pub struct RunningGateway {
    serving: Serving,
    answers: Answers,
}

impl RunningGateway {
    /// Starts a gateway; it answers as soon as this returns.
    ///
    /// # Errors
    /// When something it needs can't be had.
    pub async fn start(options: Options) -> Result<Self, StartError> {
        let headers = widget::safety_headers(options.widget.as_deref(), &options.frame_ancestors)
            .map_err(StartError::FrameAncestor)?;
        let config = Arc::new(options.config);
        let key = match (&config.key, options.key) {
            (None, _) => None,
            (Some(place), Some(secret)) => {
                Some(Arc::new(Key::new(&place.part, secret).map_err(StartError::Key)?))
            }
            (Some(_), None) => return Err(StartError::Key("it isn't there".to_owned())),
        };
        let in_data = |error| StartError::Io("the data directory can't be used", error);
        let file = options.data.join("gateway.db");
        private_directory(&options.data).and_then(|()| private_file(&file)).map_err(in_data)?;
        let server_key = ServerKey::open(&options.data.join("secret.key"))
            .map_err(|error| StartError::Io("the key of the data directory can't be used", error))?;
        let answers = Answers::open(&file, options.clock, config.unknown_minutes).await?;
        let upstream = Upstream::new(&config.upstream, &config.limits)
            .map_err(|error| StartError::Io("no certificates to check the upstream's by", error))?;
        let upstream = Arc::new(upstream);
        if key.is_some() && !config.upstream.is_secure {
            tracing::warn!(
                "the upstream's key goes over plain HTTP; let nobody listen between here and there"
            );
        }

        let mut chores = JoinSet::new();
        chores.spawn(erase(answers.clone()));
        let once =
            Once { answers: answers.clone(), turns: Turns::default(), upstream: Arc::clone(&upstream) };
        let prefix = config.prefix.as_str().to_owned();
        let gateway = Arc::new(Gateway {
            key,
            upstream,
            once: Arc::new(once),
            server_key,
            requests: Throttle::per_minute(config.limits.requests_per_minute.get()),
            trust_forwarded_for: options.trust_forwarded_for,
            config,
        });
        let router = axum::Router::new()
            .route(&format!("{prefix}/{{*path}}"), any(forward))
            .with_state(gateway)
            .fallback_service(widget::router(options.widget.as_deref()));
        let serving = Serving::start(options.listen, router, headers, chores)
            .await
            .map_err(|error| StartError::Io("can't listen at that address", error))?;
        Ok(Self { serving, answers })
    }

    /// Where it listens.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.serving.address()
    }

    /// Ends the answers under way, takes no new requests, and closes the database.
    ///
    /// # Errors
    /// When serving had failed before.
    pub async fn stop(self) -> Result<(), JoinError> {
        let served = self.serving.stop().await;
        self.answers.close().await;
        served
    }
}

/// Erases answers that are too old, for ever.
async fn erase(answers: Answers) {
    let mut ticks = tokio::time::interval(ERASING);
    loop {
        ticks.tick().await;
        match answers.erase_old().await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "erased answers whose time is over"),
            Err(error) => tracing::error!(%error, "erasing answers failed; it is tried again soon"),
        }
    }
}
