//! HTTP/1.1 as far as a proxy needs it that closes every connection after one request.

use std::io;

use tokio::{
    io::{AsyncRead, AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

/// A head, and the bytes behind it as far as they are here.
pub(super) struct Message {
    /// The first line and the headers, without the empty line.
    pub head: String,
    /// What came behind.
    pub body: Vec<u8>,
}

impl Message {
    /// Reads a head and what happens to come with it; `None` if nothing comes.
    pub async fn read_head(from: &mut (impl AsyncRead + Unpin)) -> io::Result<Option<Self>> {
        let mut received = Vec::new();
        loop {
            if let Some(end) = received.windows(4).position(|part| part == b"\r\n\r\n") {
                let head = String::from_utf8_lossy(&received[..end]).into_owned();
                return Ok(Some(Self { head, body: received.split_off(end + 4) }));
            }
            if from.read_buf(&mut received).await? == 0 {
                return Ok(None);
            }
        }
    }

    /// Reads the rest of the body that a request's head announces.
    pub async fn read_rest(&mut self, from: &mut (impl AsyncRead + Unpin)) -> io::Result<()> {
        while self.body.len() < self.content_length() && from.read_buf(&mut self.body).await? > 0 {}
        Ok(())
    }

    /// A word of the first line: method and target of a request, status of an answer.
    pub fn word(&self, index: usize) -> &str {
        self.head.lines().next().unwrap_or_default().split(' ').nth(index).unwrap_or_default()
    }

    /// The path of a request, without its query.
    pub fn path(&self) -> &str {
        self.word(1).split('?').next().unwrap_or_default()
    }

    /// How many bytes of body the head announces.
    pub fn content_length(&self) -> usize {
        self.header("content-length").and_then(|value| value.parse().ok()).unwrap_or_default()
    }

    /// A header's value; `name` in small letters.
    pub fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(':'));
        let mut values = lines.filter(|(known, _)| known.eq_ignore_ascii_case(name));
        values.next().map(|(_, value)| value.trim())
    }

    /// Takes out every header whose name begins so; `start` in small letters.
    pub fn remove(&mut self, start: &str) {
        let lines = self.head.lines();
        let kept = lines.filter(|line| !line.to_ascii_lowercase().starts_with(start));
        self.head = kept.collect::<Vec<_>>().join("\r\n");
    }

    /// Adds a header.
    pub fn add(&mut self, name: &str, value: &str) {
        self.head = format!("{}\r\n{name}: {value}", self.head);
    }

    /// Cuts the body to its first `length` bytes, and says that this is all.
    pub fn cut(&mut self, length: usize) {
        self.body.truncate(length);
        self.remove("content-length:");
        self.add("Content-Length", &length.to_string());
    }

    /// As it goes over the wire.
    pub fn bytes(&self) -> Vec<u8> {
        [self.head.as_bytes(), b"\r\n\r\n", &self.body].concat()
    }

    /// An answer with this first line, headers and body.
    pub fn answer(status: &str, headers: &[(&str, &str)], body: &str) -> Self {
        let mut answer = Self { head: format!("HTTP/1.1 {status}"), body: body.as_bytes().to_vec() };
        for (name, value) in headers {
            answer.add(name, value);
        }
        answer.add("Content-Length", &body.len().to_string());
        answer.add("Connection", "close");
        answer
    }
}

/// Sends bytes and closes.
pub(super) async fn send(mut to: TcpStream, bytes: &[u8]) -> io::Result<()> {
    to.write_all(bytes).await?;
    to.shutdown().await
}
