//! Serving a router until its handle is dropped.

use std::{io, net::Ipv4Addr};

use axum::Router;
use tokio::{net::TcpListener, task::JoinHandle};

/// A server that listens on the loopback interface. It stops when this is dropped.
#[derive(Debug)]
pub struct Server {
    url: String,
    task: JoinHandle<()>,
}

impl Server {
    /// Serves `router` on a free port. Must be called within a Tokio runtime.
    ///
    /// # Errors
    /// When no port can be had.
    pub async fn start(router: Router) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let url = format!("http://{}", listener.local_addr()?);
        let task = tokio::spawn(async move {
            // Serving on a bound listener ends only with the task.
            let _ = axum::serve(listener, router).await;
        });
        Ok(Self { url, task })
    }

    /// Where it listens, without a final slash: `http://127.0.0.1:40123`.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}
