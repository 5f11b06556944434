//! What real servers do differently, as data.
//!
//! A [`Profile`] has a member for each difference. `config.json` names one and may override any member of it, so a
//! server that nobody has met yet needs no new version of the widget. The facts were learnt from live exchanges with
//! `FixMyStreet` and codefornl, and for the others from their documentation and code.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::{ContactRules, MediaType, Script};

/// How photos get to the server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PhotoTravel {
    /// Not at all.
    None,
    /// As parts of the report.
    Part {
        /// The parts' name.
        name: String,
    },
    /// Before the report, each to an address of its own that answers with where it lies; the report names that place.
    Upload {
        /// The address, from where the interface begins: `image`, `../upload`.
        path: String,
        /// The name of the part that holds the photo.
        part: String,
        /// The report's parameter for where it lies; several are separated by commas.
        field: String,
    },
}

/// How several answers to one question are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MultipleValues {
    /// `attribute[code][]=a&attribute[code][]=b`, as specified.
    Repeated,
    /// `attribute[code]=a,b`.
    Commas,
}

/// Whether a category's questions are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Definitions {
    /// For categories that say that they have some (`metadata`), as specified.
    Announced,
    /// For all: the server says of none that it has any, or of all.
    Always,
    /// Never: there are none.
    Never,
}

/// One kind of server.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// It takes reports. False: it only shows what is there, whatever it answers to a report.
    pub reporting: bool,
    /// The place for those who serve several; sent with every request if given.
    pub jurisdiction_id: Option<String>,
    /// True: it stands in the query also where a report is posted, not in the form.
    pub jurisdiction_in_query: bool,
    /// The application key that reports need. Whoever opens the page can read it; a secret one belongs in the gateway.
    pub api_key: Option<String>,
    /// The parameter for a place in words: `address_string`, or `address`.
    pub address_field: String,
    /// True: no report is taken without coordinates.
    pub point_required: bool,
    /// How several answers to one question are written.
    pub multiple_values: MultipleValues,
    /// The parameter that makes the same report twice one report, if there is one.
    pub idempotency_field: Option<String>,
    /// The longest description, in characters.
    pub description_max: usize,
    /// Further parameters of every report.
    pub report_fields: BTreeMap<String, String>,
    /// How photos travel.
    pub photos: PhotoTravel,
    /// How many photos a report may have.
    pub photo_count: usize,
    /// The largest photo, in bytes.
    pub photo_max_bytes: u64,
    /// The types of photo, the preferred one first.
    pub photo_types: Vec<MediaType>,
    /// What is demanded of contact data.
    pub contact: ContactRules,
    /// When a category's questions are asked for.
    pub definitions: Definitions,
    /// The path of a single report, before its number: `requests`, or `request`.
    pub read_path: String,
    /// Further parameters of a single report, such as the wish for what the specification doesn't have.
    pub read_fields: BTreeMap<String, String>,
    /// True: it can show all reports.
    pub listing: bool,
    /// Further parameters of every list: page sizes, order.
    pub list_fields: BTreeMap<String, String>,
    /// False: `start_date` does harm, such as being understood the other way round.
    pub start_date: bool,
    /// The parameter for the language of texts, where the header `Accept-Language` isn't enough.
    pub language_field: Option<String>,
}

/// The kinds of server that are known, by their names in the settings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProfileName {
    /// A server that keeps to the specification.
    #[default]
    Plain,
    /// The hotline of this project.
    Hotline,
    /// `FixMyStreet`. Its Open311 side is read-only, and shows requests only where a jurisdiction is named, any one.
    Fixmystreet,
    /// The server of codefornl, which Eindhoven runs. It breaks down at a second photo, and understands `start_date`
    /// the other way round.
    Codefornl,
    /// Libre311, the one server known to take the same report twice as one.
    Libre311,
    /// Mark-a-Spot. It says of no category that it has questions.
    MarkASpot,
    /// Boston, with a path of its own for a single report.
    Boston,
    /// `SeeClickFix`. The organization stands in the address under which the interface begins.
    Seeclickfix,
}

impl ProfileName {
    /// What this kind of server does.
    #[must_use]
    pub fn profile(self) -> Profile {
        let text = str::to_owned;
        let plain = Profile {
            reporting: true,
            jurisdiction_id: None,
            jurisdiction_in_query: false,
            api_key: None,
            address_field: text("address_string"),
            point_required: false,
            multiple_values: MultipleValues::Repeated,
            idempotency_field: None,
            description_max: 4_000,
            report_fields: BTreeMap::new(),
            photos: PhotoTravel::None,
            photo_count: 1,
            photo_max_bytes: 5_000_000,
            photo_types: vec![MediaType::Jpeg, MediaType::Png],
            contact: ContactRules::default(),
            definitions: Definitions::Announced,
            read_path: text("requests"),
            read_fields: BTreeMap::from([(text("extensions"), text("true"))]),
            listing: true,
            list_fields: BTreeMap::new(),
            start_date: true,
            language_field: None,
        };
        match self {
            Self::Plain | Self::Seeclickfix => plain,
            Self::Hotline => Profile {
                idempotency_field: Some(text("client_request_id")),
                description_max: 2_000,
                photos: PhotoTravel::Part { name: text("media") },
                photo_count: 4,
                photo_types: vec![MediaType::Jpeg, MediaType::Png, MediaType::Webp],
                ..plain
            },
            Self::Fixmystreet => Profile {
                reporting: false,
                jurisdiction_id: Some(text("all")),
                definitions: Definitions::Never,
                read_fields: BTreeMap::new(),
                ..plain
            },
            Self::Codefornl => Profile {
                photos: PhotoTravel::Part { name: text("media") },
                read_fields: BTreeMap::new(),
                start_date: false,
                ..plain
            },
            Self::Libre311 => Profile {
                jurisdiction_in_query: true,
                point_required: true,
                multiple_values: MultipleValues::Commas,
                idempotency_field: Some(text("client_request_id")),
                // It must not be blank, also where no such check is set up.
                report_fields: BTreeMap::from([(text("g_recaptcha_response"), text("none"))]),
                photos: PhotoTravel::Upload {
                    path: text("image"),
                    part: text("file"),
                    field: text("media_url"),
                },
                photo_max_bytes: 8_000_000,
                photo_types: vec![MediaType::Jpeg, MediaType::Webp, MediaType::Png],
                contact: ContactRules {
                    name_script: Script::Latin,
                    email_ending_max: Some(7),
                    ..plain.contact
                },
                ..plain
            },
            Self::MarkASpot => Profile {
                definitions: Definitions::Always,
                list_fields: BTreeMap::from([(text("limit"), text("100")), (text("sort"), text("-created"))]),
                language_field: Some(text("langcode")),
                ..plain
            },
            Self::Boston => Profile { read_path: text("request"), ..plain },
        }
    }
}
