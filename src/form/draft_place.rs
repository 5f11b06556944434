//! Where the problem is, as far as it is said, and how its parts go together.

use serde::{Deserialize, Serialize};

use crate::domain::{AddressMatch, DistrictCode, Point};

/// Where a point came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PointSource {
    /// The phone's own location.
    Phone,
    /// The place that a photo's original held.
    Photo,
    /// The address that was chosen.
    Address,
}

/// The place as far as it is said.
///
/// What the citizen gave by hand is never replaced by what comes along with something else: an address that is
/// chosen brings its point and its district only where the citizen gave none, and takes them away with it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DraftPlace {
    /// A point and where it came from.
    pub point: Option<(Point, PointSource)>,
    /// The address that was chosen from the search.
    pub address: Option<String>,
    /// What stands in the address search, chosen or not.
    pub address_query: String,
    /// The place in the citizen's words.
    pub description: String,
    /// The district.
    pub district: Option<DistrictCode>,
    /// True: the district came with the address. False: the citizen chose it, or there is none.
    pub district_by_address: bool,
}

impl DraftPlace {
    /// Takes `hit` as the address.
    pub fn choose_address(&mut self, hit: &AddressMatch) {
        self.drop_address();
        self.address = Some(hit.label.clone());
        self.address_query.clone_from(&hit.label);
        if self.point.is_none() {
            self.point = hit.point.map(|point| (point, PointSource::Address));
        }
        if self.district.is_none() {
            self.district.clone_from(&hit.district);
            self.district_by_address = hit.district.is_some();
        }
    }

    /// Notes what stands in the address search after a change by hand: an address that was chosen is none any more.
    pub fn type_address(&mut self, text: String) {
        if self.address.as_ref().is_some_and(|address| *address != text) {
            self.drop_address();
        }
        self.address_query = text;
    }

    /// Takes a district that the citizen chose, `None` for none.
    pub fn choose_district(&mut self, district: Option<DistrictCode>) {
        self.district = district;
        self.district_by_address = false;
    }

    fn drop_address(&mut self) {
        self.address = None;
        if matches!(self.point, Some((_, PointSource::Address))) {
            self.point = None;
        }
        if self.district_by_address {
            self.choose_district(None);
        }
    }
}
