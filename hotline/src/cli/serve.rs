//! `hotline serve`.

use std::{net::SocketAddr, path::PathBuf, time::Duration};

use super::{DataArgument, Failure, print};
use crate::{
    clerk,
    clock::Clock,
    content::Content,
    server::{Hotline, Options},
};

#[derive(Debug, clap::Args)]
pub struct Serve {
    /// The address and port to listen at; port 0 takes any free one.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    #[command(flatten)]
    data: DataArgument,
    /// The directory of the built widget, to be served at `/`.
    #[arg(long, value_name = "DIR")]
    widget: Option<PathBuf>,
    /// The directory of hotline.json, categories.json and addresses.json.
    #[arg(long, value_name = "DIR", required_unless_present = "demo_district")]
    content: Option<PathBuf>,
    /// Takes the invented Pinghe District as content.
    #[arg(long, conflicts_with = "content")]
    demo_district: bool,
    /// Answers every report by itself within half a minute, and says so in each message.
    #[arg(long)]
    demo_clerk: bool,
    /// Milliseconds between the demonstration clerk's steps.
    #[arg(long, hide = true, value_name = "MS", requires = "demo_clerk",
        value_parser = clap::value_parser!(u64).range(1..))]
    demo_clerk_step_ms: Option<u64>,
    /// A site that may show the widget in a frame, such as https://district.example; may be repeated.
    #[arg(long, value_name = "SITE")]
    frame_ancestor: Vec<String>,
    /// How many requests an address can make a minute that change something; half as many at once.
    #[arg(long, value_name = "N", default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..))]
    writes_per_minute: u32,
    /// Takes the client's address from X-Forwarded-For. Only behind a proxy that sets it.
    #[arg(long)]
    trust_forwarded_for: bool,
}

impl Serve {
    pub async fn run(self) -> Result<(), Failure> {
        let content = match &self.content {
            Some(directory) => Content::read(directory)?,
            None => Content::demo_district()?,
        };
        let step = self.demo_clerk_step_ms.map_or(clerk::STEP, Duration::from_millis);
        let hotline = Hotline::start(Options {
            listen: self.listen,
            data: self.data.data,
            content,
            widget: self.widget,
            frame_ancestors: self.frame_ancestor,
            writes_per_minute: self.writes_per_minute,
            trust_forwarded_for: self.trust_forwarded_for,
            demo_clerk: self.demo_clerk.then_some(step),
            clock: Clock::system(),
        })
        .await?;
        let interrupted = interrupted()?;
        print(&format!("listening: http://{}/\n", hotline.address()))?;
        interrupted.await;
        hotline.stop().await?;
        Ok(())
    }
}

/// Ends when the process is asked to end. Listening begins at once, not at the first poll.
#[cfg(unix)]
fn interrupted() -> std::io::Result<impl Future<Output = ()>> {
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
fn interrupted() -> std::io::Result<impl Future<Output = ()>> {
    Ok(async {
        // Without the signal there is no way to stop by itself; the operator ends the process.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}
