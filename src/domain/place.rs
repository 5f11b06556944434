//! Where the problem is.

use serde::{Deserialize, Serialize};

/// A point in WGS-84 (EPSG:4326), in degrees. Other datums are converted in [`crate::geo`] first.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Point {
    /// Degrees north, −90 to 90.
    pub latitude: f64,
    /// Degrees east, −180 to 180.
    pub longitude: f64,
    /// Radius in metres within which the true place lies (95 %), if the source gave one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accuracy_metres: Option<f64>,
}

impl Point {
    /// True when both degrees are finite and in range, and the accuracy, if any, is not negative.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        (-90.0..=90.0).contains(&self.latitude)
            && (-180.0..=180.0).contains(&self.longitude)
            && self.accuracy_metres.is_none_or(|metres| metres.is_finite() && metres >= 0.0)
    }

    /// The same point to a centimetre (seven decimals), its accuracy to a decimetre. Nobody knows where a phone is any
    /// better, and a number of so few digits is the same after it was written and read: a report that is sent again after
    /// it was stored must not look like another one.
    #[must_use]
    pub fn rounded(self) -> Self {
        let round = |number: f64, steps: f64| (number * steps).round() / steps;
        Self {
            latitude: round(self.latitude, 1e7),
            longitude: round(self.longitude, 1e7),
            accuracy_metres: self.accuracy_metres.map(|metres| round(metres, 10.0)),
        }
    }
}

/// A district's code in the hotline's own list.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct DistrictCode(pub String);

/// An area between two parallels and two meridians (WGS-84, degrees). It doesn't cross the antimeridian.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Bounds {
    /// The southern edge.
    pub south: f64,
    /// The western edge.
    pub west: f64,
    /// The northern edge.
    pub north: f64,
    /// The eastern edge.
    pub east: f64,
}

impl Bounds {
    /// True when `point` lies inside or on an edge.
    #[must_use]
    pub fn contains(&self, point: Point) -> bool {
        (self.south..=self.north).contains(&point.latitude)
            && (self.west..=self.east).contains(&point.longitude)
    }
}

/// A part of the city that a citizen can choose when nothing more exact is known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct District {
    /// The code to send.
    pub code: DistrictCode,
    /// Its name in the language that was asked for.
    pub name: String,
}

/// One hit of an address search.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AddressMatch {
    /// The address in one line, in the language that was asked for.
    pub label: String,
    /// Where it is, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<Point>,
    /// The district it lies in, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<DistrictCode>,
}

/// Where the problem is. Any one part suffices; more parts help the unit to find it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Place {
    /// The point, by the phone, a photo or an address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<Point>,
    /// An address as found by the search. At most 200 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The place in the citizen's own words. At most 500 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The district.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<DistrictCode>,
}

impl Place {
    /// The longest [`Place::address`], in characters.
    pub const ADDRESS_MAX: usize = 200;
    /// The longest [`Place::description`], in characters.
    pub const DESCRIPTION_MAX: usize = 500;

    /// True when no part says where it is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.point.is_none()
            && self.address.is_none()
            && self.description.is_none()
            && self.district.is_none()
    }
}
