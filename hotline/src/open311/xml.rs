//! The XML form of a JSON value, as GeoReport v2 has it: an object's fields are elements, and each entry of a list is an
//! element with the singular of the list's name.

use std::io::{self, Write};

use quick_xml::{
    Writer,
    events::{BytesDecl, BytesText, Event},
};
use serde_json::Value;

/// Lists and what one entry of them is called.
const SINGULARS: [(&str, &str); 9] = [
    ("services", "service"),
    ("attributes", "attribute"),
    ("values", "value"),
    ("service_requests", "request"),
    ("notes", "note"),
    ("media_urls", "media_url"),
    ("endpoints", "endpoint"),
    ("formats", "format"),
    ("errors", "error"),
];

/// The document with the root `root`.
pub fn write(root: &str, value: &Value) -> String {
    let mut writer = Writer::new(Vec::new());
    // Writing to memory can't fail.
    let _ = writer
        .write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))
        .and_then(|()| element(&mut writer, root, value));
    String::from_utf8(writer.into_inner()).unwrap_or_default()
}

fn element<W: Write>(writer: &mut Writer<W>, name: &str, value: &Value) -> io::Result<()> {
    let element = writer.create_element(name);
    let written = match value {
        Value::Null => element.write_empty(),
        Value::String(text) => element.write_text_content(BytesText::new(&legal(text))),
        Value::Bool(_) | Value::Number(_) => element.write_text_content(BytesText::new(&value.to_string())),
        Value::Array(entries) => element.write_inner_content(|writer| {
            entries.iter().try_for_each(|entry| self::element(writer, singular(name), entry))
        }),
        Value::Object(fields) => element.write_inner_content(|writer| {
            fields.iter().try_for_each(|(name, value)| self::element(writer, name, value))
        }),
    };
    written.map(|_| ())
}

fn singular(list: &str) -> &str {
    SINGULARS.iter().find(|(plural, _)| *plural == list).map_or("item", |(_, singular)| singular)
}

/// `text` with U+FFFD for the characters that XML 1.0 can't hold in any way (section 2.2).
fn legal(text: &str) -> String {
    let is_legal = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..);
    text.chars().map(|c| if is_legal(c) { c } else { '\u{FFFD}' }).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn lists_objects_and_texts_become_elements() {
        let value = json!([{ "service_name": "Café & <bar>", "metadata": true, "group": null }]);
        let xml = write("services", &value);
        assert!(xml.starts_with("<?xml version=\"1.0\" encoding=\"utf-8\"?><services><service>"), "{xml}");
        assert!(xml.contains("<service_name>Café &amp; &lt;bar&gt;</service_name>"), "{xml}");
        assert!(xml.contains("<metadata>true</metadata>") && xml.contains("<group/>"), "{xml}");
    }

    #[test]
    fn what_xml_cannot_hold_is_replaced() {
        assert_eq!(legal("a\u{0}b\u{1b}c\n\u{FFFF}𠮷"), "a\u{FFFD}b\u{FFFD}c\n\u{FFFD}𠮷");
    }
}
