//! The screens. Only `route` is pure.

pub mod route;
