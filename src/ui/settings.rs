//! Reading a deployment's settings, also those that aren't as they should be.

use super::{component::FaultyFile, parts::Parts};
use crate::{
    browser::page,
    embed::{Config, Examined},
};

/// Reads `text`, the content of `file`. If something is wrong with it, all of that stands on the console and what serves
/// without it comes back; a development build shows it, too.
///
/// # Errors
/// When nothing serves: with the first fault, for the webmaster.
pub(in crate::ui) async fn read(
    parts: Parts,
    file: &str,
    text: &[u8],
) -> Result<(Config, Option<FaultyFile>), String> {
    let told = match Config::from_json(text) {
        Ok(config) => return Ok((config, None)),
        Err(told) => format!("{file}: {told}"),
    };
    // What knows its way about in what is wrong is no part of the first load.
    let Some(later) = (parts.later)().await else { return Err(told) };
    let Examined { config, faults } = later.examine(text);
    for fault in &faults {
        page::complain(&fault.in_file(file));
    }
    let faulty = page::version().is_none().then(|| FaultyFile { name: file.to_owned(), faults });
    config.map(|config| (config, faulty)).ok_or(told)
}
