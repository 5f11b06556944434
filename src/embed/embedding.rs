//! Which pages may embed the widget.

use serde::Deserialize;

/// Who may embed the widget: `{ "origins": ["https://district.example"] }`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Embedding {
    /// The origins of their pages; the widget's own may always.
    pub origins: Origins,
}

/// Origins, some of them for all the names below one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Origins(Vec<OriginPattern>);

impl Origins {
    /// True if a page of `origin`, as browsers write it (HTML, "serialization of an origin"), is among them.
    #[must_use]
    pub fn allows(&self, origin: &str) -> bool {
        let (scheme, host) = origin.split_once("://").unwrap_or_default();
        Origin::new(scheme, host).is_some_and(|origin| self.0.iter().any(|pattern| pattern.takes(&origin)))
    }

    /// Each as it stands in the file, which is also how a `frame-ancestors` directive has it.
    pub fn sources(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|pattern| pattern.0.as_str())
    }
}

/// An origin as browsers write it, such as `https://district.example`, or `https://*.city.example` for every name below
/// `city.example`, however deep, but not for that itself; as in a `frame-ancestors` directive (CSP 3, 6.7.2.8).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct OriginPattern(String);

impl TryFrom<String> for OriginPattern {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let is_good = match parts(&text) {
            // Everything below a name of one label, such as `example`, belongs to many.
            Some((origin, true)) => origin.host.contains('.') && !is_address(origin.host),
            Some((_, false)) => true,
            None => false,
        };
        if is_good {
            Ok(Self(text))
        } else {
            Err(
                "an origin is written as browsers do: \"https://district.example\", in small letters, without a path or \
                 a / at the end, and with a port only where it isn't the usual one; \"https://*.city.example\" stands for \
                 every name below city.example; http:// is for localhost only",
            )
        }
    }
}

impl OriginPattern {
    fn takes(&self, origin: &Origin) -> bool {
        let Some((own, stands_for_those_below)) = parts(&self.0) else { return false };
        let is_same_host = if stands_for_those_below {
            origin.host.strip_suffix(own.host).is_some_and(|rest| rest.ends_with('.'))
        } else {
            origin.host == own.host
        };
        is_same_host && (own.scheme, own.port) == (origin.scheme, origin.port)
    }
}

/// The origin in `text`, and whether it stands for those below.
fn parts(text: &str) -> Option<(Origin<'_>, bool)> {
    let (scheme, rest) = text.split_once("://")?;
    let below = rest.strip_prefix("*.");
    Some((Origin::new(scheme, below.unwrap_or(rest))?, below.is_some()))
}

/// The parts of an origin that may embed anything: over TLS, or on the same machine.
struct Origin<'a> {
    scheme: &'a str,
    host: &'a str,
    /// `None`: the usual one.
    port: Option<&'a str>,
}

impl<'a> Origin<'a> {
    /// `None` for what no browser would write, and for what isn't safe from being changed on its way.
    fn new(scheme: &'a str, rest: &'a str) -> Option<Self> {
        let colon = rest.rfind(':').filter(|at| !rest[*at..].contains(']'));
        let (host, port) = colon.map_or((rest, None), |at| (&rest[..at], Some(&rest[at + 1..])));
        let usual_port = match scheme {
            "https" => "443",
            "http" if is_this_machine(host) => "80",
            _ => return None,
        };
        let is_port = |port: &str| {
            port != usual_port
                && !port.starts_with('0')
                && port.bytes().all(|b| b.is_ascii_digit())
                && port.parse::<u16>().is_ok()
        };
        (is_host(host) && port.is_none_or(is_port)).then_some(Self { scheme, host, port })
    }
}

fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.ends_with(".localhost") || host == "127.0.0.1" || host == "[::1]"
}

/// A host as browsers write it (URL, "host serializer"), in what goes into the domain name system.
fn is_host(host: &str) -> bool {
    if let Some(address) = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return address.contains(':')
            && address.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f' | b':'));
    }
    let is_part = |part: &str| {
        let is_plain = part.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'z' | b'-' | b'_'));
        is_plain && !part.is_empty() && !part.starts_with('-') && !part.ends_with('-')
    };
    let is_byte = |part: &str| part.parse::<u8>().is_ok() && (part == "0" || !part.starts_with('0'));
    host.split('.').all(is_part)
        && (!is_address(host) || host.split('.').count() == 4 && host.split('.').all(is_byte))
}

/// True for addresses in numbers: a name that ends in a number is one (URL, "ends in a number checker").
fn is_address(host: &str) -> bool {
    let last = host.rsplit('.').next().unwrap_or_default();
    host.starts_with('[') || last.bytes().all(|b| b.is_ascii_digit()) || last.starts_with("0x")
}
