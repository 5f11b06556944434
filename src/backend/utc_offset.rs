//! Times of servers that don't say in which zone they are.

use serde::Deserialize;
use serde_json::Value;

use super::loose;
use crate::domain::Timestamp;

/// How far a server's clock is ahead of UTC: `+08:00`. Nothing if nobody says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct UtcOffset {
    minutes: i32,
}

impl UtcOffset {
    /// A date and time as [`loose::moment`] reads it; one without a zone is by this clock.
    #[must_use]
    pub fn moment(self, value: &Value) -> Option<Timestamp> {
        let moment = loose::moment(value)?;
        let clock = value.as_str()?.trim().split(['T', ' ']).nth(1).unwrap_or_default();
        let ahead = if clock.contains(['Z', 'z', '+', '-']) { 0 } else { i64::from(self.minutes) * 60_000 };
        Some(Timestamp::from_unix_millis(moment.unix_millis().saturating_sub(ahead)))
    }
}

impl TryFrom<String> for UtcOffset {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let minutes = || {
            let (hours, minutes) = text.get(1..)?.split_once(':')?;
            let two = |digits: &str| {
                (digits.len() == 2 && digits.bytes().all(|digit| digit.is_ascii_digit()))
                    .then(|| digits.parse::<i32>().ok())
                    .flatten()
            };
            let minutes = two(hours).filter(|hours| *hours < 24)? * 60 + two(minutes).filter(|m| *m < 60)?;
            match text.get(..1)? {
                "+" => Some(minutes),
                "-" => Some(-minutes),
                _ => None,
            }
        };
        minutes()
            .map(|minutes| Self { minutes })
            .ok_or_else(|| format!("\"{text}\" is no offset; write it like \"+08:00\""))
    }
}
