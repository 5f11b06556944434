//! The project's own commands: `cargo xtask help` lists them.
//!
//! One file a command, plus what they share:
//!
//! - [`project`]: where things are;
//! - [`run`]: starting programs, saying what is done and how long it took;
//! - [`tools`] and [`browser`]: what must be installed, and installing it;
//! - [`assets`]: the one stylesheet and the message files that trunk packs;
//! - [`build`], with [`stamp`] (is it still good?), [`split`] and [`imports`] (what loads first, what
//!   later), [`page`] (can it work?), [`minify`], [`embed`] (other sites' script), [`worker`] (what a phone
//!   keeps), [`trusted`] and [`integrity`] (what may run) and [`compress`];
//! - [`objects`]: what is built, for a plain object store;
//! - [`test`], with [`tally`]; [`faults`]; [`demo`]; [`conformance`]; [`load`]; [`size`].

#![forbid(unsafe_code)]
// Talking to the person at the terminal is what this program is for.
#![allow(clippy::print_stdout)]

mod assets;
mod build;
mod compress;
mod conformance;
mod demo;
mod embed;
mod faults;
mod imports;
mod integrity;
mod load;
mod minify;
mod objects;
mod page;
mod programs;
mod project;
mod run;
mod size;
mod split;
mod stamp;
mod tally;
mod test;
mod tools;
mod trusted;
mod worker;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use lexopt::prelude::*;

use crate::demo::Demo;
use crate::objects::Objects;
use crate::project::Project;
use crate::test::Level;

const USAGE: &str = "\
The project's commands. Each installs what it needs and lacks.

Usage: cargo xtask COMMAND

  demo [--port N] [--data DIR]   build everything, start the hotline with a made-up
                                 district and serve the widget until Ctrl-C
                                 (port 8080, or 0 for any; data in target/demo-data)
  build                          the widget as a district deploys it, into dist/
  objects DIR [--widget DIR]     the built widget for a plain object store, into DIR:
                                 the objects, and objects.json with their headers
  test [native|web|journeys]     the tests: one level, several, or all three
  faults [--only PATTERN] [--jobs N]
                                 every fault of the network with every operation, and
                                 the browser killed: whether anything is lost, doubled
                                 or said that isn't so; PATTERN is FAULT/OPERATION/DESK
                                 with * for any, such as late/submit or */photo/native
  conformance URL                whether the server whose native profile begins at URL
                                 keeps it, such as http://127.0.0.1:8080/api/v1;
                                 it makes complaints of its own there
  load [--clients N] [--seconds N]
                                 many clients at once against a release build of the
                                 hotline: how fast, and whether anything is lost
                                 (50 clients, 30 seconds)
  size                           what a first load transfers, against the budget
  assets                         the stylesheet and messages that trunk packs
                                 (trunk calls this itself)
  help                           this text
";

/// What the command line asks for.
#[derive(Debug, PartialEq, Eq)]
enum Task {
    Help,
    Assets,
    Build,
    Size,
    Objects(Objects),
    Demo(Demo),
    Conformance(String),
    Faults(Vec<OsString>),
    Load(Vec<OsString>),
    Test(Vec<Level>),
}

