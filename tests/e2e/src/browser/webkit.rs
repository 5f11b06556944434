//! WebKitGTK by WebKitWebDriver: MiniBrowser, on a screen that nobody sees.

use std::{
    fs,
    net::{Ipv4Addr, TcpListener, TcpStream},
    process::{Command, Stdio},
    thread::sleep,
};

use serde_json::{Value, json};

use super::{Colours, Driver, LOOK, PATIENCE, Setup};
use crate::{child::Running, places::Places};

/// An X server without a monitor.
pub(super) struct Screen {
    server: Running,
    /// Its number, as in `DISPLAY=:0`.
    number: u32,
}

impl Screen {
    fn start() -> Self {
        let mut command = Command::new(Places::xvfb());
        command.args(["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp", "-noreset"]);
        // It complains about each display that another server has.
        command.stderr(Stdio::null());
        let told = Running::start(&mut command, |line| line.trim().parse().ok());
        let (server, number) = told.expect("the X server finds a free display");
        Self { server, number }
    }
}

impl Drop for Screen {
    /// Lets the server remove its socket and its lock.
    fn drop(&mut self) {
        self.server.end();
    }
}

/// A driver at a port that was free a moment ago, since it can't look for one by itself. If another program was
/// faster, it gives up, and one looks again.
pub(super) fn driver() -> Driver {
    let screen = Screen::start();
    let (running, port) = (0..5).find_map(|_| start_on(&screen)).expect("the driver gets a port");
    Driver { running, port, _screen: Some(screen) }
}

fn start_on(screen: &Screen) -> Option<(Running, u16)> {
    let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    let port = free.local_addr().expect("a port").port();
    drop(free);
    let mut command = Command::new(Places::webkit_driver());
    command.arg("--host=127.0.0.1").arg(format!("--port={port}"));
    command.env("DISPLAY", format!(":{}", screen.number)).env_remove("WAYLAND_DISPLAY");
    // Nobody listens to the accessibility bus here, and looking for it takes seconds.
    command.envs([("NO_AT_BRIDGE", "1"), ("GTK_A11Y", "none"), ("GDK_BACKEND", "x11")]);
    let mut running = Running::silent(&mut command);
    let looks = PATIENCE.as_millis() / LOOK.as_millis();
    for _ in 0..looks {
        if running.has_ended() {
            return None;
        }
        if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return Some((running, port));
        }
        sleep(LOOK);
    }
    panic!("WebKitWebDriver doesn't listen")
}

/// Its driver always gives it a profile that is forgotten, and it has the machine's language and size of text.
pub(super) fn capabilities(setup: &Setup) -> Value {
    assert!(setup.languages.starts_with("en"), "MiniBrowser can't be told the languages {}", setup.languages);
    let mut arguments = vec!["--automation".to_owned(), format!("--enable-javascript={}", setup.javascript)];
    if setup.colours == Colours::Dark {
        arguments.push("--dark-mode".to_owned());
    }
    json!({
        "browserName": "MiniBrowser",
        "webkitgtk:browserOptions": { "binary": Places::mini_browser(), "args": arguments },
    })
}

/// The process that a driver has started.
pub(super) fn process(driver: &Driver) -> Option<u64> {
    let parent = format!(" {} ", driver.running.id());
    let processes = fs::read_dir("/proc").ok()?;
    processes.flatten().find_map(|entry| {
        let status = fs::read_to_string(entry.path().join("stat")).ok()?;
        // Behind the name in brackets stand the state and the parent.
        let (_, rest) = status.rsplit_once(") ")?;
        let is_child = rest.get(1..)?.starts_with(&parent);
        is_child.then(|| entry.file_name().to_str()?.parse().ok()).flatten()
    })
}
