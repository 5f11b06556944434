//! The commands.

mod answer;
mod gateway;
mod list;
mod open311;
mod serve;
mod server;
mod show;

use std::{
    error::Error,
    io::{self, Write},
    path::{Path, PathBuf},
};

use clap::{
    Parser, Subcommand,
    builder::{PossibleValuesParser, TypedValueParser},
};
use complaint_widget::domain::Status;

use crate::{data::DataDirectory, database::Database};

/// A small hotline server for the complaint widget.
#[derive(Debug, Parser)]
#[command(name = "hotline", version)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Runs the server until it is interrupted.
    Serve(serve::Serve),
    Gateway(gateway::Gateway),
    /// Lists complaints, a line each.
    List(list::List),
    /// Shows everything about one complaint, contact data included.
    Show(show::Show),
    /// Changes a complaint's status and tells the citizen.
    Answer(answer::Answer),
}

/// How a command can fail: with a sentence for the operator.
type Failure = Box<dyn Error + Send + Sync>;

impl Cli {
    /// Does what was asked.
    ///
    /// # Errors
    /// With a sentence for the operator.
    pub async fn run(self) -> Result<(), Failure> {
        match self.command {
            Command::Serve(command) => command.run().await,
            Command::Gateway(command) => command.run().await,
            Command::List(command) => command.run().await,
            Command::Show(command) => command.run().await,
            Command::Answer(command) => command.run().await,
        }
    }
}

/// Where the hotline's data is.
#[derive(Debug, clap::Args)]
struct DataArgument {
    /// The data directory of the server, which may be running.
    #[arg(long, value_name = "DIR", default_value = "hotline-data")]
    data: PathBuf,
}

/// Opens the data of a server.
async fn open(path: &Path) -> Result<(DataDirectory, Database), Failure> {
    let data = DataDirectory::existing(path)?;
    let database = Database::open(&data.database()).await?;
    Ok((data, database))
}

/// Reads one of the API's status words.
fn status_words(words: &[Status]) -> impl TypedValueParser<Value = Status> {
    PossibleValuesParser::new(words.iter().map(|status| status.as_str().to_owned()).collect::<Vec<_>>())
        .map(|word| Status::from_word(&word))
}

/// Writes lines to the standard output. Citizens' words may hold control characters, which a terminal would obey:
/// they are shown as U+FFFD.
fn print(text: &str) -> io::Result<()> {
    let harmless = |c: char| if c.is_control() && c != '\n' && c != '\t' { '\u{FFFD}' } else { c };
    let text: String = text.chars().map(harmless).collect();
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}
