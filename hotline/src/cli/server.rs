//! What the commands that run a server have in common.

use std::{io, net::SocketAddr, path::PathBuf};

use super::print;

/// Where a server listens and how it serves the widget.
#[derive(Debug, clap::Args)]
pub struct ServerArguments {
    /// The address and port to listen at; port 0 takes any free one.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// The directory of the built widget, to be served at `/`.
    #[arg(long, value_name = "DIR")]
    pub widget: Option<PathBuf>,
    /// A site that may show the widget in a frame, such as https://district.example, beside those that
    /// embedding.origins names in the widget's config.json and config.NAME.json; may be repeated.
    #[arg(long, value_name = "SITE")]
    pub frame_ancestor: Vec<String>,
    /// Takes the client's address from X-Forwarded-For. Only behind a proxy that sets it.
    #[arg(long)]
    pub trust_forwarded_for: bool,
}

/// Says where the server listens, and ends when the process is asked to end.
pub async fn until_interrupted(address: SocketAddr) -> io::Result<()> {
    let interrupted = interrupted()?;
    print(&format!("listening: http://{address}/\n"))?;
    interrupted.await;
    Ok(())
}

/// Ends when the process is asked to end. Listening begins at once, not at the first poll.
#[cfg(unix)]
fn interrupted() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Ends when the process is asked to end.
#[cfg(not(unix))]
fn interrupted() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        // Without the signal there is no way to stop by itself; the operator ends the process.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}
