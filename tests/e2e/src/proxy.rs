//! A network between browser and hotline that can be broken at will.

use std::{
    io,
    net::SocketAddr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _, copy_bidirectional},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
    time::sleep,
};

/// How the network is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Network {
    /// Everything gets through.
    Whole,
    /// The pages come, but the hotline behind them is out of service: 503.
    OutOfService,
    /// The page comes, but the app's program stays on its way until the network is different.
    WithoutApp,
    /// The first screens come, but what the later ones need is answered by 503.
    WithoutLaterScreens,
    /// Everything gets through but photos, whose connections break.
    LosingPhotos,
}

/// Part of the name of the file that holds the later screens.
const LATER: &str = "-later-";

/// A proxy in front of a hotline.
pub struct Proxy {
    address: SocketAddr,
    network: Arc<Mutex<Network>>,
    lost: Arc<AtomicUsize>,
    photos: Arc<Mutex<Vec<Vec<u8>>>>,
    task: JoinHandle<()>,
}

impl Proxy {
    /// One in front of what listens at `upstream`.
    pub async fn start(upstream: SocketAddr, network: Network) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("it listens");
        let network = Arc::new(Mutex::new(network));
        let lost = Arc::new(AtomicUsize::new(0));
        let photos = Arc::new(Mutex::new(Vec::new()));
        let shared = (Arc::clone(&network), Arc::clone(&lost), Arc::clone(&photos));
        let task = tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let (network, lost, photos) = shared.clone();
                // A connection that breaks is what this is for.
                tokio::spawn(async move { drop(serve(client, upstream, &network, &lost, &photos).await) });
            }
        });
        Self { address, network, lost, photos, task }
    }

    /// The address of the widget, with `/` at its end.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Makes the network like this, for what comes from now on.
    pub fn set(&self, network: Network) {
        *self.network.lock().expect("nothing panics while it is held") = network;
    }

    /// The photos that came by, as they left the phone.
    #[must_use]
    pub fn photos(&self) -> Vec<Vec<u8>> {
        self.photos.lock().expect("nothing panics while it is held").clone()
    }

    /// Waits until photos were lost `count` times since the start.
    pub async fn has_lost(&self, count: usize) {
        while self.lost.load(Ordering::Relaxed) < count {
            sleep(Duration::from_millis(10)).await;
        }
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Hands one request on, and closes: the next one is judged anew.
async fn serve(
    mut client: TcpStream,
    upstream: SocketAddr,
    network: &Mutex<Network>,
    lost: &AtomicUsize,
    photos: &Mutex<Vec<Vec<u8>>>,
) -> io::Result<()> {
    let mut received = Vec::new();
    let end = loop {
        if let Some(at) = received.windows(4).position(|part| part == b"\r\n\r\n") {
            break at;
        }
        if client.read_buf(&mut received).await? == 0 {
            return Ok(());
        }
    };
    let head = String::from_utf8_lossy(&received[..end]).into_owned();
    let request = head.lines().next().unwrap_or_default();
    let now = || *network.lock().expect("nothing panics while it is held");
    while now() == Network::WithoutApp && request.contains(".wasm") {
        sleep(Duration::from_millis(10)).await;
    }
    match now() {
        Network::OutOfService if request.contains("/api/") => return refuse(client).await,
        Network::WithoutLaterScreens if request.contains(LATER) => {
            return refuse(client).await;
        }
        Network::LosingPhotos if request.contains("/photos/") => {
            lost.fetch_add(1, Ordering::Relaxed);
            return Ok(());
        }
        _ => {}
    }
    let body = end + 4;
    if request.contains("/photos/") {
        while received.len() - body < content_length(&head) && client.read_buf(&mut received).await? > 0 {}
        photos.lock().expect("nothing panics while it is held").push(received[body..].to_vec());
    }
    let mut server = TcpStream::connect(upstream).await?;
    let lines = head.lines().filter(|line| !line.to_ascii_lowercase().starts_with("connection:"));
    let head = lines.collect::<Vec<_>>().join("\r\n");
    server.write_all(format!("{head}\r\nConnection: close\r\n\r\n").as_bytes()).await?;
    server.write_all(&received[body..]).await?;
    copy_bidirectional(&mut client, &mut server).await?;
    Ok(())
}

async fn refuse(mut client: TcpStream) -> io::Result<()> {
    let answer = b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    client.write_all(answer).await?;
    client.shutdown().await
}

/// How many bytes of body the head of a request announces.
fn content_length(head: &str) -> usize {
    let lines = head.lines().filter_map(|line| line.split_once(':'));
    let mut length = lines.filter(|(name, _)| name.eq_ignore_ascii_case("content-length"));
    length.next().and_then(|(_, value)| value.trim().parse().ok()).unwrap_or_default()
}
