//! The matrix: what goes wrong, with what, before which hotline.

use std::{fmt, str::FromStr};

use crate::proxy::{Fault, Rule};

/// What the citizen does while something goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// Opening the widget: what the hotline can do.
    Capabilities,
    /// Opening the widget: the kinds of problem.
    Categories,
    /// Sending the report.
    Submit,
    /// Sending a photo, or learning that one arrived which travelled with the report.
    Photo,
    /// Looking a report up.
    Read,
    /// Adding information to it.
    Message,
    /// Rating the answer.
    Rate,
    /// Having it reopened.
    Reopen,
}

/// When the browser is killed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// A second after the last keystroke of the description.
    Typing,
    /// While photos are being prepared.
    Scaling,
    /// While the report is on its way.
    Sending,
    /// When the hotline has the report, and none of its photos.
    BetweenReportAndPhotos,
    /// While a photo is on its way.
    InPhoto,
}

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mishap {
    /// One request of the operation does.
    Request(Fault, Operation),
    /// The browser is killed.
    Kill(Moment),
}

/// The hotline that the widget is set up for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Desk {
    /// One that takes the same submission twice as one.
    Native,
    /// One that doesn't: the same hotline over Open311, without its field for that.
    Open311,
}

/// One cell of the matrix. Its name is `FAULT/OPERATION/DESK` or `kill/MOMENT/DESK`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What goes wrong.
    pub mishap: Mishap,
    /// Before which hotline.
    pub desk: Desk,
}

impl Operation {
    const ALL: [Self; 8] = [
        Self::Capabilities,
        Self::Categories,
        Self::Submit,
        Self::Photo,
        Self::Read,
        Self::Message,
        Self::Rate,
        Self::Reopen,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Capabilities => "capabilities",
            Self::Categories => "categories",
            Self::Submit => "submit",
            Self::Photo => "photo",
            Self::Read => "read",
            Self::Message => "message",
            Self::Rate => "rate",
            Self::Reopen => "reopen",
        }
    }

    /// The request that goes wrong; `None` where the protocol has none for this.
    const fn request(self, desk: Desk) -> Option<(&'static str, &'static str)> {
        Some(match (desk, self) {
            (Desk::Native, Self::Capabilities) => ("GET", "/api/v1/capabilities"),
            (Desk::Native, Self::Categories) => ("GET", "/api/v1/categories"),
            (Desk::Native, Self::Submit) => ("POST", "/api/v1/complaints"),
            (Desk::Native, Self::Photo) => ("PUT", "/api/v1/complaints/*/photos/*"),
            (Desk::Native, Self::Read) => ("GET", "/api/v1/complaints/*"),
            (Desk::Native, Self::Message) => ("POST", "/api/v1/complaints/*/information"),
            (Desk::Native, Self::Rate) => ("PUT", "/api/v1/complaints/*/rating"),
            (Desk::Native, Self::Reopen) => ("POST", "/api/v1/complaints/*/reopening"),
            (Desk::Open311, Self::Categories) => ("GET", "/open311/v2/services.json"),
            (Desk::Open311, Self::Submit) => ("POST", "/open311/v2/requests.json"),
            // Photos travel with the report, which is then read to see whether they arrived.
            (Desk::Open311, Self::Photo | Self::Read) => ("GET", "/open311/v2/requests/*"),
            (Desk::Open311, Self::Capabilities | Self::Message | Self::Rate | Self::Reopen) => return None,
        })
    }
}

impl Moment {
    const ALL: [Self; 5] =
        [Self::Typing, Self::Scaling, Self::Sending, Self::BetweenReportAndPhotos, Self::InPhoto];

    const fn name(self) -> &'static str {
        match self {
            Self::Typing => "typing",
            Self::Scaling => "scaling",
            Self::Sending => "sending",
            Self::BetweenReportAndPhotos => "between-report-and-photos",
            Self::InPhoto => "in-photo",
        }
    }
}

impl Desk {
    const ALL: [Self; 2] = [Self::Native, Self::Open311];

    const fn name(self) -> &'static str {
        match self {
            Self::Native => "native",
            Self::Open311 => "open311",
        }
    }
}

