//! Reports that everybody may see: those in categories that the hotline shows, without number or text.

use serde_json::Value;

use super::{Signalen, category_code, trouble};
use crate::{
    backend::{Exchange, Outcome, Trouble, loose},
    domain::{Bounds, ListQuery, Point, PublicComplaint, Status},
};

/// Signalen wants a box in any case.
const WORLD: Bounds = Bounds { south: -90.0, west: -180.0, north: 90.0, east: 180.0 };

pub(super) fn read(hotline: &Signalen, query: &ListQuery) -> Exchange<Vec<PublicComplaint>> {
    let Bounds { south, west, north, east } = query.area.or(hotline.settings.bounds).unwrap_or(WORLD);
    let request = hotline.get(&format!("signals/geography?bbox={west},{south},{east},{north}"));
    let (here, query) = (hotline.clone(), query.clone());
    Exchange::one(request, move |reply| understand(&trouble::read(&here, reply)?, &query))
}

/// The reports in a list of features, `null` being none, that belong to what was asked for.
fn understand(map: &Value, query: &ListQuery) -> Outcome<Vec<PublicComplaint>> {
    let none = Vec::new();
    let features = match &map["features"] {
        Value::Array(features) => features,
        Value::Null if map["type"] == "FeatureCollection" => &none,
        _ => return Err(Trouble::Unavailable { retry_after: None }),
    };
    Ok(features.iter().map(complaint).filter(|complaint| query.matches(complaint)).collect())
}

fn complaint(feature: &Value) -> PublicComplaint {
    let category = &feature["properties"]["category"];
    let (main, sub) = (loose::text(&category["parent"]["slug"]), loose::text(&category["slug"]));
    PublicComplaint {
        reference: None,
        category: main.zip(sub).map(|(main, sub)| category_code(&main, &sub)),
        category_name: loose::text(&category["name"]),
        description: None,
        point: point(&feature["geometry"]["coordinates"]),
        // That the hotline has it is all that being on the map says.
        status: Status::Received,
        created_at: loose::moment(&feature["properties"]["created_at"]),
    }
}

/// GeoJSON has the longitude first.
fn point(coordinates: &Value) -> Option<Point> {
    let (longitude, latitude) = (loose::number(&coordinates[0])?, loose::number(&coordinates[1])?);
    Some(Point { latitude, longitude, accuracy_metres: None }).filter(Point::is_valid)
}
