//! Taking connections, each with a limit on how long its request's head may take.

use std::{io, net::SocketAddr, time::Duration};

use axum::{Router, extract::ConnectInfo, extract::Request};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
};
use tokio::net::TcpListener;
use tower::ServiceExt;

/// How long the head of a request may take; a client that sends a byte now and then would hold its connection for
/// ever.
const HEAD_TIME: Duration = Duration::from_secs(20);
/// How long answers under way may take once the server is told to stop.
const GRACE: Duration = Duration::from_secs(10);
/// How long to wait after taking a connection failed; mostly there are too many open, and some will close.
const PAUSE: Duration = Duration::from_millis(100);

/// Answers every connection with `router` until `stop` ends, and then what is under way.
pub async fn serve(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
    let mut stop = std::pin::pin!(stop);
    let graceful = GracefulShutdown::new();
    loop {
        let taken: io::Result<_> = tokio::select! {
            taken = listener.accept() => taken,
            () = &mut stop => break,
        };
        let (stream, peer) = match taken {
            Ok(connection) => connection,
            Err(error) => {
                tracing::warn!(%error, "a connection can't be taken");
                tokio::time::sleep(PAUSE).await;
                continue;
            }
        };
        // Only costs speed where it fails.
        let _ = stream.set_nodelay(true);
        let service = with_peer(router.clone(), peer);
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEAD_TIME)
            .serve_connection(TokioIo::new(stream), service_fn(service));
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            // The client went away or spoke no HTTP: its own affair.
            let _ = connection.await;
        });
    }
    drop(listener);
    // Connections that outlast the grace are cut.
    let _ = tokio::time::timeout(GRACE, graceful.shutdown()).await;
}

/// The router as a service of one connection, which knows its peer.
fn with_peer(
    router: Router,
    peer: SocketAddr,
) -> impl Fn(hyper::Request<Incoming>) -> tower::util::Oneshot<Router, Request> {
    move |request| {
        let mut request = request.map(axum::body::Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        router.clone().oneshot(request)
    }
}
