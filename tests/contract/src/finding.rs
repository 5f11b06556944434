//! How a check ends.

use std::fmt::{self, Debug, Display, Formatter};

/// Why a check didn't end well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Miss {
    /// It isn't as it must be.
    Failed {
        /// What should have come.
        expected: String,
        /// What came.
        came: String,
    },
    /// Nothing can be said, for this reason.
    NotChecked(String),
}

/// The end of a check, or of a part of one.
pub type Checked<T = ()> = Result<T, Miss>;

/// What is told when something else came than was expected.
#[must_use]
pub fn failed(expected: impl Display, came: impl Debug) -> Miss {
    Miss::Failed { expected: expected.to_string(), came: format!("{came:?}") }
}

/// Goes on if `holds`.
///
/// # Errors
/// What was expected and what came instead.
pub fn ensure(holds: bool, expected: impl Display, came: impl Debug) -> Checked {
    if holds { Ok(()) } else { Err(failed(expected, came)) }
}

/// Goes on if `holds`.
///
/// # Errors
/// That nothing can be said, and `why`.
pub fn given(holds: bool, why: &str) -> Checked {
    if holds { Ok(()) } else { Err(Miss::NotChecked(why.to_owned())) }
}

/// What one check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What must hold.
    pub name: &'static str,
    /// How it ended.
    pub end: Checked,
}

/// One line, as it is shown at the terminal.
impl Display for Finding {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match &self.end {
            Ok(()) => write!(formatter, "ok: {}", self.name),
            Err(Miss::NotChecked(why)) => write!(formatter, "not checked: {}: {why}", self.name),
            Err(Miss::Failed { expected, came }) => {
                write!(formatter, "failed: {}: expected {expected}, came {came}", self.name)
            }
        }
    }
}

/// What all checks found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings(pub Vec<Finding>);

impl Findings {
    /// True when no check failed and at least one ended well.
    #[must_use]
    pub fn are_good(&self) -> bool {
        self.0.iter().any(|finding| finding.end.is_ok())
            && !self.0.iter().any(|finding| matches!(finding.end, Err(Miss::Failed { .. })))
    }

    /// The names of the checks that had nothing to check.
    #[must_use]
    pub fn not_checked(&self) -> Vec<&'static str> {
        let skipped = self.0.iter().filter(|finding| matches!(finding.end, Err(Miss::NotChecked(_))));
        skipped.map(|finding| finding.name).collect()
    }
}

/// All lines.
impl Display for Findings {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|finding| writeln!(formatter, "{finding}"))
    }
}
