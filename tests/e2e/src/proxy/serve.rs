//! One request, from the browser to the hotline and back.

use std::{io, time::Duration};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _, copy_bidirectional},
    net::TcpStream,
    time::sleep,
};

use super::{
    Fault, Passed, Shared, Side,
    http::{Message, send},
    lock, now, upstream,
};

/// How late [`Fault::Late`] is.
const LATE: Duration = Duration::from_secs(40);
/// [`Fault::Slow`] lets so many bytes through …
const SLOW_BYTES: usize = 2_000;
/// … in this time.
const SLOW_STEP: Duration = Duration::from_millis(100);
/// When to try again, in seconds.
const RETRY_AFTER: &str = "3";

const PROBLEM: &str = r#"{"type":"about:blank","title":"Service Unavailable","status":503,"detail":"Out of order.","code":"unavailable"}"#;
const GATEWAY_PAGE: &str = "<!doctype html><title>502 Bad Gateway</title><h1>502 Bad Gateway</h1>";
const PORTAL_PAGE: &str = "<!doctype html><title>Welcome</title><h1>Welcome to our network</h1>";

/// Hands one request on, as the script says, and closes: the next one is judged anew.
pub(super) async fn one(mut client: TcpStream, side: Side, shared: &Shared) -> io::Result<()> {
    let Some(mut request) = Message::read_head(&mut client).await? else { return Ok(()) };
    if side == Side::Api && request.word(0) == "OPTIONS" {
        return send(client, &may_ask().bytes()).await;
    }
    let fault = loop {
        let changed = shared.rules_changed.notified();
        match shared.take(request.word(0), request.path()) {
            Some(Fault::Hold) => changed.await,
            fault => break fault,
        }
    };
    let exchange = Exchange { side, shared };
    match fault {
        Some(Fault::ResetBeforeBody) if request.content_length() > 0 => {
            exchange.reset_request(&request, 0).await?;
            return reset(&client);
        }
        Some(Fault::Slow) => read_slowly(&mut request, &mut client).await?,
        _ => request.read_rest(&mut client).await?,
    }
    let answer = match fault {
        None | Some(Fault::Refuse | Fault::Hold) => return exchange.pass(client, request).await,
        Some(Fault::ResetInBody) if !request.body.is_empty() => {
            exchange.reset_request(&request, request.body.len() / 2).await?;
            return reset(&client);
        }
        Some(Fault::ResetBeforeBody | Fault::ResetInBody) => {
            let answer = exchange.perform(&request).await?;
            let body = if fault == Some(Fault::ResetInBody) { answer.body.len() / 2 } else { 0 };
            let bytes = answer.bytes();
            client.write_all(&bytes[..bytes.len() - answer.body.len() + body]).await?;
            return reset(&client);
        }
        Some(Fault::ResetAfterCommit) => {
            exchange.perform(&request).await?;
            return reset(&client);
        }
        Some(Fault::BlackHole) => {
            // Until the browser gives up.
            while client.read(&mut [0; 1024]).await? > 0 {}
            return Ok(());
        }
        Some(Fault::HoldAnswer) => {
            let changed = shared.rules_changed.notified();
            let answer = exchange.perform(&request).await?;
            changed.await;
            answer
        }
        Some(Fault::Late) => {
            let answer = exchange.perform(&request).await?;
            sleep(LATE).await;
            answer
        }
        Some(Fault::Slow) => {
            let answer = exchange.perform(&request).await?;
            return write_slowly(client, &answer.bytes()).await;
        }
        Some(Fault::Twice) => {
            exchange.perform(&request).await?;
            exchange.perform(&request).await?
        }
        Some(Fault::Cors) => {
            let mut answer = exchange.perform(&request).await?;
            answer.remove("access-control-");
            answer
        }
        Some(Fault::Truncated) => {
            let mut answer = exchange.perform(&request).await?;
            answer.cut(answer.body.len() / 2);
            answer
        }
        Some(Fault::Empty) => {
            exchange.perform(&request).await?;
            exchange.own("200 OK", &[], "")
        }
        Some(Fault::WrongType) => {
            exchange.perform(&request).await?;
            exchange.own("200 OK", &[("Content-Type", "text/html; charset=utf-8")], PORTAL_PAGE)
        }
        Some(Fault::BadGateway) => {
            exchange.perform(&request).await?;
            exchange.own("502 Bad Gateway", &[("Content-Type", "text/html")], GATEWAY_PAGE)
        }
        Some(Fault::Broken) => exchange.own("500 Internal Server Error", &[], ""),
        Some(Fault::Unavailable) => exchange.own("503 Service Unavailable", &[PROBLEM_TYPE], PROBLEM),
        Some(Fault::UnavailableFor) => {
            exchange.own("503 Service Unavailable", &[PROBLEM_TYPE, ("Retry-After", RETRY_AFTER)], PROBLEM)
        }
        Some(Fault::Throttled) => exchange.own("429 Too Many Requests", &[("Retry-After", RETRY_AFTER)], ""),
    };
    send(client, &answer.bytes()).await
}

