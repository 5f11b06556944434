//! What goes through and what doesn't.

use complaint_widget::backend::native::wire::ProblemCode;
use reqwest::{Method, header};

use crate::common::{Gateway, Upstream, ok, problem};

#[tokio::test]
async fn a_listed_path_goes_through_with_its_query_and_comes_back_with_its_answer() {
    let upstream = Upstream::answering(|_| ok("seven")).await;
    let gateway = Gateway::before(&upstream.url()).await;
    let response = gateway.get("/requests/%E8%B7%AF%207.json?jurisdiction_id=a%26b&extensions=true").await;
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()[header::CONTENT_TYPE], "text/plain");
    assert_eq!(response.text().await.unwrap(), "seven");
    let seen = upstream.only();
    assert_eq!(seen.method, Method::GET);
    assert_eq!(seen.uri, "/api/requests/%E8%B7%AF%207.json?jurisdiction_id=a%26b&extensions=true");
}

#[tokio::test]
async fn what_is_not_listed_never_reaches_the_upstream() {
    let upstream = Upstream::answering(|_| ok("secret")).await;
    let gateway = Gateway::before(&upstream.url()).await;
    for path in ["/users.json", "/requests/7.xml", "/requests/7/notes.json", "/services.json/"] {
        assert_eq!(problem(gateway.get(path).await, 404).await, ProblemCode::NotFound, "{path}");
    }
    for (method, path, allow) in [
        (Method::DELETE, "/requests/7.json", "GET, OPTIONS"),
        (Method::GET, "/requests.json", "POST, OPTIONS"),
        (Method::PATCH, "/services.json", "GET, OPTIONS"),
    ] {
        let response = gateway.client.request(method, gateway.url(path)).send().await.unwrap();
        assert_eq!(response.headers()[header::ALLOW], allow, "{path}");
        assert_eq!(problem(response, 405).await, ProblemCode::MethodNotAllowed, "{path}");
    }
    assert!(upstream.seen().is_empty());
}

#[tokio::test]
async fn no_disguise_of_a_path_reaches_the_upstream() {
    let upstream = Upstream::answering(|_| ok("secret")).await;
    let gateway = Gateway::before(&upstream.url()).await;
    for path in [
        "/requests/../users.json",
        "/requests/%2e%2e/users.json",
        "/requests/..%2fusers.json",
        "/requests/%2e%2e%2fusers.json",
        "/requests/a%2fb.json",
        "/requests/a%5cb.json",
        "/requests/%252e%252e%252fusers.json",
        "/requests/..;/users.json",
        "//services.json",
        "/requests//7.json",
        "/./services.json",
        "/requests/%00.json",
        "/requests/%0d%0aX-Evil:%201.json",
        "/requests/%ff.json",
    ] {
        let request =
            format!("GET /upstream{path} HTTP/1.1\r\nHost: gateway.example\r\nConnection: close\r\n\r\n");
        let answer = gateway.raw(&request).await;
        assert!(answer.starts_with("HTTP/1.1 400 "), "{path}: {answer}");
    }
    assert!(upstream.seen().is_empty());
}

#[tokio::test]
async fn other_sites_are_allowed_nothing() {
    let upstream = Upstream::answering(|_| ok("secret")).await;
    let gateway = Gateway::before(&upstream.url()).await;
    let preflight = gateway
        .client
        .request(Method::OPTIONS, gateway.url("/requests.json"))
        .header(header::ORIGIN, "https://other.example")
        .header(header::ACCESS_CONTROL_REQUEST_METHOD, "POST");
    let response = preflight.send().await.unwrap();
    assert_eq!(response.status(), 204);
    assert_eq!(response.headers()[header::ALLOW], "POST, OPTIONS");
    assert!(!response.headers().keys().any(|name| name.as_str().starts_with("access-control")));
    for site in ["cross-site", "same-site"] {
        // A form needs no preflight.
        let request = gateway.report("description=x", crate::common::KEY).header("Sec-Fetch-Site", site);
        assert_eq!(problem(request.send().await.unwrap(), 403).await, ProblemCode::Forbidden);
    }
    assert!(upstream.seen().is_empty());
    let request = gateway.client.get(gateway.url("/services.json")).header("Sec-Fetch-Site", "same-origin");
    assert_eq!(request.send().await.unwrap().status(), 200, "the widget itself");
}

#[tokio::test]
async fn a_redirect_below_the_base_is_written_for_this_origin_and_any_other_goes_nowhere() {
    let upstream = Upstream::answering(|seen| {
        let id = seen.uri.rsplit('/').next().unwrap();
        let location = match id {
            "1.json" => "/api/requests/2.json",
            "3.json" => "https://elsewhere.example/api/requests/2.json",
            _ => "/admin",
        };
        axum::response::Response::builder()
            .status(302)
            .header("location", location)
            .body(axum::body::Body::empty())
            .unwrap()
    })
    .await;
    let gateway = Gateway::before(&upstream.url()).await;
    let response = gateway.get("/requests/1.json").await;
    assert_eq!(response.status(), 302);
    assert_eq!(response.headers()[header::LOCATION], "/upstream/requests/2.json");
    for path in ["/requests/3.json", "/requests/4.json"] {
        let response = gateway.get(path).await;
        assert!(!response.headers().contains_key(header::LOCATION));
        assert_eq!(problem(response, 502).await, ProblemCode::Unavailable);
    }
    assert_eq!(upstream.seen().len(), 3, "nothing was followed");
}

#[tokio::test]
async fn the_widgets_pages_keep_their_safety_headers_and_answers_are_data() {
    let upstream = Upstream::answering(|_| ok("{}")).await;
    let gateway = Gateway::with(
        &upstream.url(),
        |_| {},
        |options| {
            let widget = options.data.parent().unwrap().join("dist");
            std::fs::create_dir_all(&widget).unwrap();
            std::fs::write(widget.join("index.html"), "<!doctype html>").unwrap();
            options.widget = Some(widget);
            options.frame_ancestors = vec!["https://district.example".to_owned()];
        },
    )
    .await;
    let page = gateway.client.get(gateway.page("/")).send().await.unwrap();
    let policy = |response: &reqwest::Response| {
        response.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap().to_owned()
    };
    assert_eq!(page.status(), 200);
    assert!(policy(&page).contains("script-src 'self'"), "{}", policy(&page));
    assert!(policy(&page).contains("frame-ancestors 'self' https://district.example"));
    assert_eq!(page.headers()[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    let data = gateway.get("/services.json").await;
    assert_eq!(policy(&data), "default-src 'none'; frame-ancestors 'none'; sandbox");
    assert_eq!(data.headers()[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
}
