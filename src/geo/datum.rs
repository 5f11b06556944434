//! The datums of Chinese maps.
//!
//! Maps published in China shift every point by a few hundred metres, by a formula that is not published. What
//! is known are reconstructions of it, which agree with the maps to within a few metres; the one here is the
//! widely used one on the Krasovsky 1940 ellipsoid. Tianditu's CGCS2000 is [`Datum::Wgs84`] at this scale.

use std::f64::consts::PI;

use crate::domain::Point;

/// What a pair of degrees refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Datum {
    /// WGS-84 (EPSG:4326): satellites, phones, photos, Tianditu, and every [`Point`] of the domain.
    Wgs84,
    /// GCJ-02: AMap, Tencent.
    Gcj02,
    /// BD-09: Baidu; GCJ-02 shifted once more.
    Bd09,
}

/// `point`, whose degrees are in `datum`, in WGS-84; its accuracy stays.
///
/// Undoes [`from_wgs84`] to within a centimetre. Outside of a box around China (0.83° to 55.83° N, 72.00° to
/// 137.83° E) the maps don't shift, and the point comes back as it is. The box is coarse: it takes in
/// neighbouring countries, whose points must not be handed over as GCJ-02 or BD-09.
#[must_use]
pub fn to_wgs84(point: Point, datum: Datum) -> Point {
    match datum {
        Datum::Wgs84 => point,
        Datum::Gcj02 => undo(point, gcj02),
        Datum::Bd09 => undo(undo(point, bd09), gcj02),
    }
}

/// `point`, whose degrees are in WGS-84, in `datum`; its accuracy stays. See [`to_wgs84`].
#[must_use]
pub fn from_wgs84(point: Point, datum: Datum) -> Point {
    match datum {
        Datum::Wgs84 => point,
        Datum::Gcj02 => gcj02(point),
        Datum::Bd09 => bd09(gcj02(point)),
    }
}

fn is_shifted(point: Point) -> bool {
    (0.8293..=55.8271).contains(&point.latitude) && (72.004..=137.8347).contains(&point.longitude)
}

/// The point that `shift` carries to `point`. The shift hardly changes over its own length, so that each round
/// makes the error about a thousand times smaller.
fn undo(point: Point, shift: fn(Point) -> Point) -> Point {
    if !is_shifted(point) {
        return point;
    }
    let mut guess = point;
    for _ in 0..4 {
        let shifted = shift(guess);
        guess.latitude += point.latitude - shifted.latitude;
        guess.longitude += point.longitude - shifted.longitude;
    }
    guess
}

/// WGS-84 to GCJ-02.
fn gcj02(point: Point) -> Point {
    /// Krasovsky 1940: the equator's radius in metres, and the first eccentricity squared.
    const RADIUS: f64 = 6_378_245.0;
    const ECCENTRICITY_SQUARED: f64 = 0.006_693_421_622_965_943;
    if !is_shifted(point) {
        return point;
    }
    let (x, y) = (point.longitude - 105.0, point.latitude - 35.0);
    let root = x.abs().sqrt();
    let wave = |x: f64, factor: f64| factor * (x * PI).sin();
    let short = (wave(6.0 * x, 20.0) + wave(2.0 * x, 20.0)) * 2.0 / 3.0;
    let north = -100.0
        + 2.0 * x
        + 3.0 * y
        + 0.2 * y * y
        + 0.1 * x * y
        + 0.2 * root
        + short
        + (wave(y, 20.0) + wave(y / 3.0, 40.0)) * 2.0 / 3.0
        + (wave(y / 12.0, 160.0) + wave(y / 30.0, 320.0)) * 2.0 / 3.0;
    let east = 300.0
        + x
        + 2.0 * y
        + 0.1 * x * x
        + 0.1 * x * y
        + 0.1 * root
        + short
        + (wave(x, 20.0) + wave(x / 3.0, 40.0)) * 2.0 / 3.0
        + (wave(x / 12.0, 150.0) + wave(x / 30.0, 300.0)) * 2.0 / 3.0;
    let latitude = point.latitude.to_radians();
    let curvature = 1.0 - ECCENTRICITY_SQUARED * latitude.sin() * latitude.sin();
    let meridian = RADIUS * (1.0 - ECCENTRICITY_SQUARED) / (curvature * curvature.sqrt());
    let parallel = RADIUS / curvature.sqrt() * latitude.cos();
    Point {
        latitude: point.latitude + (north / meridian).to_degrees(),
        longitude: point.longitude + (east / parallel).to_degrees(),
        ..point
    }
}

/// GCJ-02 to BD-09.
fn bd09(point: Point) -> Point {
    if !is_shifted(point) {
        return point;
    }
    let (x, y) = (point.longitude, point.latitude);
    let wave = |degrees: f64| (degrees * 3000.0).to_radians();
    let distance = x.hypot(y) + 0.000_02 * wave(y).sin();
    let angle = y.atan2(x) + 0.000_003 * wave(x).cos();
    Point { latitude: distance * angle.sin() + 0.006, longitude: distance * angle.cos() + 0.0065, ..point }
}
