//! Moments as this hotline writes them.

use std::time::SystemTime;

use time::{OffsetDateTime, UtcOffset, format_description::well_known::Rfc3339};

/// The moment now, in local time with an offset and a fraction.
pub(super) fn now() -> String {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    let micros = i128::try_from(since.as_micros()).unwrap_or_default();
    OffsetDateTime::from_unix_timestamp_nanos(micros * 1_000).map(local).unwrap_or_default()
}

/// The moment that a client wrote, in local time. `None` if it isn't one.
pub(super) fn read(text: &str) -> Option<String> {
    OffsetDateTime::parse(text, &Rfc3339).ok().map(local)
}

/// The time on the hotline's own clock, in winter: an hour before UTC.
fn local(moment: OffsetDateTime) -> String {
    let here = UtcOffset::from_hms(1, 0, 0).unwrap_or(UtcOffset::UTC);
    moment.to_offset(here).format(&Rfc3339).unwrap_or_default()
}
