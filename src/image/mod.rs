//! Photos as bytes: what they are, which way up, and what is hidden in them.
