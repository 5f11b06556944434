//! What one Open311 server does differently from another, as data.

/// How a list is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// `[…]`.
    Bare,
    /// `{"services": […]}` and `{"service_requests": […]}`.
    Named,
    /// `{"service_requests": {"request": …}}`: one alone isn't even a list, and none is `{}`. Services are bare.
    Nested,
}

/// How codes and numbers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbers {
    /// As texts; booleans and coordinates are texts, too.
    Texts,
    /// As numbers; coordinates lose what a 32-bit float can't hold.
    Numbers,
    /// As the specification says: texts for codes, numbers for coordinates, real booleans.
    Specified,
}

/// What becomes of a report that is posted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Posting {
    /// It is taken, and answered with its number.
    Taken,
    /// It is taken, and answered with a token; the number is given at the token's third asking.
    Token,
    /// Nothing is taken: other people's reports with the same code are listed, with status 200.
    Listed,
}

/// How photos come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Photos {
    /// Not at all; a part with one is dropped in silence.
    None,
    /// One, as a part `media` of the report; the server breaks down at a second.
    Media,
    /// `POST /api/image`, part `file`, answered with a bare address for `media_url`.
    Upload,
}

/// What is done with a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Respect {
    /// It works.
    Honoured,
    /// It changes nothing.
    Ignored,
    /// The server breaks down.
    Fatal,
}

/// How a fault in the content is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Complaining {
    /// `[{"code": 400, "description": "…"}]`.
    Specified,
    /// `[{"code": "103 - service_code", "description": "…"}]`.
    NamedField,
    /// `[{"message": "…"}]`.
    Message,
}

/// How a category's questions are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Definitions {
    /// As specified.
    Specified,
    /// With keys and names in a further layer, and status 400 where a service has no questions.
    Layered,
    /// With datatypes of their own.
    Own,
    /// A page with status 404.
    Page,
    /// An empty list.
    Empty,
}

/// One kind of Open311 server.
#[derive(Clone, Copy, Debug)]
pub struct Dialect {
    /// What the widget's settings call it.
    pub profile: &'static str,
    /// Where the interface begins.
    pub base: &'static str,
    /// How lists are packed.
    pub packing: Packing,
    /// How codes are written.
    pub numbers: Numbers,
    /// What posting does.
    pub posting: Posting,
    /// The status of a report that was taken.
    pub created: u16,
    /// The key that posting needs, if any.
    pub key: Option<&'static str>,
    /// The jurisdiction that must stand in the query, else a page comes.
    pub jurisdiction: Option<&'static str>,
    /// How photos come.
    pub photos: Photos,
    /// What `bbox` does.
    pub bbox: Respect,
    /// True: a report under a `client_request_id` that was seen is answered with the first one's number.
    pub replays: bool,
    /// True: names with letters that aren't Latin are refused.
    pub latin_names: bool,
    /// True: a report without coordinates is refused.
    pub needs_point: bool,
    /// True: a second report of a category is turned back until the citizen insists.
    pub turns_duplicates_back: bool,
    /// The path under which one request is found: `requests` or `request`.
    pub detail: &'static str,
    /// True: a missing request is an empty list with status 200, else a 404.
    pub missing_is_empty: bool,
    /// True: the category is left out where a request is read.
    pub hides_service: bool,
    /// What stands behind a time: `Z`, `+00:00`, `.123456Z` or nothing.
    pub time_ending: &'static str,
    /// How faults are told.
    pub complaining: Complaining,
    /// How questions are told.
    pub definitions: Definitions,
    /// True: `metadata` is false although there are questions.
    pub denies_metadata: bool,
}

impl Dialect {
    /// A server that keeps to the specification.
    pub const PLAIN: Self = Self {
        profile: "plain",
        base: "/open311/v2",
        packing: Packing::Bare,
        numbers: Numbers::Specified,
        posting: Posting::Taken,
        created: 201,
        key: None,
        jurisdiction: None,
        photos: Photos::None,
        bbox: Respect::Ignored,
        replays: false,
        latin_names: false,
        needs_point: false,
        turns_duplicates_back: false,
        detail: "requests",
        missing_is_empty: false,
        hides_service: false,
        time_ending: "Z",
        complaining: Complaining::Specified,
        definitions: Definitions::Specified,
        denies_metadata: false,
    };

    /// A server that keeps to the specification and gives the number later.
    pub const TOKENS: Self = Self { posting: Posting::Token, created: 200, ..Self::PLAIN };

    /// `FixMyStreet`: lists what is there, takes nothing.
    pub const FIXMYSTREET: Self = Self {
        profile: "fixmystreet",
        packing: Packing::Named,
        numbers: Numbers::Texts,
        posting: Posting::Listed,
        created: 200,
        jurisdiction: Some("cobblestone"),
        missing_is_empty: true,
        definitions: Definitions::Page,
        denies_metadata: true,
        ..Self::PLAIN
    };

    /// The server of Eindhoven.
    pub const CODEFORNL: Self = Self {
        profile: "codefornl",
        base: "/api/v2",
        numbers: Numbers::Numbers,
        created: 200,
        key: Some("an-example-key"),
        photos: Photos::Media,
        missing_is_empty: true,
        hides_service: true,
        time_ending: "+00:00",
        definitions: Definitions::Layered,
        ..Self::PLAIN
    };

    /// Libre311.
    pub const LIBRE311: Self = Self {
        profile: "libre311",
        base: "/api",
        numbers: Numbers::Numbers,
        created: 200,
        jurisdiction: Some("cobblestone"),
        photos: Photos::Upload,
        replays: true,
        latin_names: true,
        needs_point: true,
        time_ending: ".123456Z",
        ..Self::PLAIN
    };

    /// Mark-a-Spot.
    pub const MARK_A_SPOT: Self = Self {
        profile: "mark_a_spot",
        base: "/georeport/v2",
        packing: Packing::Nested,
        numbers: Numbers::Texts,
        created: 200,
        bbox: Respect::Honoured,
        turns_duplicates_back: true,
        missing_is_empty: true,
        time_ending: "+02:00",
        complaining: Complaining::NamedField,
        denies_metadata: true,
        ..Self::PLAIN
    };

    /// Boston.
    pub const BOSTON: Self = Self {
        profile: "boston",
        detail: "request",
        bbox: Respect::Fatal,
        time_ending: "",
        complaining: Complaining::Message,
        definitions: Definitions::Own,
        ..Self::PLAIN
    };

    /// SeeClickFix, where an organization stands in the path.
    pub const SEECLICKFIX: Self = Self {
        profile: "seeclickfix",
        base: "/open311/v2/311",
        definitions: Definitions::Empty,
        time_ending: "-05:00",
        ..Self::PLAIN
    };

    /// Every dialect, with what to call it in a test's message.
    pub const ALL: [(&'static str, Self); 8] = [
        ("plain", Self::PLAIN),
        ("tokens", Self::TOKENS),
        ("fixmystreet", Self::FIXMYSTREET),
        ("codefornl", Self::CODEFORNL),
        ("libre311", Self::LIBRE311),
        ("mark_a_spot", Self::MARK_A_SPOT),
        ("boston", Self::BOSTON),
        ("seeclickfix", Self::SEECLICKFIX),
    ];
}
