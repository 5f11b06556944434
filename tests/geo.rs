//! Distances and datums.
#![cfg(not(target_arch = "wasm32"))]

use complaint_widget::{
    domain::Point,
    geo::{Datum, coarse_metres, distance_metres, from_wgs84, to_wgs84},
};
use proptest::prelude::*;

fn point(latitude: f64, longitude: f64) -> Point {
    Point { latitude, longitude, accuracy_metres: None }
}

const BEIJING: (f64, f64) = (39.904_2, 116.407_4);
const SHANGHAI: (f64, f64) = (31.230_4, 121.473_7);
const CAIRO: (f64, f64) = (30.044_4, 31.235_7);

#[test]
fn distances_between_cities_are_those_of_the_sphere() {
    for (from, to, kilometres) in
        [(BEIJING, SHANGHAI, 1_067.3), (BEIJING, CAIRO, 7_544.3), (BEIJING, BEIJING, 0.0)]
    {
        let metres = distance_metres(point(from.0, from.1), point(to.0, to.1));
        assert!((metres / 1000.0 - kilometres).abs() < 0.1, "{from:?} to {to:?}: {metres}");
    }
}

#[test]
fn one_degree_along_a_meridian_and_half_the_globe_follow_from_the_radius() {
    let degree = 6_371_008.771 * std::f64::consts::PI / 180.0;
    assert!((distance_metres(point(10.0, 20.0), point(11.0, 20.0)) - degree).abs() < 0.001);
    assert!((distance_metres(point(0.0, 0.0), point(0.0, 180.0)) - degree * 180.0).abs() < 0.001);
    assert!((distance_metres(point(90.0, 0.0), point(-90.0, 77.0)) - degree * 180.0).abs() < 0.001);
}

#[test]
fn the_date_line_is_no_wall() {
    let metres = distance_metres(point(0.0, 179.999), point(0.0, -179.999));
    assert!((metres - 222.39).abs() < 0.01, "{metres}");
}

/// Pairs that independent implementations of the same reconstruction give.
#[test]
fn gcj_02_and_bd_09_agree_with_other_implementations() {
    for (wgs84, gcj02) in [
        ((39.915, 116.404), (39.916_404_281_501_64, 116.410_244_499_169_38)),
        ((31.177_427_6, 121.527_210_6), (31.175_303_983_645_97, 121.531_541_859_215)),
        ((22.543_847, 113.912_316), (22.540_796_131_694_766, 113.917_176_480_836_3)),
        ((39.911_954, 116.377_817), (39.913_345_455_360_69, 116.384_047_224_556_57)),
    ] {
        let shifted = from_wgs84(point(wgs84.0, wgs84.1), Datum::Gcj02);
        assert!((shifted.latitude - gcj02.0).abs() < 1e-9, "{shifted:?}");
        assert!((shifted.longitude - gcj02.1).abs() < 1e-9, "{shifted:?}");
    }
    // GCJ-02 39.915, 116.404 is BD-09 39.92133699351021, 116.41036949371029.
    let gcj02 = to_wgs84(point(39.915, 116.404), Datum::Gcj02);
    let bd09 = from_wgs84(gcj02, Datum::Bd09);
    assert!((bd09.latitude - 39.921_336_993_510_21).abs() < 1e-9, "{bd09:?}");
    assert!((bd09.longitude - 116.410_369_493_710_29).abs() < 1e-9, "{bd09:?}");
}

#[test]
fn the_shift_in_beijing_is_hundreds_of_metres() {
    let here = point(BEIJING.0, BEIJING.1);
    let gcj02 = distance_metres(here, from_wgs84(here, Datum::Gcj02));
    let bd09 = distance_metres(here, from_wgs84(here, Datum::Bd09));
    assert!((300.0..800.0).contains(&gcj02), "{gcj02}");
    assert!((800.0..2_000.0).contains(&bd09), "{bd09}");
}

#[test]
fn a_point_outside_china_and_an_accuracy_stay() {
    let cairo = Point { accuracy_metres: Some(12.0), ..point(CAIRO.0, CAIRO.1) };
    let beijing = Point { accuracy_metres: Some(12.0), ..point(BEIJING.0, BEIJING.1) };
    for datum in [Datum::Wgs84, Datum::Gcj02, Datum::Bd09] {
        assert_eq!(from_wgs84(cairo, datum), cairo);
        assert_eq!(to_wgs84(cairo, datum), cairo);
        assert_eq!(from_wgs84(beijing, datum).accuracy_metres, Some(12.0));
        assert_eq!(to_wgs84(beijing, datum).accuracy_metres, Some(12.0));
    }
    assert_eq!(from_wgs84(beijing, Datum::Wgs84), beijing);
}

proptest! {
    #[test]
    fn there_and_back_is_within_a_centimetre(latitude in 3.0..53.0_f64, longitude in 74.0..135.0_f64) {
        let here = point(latitude, longitude);
        for datum in [Datum::Gcj02, Datum::Bd09] {
            let back = to_wgs84(from_wgs84(here, datum), datum);
            prop_assert!(distance_metres(here, back) < 0.01, "{datum:?}: {back:?}");
        }
    }

    #[test]
    fn a_distance_is_the_same_both_ways_and_at_most_half_the_globe(
        a in (-90.0..=90.0_f64, -180.0..=180.0_f64),
        b in (-90.0..=90.0_f64, -180.0..=180.0_f64),
    ) {
        let (a, b) = (point(a.0, a.1), point(b.0, b.1));
        let metres = distance_metres(a, b);
        prop_assert!((0.0..=20_015_200.0).contains(&metres), "{metres}");
        prop_assert!((metres - distance_metres(b, a)).abs() < 1e-3);
    }
}

#[test]
fn an_accuracy_is_rounded_up_and_never_promises_more_than_is_known() {
    for (known, said) in [
        (0.0, 5.0),
        (4.2, 5.0),
        (21.4, 25.0),
        (25.0, 25.0),
        (99.9, 100.0),
        (101.0, 150.0),
        (999.0, 1_000.0),
        (1_001.0, 1_500.0),
        (12_345.6, 12_500.0),
    ] {
        assert!((coarse_metres(known) - said).abs() < f64::EPSILON, "{known}: {}", coarse_metres(known));
    }
}
