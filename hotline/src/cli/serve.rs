//! `hotline serve`.

use std::{path::PathBuf, time::Duration};

use super::{
    DataArgument, Failure,
    open311::Open311,
    server::{ServerArguments, until_interrupted},
};
use crate::{
    clerk,
    clock::Clock,
    content::Content,
    server::{Hotline, Options},
};

#[derive(Debug, clap::Args)]
pub struct Serve {
    #[command(flatten)]
    server: ServerArguments,
    #[command(flatten)]
    data: DataArgument,
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
    /// Shows the widget on made-up pages of a district at /demo/.
    #[arg(long, requires = "widget")]
    demo_hosts: bool,
    /// How many requests an address can make a minute that change something; half as many at once.
    #[arg(long, value_name = "N", default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..))]
    writes_per_minute: u32,
    #[command(flatten)]
    open311: Open311,
}

impl Serve {
    pub async fn run(self) -> Result<(), Failure> {
        let content = match &self.content {
            Some(directory) => Content::read(directory)?,
            None => Content::demo_district()?,
        };
        let step = self.demo_clerk_step_ms.map_or(clerk::STEP, Duration::from_millis);
        let hotline = Hotline::start(Options {
            listen: self.server.listen,
            data: self.data.data,
            content,
            widget: self.server.widget,
            frame_ancestors: self.server.frame_ancestor,
            demo_hosts: self.demo_hosts,
            writes_per_minute: self.writes_per_minute,
            trust_forwarded_for: self.server.trust_forwarded_for,
            open311: self.open311.settings()?,
            demo_clerk: self.demo_clerk.then_some(step),
            clock: Clock::system(),
        })
        .await?;
        until_interrupted(hotline.address()).await?;
        hotline.stop().await?;
        Ok(())
    }
}
