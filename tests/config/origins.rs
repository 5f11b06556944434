//! Which pages may embed the widget.

use complaint_widget::embed::{OriginPattern, Origins};
use serde_json::json;

use crate::{plus, read};

fn origins(all: &[&str]) -> Origins {
    read(&plus("embedding", json!({ "origins": all }))).unwrap().embedding.read().unwrap().origins
}

#[test]
fn nobody_may_embed_the_widget_unless_the_file_says_so() {
    for config in [crate::whole(), plus("embedding", json!({ "origins": [] }))] {
        let origins = read(&config).unwrap().embedding.read().unwrap_or_default().origins;
        assert!(!origins.allows("https://district.example"));
        assert!(!origins.allows(""));
    }
}

#[test]
fn an_origin_is_itself_and_nothing_like_it() {
    let origins =
        origins(&["https://district.example", "https://city.example:8443", "http://localhost:8080"]);
    for allowed in ["https://district.example", "https://city.example:8443", "http://localhost:8080"] {
        assert!(origins.allows(allowed), "{allowed}");
    }
    for other in [
        "https://evil-district.example",
        "https://evildistrict.example",
        "https://www.district.example",
        "https://district.example.evil.example",
        "https://district.example.",
        "https://district.example/",
        "https://district.example/x",
        "https://district.example?x",
        "https://district.example#x",
        "https://district.example:443",
        "https://district.example:8443",
        "https://district.example:",
        "https://DISTRICT.example",
        "HTTPS://district.example",
        "http://district.example",
        "https://user@district.example",
        "https://user:pass@district.example",
        "https://evil.example\\@district.example",
        "https://district.example\\@evil.example",
        " https://district.example",
        "https://district.example\n",
        "https://district.example https://evil.example",
        "https:/district.example",
        "https:district.example",
        "//district.example",
        "district.example",
        "https://city.example",
        "https://city.example:443",
        "https://city.example:08443",
        "http://localhost",
        "http://localhost:80",
        "https://localhost:8080",
        "null",
        "*",
        "file://",
        "data:",
        "https://",
        "https://.",
        "",
    ] {
        assert!(!origins.allows(other), "{other}");
    }
}

#[test]
fn a_star_stands_for_every_name_below_and_for_nothing_else() {
    let origins = origins(&["https://*.city.example", "https://*.port.example:8443"]);
    for allowed in [
        "https://north.city.example",
        "https://a.b.city.example",
        "https://xn--bcher-kva.city.example",
        "https://x.port.example:8443",
    ] {
        assert!(origins.allows(allowed), "{allowed}");
    }
    for other in [
        "https://city.example",
        "https://.city.example",
        "https://a..city.example",
        "https://*.city.example",
        "https://-.city.example",
        "https://evilcity.example",
        "https://evil-city.example",
        "https://north.city.example.",
        "https://north.city.example:8443",
        "https://north.city.example.evil.example",
        "https://evil.example/.city.example",
        "https://evil.example#.city.example",
        "https://evil.example?.city.example",
        "https://evil.example\\.city.example",
        "https://evil.example:80.city.example",
        "https://user@north.city.example",
        "https://North.city.example",
        "http://north.city.example",
        "https://x.port.example",
        "https://x.port.example:443",
        "null",
    ] {
        assert!(!origins.allows(other), "{other}");
    }
}

#[test]
fn http_is_for_the_same_machine_only() {
    for text in [
        "http://localhost",
        "http://127.0.0.1:4444",
        "http://[::1]:1",
        "http://a.localhost",
        "https://127.0.0.1",
    ] {
        assert!(origins(&[text]).allows(text), "{text}");
    }
    for text in [
        "http://district.example",
        "http://127.0.0.2",
        "http://localhost.example",
        "http://10.0.0.1",
        "ftp://localhost",
    ] {
        assert!(OriginPattern::try_from(text.to_owned()).is_err(), "{text}");
    }
}

#[test]
fn what_no_browser_would_write_is_no_origin() {
    for text in [
        "*",
        "https://*",
        "https://*.",
        "https://*.example",
        "https://*.0.0.1",
        "https://*.127.0.0.1",
        "https://*.[::1]",
        "https://*.*.city.example",
        "https://a.*.city.example",
        "https://*city.example",
        "*://city.example",
        "*.city.example",
        "https://district.example/",
        "https://district.example/services",
        "https://district.example:443",
        "http://localhost:80",
        "https://district.example:0",
        "https://district.example:+1",
        "https://district.example:65536",
        "https://district.example:*",
        "https://District.example",
        "https://dístrict.example",
        "https://user@district.example",
        "https://1.2.3",
        "https://1.2.3.256",
        "https://01.2.3.4",
        "https://0x7f.1",
        "https://1.0x7f",
        "https://[::1",
        "https://[]",
        "https://[::G]",
        "'self'",
        "null",
        "",
    ] {
        let told = OriginPattern::try_from(text.to_owned());
        assert!(told.is_err_and(|told| told.contains("https://district.example")), "{text}");
    }
}

#[test]
fn a_server_takes_them_as_they_are() {
    let all = ["https://district.example", "https://*.city.example:8443"];
    assert_eq!(origins(&all).sources().collect::<Vec<_>>(), all);
}
