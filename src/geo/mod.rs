//! Places as numbers: distances and datums.
