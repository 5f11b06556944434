//! The numbers to call, and the phone that the widget runs on.

use std::time::Duration;

use serde::{Deserialize, Deserializer, de::Error as _};

use crate::domain::{EmergencyNumber, EmergencyService};

/// The numbers to call, known before and without any hotline.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "PhonesSettings")]
pub struct Phones {
    /// The hotline's own number.
    pub hotline: Option<String>,
    /// Numbers to call in danger, in the order to show them.
    pub emergencies: Vec<EmergencyNumber>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PhonesSettings {
    #[serde(default)]
    hotline: Option<Number>,
    #[serde(default)]
    emergencies: Vec<Emergency>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Emergency {
    kind: EmergencyService,
    number: Number,
}

/// A number as it is shown and dialled: digits, with what people put between them.
#[derive(Deserialize)]
#[serde(try_from = "String")]
struct Number(String);

impl TryFrom<String> for Number {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let is_dialled = |c: char| c.is_ascii_digit() || " +-()*#".contains(c);
        if text.contains(|c: char| c.is_ascii_digit()) && text.chars().all(is_dialled) {
            Ok(Self(text))
        } else {
            Err(
                "a telephone number has digits, and may have spaces and + - ( ) * # among them, such as \"12345\"",
            )
        }
    }
}

impl From<PhonesSettings> for Phones {
    fn from(settings: PhonesSettings) -> Self {
        let emergencies = settings.emergencies.into_iter();
        Self {
            hotline: settings.hotline.map(|number| number.0),
            emergencies: emergencies
                .map(|Emergency { kind, number }| EmergencyNumber { kind, number: number.0 })
                .collect(),
        }
    }
}

/// A phone or terminal that several people use, one after the other: `{ "forget_after_minutes": 10 }`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SharedPhone {
    /// After how long without a touch it is asked whether somebody is still there; a minute later all is forgotten.
    #[serde(rename = "forget_after_minutes", deserialize_with = "minutes")]
    pub forget_after: Duration,
}

fn minutes<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
    Duration::try_from_secs_f64(f64::deserialize(deserializer)? * 60.0)
        .ok()
        .filter(|duration| !duration.is_zero())
        .ok_or_else(|| D::Error::custom("forget_after_minutes takes a number of minutes above 0, such as 10"))
}
