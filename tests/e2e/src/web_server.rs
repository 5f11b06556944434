//! The web servers that the documentation has configurations for, with those very files.

use std::{
    fs,
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    path::Path,
    process::Command,
    thread::sleep,
    time::Duration,
};

use tempfile::TempDir;

use crate::{child::Running, places::Places};

/// How long a server may take until it listens.
const PATIENCE: Duration = Duration::from_secs(30);
/// Between two looks whether it does.
const LOOK: Duration = Duration::from_millis(40);

/// A kind of web server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WebServer {
    /// nginx, with the module for brotli.
    Nginx,
    /// Caddy.
    Caddy,
}

/// What each file in `docs/deployment` names as an example, and what stands for it here.
struct Examples<'a> {
    port: u16,
    widget: &'a Path,
    hotline: SocketAddr,
    district: &'a str,
}

impl WebServer {
    /// Its configuration in `docs/deployment`.
    const fn file(self) -> &'static str {
        match self {
            Self::Nginx => "nginx.conf",
            Self::Caddy => "Caddyfile",
        }
    }

    /// The file as it is, with the examples in it replaced.
    ///
    /// # Panics
    /// If it doesn't name them.
    fn configuration(self, own: &Examples) -> String {
        let path = Places::root().join("docs/deployment").join(self.file());
        let mut text = fs::read_to_string(path).expect("the documentation has a configuration");
        let listen = match self {
            Self::Nginx => ("    listen 80;", format!("    listen 127.0.0.1:{};", own.port)),
            Self::Caddy => ("\nhotline.example {", format!("\nhttp://127.0.0.1:{} {{", own.port)),
        };
        for (example, real) in [
            listen,
            ("/srv/complaint-widget", own.widget.display().to_string()),
            ("127.0.0.1:8080", own.hotline.to_string()),
            ("https://district.example", own.district.to_owned()),
        ] {
            assert_eq!(text.matches(example).count(), 1, "{} names {example} once", self.file());
            text = text.replace(example, &real);
        }
        text
    }

    fn command(self, folder: &Path, configuration: &str) -> Command {
        match self {
            Self::Nginx => {
                let site = folder.join("site.conf");
                fs::write(&site, configuration).expect("the folder takes files");
                let main = folder.join("nginx.conf");
                fs::write(&main, nginx(folder, &site)).expect("the folder takes files");
                let mut command = Command::new(Places::nginx());
                command.arg("-e").arg("stderr").arg("-p").arg(folder).arg("-c").arg(main);
                command
            }
            Self::Caddy => {
                let file = folder.join("Caddyfile");
                // Nobody else is to ask or change it.
                fs::write(&file, format!("{{\n\tadmin off\n}}\n{configuration}"))
                    .expect("the folder takes files");
                let mut command = Command::new(Places::caddy());
                command.args(["run", "--adapter", "caddyfile", "--config"]).arg(file);
                command.envs(["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"].map(|name| (name, folder)));
                command
            }
        }
    }
}

/// What surrounds the site's configuration: as in Debian's own file, but in one process and with all it writes in
/// `folder`.
fn nginx(folder: &Path, site: &Path) -> String {
    let bodies = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
    let bodies = bodies.map(|name| format!("    {name}_temp_path {}/{name};\n", folder.display())).concat();
    format!(
        "daemon off;\nmaster_process off;\npid {0}/nginx.pid;\nload_module {2};\nevents {{}}\nhttp {{\n\
         {bodies}    access_log off;\n    include {1};\n}}\n",
        folder.display(),
        site.display(),
        Places::nginx_brotli().display(),
    )
}

/// A web server at a port of its own, with the widget below `/services/complaints/`.
pub struct RunningWebServer {
    origin: String,
    _running: Running,
    _folder: TempDir,
}

impl RunningWebServer {
    /// Serves the files in `widget` and passes the rest on to `hotline`. Pages of `district` may frame the widget.
    #[must_use]
    pub fn start(server: WebServer, widget: &Path, hotline: SocketAddr, district: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the web server");
        let start = || {
            // It was free a moment ago. If another program was faster, one looks again.
            let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
            let port = free.local_addr().expect("a port").port();
            drop(free);
            let own = Examples { port, widget, hotline, district };
            let mut command = server.command(folder.path(), &server.configuration(&own));
            Some((listening(Running::silent(&mut command), port)?, port))
        };
        let (running, port) = (0..5).find_map(|_| start()).unwrap_or_else(|| panic!("{server:?} starts"));
        Self { origin: format!("http://127.0.0.1:{port}"), _running: running, _folder: folder }
    }

    /// Its origin, such as `http://127.0.0.1:40123`.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The address of the widget, with `/` at its end.
    #[must_use]
    pub fn url(&self) -> String {
        format!("{}/services/complaints/", self.origin)
    }
}

/// Waits until the program listens; `None` if it ends before.
fn listening(mut running: Running, port: u16) -> Option<Running> {
    let looks = PATIENCE.as_millis() / LOOK.as_millis();
    for _ in 0..looks {
        if running.has_ended() {
            return None;
        }
        if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return Some(running);
        }
        sleep(LOOK);
    }
    panic!("the web server doesn't listen")
}
