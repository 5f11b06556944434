//! A site of another origin than the widget's.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Router,
    extract::Request,
    http::{HeaderName, HeaderValue, Response, StatusCode},
};
use complaint_widget_servers::Server;

/// What lies at one address: headers and a body.
#[derive(Clone, Debug)]
pub struct Object {
    /// Pairs of a header's name and its value.
    pub headers: Vec<(String, String)>,
    /// The bytes that are sent, as the headers describe them.
    pub body: Vec<u8>,
}

/// A server that knows nothing: each object goes out as it is, with exactly its headers. It stops when it is dropped.
pub struct Site(Server);

impl Site {
    /// Serves objects by their paths, each with its `/` at the beginning.
    pub async fn of(objects: BTreeMap<String, Object>) -> Self {
        let objects = Arc::new(objects);
        let answer = async move |request: Request| {
            let Some(object) = objects.get(request.uri().path()).cloned() else {
                return Response::builder().status(StatusCode::NOT_FOUND).body(Vec::new()).unwrap();
            };
            let mut response = Response::new(object.body);
            for (name, value) in object.headers {
                let name = HeaderName::try_from(name).expect("the name of a header");
                response.headers_mut().insert(name, HeaderValue::try_from(value).expect("a header's value"));
            }
            response
        };
        let router =
            Router::new().fallback(async move |request| answer(request).await.map(axum::body::Body::from));
        Self(Server::start(router).await.expect("a free port"))
    }

    /// One page, at `/`, of which only the body's content is given.
    pub async fn page(body: &str) -> Self {
        let html = format!(
            "<!doctype html><html lang=en><title>A district</title><link rel=icon href=data:,><body>{body}"
        );
        let headers = vec![("content-type".to_owned(), "text/html; charset=utf-8".to_owned())];
        Self::of(BTreeMap::from([("/".to_owned(), Object { headers, body: html.into_bytes() })])).await
    }

    /// Its origin: `http://127.0.0.1:40123`.
    #[must_use]
    pub fn origin(&self) -> &str {
        self.0.url()
    }
}
