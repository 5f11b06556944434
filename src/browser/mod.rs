//! The only place that names browser types.
