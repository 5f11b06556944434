//! Listening, answering and stopping, whatever is answered.

use std::{io, net::SocketAddr};

use axum::{
    Router,
    extract::Request,
    http::{HeaderName, HeaderValue},
    middleware::{self, Next},
    response::IntoResponse,
};
use tokio::{
    net::TcpListener,
    sync::watch,
    task::{JoinError, JoinHandle, JoinSet},
};
use tower_http::catch_panic::CatchPanicLayer;

use crate::{
    accept,
    api::{Fault, log},
    rest,
};

/// A listening server and what it does besides.
#[derive(Debug)]
pub struct Serving {
    address: SocketAddr,
    /// Stopped when dropped.
    chores: JoinSet<()>,
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Serving {
    /// Answers at `listen` with `router`, with a log line each. Every answer gets `headers`, but for those that it
    /// has of its own. `chores` go on until it stops.
    ///
    /// # Errors
    /// When it can't listen there.
    pub async fn start(
        listen: SocketAddr,
        router: Router,
        headers: Vec<(HeaderName, HeaderValue)>,
        chores: JoinSet<()>,
    ) -> io::Result<Self> {
        let listener = TcpListener::bind(listen).await?;
        let address = listener.local_addr()?;
        let router = router
            .layer(CatchPanicLayer::custom(|_| Fault::internal().into_response()))
            .layer(middleware::from_fn(log::requests))
            .layer(middleware::from_fn(rest::read))
            .layer(middleware::from_fn(move |request: Request, next: Next| {
                let headers = headers.clone();
                async move {
                    let mut response = next.run(request).await;
                    for (name, value) in headers {
                        response.headers_mut().entry(name).or_insert(value);
                    }
                    response
                }
            }));
        let (stop, mut stopped) = watch::channel(false);
        let task = tokio::spawn(async move {
            let until_stopped = async move {
                // An error means that the handle is gone, which is as good a reason to stop.
                let _ = stopped.wait_for(|stop| *stop).await;
            };
            accept::serve(listener, router, until_stopped).await;
        });
        Ok(Self { address, chores, stop, task })
    }

    /// Where it listens.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Stops the chores, ends the answers under way and takes no new requests.
    ///
    /// # Errors
    /// When serving had failed before.
    pub async fn stop(mut self) -> Result<(), JoinError> {
        self.chores.shutdown().await;
        self.stop.send_replace(true);
        self.task.await
    }
}
