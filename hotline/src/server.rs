//! Starting and stopping the whole hotline.

use std::{io, net::SocketAddr, path::PathBuf, sync::Arc, time::Duration};

use tokio::{
    sync::{Semaphore, watch},
    task::{JoinError, JoinSet},
};

use crate::{
    api::{self, App},
    clerk::Clerk,
    clock::Clock,
    code::ServerKey,
    content::{Content, ContentError, clerk_texts},
    data::DataDirectory,
    database::Database,
    open311, photo,
    retention::Retention,
    seats::Seats,
    serving::Serving,
    throttle::Throttle,
    widget,
};

/// How many photos are decoded at once.
const DECODERS: usize = 2;
/// How many can follow complaints at once.
const FOLLOWERS: usize = 1_000;
/// How many of them can come from one address, which a whole office may share.
const FOLLOWERS_EACH: usize = 20;
/// How many wrong codes an address can try a minute.
const WRONG_CODES_PER_MINUTE: u32 = 20;

/// How a hotline is run.
pub struct Options {
    /// Where to listen; port 0 lets the system choose one.
    pub listen: SocketAddr,
    /// The data directory.
    pub data: PathBuf,
    /// The hotline's texts and rules.
    pub content: Content,
    /// The directory of the widget's files.
    pub widget: Option<PathBuf>,
    /// Sites that may show the widget in a frame.
    pub frame_ancestors: Vec<String>,
    /// Whether made-up pages with the widget in them are at `/demo/`.
    pub demo_hosts: bool,
    /// How many writes an address can make a minute.
    pub writes_per_minute: u32,
    /// True behind a proxy that sets `X-Forwarded-For`.
    pub trust_forwarded_for: bool,
    /// How it speaks Open311.
    pub open311: open311::Settings,
    /// The time between the demonstration clerk's steps; `None`: there is no such clerk.
    pub demo_clerk: Option<Duration>,
    /// The time.
    pub clock: Clock,
}

/// Why a hotline or a gateway didn't start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The address, the data directory or the key can't be used.
    #[error("{0}: {1}")]
    Io(&'static str, io::Error),
    /// The database can't be used.
    #[error("the database can't be opened: {0}")]
    Database(#[from] sqlx::Error),
    /// The demonstration clerk's words can't be read.
    #[error(transparent)]
    Content(#[from] ContentError),
    /// A frame ancestor isn't a site.
    #[error("frame ancestor: {0}")]
    FrameAncestor(String),
    /// The key of a gateway's upstream can't be used.
    #[error("the other hotline's key: {0}")]
    Key(String),
}

/// A running hotline.
pub struct Hotline {
    serving: Serving,
    database: Database,
}

impl Hotline {
    /// Starts a hotline; it answers as soon as this returns.
    ///
    /// # Errors
    /// When something it needs can't be had.
    pub async fn start(options: Options) -> Result<Self, StartError> {
        let headers = widget::safety_headers(options.widget.as_deref(), &options.frame_ancestors)
            .map_err(StartError::FrameAncestor)?;
        let data = DataDirectory::create(&options.data)
            .map_err(|error| StartError::Io("the data directory can't be used", error))?;
        let key =
            ServerKey::open(&data.key()).map_err(|error| StartError::Io("the key can't be used", error))?;
        let database = Database::open(&data.database()).await?;
        photo::forget_leftovers(&data.photos(), &database)
            .await
            .map_err(|error| StartError::Io("what is left of photos can't be deleted", error))?;
        let mut chores = JoinSet::new();
        let retention = Retention {
            database: database.clone(),
            photos: data.photos(),
            days: options.content.retention_days(),
        };
        chores.spawn(retention.run(options.clock.clone()));
        if let Some(step) = options.demo_clerk {
            let clerk = Clerk {
                database: database.clone(),
                content: options.content.clone(),
                texts: clerk_texts()?,
                clock: options.clock.clone(),
            };
            chores.spawn(clerk.run(step));
        }
        let (changed, changes) = watch::channel(());
        let watched = database.clone();
        // What it tells ends with this chore, and with that the streams of those who follow a complaint.
        chores.spawn(async move {
            if let Err(error) = watched.watch(&changed).await {
                tracing::error!(%error, "nobody is told of changes any more until the next start");
            }
        });
        let app = Arc::new(App {
            content: options.content,
            database: database.clone(),
            photos: data.photos(),
            key,
            clock: options.clock,
            writes: Throttle::per_minute(options.writes_per_minute),
            wrong_codes: Throttle::per_minute(WRONG_CODES_PER_MINUTE),
            changes,
            followers: Seats::new(FOLLOWERS, FOLLOWERS_EACH),
            decoding: Semaphore::new(DECODERS),
            open311: options.open311,
            trust_forwarded_for: options.trust_forwarded_for,
        });
        let mut rest = widget::router(options.widget.as_deref());
        if options.demo_hosts {
            rest = widget::hosts::router(rest);
        }
        let router = api::router(app, rest);
        let serving = Serving::start(options.listen, router, headers, chores)
            .await
            .map_err(|error| StartError::Io("can't listen at that address", error))?;
        Ok(Self { serving, database })
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
        self.database.close().await;
        served
    }
}
