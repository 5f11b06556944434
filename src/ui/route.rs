//! The one module that knows the widget's addresses: hash routes, parsed and written by pure functions.

use crate::{embed::StartScreen, form::ReportStep};

/// A screen's address. Which complaint `Complaint` and `Rate` show is not part of it: a reference belongs to
/// the citizen, not to the browser's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// Where everything starts.
    Home,
    /// A step of the report.
    Report(ReportStep),
    /// The receipt.
    Sent,
    /// Finding a complaint by reference and code.
    Track,
    /// One complaint.
    Complaint,
    /// The three questions.
    Rate,
    /// A verdict that the hotline asks for by a link.
    Feedback,
    /// Further questions that the hotline asks by a link.
    FollowUp,
    /// What this phone keeps, and how to erase it.
    Privacy,
    /// Every component with its examples; development builds only.
    Gallery,
}

impl Route {
    /// Every route.
    pub const ALL: [Self; 14] = [
        Self::Home,
        Self::Report(ReportStep::Describe),
        Self::Report(ReportStep::Place),
        Self::Report(ReportStep::Photos),
        Self::Report(ReportStep::Contact),
        Self::Report(ReportStep::Check),
        Self::Sent,
        Self::Track,
        Self::Complaint,
        Self::Rate,
        Self::Feedback,
        Self::FollowUp,
        Self::Privacy,
        Self::Gallery,
    ];

    /// The route's name: what stands behind `#/`, and the screen's `data-screen`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Report(ReportStep::Describe) => "report/describe",
            Self::Report(ReportStep::Place) => "report/place",
            Self::Report(ReportStep::Photos) => "report/photos",
            Self::Report(ReportStep::Contact) => "report/contact",
            Self::Report(ReportStep::Check) => "report/check",
            Self::Sent => "sent",
            Self::Track => "track",
            Self::Complaint => "complaint",
            Self::Rate => "rate",
            Self::Feedback => "feedback",
            Self::FollowUp => "questions",
            Self::Privacy => "privacy",
            Self::Gallery => "gallery",
        }
    }

    /// True for the screens that show the report that is being written or was just sent.
    #[must_use]
    pub const fn shows_report(self) -> bool {
        matches!(self, Self::Report(_) | Self::Sent)
    }

    /// Where the bar's back button leads, `None` on the first screen. Going back never loses anything typed.
    #[must_use]
    pub const fn parent(self) -> Option<Self> {
        match self {
            Self::Home => None,
            Self::Report(ReportStep::Place) => Some(Self::Report(ReportStep::Describe)),
            Self::Report(ReportStep::Photos) => Some(Self::Report(ReportStep::Place)),
            Self::Report(ReportStep::Contact) => Some(Self::Report(ReportStep::Photos)),
            Self::Report(ReportStep::Check) => Some(Self::Report(ReportStep::Contact)),
            Self::Rate => Some(Self::Complaint),
            Self::Report(ReportStep::Describe)
            | Self::Sent
            | Self::Track
            | Self::Complaint
            | Self::Feedback
            | Self::FollowUp
            | Self::Privacy
            | Self::Gallery => Some(Self::Home),
        }
    }

    /// The route that a location's hash means, with or without `#` and `/`; unknown ones mean home.
    #[must_use]
    pub fn from_hash(hash: &str) -> Self {
        let path = path(hash);
        let name = with_token(path).map_or(path, |(name, _)| name);
        Self::ALL.into_iter().find(|route| route.name() == name).unwrap_or(Self::Home)
    }

    /// The screen that an address without a hash opens.
    #[must_use]
    pub const fn of_start(start: StartScreen) -> Self {
        match start {
            StartScreen::Home => Self::Home,
            StartScreen::Report => Self::Report(ReportStep::Describe),
            StartScreen::Track => Self::Track,
        }
    }

    /// The secret that a location's hash carries behind the name of a route that is reached by a link of the hotline's,
    /// such as `#/feedback/TOKEN`; `None` if there is none. It must not stay in the address.
    #[must_use]
    pub fn token(hash: &str) -> Option<&str> {
        with_token(path(hash)).map(|(_, token)| token)
    }

    /// The hash that leads here, such as `#/report/place`.
    #[must_use]
    pub fn hash(self) -> String {
        format!("#/{}", self.name())
    }
}

/// A hash without what only marks it as one.
fn path(hash: &str) -> &str {
    hash.split('?').next().unwrap_or_default().trim_start_matches('#').trim_matches('/')
}

/// The name of a route that takes a token, and the token.
fn with_token(path: &str) -> Option<(&str, &str)> {
    let takes_one = |name: &str| [Route::Feedback, Route::FollowUp].iter().any(|route| route.name() == name);
    path.split_once('/').filter(|(name, token)| takes_one(name) && !token.is_empty() && !token.contains('/'))
}