const PROBLEM_TYPE: (&str, &str) = ("Content-Type", "application/problem+json");

/// What a page at another origin is told before it may ask.
fn may_ask() -> Message {
    let headers = [
        ("Access-Control-Allow-Origin", "*"),
        ("Access-Control-Allow-Methods", "GET, POST, PUT"),
        ("Access-Control-Allow-Headers", "*, Authorization"),
    ];
    Message::answer("204 No Content", &headers, "")
}

/// The way to the hotline, for a request that came to one side.
struct Exchange<'a> {
    side: Side,
    shared: &'a Shared,
}

impl Exchange<'_> {
    /// Lets everything through as it comes.
    async fn pass(&self, mut client: TcpStream, request: Message) -> io::Result<()> {
        let mut server = self.send(&request, request.body.len()).await?;
        let Some(mut answer) = Message::read_head(&mut server).await? else { return Ok(()) };
        self.note(&request, &answer);
        self.open(&mut answer);
        client.write_all(&answer.bytes()).await?;
        copy_bidirectional(&mut client, &mut server).await?;
        Ok(())
    }

    /// Has the hotline act, and gives its whole answer.
    async fn perform(&self, request: &Message) -> io::Result<Message> {
        let mut server = self.send(request, request.body.len()).await?;
        let answer = Message::read_head(&mut server).await?;
        let mut answer = answer.ok_or(io::ErrorKind::UnexpectedEof)?;
        server.read_to_end(&mut answer.body).await?;
        self.note(request, &answer);
        self.open(&mut answer);
        Ok(answer)
    }

    /// Sends the head and the first `length` bytes of the body.
    async fn send(&self, request: &Message, length: usize) -> io::Result<TcpStream> {
        let mut sent = Message { head: request.head.clone(), body: request.body[..length].to_vec() };
        sent.remove("connection:");
        sent.add("Connection", "close");
        let mut server = upstream(self.shared).await?;
        server.write_all(&sent.bytes()).await?;
        Ok(server)
    }

    /// Breaks the request off on the hotline's side, `length` bytes into its body.
    async fn reset_request(&self, request: &Message, length: usize) -> io::Result<()> {
        reset(&self.send(request, length).await?)
    }

    fn note(&self, request: &Message, answer: &Message) {
        lock(&self.shared.passed).push(Passed {
            method: request.word(0).to_owned(),
            path: request.path().to_owned(),
            body: request.body.clone(),
            status: answer.word(1).parse().unwrap_or_default(),
            at: now(),
        });
    }

    /// An answer of the proxy's own.
    fn own(&self, status: &str, headers: &[(&str, &str)], body: &str) -> Message {
        let mut answer = Message::answer(status, headers, body);
        self.open(&mut answer);
        answer
    }

    /// Lets pages of another origin read what comes from the one, and the page of the other ask there.
    fn open(&self, answer: &mut Message) {
        match self.side {
            Side::Api => {
                answer.remove("access-control-");
                answer.add("Access-Control-Allow-Origin", "*");
                answer.add("Access-Control-Expose-Headers", "*");
            }
            Side::Page => {
                let both = format!("connect-src 'self' http://{}", self.shared.api);
                answer.head = answer.head.replace("connect-src 'self'", &both);
            }
        }
    }
}

/// Has the connection end with a reset when it is dropped, instead of in good order.
fn reset(stream: &TcpStream) -> io::Result<()> {
    stream.set_zero_linger()
}

async fn read_slowly(request: &mut Message, from: &mut TcpStream) -> io::Result<()> {
    let mut part = [0; SLOW_BYTES];
    while request.body.len() < request.content_length() {
        sleep(SLOW_STEP).await;
        match from.read(&mut part).await? {
            0 => return Ok(()),
            read => request.body.extend_from_slice(&part[..read]),
        }
    }
    Ok(())
}

async fn write_slowly(mut to: TcpStream, bytes: &[u8]) -> io::Result<()> {
    for part in bytes.chunks(SLOW_BYTES) {
        sleep(SLOW_STEP).await;
        to.write_all(part).await?;
    }
    to.shutdown().await
}
