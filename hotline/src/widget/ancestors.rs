//! The sites that may show the widget in a frame.

use std::{collections::BTreeSet, fs, path::Path};

use complaint_widget::embed::OriginPattern;
use serde::Deserialize;

/// What a configuration says about frames; all else in it is the widget's.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Config {
    embedding: Embedding,
}

/// As the widget reads it, but for each by itself: one that is wrong takes none of the others along.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Embedding {
    origins: Vec<String>,
}

/// Each site once: those that were `given`, and those that `config.json` and every `config.NAME.json` in `directory`
/// name (`embedding.origins`). What there can't be read is left out, with a word in the log: the widget itself tells
/// the webmaster what is wrong with it.
///
/// # Errors
/// When one that was given isn't a site, with a sentence for the operator.
pub fn all(directory: Option<&Path>, given: &[String]) -> Result<Vec<String>, String> {
    if let Some(bad) = given.iter().find(|site| !is_site(site)) {
        return Err(format!("{bad:?} is not a site, such as https://district.example"));
    }
    let mut sites = BTreeSet::from_iter(given.iter().cloned());
    for name in directory.map(configurations).unwrap_or_default() {
        let path = directory.unwrap_or(Path::new("")).join(&name);
        let origins = fs::read(path).map_err(|error| error.to_string()).and_then(|text| origins(&text));
        match origins {
            Ok(origins) => sites.extend(origins.into_iter().filter(|origin| {
                let read = OriginPattern::try_from(origin.clone());
                if let Err(error) = &read {
                    tracing::warn!("{name}: embedding.origins leaves out {origin:?}: {error}");
                }
                read.is_ok()
            })),
            Err(error) => tracing::warn!("{name} doesn't say who may frame the widget: {error}"),
        }
    }
    Ok(sites.into_iter().collect())
}

fn origins(text: &[u8]) -> Result<Vec<String>, String> {
    let config: Config = serde_json::from_slice(text).map_err(|error| error.to_string())?;
    Ok(config.embedding.origins)
}

/// The names of all configurations in a directory.
fn configurations(directory: &Path) -> Vec<String> {
    let entries = fs::read_dir(directory).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    names.filter(|name| name.starts_with("config.") && is_configuration(name)).collect()
}

/// `config.json`, or `config.NAME.json` with a name of small letters, digits and hyphens. The JSON Schema beside them
/// (`config.schema.json`) has such a name and is read to no effect.
fn is_configuration(name: &str) -> bool {
    let Some(stem) = name.strip_suffix(".json") else { return false };
    let is_in_name = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    stem.strip_prefix("config").is_some_and(|rest| {
        rest.is_empty() || rest.strip_prefix('.').is_some_and(|name| name.bytes().all(is_in_name))
    })
}

/// True for what may stand in `frame-ancestors`: a scheme, and a host that may begin with `*.` (CSP 3, "host-source"),
/// and nothing that would end the directive or the header.
fn is_site(site: &str) -> bool {
    let host = site.strip_prefix("https://").or_else(|| site.strip_prefix("http://"));
    host.is_some_and(|host| {
        let host = host.strip_prefix("*.").unwrap_or(host);
        let is_in_host = |byte: u8| byte.is_ascii_alphanumeric() || b"-.:[]".contains(&byte);
        !host.is_empty() && host.bytes().all(is_in_host)
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn given(site: &str) -> Result<Vec<String>, String> {
        all(None, &[site.to_owned()])
    }

    #[test]
    fn an_ancestor_cannot_smuggle_in_a_directive() {
        for good in ["https://district.example", "https://*.city.example", "http://[::1]:8080"] {
            assert_eq!(given(good).unwrap(), [good]);
        }
        for bad in
            ["https://a.example; script-src *", "https://a.example\n", "*", "", "https://", "a.example"]
        {
            assert!(given(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn every_configuration_has_its_say_and_what_is_wrong_is_left_out() {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in [
            ("config.json", r#"{"languages": [], "embedding": {"origins": ["https://b.example", "*"]}}"#),
            (
                "config.north-1.json",
                r#"{"embedding": {"origins": ["https://*.a.example", "https://b.example"]}}"#,
            ),
            ("config.south.json", r#"{"embedding": {}}"#),
            ("config.broken.json", "{"),
            ("config.schema.json", r#"{"type": "object"}"#),
            ("config.Other.json", r#"{"embedding": {"origins": ["https://other.example"]}}"#),
            ("config.json.bak", r#"{"embedding": {"origins": ["https://backup.example"]}}"#),
        ] {
            fs::write(folder.path().join(name), text).unwrap();
        }
        let sites = all(Some(folder.path()), &["https://given.example".to_owned()]).unwrap();
        assert_eq!(sites, ["https://*.a.example", "https://b.example", "https://given.example"]);
    }
}
