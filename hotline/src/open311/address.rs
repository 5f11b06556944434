//! The addresses of things: what a path's last part names, and the server's own address.

use axum::http::{HeaderMap, header, uri::Authority};

use super::{BASE, Settings};
use crate::api::Fault;

/// A format that isn't offered, or none.
pub fn wrong_suffix() -> Fault {
    Fault::bad_request("The path must end in .json or .xml.")
}

/// The name in a path's last part, without the suffix for the format.
///
/// # Errors
/// 400 for any other suffix, or none.
pub fn stem(file: &str) -> Result<&str, Fault> {
    file.strip_suffix(".json").or_else(|| file.strip_suffix(".xml")).ok_or_else(wrong_suffix)
}

/// The address of `path` under [`BASE`], for other machines: by the configured address or else, without a proxy that
/// would change it, by the one that the client asked.
pub fn absolute(settings: &Settings, headers: &HeaderMap, path: &str) -> String {
    let asked = || {
        let host = headers.get(header::HOST)?.to_str().ok()?;
        Some(format!("http://{}", host.parse::<Authority>().ok()?))
    };
    let server = settings.public_url.clone().or_else(asked).unwrap_or_default();
    format!("{}{BASE}{path}", server.trim_end_matches('/'))
}
