//! The widget behind nginx and behind Caddy, by the configurations that the documentation gives, below a path of a
//! district's site: every file comes as the hotline itself would send it, and reports get through.

use std::{io::Read as _, net::SocketAddr};

use complaint_widget_journeys::{
    Browser, Deployment, Host, Hotline, Object, Options, Report, RunningWebServer, Setup, Site, WebServer,
};
use reqwest::{Client, Method, Response, StatusCode, header, redirect::Policy};
use serde_json::json;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

/// The headers that say what a file is, who may use it and for how long, and what keeps the page safe.
const HEADERS: [&str; 12] = [
    "access-control-allow-origin",
    "cache-control",
    "content-encoding",
    "content-security-policy",
    "content-type",
    "cross-origin-embedder-policy",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "permissions-policy",
    "referrer-policy",
    "vary",
    "x-content-type-options",
];

/// A district's site, the widget behind a web server at another origin, and the hotline behind both.
struct Stage {
    deployment: Deployment,
    hotline: Hotline,
    server: RunningWebServer,
    client: Client,
}

impl Stage {
    /// Pages of `district` may frame the widget, besides those of the documentation's example.
    fn new(kind: WebServer, district: &str) -> Self {
        let deployment = Deployment::release();
        let origins = json!({ "origins": [district, "https://*.city.example"] });
        deployment.set("config.json", "embedding", origins);
        let hotline = Hotline::with(Options { widget: deployment.path().to_owned(), ..Options::default() });
        let server = RunningWebServer::start(kind, deployment.path(), hotline.address(), district);
        let client = Client::builder().redirect(Policy::none()).build().unwrap();
        Self { deployment, hotline, server, client }
    }

    async fn ask(&self, method: Method, url: &str, headers: &[(header::HeaderName, &str)]) -> Response {
        let request = headers
            .iter()
            .fold(self.client.request(method, url), |request, (name, value)| request.header(name, *value));
        request.send().await.unwrap_or_else(|error| panic!("{url}: {error}"))
    }

    async fn get(&self, name: &str, headers: &[(header::HeaderName, &str)]) -> Response {
        self.ask(Method::GET, &format!("{}{name}", self.server.url()), headers).await
    }
}

fn described(response: &Response) -> Vec<String> {
    let described = |name: &&str| {
        let values: Vec<_> =
            response.headers().get_all(*name).iter().map(|it| it.to_str().unwrap()).collect();
        // Case means nothing in what `Vary` names.
        format!("{name}: {}", values.join(", ").to_lowercase())
    };
    HEADERS.iter().map(described).collect()
}

/// The bytes as they were before they were packed.
async fn unpacked(response: Response) -> Vec<u8> {
    let encoding = response.headers().get(header::CONTENT_ENCODING).map(|it| it.to_str().unwrap().to_owned());
    let packed = response.bytes().await.unwrap();
    let mut content = Vec::new();
    match encoding.as_deref() {
        None => content.extend_from_slice(&packed),
        Some("br") => brotli::BrotliDecompress(&mut &packed[..], &mut content).unwrap(),
        Some("gzip") => {
            flate2::read::GzDecoder::new(&packed[..]).read_to_end(&mut content).unwrap();
        }
        Some(other) => panic!("the encoding {other}"),
    }
    content
}

async fn every_file_comes_as_from_the_hotline(kind: WebServer) {
    let stage = Stage::new(kind, "https://district.example");
    let names = stage.deployment.all_files();
    assert!(names.len() > 20, "{names:?}");
    for name in names.iter().map(String::as_str).chain([""]) {
        let content = stage.deployment.read(if name.is_empty() { "index.html" } else { name });
        for accepted in ["identity", "gzip, deflate, br, zstd", "gzip"] {
            let accepted = [(header::ACCEPT_ENCODING, accepted)];
            let response = stage.get(name, &accepted).await;
            let own = stage.ask(Method::GET, &format!("{}{name}", stage.hotline.url()), &accepted).await;
            assert_eq!(response.status(), StatusCode::OK, "{name}");
            let (mut said, mut wanted) = (described(&response), described(&own));
            if !own.headers().contains_key(header::CONTENT_ENCODING) {
                // A server may pack what has no packed twin, and needn't say that it might have.
                let is_plain = |it: &String| !it.starts_with("content-encoding") && !it.starts_with("vary");
                said.retain(is_plain);
                wanted.retain(is_plain);
            }
            assert_eq!(said, wanted, "{name}, {accepted:?}");
            assert!(unpacked(response).await == content, "{name}, {accepted:?}");
        }
    }
}

