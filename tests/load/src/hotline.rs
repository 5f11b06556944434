//! The hotline that bears the load.

use std::{
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
};

use tempfile::TempDir;

/// A running hotline with fresh data, which goes with it.
pub struct Hotline {
    process: Child,
    url: String,
    _data: TempDir,
}

impl Hotline {
    /// Starts the program that lies beside this one.
    ///
    /// # Panics
    /// When there is none, or it doesn't listen.
    pub fn start() -> Self {
        let folder = std::env::current_exe().expect("this program has a path").with_file_name("");
        // Not among the temporary files: where they are kept in memory, waiting for the disk would cost nothing.
        let data = tempfile::tempdir_in(&folder).expect("the folder of this program can be written to");
        let mut process = Command::new(folder.join(format!("hotline{}", std::env::consts::EXE_SUFFIX)))
            .args(["serve", "--listen", "127.0.0.1:0", "--demo-district"])
            // All citizens come from one address here.
            .args(["--writes-per-minute", "4000000000", "--data"])
            .arg(data.path())
            .env("RUST_LOG", "warn")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the hotline was built beside this program");
        let mut line = String::new();
        BufReader::new(process.stdout.take().expect("its output is piped"))
            .read_line(&mut line)
            .expect("it prints text");
        let url = line.trim_end().strip_prefix("listening: ").map(str::to_owned);
        Self { process, url: url.expect("the hotline listens"), _data: data }
    }

    /// Where its API begins.
    pub fn api(&self) -> String {
        format!("{}api/v1/", self.url)
    }
}

impl Drop for Hotline {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
