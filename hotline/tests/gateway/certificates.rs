//! An upstream over HTTPS is who it says it is.

use std::{
    fs,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use complaint_widget::backend::native::wire::ProblemCode;
use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::{ServerConfig, crypto::ring::default_provider, pki_types::PrivateKeyDer};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};
use tokio_rustls::TlsAcceptor;

use crate::{
    common::problem,
    process::{Process, write_file},
};

/// What an upstream speaks TLS with, and its certificate in PEM.
fn acceptor() -> (TlsAcceptor, String) {
    let CertifiedKey { cert, signing_key } =
        generate_simple_self_signed(vec!["127.0.0.1".to_owned()]).unwrap();
    let key = PrivateKeyDer::try_from(signing_key.serialize_der()).unwrap();
    let tls = ServerConfig::builder_with_provider(default_provider().into())
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![cert.der().clone()], key)
        .unwrap();
    (TlsAcceptor::from(Arc::new(tls)), cert.pem())
}

/// Answers the request that comes; false if none does.
async fn answer(acceptor: &TlsAcceptor, stream: TcpStream) -> bool {
    let Ok(mut stream) = acceptor.accept(stream).await else { return false };
    let mut request = [0; 4096];
    if !stream.read(&mut request).await.is_ok_and(|length| length > 0) {
        return false;
    }
    stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}").await.unwrap();
    stream.shutdown().await.unwrap();
    true
}

#[tokio::test]
async fn only_an_upstream_with_a_known_certificate_is_told_anything() {
    let (acceptor, pem) = acceptor();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}/api", listener.local_addr().unwrap());
    let told = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&told);
    let upstream = tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            count.fetch_add(usize::from(answer(&acceptor, stream).await), Ordering::SeqCst);
        }
    });

    let directory = TempDir::new().unwrap();
    write_file(directory.path(), &url, "header");
    let known = directory.path().join("known.pem");
    fs::write(&known, pem).unwrap();
    let other = generate_simple_self_signed(vec!["127.0.0.1".to_owned()]).unwrap();
    let unknown = directory.path().join("unknown.pem");
    fs::write(&unknown, other.cert.pem()).unwrap();

    let process = Process::with_roots(directory.path(), &unknown);
    assert_eq!(process.report("requests.json").send().await.unwrap().status(), 503, "nothing was done");
    assert_eq!(told.load(Ordering::SeqCst), 0);
    drop(process);
    let process = Process::with_roots(directory.path(), &known);
    assert_eq!(process.report("requests.json").send().await.unwrap().status(), 200);
    assert_eq!(told.load(Ordering::SeqCst), 1);
    upstream.abort();
}

#[tokio::test]
async fn an_upstream_that_hangs_before_it_speaks_tls_was_told_nothing() {
    let (acceptor, pem) = acceptor();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}/api", listener.local_addr().unwrap());
    let upstream = tokio::spawn(async move {
        let (_hanging, _) = listener.accept().await.unwrap();
        let (stream, _) = listener.accept().await.unwrap();
        assert!(answer(&acceptor, stream).await);
    });
    let directory = TempDir::new().unwrap();
    write_file(directory.path(), &url, "header");
    let path = directory.path().join("gateway.json");
    let mut file: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    // Less than connecting may take: the time that the upstream has begins with the connection.
    file["limits"]["seconds"] = json!(1);
    fs::write(&path, file.to_string()).unwrap();
    let roots = directory.path().join("roots.pem");
    fs::write(&roots, pem).unwrap();

    let process = Process::with_roots(directory.path(), &roots);
    let first = process.report("requests.json").send().await.unwrap();
    assert_eq!(problem(first, 503).await, ProblemCode::Unavailable);
    assert_eq!(
        process.report("requests.json").send().await.unwrap().status(),
        200,
        "the same may come again"
    );
    upstream.await.unwrap();
}
