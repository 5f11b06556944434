//! Talking to the upstream, and knowing what is known about a request that failed.

use std::{io, time::Duration};

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, Method, Request, Response, StatusCode, Uri, header},
};
use http_body_util::{BodyExt, Full, Limited};
use hyper_rustls::{HttpsConnectorBuilder, MaybeHttpsStream};
use hyper_util::{
    client::legacy::{
        Client,
        connect::{HttpConnector, capture_connection},
    },
    rt::{TokioExecutor, TokioIo},
};
use rustls::{ClientConfig, RootCertStore, crypto::ring::default_provider};
use tokio::net::TcpStream;
use tower::{BoxError, timeout::Timeout, util::BoxCloneSyncService};

use super::config::{Base, Limits};

/// How long connecting may take, TLS included.
const CONNECT_TIME: Duration = Duration::from_secs(10);

/// Connects within that time, or fails before a byte of the request has left.
type Connector = BoxCloneSyncService<Uri, MaybeHttpsStream<TokioIo<TcpStream>>, BoxError>;

/// A request to the upstream, key included.
#[derive(Debug)]
pub struct Outgoing {
    /// The method.
    pub method: Method,
    /// The whole address.
    pub uri: Uri,
    /// Every header that the gateway sets.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
}

/// An answer as it goes to the client.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
}

/// What became of a request.
#[derive(Debug)]
pub enum Sent {
    /// The upstream answered, whole.
    Answered(Answer),
    /// There was no connection: certainly nothing was done.
    Never,
    /// It went out, at least in part, and no whole answer came: anything may have been done.
    Unknown,
}

/// The one server that the gateway talks to.
#[derive(Debug)]
pub struct Upstream {
    client: Client<Connector, Full<Bytes>>,
    answer_bytes: usize,
    time: Duration,
}

impl Upstream {
    /// A client for the server at `base`. Certificates are checked against the system's roots.
    ///
    /// # Errors
    /// When the server needs TLS and the system has no roots.
    pub fn new(base: &Base, limits: &Limits) -> io::Result<Self> {
        let mut tcp = HttpConnector::new();
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        tcp.set_connect_timeout(Some(CONNECT_TIME));
        let builder = HttpsConnectorBuilder::new();
        let builder = if base.is_secure {
            builder.with_provider_and_native_roots(default_provider())?
        } else {
            let tls = ClientConfig::builder_with_provider(default_provider().into())
                .with_safe_default_protocol_versions()
                .map_err(io::Error::other)?
                .with_root_certificates(RootCertStore::empty())
                .with_no_client_auth();
            builder.with_tls_config(tls)
        };
        let connector = builder.https_or_http().enable_http1().wrap_connector(tcp);
        let client = Client::builder(TokioExecutor::new())
            // A connection a request: one that the upstream closes as too idle, just when a report is on it, would
            // leave the report's outcome unknown.
            .pool_max_idle_per_host(0)
            .retry_canceled_requests(false)
            .build(Connector::new(Timeout::new(connector, CONNECT_TIME)));
        Ok(Self {
            client,
            answer_bytes: limits.answer_bytes.get(),
            time: Duration::from_secs(limits.seconds.get()),
        })
    }

    /// Sends `request` once.
    pub async fn send(&self, request: Outgoing) -> Sent {
        let Outgoing { method, uri, headers, body } = request;
        let mut request = Request::new(Full::new(body));
        *request.method_mut() = method;
        *request.uri_mut() = uri;
        *request.headers_mut() = headers;
        let mut connection = capture_connection(&mut request);
        // The connector has a limit of its own: while it works, nothing was sent, and that must stay known.
        let too_long = async {
            drop(connection.wait_for_connection_metadata().await);
            tokio::time::sleep(self.time).await;
        };
        tokio::select! {
            biased;
            sent = self.exchange(request) => sent,
            () = too_long => {
                tracing::warn!("the upstream took too long");
                Sent::Unknown
            }
        }
    }

    async fn exchange(&self, request: Request<Full<Bytes>>) -> Sent {
        let (head, body) = match self.client.request(request).await {
            Ok(response) => response.into_parts(),
            Err(error) if error.is_connect() => {
                tracing::error!(error = chain(&error), "the upstream can't be reached");
                return Sent::Never;
            }
            Err(error) => {
                tracing::warn!(error = chain(&error), "the connection to the upstream broke");
                return Sent::Unknown;
            }
        };
        if head.headers.get(header::CONTENT_ENCODING).is_some_and(|encoding| encoding != "identity") {
            tracing::error!("the upstream compresses its answers although it is asked not to");
            return Sent::Unknown;
        }
        match Limited::new(body, self.answer_bytes).collect().await {
            Ok(body) => {
                let body = body.to_bytes();
                Sent::Answered(Answer { status: head.status, headers: head.headers, body })
            }
            Err(error) => {
                tracing::warn!(%error, "the upstream's answer broke off or is too large");
                Sent::Unknown
            }
        }
    }
}

/// An error with its causes. None of them names an address, which may hold the key.
fn chain(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

impl From<Answer> for Response<Body> {
    fn from(answer: Answer) -> Self {
        let mut response = Self::new(Body::from(answer.body));
        *response.status_mut() = answer.status;
        *response.headers_mut() = answer.headers;
        response
    }
}
