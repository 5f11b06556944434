//! Public numbers, as people type them.

use complaint_widget::domain::Reference;

/// The number `PREFIX-YEAR-NUMBER` that `typed` means: dashes, spaces, case and kinds of digit don't matter.
/// `None` if it isn't built like one.
#[must_use]
pub fn from_typed(typed: &str) -> Option<Reference> {
    let plain = Reference::from_typed(typed)?.0.replace('-', "");
    let digits = plain.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let prefix = plain.strip_suffix(digits)?;
    let is_number = digits.len() >= 10 && digits.bytes().all(|byte| byte.is_ascii_digit());
    if prefix.is_empty() || !is_number {
        return None;
    }
    let (year, number) = digits.split_at(4);
    Some(Reference(format!("{prefix}-{year}-{number}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn however_it_is_typed_it_is_the_same_number() {
        for typed in ["PH-2026-000042", "ph2026000042", " ph – 2026 – 000042 ", "ＰＨ-２０２６-００００４２"]
        {
            assert_eq!(from_typed(typed), Some(Reference("PH-2026-000042".to_owned())), "{typed}");
        }
    }

    #[test]
    fn what_is_built_otherwise_is_none() {
        for typed in ["", "PH", "2026-000042", "PH-2026-42", "PH-2026-00004X", "../../etc/passwd"] {
            assert_eq!(from_typed(typed), None, "{typed}");
        }
    }
}
