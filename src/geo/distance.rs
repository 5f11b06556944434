//! How far apart two points are.

use crate::domain::Point;

/// The mean radius R₁ = (2a + b) / 3 of the WGS-84 ellipsoid in metres (Moritz, "Geodetic Reference System 1980",
/// Journal of Geodesy 74, 2000; WGS-84 has the same to the millimetre).
const MEAN_EARTH_RADIUS: f64 = 6_371_008.771;

/// The distance between two points in metres, along the great circle of a sphere (haversine formula, Sinnott,
/// "Virtues of the Haversine", Sky and Telescope 68, 1984). The ellipsoid's true distance differs by at most
/// 0.6 %; within a city that is less than what phones know of their own place.
///
/// Not a number if one of the points is not [valid](Point::is_valid).
#[must_use]
pub fn distance_metres(a: Point, b: Point) -> f64 {
    let half_sine = |from: f64, to: f64| ((to - from).to_radians() / 2.0).sin();
    let across = half_sine(a.latitude, b.latitude);
    let along = half_sine(a.longitude, b.longitude);
    let parallels = a.latitude.to_radians().cos() * b.latitude.to_radians().cos();
    let haversine = across * across + parallels * along * along;
    // Rounding can carry opposite points just beyond 1, of which there is no arc sine.
    2.0 * MEAN_EARTH_RADIUS * haversine.clamp(0.0, 1.0).sqrt().asin()
}
