//! The hotline behind the widget: a small server with a database.
//!
//! - [`server`] starts and stops it, [`serving`] listens and answers, `rest` reads requests to their end; [`cli`] is
//!   the command line on top.
//! - [`api`] is the REST profile that the widget speaks, one resource a module; [`open311`] is Open311 GeoReport v2
//!   for other cities' clients; [`widget`] serves the widget's own files.
//! - [`database`] keeps complaints, [`photo`] judges and keeps photos, [`data`] is the directory of both.
//! - [`content`] is what a hotline says about itself: categories, districts, addresses.
//! - [`state`] says what may happen to a complaint when; [`desk`] is what a clerk does with it, [`clerk`] the
//!   demonstration clerk who does so by itself.
//! - [`reference`](mod@reference) reads public numbers as people type them; [`code`] makes and checks the secret codes; [`throttle`] limits what an address can do, [`seats`] who stays; [`retention`] erases
//!   contact data and photos whose time is over.
//! - [`gateway`] is another server: it stands before a hotline that a district already has.

mod accept;
pub mod api;
pub mod clerk;
pub mod cli;
pub mod clock;
pub mod code;
pub mod content;
pub mod data;
pub mod database;
pub mod desk;
pub mod gateway;
pub mod open311;
pub mod photo;
pub mod reference;
mod rest;
pub mod retention;
pub mod seats;
pub mod server;
pub mod serving;
pub mod state;
pub mod throttle;
pub mod widget;
