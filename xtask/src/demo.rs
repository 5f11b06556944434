//! The demo: everything built, and a hotline with a made-up district on this machine.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};

use crate::build;
use crate::project::Project;
use crate::run::Kit;
use crate::tools;

/// How long the hotline may take to end by itself.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long the hotline may take for one answer.
const ANSWER: Duration = Duration::from_secs(30);

/// What the command line says of the demo.
#[derive(Debug, PartialEq, Eq)]
pub struct Demo {
    /// 0 lets the system choose.
    pub port: u16,
    /// The hotline's folder; `target/demo-data` if none is told.
    pub data: Option<PathBuf>,
}

/// What ends the wait.
enum Event {
    /// The hotline listens at this address.
    Listening(String),
    /// The hotline has ended.
    Ended,
    /// The person, or the system, wants an end.
    Stop,
}

impl Demo {
    /// Builds, serves, and returns when told to stop.
    pub fn run(&self, project: &Project) -> Result<()> {
        self.check_port()?;
        let kit = tools::for_building(project)?;
        build::widget(project, &kit)?;
        build::hotline(&kit)?;

        let (events, happened) = mpsc::channel();
        let stop = events.clone();
        // Told before the hotline starts, so that none is ever left behind.
        ctrlc::set_handler(move || {
            // Nobody listens any more only when the demo is ending anyway.
            let _ = stop.send(Event::Stop);
        })
        .context("taking over Ctrl-C")?;
        let mut hotline = Hotline::start(self.command(project, &kit))?;
        let output = hotline.0.stdout.take().context("the hotline is mute")?;
        thread::spawn(move || listen(output, &events));
        loop {
            match happened.recv() {
                Ok(Event::Listening(address)) => {
                    answers(&address)?;
                    let address = address.trim_end_matches('/');
                    println!("pages with the widget in them: {address}/demo/");
                    println!("ready: {address}/");
                }
                Ok(Event::Stop) => return hotline.stop(),
                Ok(Event::Ended) | Err(_) => {
                    let status = hotline.0.wait()?;
                    bail!("the hotline has ended by itself: {status}");
                }
            }
        }
    }

    /// Says before the long build, not after it, that the port can't be had.
    fn check_port(&self) -> Result<()> {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, self.port)) {
            Ok(_) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => bail!(
                "port {} is taken by another program: end that program, or choose another port, \
                 for example: cargo xtask demo --port 0",
                self.port
            ),
            Err(error) => Err(error).with_context(|| {
                format!("port {} can't be had; choose another: cargo xtask demo --port 0", self.port)
            }),
        }
    }

    fn command(&self, project: &Project, kit: &Kit) -> Command {
        let data = self.data.clone();
        let data = data.unwrap_or_else(|| project.path("target/demo-data"));
        // The hotline starts in the project's root; the person may stand elsewhere.
        let data = std::path::absolute(&data).unwrap_or(data);
        let mut hotline = kit.command(project.hotline());
        hotline
            .arg("serve")
            .args(["--listen", &format!("127.0.0.1:{}", self.port)])
            .arg("--data")
            .arg(data)
            .arg("--widget")
            .arg(project.dist())
            .args(["--demo-district", "--demo-clerk", "--demo-hosts"])
            .stdout(Stdio::piped());
        hotline
    }
}

/// The running hotline, which ends when this does.
struct Hotline(Child);

impl Hotline {
    fn start(mut command: Command) -> Result<Self> {
        let child = command.spawn().context("starting the hotline")?;
        Ok(Self(child))
    }

    /// Asks it to end, so that its database closes in order, and waits for that.
    fn stop(mut self) -> Result<()> {
        let id = self.0.id().to_string();
        // Where there is no `kill`, Drop ends it less gently.
        let _ = Command::new("kill").args(["-TERM", &id]).stderr(Stdio::null()).status();
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if self.0.try_wait()?.is_some() {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }
}

impl Drop for Hotline {
    fn drop(&mut self) {
        // Both fail only if it has ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Passes on what the hotline says, and tells where it listens and when it has ended.
fn listen(output: ChildStdout, events: &Sender<Event>) {
    for line in BufReader::new(output).lines() {
        let Ok(line) = line else { break };
        println!("{line}");
        if let Some(address) = line.strip_prefix("listening: ") {
            let _ = events.send(Event::Listening(address.trim().to_owned()));
        }
    }
    let _ = events.send(Event::Ended);
}

/// Makes sure that the page is really served before anyone is sent there.
fn answers(address: &str) -> Result<()> {
    let host = address
        .strip_prefix("http://")
        .context("the hotline told an address that is not http")?
        .trim_end_matches('/');
    let mut stream = TcpStream::connect(host).context("the hotline does not answer")?;
    stream.set_read_timeout(Some(ANSWER))?;
    write!(stream, "GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")?;
    let mut status = [0; 12];
    stream.read_exact(&mut status)?;
    let status = String::from_utf8_lossy(&status);
    ensure!(status.ends_with(" 200"), "the hotline answers {status} for its first page");
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_taken_port_is_named_with_what_to_do() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let error = Demo { port, data: None }.check_port().unwrap_err();
        let text = error.to_string();
        assert!(text.contains(&port.to_string()) && text.contains("--port"));
    }

    /// Answers one request with this text, and gives the address.
    fn server(answer: &'static str) -> String {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = format!("http://{}/", listener.local_addr().unwrap());
        thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut request = BufReader::new(stream.try_clone().unwrap()).lines();
            // To its end, or closing would reset the connection.
            assert!(request.any(|line| line.unwrap().is_empty()));
            stream.write_all(answer.as_bytes()).unwrap();
        });
        address
    }

    #[test]
    fn ready_needs_a_page_and_not_only_an_open_port() {
        answers(&server("HTTP/1.1 200 OK\r\n\r\n")).unwrap();
        let error = answers(&server("HTTP/1.1 404 Not Found\r\n\r\n")).unwrap_err();
        assert!(error.to_string().contains("404"));
    }
}
