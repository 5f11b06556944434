//! Every backend there is, and which one a configuration means.

use std::rc::Rc;

use super::{
    Accepted, Attempt, Backend, Exchange, Request, Revised, gateway, native::Native, open311::Open311, rest,
    signalen::Signalen,
};
use crate::{
    domain::{
        AddressMatch, Capabilities, Category, CategoryCode, Complaint, District, Feedback, FeedbackForm,
        FollowUp, FollowUpAnswer, LanguageTag, ListQuery, MediaType, PhotoId, PublicComplaint, Question,
        Rating, Receipt, Ticket,
    },
    embed::{BackendKind, Config, Fault},
    form::Submission,
};

/// A backend, or what is wrong with its settings.
pub type Connection<T> = Result<T, Fault>;

/// A way to make a backend of one kind. It may take exchanges: a backend can keep its settings in a file of its own.
pub type Connect = fn(&Config) -> Exchange<Connection<AnyBackend>>;

/// Makes the backend that `config` names, whatever its kind.
///
/// Whatever names this brings every backend along; the widget has each in a part of the Wasm of its own, by the module
/// of the same name.
#[must_use]
pub fn connect(config: &Config) -> Exchange<Connection<AnyBackend>> {
    let make: Connect = match config.backend.kind {
        BackendKind::Native => connect::native,
        BackendKind::Open311 => connect::open311,
        BackendKind::Signalen => connect::signalen,
        BackendKind::Rest => connect::rest,
    };
    make(config)
}

/// The ways to make a backend, one a kind. What one of them reaches is the part of the Wasm that only the deployments
/// with this kind load.
pub mod connect {
    use super::{AnyBackend, Config, Connection, Exchange, Open311, Signalen, foreign, rest as described};

    /// Our own profile.
    #[must_use]
    pub fn native(config: &Config) -> Exchange<Connection<AnyBackend>> {
        Exchange::done(Ok(super::native(config)))
    }

    /// Open311 GeoReport v2.
    #[must_use]
    pub fn open311(config: &Config) -> Exchange<Connection<AnyBackend>> {
        Exchange::done(Ok(Open311::from_config(config).map(|it| foreign(it, config.gateway))))
    }

    /// Signalen.
    #[must_use]
    pub fn signalen(config: &Config) -> Exchange<Connection<AnyBackend>> {
        Exchange::done(Ok(Signalen::from_config(config).map(|it| foreign(it, config.gateway))))
    }

    /// What a file describes.
    #[must_use]
    pub fn rest(config: &Config) -> Exchange<Connection<AnyBackend>> {
        let gateway = config.gateway;
        described::connect(config).map(move |connection| connection.map(|it| foreign(it, gateway)))
    }
}

/// Makes the backend that `config` names if it is the one that needs neither another part of the Wasm nor a file of
/// its own: the native one. `None` if it is another.
#[must_use]
pub fn at_hand(config: &Config) -> Option<Connection<AnyBackend>> {
    (config.backend.kind == BackendKind::Native).then(|| native(config))
}

fn native(config: &Config) -> Connection<AnyBackend> {
    Native::from_settings(&config.backend.settings).map(AnyBackend::Native)
}

/// Any backend but the native one. `is_behind_gateway`: a gateway of ours takes each submission only once.
#[must_use]
pub fn foreign(backend: impl Backend + 'static, is_behind_gateway: bool) -> AnyBackend {
    AnyBackend::Foreign(Foreign { backend: Rc::new(backend), is_behind_gateway })
}

/// One of the backends.
///
/// The native one is no `dyn Backend`: a table of its operations would keep each of them in the part of the widget
/// that loads first, where only two are used. The others come whole, in a part of their own.
#[derive(Clone)]
pub enum AnyBackend {
    /// The native profile.
    Native(Native),
    /// Any other.
    Foreign(Foreign),
}

/// A backend without the native profile.
#[derive(Clone)]
pub struct Foreign {
    backend: Rc<dyn Backend>,
    is_behind_gateway: bool,
}

/// Passes every operation on to the backend that it is, but for two that a gateway changes. What may change
/// a complaint hears what a gateway says itself.
macro_rules! pass_on {
    (
        { $($own:tt)+ }
        $(fn $operation:ident($($name:ident: $kind:ty),*) -> $end:ty;)+
        changing: $(fn $change:ident($($part:ident: $of:ty),*);)+
    ) => {
        impl Backend for AnyBackend {
            $($own)+

            $(
                fn $change(&self, $($part: $of),*) -> Exchange<()> {
                    match self {
                        Self::Native(it) => it.$change($($part),*),
                        Self::Foreign(it) if it.is_behind_gateway => {
                            gateway::understood(it.backend.$change($($part),*))
                        }
                        Self::Foreign(it) => it.backend.$change($($part),*),
                    }
                }
            )+

            $(
                fn $operation(&self, $($name: $kind),*) -> Exchange<$end> {
                    match self {
                        Self::Native(it) => it.$operation($($name),*),
                        Self::Foreign(it) => it.backend.$operation($($name),*),
                    }
                }
            )+
        }
    };
}

pass_on! {
    {
        fn capabilities(&self, language: &LanguageTag) -> Exchange<Capabilities> {
            match self {
                Self::Native(it) => it.capabilities(language),
                Self::Foreign(it) => {
                    let is_behind_gateway = it.is_behind_gateway;
                    it.backend.capabilities(language).map(move |capabilities| Capabilities {
                        idempotent_submit: capabilities.idempotent_submit || is_behind_gateway,
                        ..capabilities
                    })
                }
            }
        }

        fn events(&self, receipt: &Receipt) -> Option<Request> {
            match self {
                Self::Native(it) => it.events(receipt),
                Self::Foreign(it) => it.backend.events(receipt),
            }
        }

        fn submit(&self, submission: &Submission, attempt: &Attempt) -> Exchange<Accepted> {
            match self {
                Self::Native(it) => it.submit(submission, attempt),
                Self::Foreign(it) => {
                    let exchange = it.backend.submit(submission, attempt);
                    if it.is_behind_gateway { gateway::keyed(exchange, &attempt.key) } else { exchange }
                }
            }
        }
    }
    fn categories(language: &LanguageTag) -> Vec<Category>;
    fn questions(category: &CategoryCode, language: &LanguageTag) -> Vec<Question>;
    fn suggest_category(description: &str) -> Option<CategoryCode>;
    fn districts(language: &LanguageTag) -> Vec<District>;
    fn search_addresses(query: &str, language: &LanguageTag) -> Vec<AddressMatch>;
    fn number(ticket: &Ticket) -> Option<Receipt>;
    fn read(receipt: &Receipt, revision: Option<&str>, language: &LanguageTag) -> Option<Revised<Complaint>>;
    fn list(query: &ListQuery) -> Vec<PublicComplaint>;
    fn feedback_form(token: &str) -> FeedbackForm;
    fn follow_up(token: &str) -> FollowUp;

    changing:
    fn upload_photo(receipt: &Receipt, photo: &PhotoId, media_type: MediaType);
    fn add_information(receipt: &Receipt, text: &str, key: &str);
    fn rate(receipt: &Receipt, rating: &Rating);
    fn reopen(receipt: &Receipt, reason: &str, key: &str);
    fn send_feedback(token: &str, feedback: &Feedback);
    fn answer_follow_up(token: &str, answers: &[FollowUpAnswer]);
}
