//! A site of another origin than the widget's.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{
    Router,
    body::Body,
    extract::Request,
    http::{HeaderName, HeaderValue, Response, StatusCode},
    response::IntoResponse as _,
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
pub struct Site {
    server: Server,
    objects: Arc<Mutex<BTreeMap<String, Object>>>,
}

impl Site {
    /// One that has nothing yet.
    pub async fn later() -> Self {
        let objects: Arc<Mutex<BTreeMap<String, Object>>> = Arc::default();
        let known = Arc::clone(&objects);
        let answer = async move |request: Request| {
            let object =
                known.lock().unwrap_or_else(PoisonError::into_inner).get(request.uri().path()).cloned();
            let Some(object) = object else { return StatusCode::NOT_FOUND.into_response() };
            let mut response = Response::new(Body::from(object.body));
            for (name, value) in object.headers {
                let name = HeaderName::try_from(name).expect("the name of a header");
                response.headers_mut().insert(name, HeaderValue::try_from(value).expect("a header's value"));
            }
            response
        };
        let server = Server::start(Router::new().fallback(answer)).await.expect("a free port");
        Self { server, objects }
    }

    /// Serves objects by their paths, each with its `/` at the beginning.
    pub async fn of(objects: BTreeMap<String, Object>) -> Self {
        let site = Self::later().await;
        objects.into_iter().for_each(|(path, object)| site.add(&path, object));
        site
    }

    /// Has an object lie at a path, which begins with `/`.
    pub fn add(&self, path: &str, object: Object) {
        self.objects.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), object);
    }

    /// One page, at `/`, of which only the body's content is given.
    pub async fn page(body: &str) -> Self {
        let html = format!(
            "<!doctype html><html lang=en><title>A district</title><link rel=icon href=data:,><body>{body}"
        );
        let headers = vec![("content-type".to_owned(), "text/html; charset=utf-8".to_owned())];
        let site = Self::later().await;
        site.add("/", Object { headers, body: html.into_bytes() });
        site
    }

    /// Its origin: `http://127.0.0.1:40123`.
    #[must_use]
    pub fn origin(&self) -> &str {
        self.server.url()
    }
}