fn main() -> ExitCode {
    let task = match parse(std::env::args_os().skip(1)) {
        Ok(task) => task,
        Err(error) => {
            eprintln!("xtask: {error}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match perform(task) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn perform(task: Task) -> anyhow::Result<ExitCode> {
    let project = Project::find()?;
    match task {
        Task::Help => print!("{USAGE}"),
        Task::Assets => assets::write(&project)?,
        Task::Build => {
            let kit = tools::for_building(&project)?;
            build::widget(&project, &kit)?;
        }
        Task::Size => return size::report(&project),
        Task::Objects(objects) => objects.write(&project)?,
        Task::Faults(arguments) => faults::run(&project, &arguments)?,
        Task::Load(arguments) => load::run(&project, &arguments)?,
        Task::Demo(demo) => demo.run(&project)?,
        Task::Conformance(url) => return conformance::check(&project, &url),
        Task::Test(levels) => return test::run(&project, &levels),
    }
    Ok(ExitCode::SUCCESS)
}

/// Reads the arguments that follow the program's name.
fn parse(arguments: impl Iterator<Item = OsString>) -> Result<Task, lexopt::Error> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let command = match parser.next()? {
        None | Some(Long("help") | Short('h')) => return Ok(Task::Help),
        Some(Value(word)) => word.string()?,
        Some(other) => return Err(other.unexpected()),
    };
    let task = match command.as_str() {
        "help" => Task::Help,
        "assets" => Task::Assets,
        "build" => Task::Build,
        "size" => Task::Size,
        "objects" => return parse_objects(parser),
        "demo" => return parse_demo(parser),
        "conformance" => Task::Conformance(url(&mut parser)?),
        "test" => return parse_test(parser),
        // Their own programs read them.
        "faults" => return Ok(Task::Faults(parser.raw_args()?.collect())),
        "load" => return Ok(Task::Load(parser.raw_args()?.collect())),
        unknown => return Err(format!("there is no command \"{unknown}\"").into()),
    };
    match parser.next()? {
        None => Ok(task),
        Some(extra) => Err(extra.unexpected()),
    }
}

fn parse_demo(mut parser: lexopt::Parser) -> Result<Task, lexopt::Error> {
    let mut demo = Demo { port: 8080, data: None };
    while let Some(argument) = parser.next()? {
        match argument {
            Long("port") => demo.port = parser.value()?.parse()?,
            Long("data") => demo.data = Some(PathBuf::from(parser.value()?)),
            other => return Err(other.unexpected()),
        }
    }
    Ok(Task::Demo(demo))
}

fn parse_objects(mut parser: lexopt::Parser) -> Result<Task, lexopt::Error> {
    let mut objects = Objects { folder: PathBuf::from(parser.value()?), widget: None };
    while let Some(argument) = parser.next()? {
        match argument {
            Long("widget") => objects.widget = Some(PathBuf::from(parser.value()?)),
            other => return Err(other.unexpected()),
        }
    }
    Ok(Task::Objects(objects))
}

/// The address that follows.
fn url(parser: &mut lexopt::Parser) -> Result<String, lexopt::Error> {
    let url = parser.value()?.string()?;
    let is_web = url.starts_with("http://") || url.starts_with("https://");
    if is_web {
        Ok(url)
    } else {
        Err(format!("\"{url}\" is no address of a server; it begins with http").into())
    }
}

fn parse_test(mut parser: lexopt::Parser) -> Result<Task, lexopt::Error> {
    let mut levels = Vec::new();
    while let Some(argument) = parser.next()? {
        match argument {
            Value(word) => {
                let level = word.parse()?;
                if !levels.contains(&level) {
                    levels.push(level);
                }
            }
            other => return Err(other.unexpected()),
        }
    }
    if levels.is_empty() {
        levels.extend(Level::ALL);
    }
    Ok(Task::Test(levels))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn parsed(line: &str) -> Result<Task, String> {
        parse(line.split_whitespace().map(OsString::from)).map_err(|error| error.to_string())
    }

    #[test]
    fn nothing_at_all_asks_for_help() {
        assert_eq!(parsed(""), Ok(Task::Help));
        assert_eq!(parsed("--help"), Ok(Task::Help));
    }

    #[test]
    fn demo_has_its_defaults_and_its_options() {
        let plain = Demo { port: 8080, data: None };
        assert_eq!(parsed("demo"), Ok(Task::Demo(plain)));
        let told = Demo { port: 0, data: Some("elsewhere".into()) };
        assert_eq!(parsed("demo --port 0 --data elsewhere"), Ok(Task::Demo(told)));
    }

    #[test]
    fn test_without_a_level_means_all_of_them() {
        assert_eq!(parsed("test"), Ok(Task::Test(Level::ALL.to_vec())));
        assert_eq!(parsed("test web native web"), Ok(Task::Test(vec![Level::Web, Level::Native])));
    }

    #[test]
    fn conformance_needs_the_address_of_a_server() {
        let url = "http://127.0.0.1:8080/api/v1";
        assert_eq!(parsed(&format!("conformance {url}")), Ok(Task::Conformance(url.to_owned())));
        assert!(parsed("conformance hotline.example").unwrap_err().contains("hotline.example"));
        assert!(parsed("conformance").is_err());
        assert!(parsed(&format!("conformance {url} more")).is_err());
    }

    #[test]
    fn objects_need_a_folder() {
        let objects = |widget: Option<&str>| {
            Task::Objects(Objects { folder: "out".into(), widget: widget.map(PathBuf::from) })
        };
        assert_eq!(parsed("objects out"), Ok(objects(None)));
        assert_eq!(parsed("objects out --widget old"), Ok(objects(Some("old"))));
        assert!(parsed("objects").is_err());
    }

    #[test]
    fn faults_and_load_leave_their_options_to_their_programs() {
        let words = ["--only", "late/submit", "--jobs", "3"].map(OsString::from).to_vec();
        assert_eq!(parsed("faults --only late/submit --jobs 3"), Ok(Task::Faults(words)));
        assert_eq!(parsed("faults"), Ok(Task::Faults(Vec::new())));
        let words = ["--seconds", "5"].map(OsString::from).to_vec();
        assert_eq!(parsed("load --seconds 5"), Ok(Task::Load(words)));
    }

    #[test]
    fn unknown_words_are_refused_by_name() {
        assert!(parsed("frobnicate").unwrap_err().contains("frobnicate"));
        assert!(parsed("test unit").unwrap_err().contains("unit"));
        assert!(parsed("demo --port eight").unwrap_err().contains("eight"));
        assert!(parsed("build fast").unwrap_err().contains("fast"));
        assert!(parsed("demo --prot 1").unwrap_err().contains("prot"));
    }
}
