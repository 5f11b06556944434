//! What can go wrong with a request.

/// What goes wrong. Where the hotline acts all the same, it has done so before anything comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nobody listens. Only for the other origin, as a whole: [`super::Proxy::refuse`].
    Refuse,
    /// The connection is reset between head and body: of the request where it has one, of the answer otherwise.
    ResetBeforeBody,
    /// The connection is reset in the middle of that body.
    ResetInBody,
    /// The hotline acts, then the connection is reset before any answer.
    ResetAfterCommit,
    /// The hotline acts at once, its answer comes 40 seconds later.
    Late,
    /// Status 500 without a word. The hotline hears nothing.
    Broken,
    /// The hotline acts, but a gateway answers 502 with a page.
    BadGateway,
    /// Status 503 in the hotline's own words, which doesn't act.
    Unavailable,
    /// The same, to be tried again in three seconds.
    UnavailableFor,
    /// Status 429, to be tried again in three seconds. The hotline hears nothing.
    Throttled,
    /// The hotline acts; the first half of its answer comes, called the whole.
    Truncated,
    /// The hotline acts; status 200 with nothing comes.
    Empty,
    /// The hotline acts; a portal's page comes with status 200.
    WrongType,
    /// The hotline acts, but its answer doesn't say that the page may read it.
    Cors,
    /// The request reaches the hotline twice.
    Twice,
    /// 20,000 bytes a second, there and back.
    Slow,
    /// The request is taken and never answered. The hotline hears nothing.
    BlackHole,
    /// The request waits until [`super::Proxy::clear`], then passes: for tests that need the time.
    Hold,
    /// The hotline acts, its answer waits until [`super::Proxy::clear`].
    HoldAnswer,
}

impl Fault {
    /// All that a citizen can meet.
    pub const ALL: [Self; 17] = [
        Self::Refuse,
        Self::ResetBeforeBody,
        Self::ResetInBody,
        Self::ResetAfterCommit,
        Self::Late,
        Self::Broken,
        Self::BadGateway,
        Self::Unavailable,
        Self::UnavailableFor,
        Self::Throttled,
        Self::Truncated,
        Self::Empty,
        Self::WrongType,
        Self::Cors,
        Self::Twice,
        Self::Slow,
        Self::BlackHole,
    ];

    /// Its name on a command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Refuse => "refuse",
            Self::ResetBeforeBody => "reset-before-body",
            Self::ResetInBody => "reset-in-body",
            Self::ResetAfterCommit => "reset-after-commit",
            Self::Late => "late",
            Self::Broken => "500",
            Self::BadGateway => "502",
            Self::Unavailable => "503",
            Self::UnavailableFor => "503-retry-after",
            Self::Throttled => "429",
            Self::Truncated => "truncated",
            Self::Empty => "empty",
            Self::WrongType => "wrong-type",
            Self::Cors => "cors",
            Self::Twice => "twice",
            Self::Slow => "slow",
            Self::BlackHole => "black-hole",
            Self::Hold => "hold",
            Self::HoldAnswer => "hold-answer",
        }
    }

    /// True if the hotline's address must be another origin than the page's for this to happen.
    #[must_use]
    pub const fn needs_another_origin(self) -> bool {
        matches!(self, Self::Refuse | Self::Cors)
    }
}
