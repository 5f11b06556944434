//! What is asked about a category. Between them the sub-categories have all thirteen types of field.

use std::collections::HashMap;

use axum::{extract::Query, response::Response};
use serde_json::{Value, json};

use super::answer::list as wrapped;

pub(super) async fn list(Query(query): Query<HashMap<String, String>>) -> Response {
    let slug = |name: &str| query.get(name).map_or("", String::as_str);
    wrapped(of(slug("main_slug"), slug("sub_slug")))
}

fn question(key: &str, field_type: &str, required: bool, meta: Value) -> Value {
    json!({ "key": key, "field_type": field_type, "meta": meta, "required": required })
}

fn of(main: &str, sub: &str) -> Vec<Value> {
    match (main, sub) {
        ("straat", "lantaarnpaal") => vec![
            question(
                "extra_lamp_uitleg",
                "plain_text",
                false,
                json!({ "label": "Let op", "value": "Raak losse draden nooit aan." }),
            ),
            question(
                "extra_lamp_gevaar",
                "radio_input",
                true,
                json!({
                    "label": "Is het gevaarlijk?",
                    "shortLabel": "Gevaar",
                    "values": { "gevaar_ja": "Ja", "gevaar_nee": "Nee", "gevaar_weet_niet": "Dat weet ik niet" },
                }),
            ),
            question(
                "extra_lamp_nummer",
                "streetlight_select",
                false,
                json!({ "label": "Welke lamp is het?", "subtitle": "Het nummer staat op de paal", "endpoint": "/lamps" }),
            ),
            question("extra_lamp_klok", "clock_select", false, json!({ "label": "Welke klok is het?" })),
            question(
                "extra_lamp_sinds",
                "date_time_input",
                false,
                json!({ "label": "Sinds wanneer?", "canBeNull": true }),
            ),
            question(
                "extra_lamp_waarom",
                "text_input",
                true,
                json!({
                    "label": "Waarom is het gevaarlijk?",
                    "ifOneOf": { "extra_lamp_gevaar": "gevaar_ja" },
                }),
            ),
        ],
        ("afval", "container-vol") => vec![
            question("extra_container", "asset_select", true, json!({ "label": "Welke container is het?" })),
            question(
                "extra_container_wat",
                "checkbox_input",
                false,
                json!({
                    "label": "Wat zit erin?",
                    "values": { "glas": "Glas", "papier": "Papier", "rest": "Restafval" },
                }),
            ),
            question(
                "extra_container_hoe_vaak",
                "select_input",
                false,
                json!({
                    "label": "Hoe vaak?",
                    "values": { "": "Kies", "eerste_keer": "De eerste keer", "vaker": "Vaker" },
                }),
            ),
            question(
                "extra_container_meer",
                "text_area_input",
                false,
                json!({ "label": "Wat ziet u nog meer?" }),
            ),
            question(
                "extra_container_naast",
                "checkbox_input",
                false,
                json!({ "label": "Ligt er iets naast?", "value": "Ja, er ligt afval naast" }),
            ),
        ],
        ("overig", "overig") => vec![
            question("extra_kop", "question_header", false, json!({ "label": "Over de plek" })),
            question("locatie", "location_select", true, json!({ "label": "Waar is het?" })),
            question("extra_rups", "caterpillar_select", false, json!({ "label": "Welke boom is het?" })),
        ],
        _ => Vec::new(),
    }
}
