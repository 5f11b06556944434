//! The headers of the widget's files: what a file is, how long it may be kept, and what keeps a page safe.
//!
//! Nothing but text, so that `cargo xtask objects` uses the same (it includes this file).

/// A header's name, in lower case, and its value.
pub type Header = (&'static str, String);

/// The headers of every answer. `ancestors` are the sites that may show the widget in a frame, beside its own;
/// `connected` are the origins that the page may talk to, beside its own.
#[must_use]
pub fn of_every_answer(ancestors: &[String], connected: &[String]) -> Vec<Header> {
    let sources = |sites: &[String]| [&["'self'".to_owned()], sites].concat().join(" ");
    // No inline script or style. WebAssembly may be compiled; nothing else may be evaluated. Photos are shown
    // from `blob:` addresses before they are sent. Markup and the worker's address are let in by one policy
    // (src/browser/trusted.js).
    let policy = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' blob: data:; connect-src {}; font-src 'self'; manifest-src 'self'; \
         base-uri 'none'; form-action 'none'; frame-ancestors {}; \
         require-trusted-types-for 'script'; trusted-types complaint-widget",
        sources(connected),
        sources(ancestors)
    );
    vec![
        ("content-security-policy", policy),
        ("x-content-type-options", "nosniff".to_owned()),
        ("referrer-policy", "no-referrer".to_owned()),
        (
            "permissions-policy",
            "geolocation=(self), camera=(self), clipboard-write=(self), microphone=()".to_owned(),
        ),
        ("cross-origin-opener-policy", "same-origin".to_owned()),
        // A page that demands this of itself demands it of its frames, too.
        ("cross-origin-embedder-policy", "require-corp".to_owned()),
        ("cross-origin-resource-policy", "same-origin".to_owned()),
    ]
}

/// The headers of the file `name`, over those of every answer.
#[must_use]
pub fn of_file(name: &str) -> Vec<Header> {
    let caching = if is_hashed(name) { "public, max-age=31536000, immutable" } else { "no-cache" };
    let mut headers = vec![("cache-control", caching.to_owned())];
    let content_type = content_type(name);
    headers.extend(content_type.map(|content_type| ("content-type", content_type.to_owned())));
    if name == EMBED {
        headers.push(("access-control-allow-origin", "*".to_owned()));
    }
    // Who may frame a page is for `frame-ancestors` to say.
    if name == EMBED || content_type == Some(PAGE) {
        headers.push(("cross-origin-resource-policy", "cross-origin".to_owned()));
    }
    headers
}

/// The one file that pages of other origins load: a module, which takes CORS.
const EMBED: &str = "embed.js";

/// The content type of pages.
const PAGE: &str = "text/html; charset=utf-8";

/// What a file is by its name, `None` for kinds that the widget isn't made of. Text comes with its charset, but for
/// JSON, which has none (RFC 8259, 11), and SVG, which says it itself.
fn content_type(name: &str) -> Option<&'static str> {
    match name.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "" | "html" => Some(PAGE),
        "js" | "mjs" => Some("text/javascript; charset=utf-8"),
        "css" => Some("text/css; charset=utf-8"),
        "ftl" | "txt" | "ts" => Some("text/plain; charset=utf-8"),
        "json" => Some("application/json"),
        "svg" => Some("image/svg+xml"),
        "wasm" => Some("application/wasm"),
        _ => None,
    }
}

/// True for names that hold a digest of the content, as the build tool makes them: `app-0123456789abcdef.js`,
/// `app-0123456789abcdef_bg.wasm`. What such a name means never changes. The tool writes 64 bits in hexadecimal
/// without leading zeros, so some digests are shorter; below 12 digits (one name in 65,536) the name isn't trusted.
fn is_hashed(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once('-').is_some_and(|(_, digest)| {
        (12..=16).contains(&digest.len()) && digest.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(name: &str, header: &str, value: &str) -> bool {
        of_file(name).iter().any(|it| *it == (header, value.to_owned()))
    }

    #[test]
    fn only_names_with_a_whole_digest_are_kept_for_ever() {
        assert!(is_hashed("complaint-widget-0123456789abcdef.js"));
        assert!(is_hashed("complaint-widget-0123456789abcdef_bg.wasm"));
        assert!(!is_hashed("index.html"));
        assert!(is_hashed("complaint-widget-67a02165784256f_bg.wasm"), "a digest without its leading zero");
        assert!(!is_hashed("complaint-widget-0123456789a.js"));
        assert!(!is_hashed("complaint-widget.js"));
        assert!(!is_hashed("complaint-widget-0123456789abcdeg.css"));
        assert!(has("embed.js", "cache-control", "no-cache"));
    }

    #[test]
    fn other_origins_load_the_embed_script_and_pages_only() {
        for (name, shared) in [("embed.js", true), ("", true), ("index.html", true), ("worker.js", false)] {
            assert_eq!(has(name, "cross-origin-resource-policy", "cross-origin"), shared, "{name}");
        }
        assert!(has("embed.js", "access-control-allow-origin", "*"));
        for name in ["config.json", "index.html", "not-embed.js", "embed.js.map"] {
            assert!(!has(name, "access-control-allow-origin", "*"), "{name}");
        }
    }
}
