use complaint_widget::{
    browser::geolocation::{LocateFault, locate},
    domain::Point,
};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::patch::Patch;

/// A phone whose geolocation does what the body of `getCurrentPosition(found, failed, options)` says.
fn phone(body: &str) -> Patch {
    let navigator = JsValue::from(web_sys::window().unwrap().navigator());
    let getter = format!("return {{ getCurrentPosition(found, failed, options) {{ {body} }} }}");
    Patch::getter(&navigator, "geolocation", &getter)
}

#[wasm_bindgen_test]
async fn the_phones_place_comes_with_its_accuracy() {
    let _phone = phone(
        "if (!options.enableHighAccuracy || options.timeout !== 15000 || options.maximumAge !== 30000) throw 0;
         found({ coords: { latitude: 39.905, longitude: 116.3917, accuracy: 12.5 }, timestamp: 0 })",
    );
    let expected = Point { latitude: 39.905, longitude: 116.3917, accuracy_metres: Some(12.5) };
    assert_eq!(locate().await, Ok(expected));
}

#[wasm_bindgen_test]
async fn each_way_to_fail_has_its_own_name() {
    for (body, fault) in [
        ("failed({ code: 1, message: 'User denied Geolocation' })", LocateFault::Refused),
        ("failed({ code: 2, message: '' })", LocateFault::Unavailable),
        ("failed({ code: 3, message: '' })", LocateFault::TimedOut),
        ("throw new TypeError('no')", LocateFault::Unavailable),
        ("found({ coords: { latitude: NaN, longitude: 0, accuracy: 1 } })", LocateFault::Unavailable),
    ] {
        let _phone = phone(body);
        assert_eq!(locate().await, Err(fault), "{body}");
    }
}

#[wasm_bindgen_test]
async fn a_page_without_tls_has_no_geolocation() {
    let window = JsValue::from(web_sys::window().unwrap());
    let _patch = Patch::getter(&window, "isSecureContext", "return false");
    assert_eq!(locate().await, Err(LocateFault::Unsupported));
}
