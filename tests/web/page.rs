//! The page's language, address and focus.

use complaint_widget::{browser::page, domain::LanguageTag};
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{document, seat};

#[wasm_bindgen_test]
fn the_root_says_language_and_direction() {
    let root = document().document_element().unwrap();
    for (tag, direction) in [("ar", "rtl"), ("zh-Hans", "ltr"), ("en", "ltr")] {
        page::set_language(&LanguageTag::new(tag));
        assert_eq!(root.get_attribute("lang").as_deref(), Some(tag));
        assert_eq!(root.get_attribute("dir").as_deref(), Some(direction));
        assert_eq!(page::language(), LanguageTag::new(tag));
    }
}

#[wasm_bindgen_test]
fn the_focus_goes_to_headings_too() {
    let seat = seat();
    seat.set_inner_html("<h1 id='a-heading'>Heading</h1>");
    page::focus("a-heading");
    assert_eq!(document().active_element().unwrap().id(), "a-heading");
    page::focus("nothing-here");
    assert_eq!(document().active_element().unwrap().id(), "a-heading");
    seat.remove();
}
