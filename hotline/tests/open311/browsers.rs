//! Pages of other sites may read and write.

use reqwest::{Method, header};

use crate::common::{LAMP, Server};

#[tokio::test]
async fn a_page_of_any_site_may_ask() {
    let server = Server::open().await;
    let preflight = server
        .client
        .request(Method::OPTIONS, server.url("requests.json"))
        .header(header::ORIGIN, "https://city.example")
        .header(header::ACCESS_CONTROL_REQUEST_METHOD, "POST")
        .header(header::ACCESS_CONTROL_REQUEST_HEADERS, "idempotency-key,content-type")
        .send()
        .await
        .unwrap();
    assert!(preflight.status().is_success());
    let listed = |name: header::HeaderName| preflight.headers()[name].to_str().unwrap().to_lowercase();
    assert_eq!(listed(header::ACCESS_CONTROL_ALLOW_ORIGIN), "*");
    assert!(!preflight.headers().contains_key(header::ACCESS_CONTROL_ALLOW_CREDENTIALS));
    for method in ["get", "post"] {
        assert!(listed(header::ACCESS_CONTROL_ALLOW_METHODS).contains(method));
    }
    for name in ["idempotency-key", "content-type", "accept-language"] {
        assert!(listed(header::ACCESS_CONTROL_ALLOW_HEADERS).contains(name));
    }
    let request =
        server.client.post(server.url("requests.json")).header(header::ORIGIN, "https://city.example");
    let response = request.form(&LAMP).send().await.unwrap();
    assert_eq!(response.headers()[header::ACCESS_CONTROL_ALLOW_ORIGIN], "*");
    assert_eq!(response.headers()[header::ACCESS_CONTROL_EXPOSE_HEADERS], "retry-after");
    let refused =
        server.client.get(server.url("nothing.json")).header(header::ORIGIN, "https://city.example");
    assert_eq!(refused.send().await.unwrap().headers()[header::ACCESS_CONTROL_ALLOW_ORIGIN], "*");
}

#[tokio::test]
async fn the_native_profile_stays_on_its_own_site() {
    let server = Server::open().await;
    let request = server.client.get(server.server_url("/api/v1/categories"));
    let response = request.header(header::ORIGIN, "https://city.example").send().await.unwrap();
    assert!(!response.headers().contains_key(header::ACCESS_CONTROL_ALLOW_ORIGIN));
}
