//! The city: its districts and where it ends.

use std::collections::BTreeSet;

use serde::{Deserialize, Deserializer, de::Error as _};

use super::Texts;
use crate::domain::{Bounds, District, DistrictCode, LanguageTag};

/// The box that reports are taken from: `{ "south": 38, "west": 115, "north": 39, "east": 116 }`.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(try_from = "Edges")]
pub struct Area(pub Bounds);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Edges {
    south: f64,
    west: f64,
    north: f64,
    east: f64,
}

impl TryFrom<Edges> for Area {
    type Error = &'static str;

    fn try_from(Edges { south, west, north, east }: Edges) -> Result<Self, Self::Error> {
        let is_on_earth = south >= -90.0 && north <= 90.0 && west >= -180.0 && east <= 180.0;
        if is_on_earth && south < north && west < east {
            Ok(Self(Bounds { south, west, north, east }))
        } else {
            Err(
                "bounds are in degrees: south from -90 and below north, which ends at 90; west from -180 and below east, \
                 which ends at 180",
            )
        }
    }
}

/// A district as the file has it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CityDistrict {
    /// The code to send.
    #[serde(deserialize_with = "code")]
    pub code: DistrictCode,
    /// Its name.
    pub name: Texts,
}

impl CityDistrict {
    /// The district as it is shown to those who read `language`.
    #[must_use]
    pub fn in_language(&self, language: &LanguageTag, default: Option<&LanguageTag>) -> District {
        District { code: self.code.clone(), name: self.name.in_language(language, default).to_owned() }
    }
}

fn code<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DistrictCode, D::Error> {
    let code = DistrictCode::deserialize(deserializer)?;
    if code.0.trim().is_empty() {
        return Err(D::Error::custom(
            "the code is empty; write the one that the hotline knows the district by",
        ));
    }
    Ok(code)
}

/// Districts that can be told apart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Vec<CityDistrict>")]
pub struct Districts(pub Vec<CityDistrict>);

impl TryFrom<Vec<CityDistrict>> for Districts {
    type Error = &'static str;

    fn try_from(districts: Vec<CityDistrict>) -> Result<Self, Self::Error> {
        let codes: BTreeSet<&str> = districts.iter().map(|district| district.code.0.as_str()).collect();
        if codes.len() < districts.len() {
            return Err("two districts have the same code; each needs one of its own");
        }
        Ok(Self(districts))
    }
}
