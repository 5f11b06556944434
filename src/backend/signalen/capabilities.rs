//! What Signalen can do. There is nowhere to ask it.

use super::settings::Settings;
use crate::domain::{
    Capabilities, ContactRules, Demand, MediaType, PhotoRules, PlaceKind, PlaceRules, RequestClass,
};

/// The longest text of a report, in characters.
const TEXT_MAX: usize = 3_000;

/// The longest telephone number, in characters.
const PHONE_MAX: usize = 17;

/// The largest photo, in bytes.
const PHOTO_MAX_BYTES: u64 = 20_971_520;

/// The capabilities, given what the deployment says of the hotline.
pub(super) fn of(settings: &Settings, deployment: Capabilities) -> Capabilities {
    let mut places = vec![PlaceKind::Point];
    if settings.address_search.is_some() {
        places.push(PlaceKind::Address);
    }
    places.extend(&deployment.places);
    Capabilities {
        languages: vec![settings.language.clone()],
        classes: vec![RequestClass::Complaint],
        description_max: TEXT_MAX,
        places,
        place_rules: PlaceRules { point_required: true, bounds: settings.bounds, ..PlaceRules::default() },
        photos: (settings.photos > 0).then(|| PhotoRules {
            max_count: settings.photos,
            max_bytes: PHOTO_MAX_BYTES,
            media_types: vec![MediaType::Jpeg, MediaType::Png],
            only_with_report: false,
            repeatable: false,
        }),
        contact: ContactRules {
            name: Demand::Unsupported,
            phone_max: Some(PHONE_MAX),
            ..ContactRules::default()
        },
        tracking: true,
        public_list: settings.public_list,
        suggestions: settings.prediction.is_some(),
        feedback: settings.feedback,
        follow_up: settings.follow_up,
        ..deployment
    }
}
