//! The widget's files are served fast and safely.

use std::fs;

use reqwest::{Client, header};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::common::{Server, problem};

const HASHED: &str = "app-0123456789abcdef";

async fn server() -> Server {
    Server::with(|options| {
        // Beside the served directory, so that a path that escapes would find something.
        let outside = options.data.parent().unwrap().to_owned();
        let widget = outside.join("dist");
        fs::create_dir_all(widget.join("locales")).unwrap();
        fs::write(outside.join("secret.txt"), "not for you").unwrap();
        for (name, content) in [
            ("index.html".to_owned(), "<!doctype html>"),
            ("index.html.br".to_owned(), "BR html"),
            (format!("{HASHED}.js"), "js"),
            (format!("{HASHED}.js.br"), "BR js"),
            (format!("{HASHED}.js.gz"), "GZ js"),
            (format!("{HASHED}_bg.wasm"), "wasm"),
            (format!("{HASHED}_bg.wasm.br"), "BR wasm"),
            ("style.css".to_owned(), "css"),
            ("icon.svg".to_owned(), "<svg/>"),
            ("config.json".to_owned(), r#"{"embedding":{"origins":["https://*.city.example"]}}"#),
            ("config.north.json".to_owned(), r#"{"embedding":{"origins":["https://north.example"]}}"#),
            ("embed.js".to_owned(), "customElements"),
            ("embed.d.ts".to_owned(), "export {}"),
            ("locales/zh-Hans.ftl".to_owned(), "a = 一"),
        ] {
            fs::write(widget.join(name), content).unwrap();
        }
        options.widget = Some(widget);
        options.frame_ancestors = vec!["https://district.example".to_owned()];
    })
    .await
}

#[tokio::test]
async fn each_file_has_its_type_its_life_and_its_smallest_form() {
    let server = server().await;
    let forever = "public, max-age=31536000, immutable";
    let config = r#"{"embedding":{"origins":["https://*.city.example"]}}"#;
    let js = format!("/{HASHED}.js");
    let wasm = format!("/{HASHED}_bg.wasm");
    let table = [
        ("/", "br", Some("br"), "BR html", "text/html; charset=utf-8", "no-cache"),
        ("/index.html", "identity", None, "<!doctype html>", "text/html; charset=utf-8", "no-cache"),
        ("/?source=qr", "gzip", None, "<!doctype html>", "text/html; charset=utf-8", "no-cache"),
        (js.as_str(), "gzip, deflate, br", Some("br"), "BR js", "text/javascript; charset=utf-8", forever),
        (js.as_str(), "gzip", Some("gzip"), "GZ js", "text/javascript; charset=utf-8", forever),
        (js.as_str(), "br;q=0, gzip;q=0", None, "js", "text/javascript; charset=utf-8", forever),
        (wasm.as_str(), "br", Some("br"), "BR wasm", "application/wasm", forever),
        ("/style.css", "br", None, "css", "text/css; charset=utf-8", "no-cache"),
        ("/icon.svg", "br", None, "<svg/>", "image/svg+xml", "no-cache"),
        ("/config.json", "br", None, config, "application/json", "no-cache"),
        ("/embed.js", "br", None, "customElements", "text/javascript; charset=utf-8", "no-cache"),
        ("/embed.d.ts", "br", None, "export {}", "text/plain; charset=utf-8", "no-cache"),
        ("/locales/zh-Hans.ftl", "br", None, "a = 一", "text/plain; charset=utf-8", "no-cache"),
    ];
    for (path, accept, encoding, body, content_type, cache) in table {
        let request = server.client.get(server.page(path)).header(header::ACCEPT_ENCODING, accept);
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), 200, "{path}");
        let headers = response.headers().clone();
        assert_eq!(
            headers.get(header::CONTENT_ENCODING).map(|e| e.to_str().unwrap()),
            encoding,
            "{path} {accept}"
        );
        assert_eq!(headers[header::CONTENT_TYPE], content_type, "{path}");
        assert_eq!(headers[header::CACHE_CONTROL], cache, "{path}");
        assert_eq!(headers[header::VARY], "accept-encoding", "{path}");
        assert_eq!(response.text().await.unwrap(), body, "{path}");
        let request = server.client.get(server.page(path)).header(header::ACCEPT_ENCODING, accept);
        let again = request.header(header::IF_NONE_MATCH, &headers[header::ETAG]).send().await.unwrap();
        assert_eq!(again.status(), 304, "{path}");
    }
}