async fn answers_are_as_http_has_them(kind: WebServer) {
    let stage = Stage::new(kind, "https://district.example");
    let wasm = stage.deployment.files("complaint-widget-", "_bg.wasm").remove(0);
    for name in ["", "config.json", "embed.js", &wasm] {
        let whole = stage.get(name, &[]).await;
        let tag = whole.headers()[header::ETAG].to_str().unwrap().to_owned();
        let again = stage.get(name, &[(header::IF_NONE_MATCH, &tag)]).await;
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED, "{name}");
        assert_eq!(again.headers()[header::CACHE_CONTROL], whole.headers()[header::CACHE_CONTROL], "{name}");
        let head = stage.ask(Method::HEAD, &format!("{}{name}", stage.server.url()), &[]).await;
        assert_eq!(head.status(), StatusCode::OK, "{name}");
        assert_eq!(described(&head), described(&whole), "{name}");
        assert!(head.bytes().await.unwrap().is_empty(), "{name}");
        let content = whole.bytes().await.unwrap();
        let part = stage.get(name, &[(header::RANGE, "bytes=3-9")]).await;
        assert_eq!(part.status(), StatusCode::PARTIAL_CONTENT, "{name}");
        assert_eq!(part.bytes().await.unwrap(), content[3..10], "{name}");
    }
    // What isn't there may come with the next version.
    for name in
        ["nothing", "nothing.js", "complaint-widget-0123456789abcdef.js", "nothing/", "nothing/embed.js"]
    {
        let response = stage.get(name, &[]).await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND, "{name}");
        let caching = response.headers().get(header::CACHE_CONTROL);
        assert!(caching.is_none_or(|it| !it.to_str().unwrap().contains("immutable")), "{name}: {caching:?}");
    }
    let post = stage.ask(Method::POST, &stage.server.url(), &[]).await;
    assert!(post.status().is_client_error(), "{}", post.status());
    let without = format!("{}/services/complaints", stage.server.origin());
    let redirected = stage.ask(Method::GET, &format!("{without}?lang=ar"), &[]).await;
    assert_eq!(redirected.status(), StatusCode::MOVED_PERMANENTLY);
    assert_eq!(redirected.headers()[header::LOCATION], "/services/complaints/?lang=ar");
}

async fn nothing_outside_is_served(kind: WebServer) {
    // The widget is in a folder of what belongs to somebody else.
    let deployment = Deployment::below("widget");
    deployment.add("../secret.json", &json!("not for you"));
    let hotline = Hotline::start();
    let widget = deployment.path().join("widget");
    let server = RunningWebServer::start(kind, &widget, hotline.address(), "https://district.example");
    let address: SocketAddr = server.origin().trim_start_matches("http://").parse().unwrap();
    for path in [
        "/services/complaints/../secret.json",
        "/services/complaints/..%2fsecret.json",
        "/services/complaints/%2e%2e/secret.json",
        "/services/complaints/locales/../../secret.json",
        "/services/complaints/..%5csecret.json",
        "/services/complaints../secret.json",
        "/services/complaints//secret.json",
        "/secret.json",
    ] {
        // By hand: HTTP clients tidy such paths before they send them.
        let mut stream = TcpStream::connect(address).await.unwrap();
        let request = format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 ") && !answer.starts_with("HTTP/1.1 5"), "{path}: {answer}");
        assert!(!answer.contains("not for you"), "{path}: {answer}");
    }
}

async fn reports_get_through(kind: WebServer) {
    let stage = Stage::new(kind, "https://district.example");
    let report = Report::english();
    let browser = Browser::start(&Setup::default()).await;
    browser.open(&stage.server.url()).await;
    browser.write(&report).await;
    let receipt = browser.send().await;
    browser.photos_are_delivered(report.photos.len()).await;
    browser.assert_quiet().await;
    let browser = Browser::start(&Setup::default()).await;
    browser.open(&stage.server.url()).await;
    browser.track(&receipt).await;
    browser.wait_for_status("answered").await;
    browser.assert_quiet().await;
    assert_eq!(stage.hotline.photos(&receipt.reference).len(), report.photos.len());
}

/// The path of a page of a district that shows the widget in a frame.
const PAGE: &str = "/report.html";

async fn a_page_of_another_origin_shows_it(kind: WebServer) {
    // Its page demands of all that it loads to agree to that (COEP); what it is to load isn't known before it is there.
    let site = Site::later().await;
    // To browsers that is another site than the widget's, and not only another origin.
    let district = site.origin().replace("127.0.0.1", "localhost");
    let stage = Stage::new(kind, &district);
    let url = stage.server.url();
    let html = format!(
        "<!doctype html><html lang=en><title>A district</title><link rel=icon href=data:,>\
         <script type=module crossorigin integrity=\"{}\" src=\"{url}embed.js\"></script>\
         <complaint-widget><a href=\"{url}\">Report a problem</a></complaint-widget>",
        String::from_utf8(stage.deployment.read("embed.integrity.txt")).unwrap().trim(),
    );
    let headers = [
        ("content-type", "text/html; charset=utf-8".to_owned()),
        ("cross-origin-embedder-policy", "require-corp".to_owned()),
        (
            "content-security-policy",
            format!("default-src 'none'; img-src data:; script-src {url}; frame-src {url}"),
        ),
    ];
    let headers = headers.map(|(name, value)| (name.to_owned(), value)).to_vec();
    site.add(PAGE, Object { headers, body: html.into_bytes() });
    let browser = Browser::start(&Setup { before: Some(Host::LISTEN), ..Setup::default() }).await;
    browser.goto(&format!("{district}{PAGE}")).await;
    browser.enter_frame("complaint-widget").await;
    browser.on_screen("home").await;
    browser.leave_frame().await;
    assert_eq!(browser.run("return stopped").await, json!([]));
    browser.assert_quiet().await;
}

macro_rules! for_each_server {
    ($($test:ident),*) => {
        mod nginx {
            $(#[tokio::test] async fn $test() { super::$test(complaint_widget_journeys::WebServer::Nginx).await })*
        }
        mod caddy {
            $(#[tokio::test] async fn $test() { super::$test(complaint_widget_journeys::WebServer::Caddy).await })*
        }
    };
}

for_each_server!(
    every_file_comes_as_from_the_hotline,
    answers_are_as_http_has_them,
    nothing_outside_is_served,
    reports_get_through,
    a_page_of_another_origin_shows_it
);