impl Cell {
    /// Every cell.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let of_desk = |desk: Desk| {
            let requests = Fault::ALL
                .into_iter()
                .flat_map(|fault| Operation::ALL.map(|operation| Mishap::Request(fault, operation)));
            let kills = Moment::ALL.into_iter().map(Mishap::Kill);
            requests.chain(kills).map(move |mishap| Self { mishap, desk })
        };
        Desk::ALL.into_iter().flat_map(of_desk).collect()
    }

    /// The cells that every run of the tests goes through: each fault, each operation and each moment at least once.
    #[must_use]
    pub fn part() -> Vec<Self> {
        PART.iter().map(|name| name.parse().unwrap_or_else(|error| panic!("{error}"))).collect()
    }

    /// Why there is nothing to try, where there isn't.
    #[must_use]
    pub fn not_applicable(self) -> Option<&'static str> {
        match (self.desk, self.mishap) {
            (Desk::Native, _) => None,
            (Desk::Open311, Mishap::Request(_, Operation::Capabilities)) => {
                Some("the widget asks for none, it knows them from its settings")
            }
            (Desk::Open311, Mishap::Request(_, Operation::Message)) => Some("Open311 has no additions"),
            (Desk::Open311, Mishap::Request(_, Operation::Rate)) => Some("Open311 has no ratings"),
            (Desk::Open311, Mishap::Request(_, Operation::Reopen)) => Some("Open311 has no reopening"),
            (Desk::Open311, Mishap::Request(Fault::Twice, Operation::Submit)) => {
                Some("without keys, a network that repeats a POST makes two reports, whoever sends it")
            }
            (Desk::Open311, _) => None,
        }
    }

    /// What the network does.
    #[must_use]
    pub fn rule(self) -> Option<Rule> {
        let Mishap::Request(fault, operation) = self.mishap else { return None };
        let (method, path) = operation.request(self.desk)?;
        Some(Rule::once(method, path, fault))
    }

    /// What goes wrong with a request, if that is what does.
    #[must_use]
    pub const fn fault(self) -> Option<Fault> {
        match self.mishap {
            Mishap::Request(fault, _) => Some(fault),
            Mishap::Kill(_) => None,
        }
    }

    /// True if it takes most of a minute in which nothing is to be done but wait.
    #[must_use]
    pub const fn is_long(self) -> bool {
        matches!(self.mishap, Mishap::Request(Fault::Late | Fault::BlackHole, _))
    }

    /// True if `pattern` means this cell: its name or the first parts of it, with `*` for any part.
    #[must_use]
    pub fn is_meant_by(self, pattern: &str) -> bool {
        let name = self.to_string();
        let mut parts = name.split('/');
        pattern.split('/').all(|wanted| {
            let part = parts.next();
            wanted == "*" || part == Some(wanted)
        })
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (what, when) = match self.mishap {
            Mishap::Request(fault, operation) => (fault.name(), operation.name()),
            Mishap::Kill(moment) => ("kill", moment.name()),
        };
        write!(f, "{what}/{when}/{}", self.desk.name())
    }
}

impl FromStr for Cell {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let found = Self::all().into_iter().find(|cell| cell.to_string() == name);
        found.ok_or_else(|| format!("there is no cell \"{name}\""))
    }
}

/// See [`Cell::part`].
const PART: &[&str] = &[
    "refuse/submit/native",
    "reset-before-body/photo/native",
    "reset-in-body/submit/native",
    "reset-after-commit/submit/native",
    "reset-after-commit/submit/open311",
    "reset-after-commit/photo/native",
    "late/submit/native",
    "500/message/native",
    "502/rate/native",
    "502/submit/open311",
    "503/categories/native",
    "503-retry-after/submit/native",
    "429/reopen/native",
    "truncated/capabilities/native",
    "truncated/photo/open311",
    "empty/message/native",
    "wrong-type/read/native",
    "wrong-type/submit/open311",
    "cors/submit/native",
    "twice/submit/native",
    "twice/photo/native",
    "slow/photo/native",
    "black-hole/submit/open311",
    "kill/typing/native",
    "kill/scaling/native",
    "kill/sending/native",
    "kill/sending/open311",
    "kill/between-report-and-photos/native",
    "kill/in-photo/native",
    "kill/in-photo/open311",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_matrix_is_whole_and_each_cell_has_a_name_of_its_own() {
        let all = Cell::all();
        assert_eq!(all.len(), 2 * (17 * 8 + 5));
        for cell in &all {
            assert_eq!(cell.to_string().parse(), Ok(*cell));
        }
        let missing = all
            .iter()
            .find(|cell| cell.fault().is_some() && cell.not_applicable().is_none() && cell.rule().is_none());
        assert_eq!(missing, None, "where nothing is said against it there is a request that can go wrong");
    }

    #[test]
    fn the_fixed_part_meets_every_fault_every_operation_and_every_moment() {
        let part = Cell::part();
        assert!(part.iter().all(|cell| cell.not_applicable().is_none()));
        for fault in Fault::ALL {
            assert!(part.iter().any(|cell| cell.fault() == Some(fault)), "{fault:?}");
        }
        for wanted in Operation::ALL {
            let is_it = |cell: &Cell| matches!(cell.mishap, Mishap::Request(_, it) if it == wanted);
            assert!(part.iter().any(is_it), "{wanted:?}");
        }
        for moment in Moment::ALL {
            assert!(part.iter().any(|cell| cell.mishap == Mishap::Kill(moment)), "{moment:?}");
        }
    }

    #[test]
    fn a_pattern_means_the_cells_whose_first_parts_it_names() {
        let cell: Cell = "late/submit/native".parse().unwrap();
        for pattern in ["late", "late/submit", "*/submit", "*/*/native", "late/submit/native"] {
            assert!(cell.is_meant_by(pattern), "{pattern}");
        }
        for pattern in ["lat", "submit", "late/photo", "*/*/open311", "late/submit/native/more"] {
            assert!(!cell.is_meant_by(pattern), "{pattern}");
        }
    }
}