#[tokio::test]
async fn every_answer_carries_the_safety_headers() {
    let server = server().await;
    for path in ["/", "/nothing", "/api/v1/capabilities", "/api/v1/nothing"] {
        let response = server.client.get(server.page(path)).send().await.unwrap();
        let headers = response.headers();
        let policy = headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
        let mut directives: Vec<_> = policy.split("; ").collect();
        directives.sort_unstable();
        assert_eq!(
            directives,
            [
                "base-uri 'none'",
                "connect-src 'self'",
                "default-src 'none'",
                "font-src 'self'",
                "form-action 'none'",
                "frame-ancestors 'self' https://*.city.example https://district.example https://north.example",
                "img-src 'self' blob: data:",
                "manifest-src 'self'",
                "require-trusted-types-for 'script'",
                "script-src 'self' 'wasm-unsafe-eval'",
                "style-src 'self'",
                "trusted-types complaint-widget",
            ],
            "{path}"
        );
        assert_eq!(headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff", "{path}");
        assert_eq!(headers[header::REFERRER_POLICY], "no-referrer", "{path}");
        assert!(headers["permissions-policy"].to_str().unwrap().contains("geolocation=(self)"), "{path}");
        assert!(headers["permissions-policy"].to_str().unwrap().contains("clipboard-write=(self)"), "{path}");
        assert_eq!(headers["cross-origin-opener-policy"], "same-origin", "{path}");
        assert_eq!(headers["cross-origin-embedder-policy"], "require-corp", "{path}");
    }
}

#[tokio::test]
async fn pages_of_other_origins_load_the_embed_script_and_frame_the_page_and_nothing_else() {
    let server = server().await;
    for (path, cors, policy) in [
        ("/embed.js", Some("*"), "cross-origin"),
        ("/", None, "cross-origin"),
        ("/index.html", None, "cross-origin"),
        ("/config.json", None, "same-origin"),
        ("/style.css", None, "same-origin"),
        ("/nothing/embed.js", None, "same-origin"),
        ("/api/v1/capabilities", None, "same-origin"),
    ] {
        let response = server.client.get(server.page(path)).header(header::ORIGIN, "https://a.example");
        let headers = response.send().await.unwrap().headers().clone();
        let value = |name: &str| headers.get(name).map(|value| value.to_str().unwrap().to_owned());
        assert_eq!(value("access-control-allow-origin").as_deref(), cors, "{path}");
        assert_eq!(value("cross-origin-resource-policy").as_deref(), Some(policy), "{path}");
    }
}

#[tokio::test]
async fn nothing_outside_the_directory_is_served() {
    let server = server().await;
    // By hand: HTTP clients tidy such paths before they send them.
    for path in [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/locales/../../secret.txt",
        "/locales/..%5c..%5csecret.txt",
        "//etc/passwd",
        "//locales",
        "/%00",
    ] {
        let mut stream = tokio::net::TcpStream::connect(server.address()).await.unwrap();
        let request = format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 404 "), "{path}: {answer}");
        assert!(!answer.contains("not for you") && !answer.contains("root:"), "{path}: {answer}");
    }
}

#[tokio::test]
async fn what_is_not_there_is_a_problem_document() {
    let server = server().await;
    problem(server.client.get(server.page("/missing.js")).send().await.unwrap(), 404).await;
    let posted = server.client.post(server.page("/index.html")).send().await.unwrap();
    assert_eq!(posted.headers()[header::ALLOW], "GET,HEAD");
    problem(posted, 405).await;
    let bare = Server::start().await;
    let response = Client::new().get(bare.page("/")).send().await.unwrap();
    problem(response, 404).await;
}
