//! What the journeys share: a hotline, a browser, and a citizen who uses one through the other.
//!
//! - `places`: where the built widget, the hotline, the browser and axe-core are;
//! - `child`: a program that a journey starts, and ends;
//! - `hotline`: the real server with a real database of its own, in a directory that goes with it;
//! - `deployment`: the built widget with another `config.json`;
//! - `gateway`: the widget before a hotline that isn't ours;
//! - `proxy`: a network between the two that breaks as a script says;
//! - `site`: a site of another origin, such as a district's;
//! - `host`: a page of such a site with the widget in it;
//! - `store`: a plain object store with the built widget in it;
//! - `web_server`: nginx and Caddy, as the documentation configures them;
//! - `browser`: Chromium, Firefox or WebKit with a fresh profile, the size of a phone, and what can be asked of it;
//! - `citizen`: the steps of a journey in the citizen's words;
//! - `words`: what the widget says, from its own messages;
//! - `tour`: a walk over every screen;
//! - `picture`: photos as phones write them, and what may be wrong with them;
//! - `axe`: the accessibility rules of axe-core;
//! - `layout`: what does not fit;
//! - [`faults`]: the matrix of everything that can go wrong on the way.
//!
//! Nothing here sleeps for luck: a step waits until what it needs is there and fails, with what is on the screen
//! instead, if it doesn't come.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a journey fails by panicking")]

mod axe;
mod browser;
mod child;
mod citizen;
mod deployment;
pub mod faults;
mod gateway;
mod host;
mod hotline;
mod layout;
mod picture;
mod places;
mod proxy;
mod site;
mod store;
mod tour;
mod web_server;
mod words;

pub use browser::{Browser, Colours, Engine, Setup, Tab};
pub use citizen::{Answer, Receipt, Report};
pub use deployment::Deployment;
pub use gateway::Gateway;
pub use host::Host;
pub use hotline::{Hotline, Open311, Options};
pub use picture::{Photo, Quadrants};
pub use places::Places;
pub use proxy::{Fault, Passed, Proxy, Rule};
pub use site::{Object, Site};
pub use store::Store;
pub use web_server::{RunningWebServer, WebServer};
pub use words::words;
