//! The options of `hotline serve` that are about Open311.

use std::{env, fs, path::PathBuf, time::Duration};

use super::Failure;
use crate::open311::Settings;

/// The environment variable with keys of clients that may write.
const KEYS: &str = "HOTLINE_OPEN311_KEYS";

#[derive(Debug, clap::Args)]
pub struct Open311 {
    /// The address under which clients reach the server, such as https://hotline.example; for the addresses in Open311
    /// answers.
    #[arg(long, value_name = "URL")]
    public_url: Option<String>,
    /// The file with the keys of Open311 clients that may make requests, one a line. The environment variable
    /// HOTLINE_OPEN311_KEYS can hold keys, too, with spaces between.
    #[arg(long, value_name = "FILE")]
    open311_key_file: Option<PathBuf>,
    /// Lets every Open311 client make requests, without a key.
    #[arg(long, conflicts_with = "open311_key_file")]
    open311_open_writing: bool,
    /// Refuses Open311 clients that ask for another jurisdiction.
    #[arg(long, value_name = "ID")]
    open311_jurisdiction: Option<String>,
    /// Answers new requests over Open311 with a token, which gives the number so many milliseconds later; to try clients
    /// with.
    #[arg(long, value_name = "MS")]
    open311_tokens_after_ms: Option<u64>,
}

impl Open311 {
    /// Reads the keys.
    ///
    /// # Errors
    /// When the key file can't be read or there is no key in it, or when keys contradict open writing.
    pub fn settings(self) -> Result<Settings, Failure> {
        let mut keys = words(&env::var(KEYS).unwrap_or_default());
        if let Some(path) = &self.open311_key_file {
            let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
            let in_file = words(&text);
            if in_file.is_empty() {
                return Err(format!("{}: there is no key in it", path.display()).into());
            }
            keys.extend(in_file);
        }
        if self.open311_open_writing && !keys.is_empty() {
            return Err(format!("{KEYS} has keys, and --open311-open-writing would ignore them").into());
        }
        Ok(Settings {
            keys,
            open_writing: self.open311_open_writing,
            jurisdiction: self.open311_jurisdiction,
            tokens_after: self.open311_tokens_after_ms.map(Duration::from_millis),
            public_url: self.public_url,
        })
    }
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}
