//! An upstream over HTTPS is who it says it is.

use std::{
    fs,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::{ServerConfig, crypto::ring::default_provider, pki_types::PrivateKeyDer};
use tempfile::TempDir;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};
use tokio_rustls::TlsAcceptor;

use crate::process::{Process, write_file};

#[tokio::test]
async fn only_an_upstream_with_a_known_certificate_is_told_anything() {
    let CertifiedKey { cert, signing_key } =
        generate_simple_self_signed(vec!["127.0.0.1".to_owned()]).unwrap();
    let key = PrivateKeyDer::try_from(signing_key.serialize_der()).unwrap();
    let tls = ServerConfig::builder_with_provider(default_provider().into())
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![cert.der().clone()], key)
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(tls));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}/api", listener.local_addr().unwrap());
    let told = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&told);
    let upstream = tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            let Ok(mut stream) = acceptor.accept(stream).await else { continue };
            let mut request = [0; 4096];
            if stream.read(&mut request).await.is_ok_and(|length| length > 0) {
                count.fetch_add(1, Ordering::SeqCst);
                stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}").await.unwrap();
                stream.shutdown().await.unwrap();
            }
        }
    });

    let directory = TempDir::new().unwrap();
    write_file(directory.path(), &url, "header");
    let known = directory.path().join("known.pem");
    fs::write(&known, cert.pem()).unwrap();
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
