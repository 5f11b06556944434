//! An operation of the file: a request, what comes before it, and where in the answer things are.

use serde::{Deserialize, de::IgnoredAny};

use super::{
    description::Envelope, node::Node, pairs::Members, pointer::Pointer, template::Template,
    words::KnownStatus,
};
use crate::backend;

/// The HTTP methods, as the file names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Verb {
    /// Reading.
    Get,
    /// Anything.
    Post,
    /// Writing what may be written again.
    Put,
    /// Changing a part.
    Patch,
}

impl From<Verb> for backend::Method {
    fn from(verb: Verb) -> Self {
        match verb {
            Verb::Get => Self::Get,
            Verb::Post => Self::Post,
            Verb::Put => Self::Put,
            Verb::Patch => Self::Patch,
        }
    }
}

/// A request to make.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestTemplate {
    #[serde(default, rename = "about")]
    _about: IgnoredAny,
    /// The method.
    pub method: Verb,
    /// What follows the base. Values are percent-encoded.
    pub path: Template,
    /// The pairs after the question mark.
    #[serde(default)]
    pub query: Members<Node>,
    /// Headers, beyond those of every request.
    #[serde(default)]
    pub headers: Members<Template>,
    /// What it carries.
    #[serde(default)]
    pub body: Option<BodyTemplate>,
}

/// What a request carries.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BodyTemplate {
    /// JSON.
    Json(Node),
    /// `application/x-www-form-urlencoded`.
    Form(Members<Node>),
    /// `multipart/form-data`, in this order.
    Multipart(Members<Node>),
    /// The bytes of the photo and nothing else.
    Photo,
}

/// What a request is made for, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ForEach {
    /// Each photo of a submission.
    Photos,
}

/// A request that prepares another, such as one for a token.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Before {
    #[serde(default, rename = "about")]
    _about: IgnoredAny,
    /// For a request that is made once for each photo; what it takes belongs to that photo.
    #[serde(default)]
    pub for_each: Option<ForEach>,
    /// The request.
    pub request: RequestTemplate,
    /// What to keep of its answer, as the fields `before.NAME`.
    pub take: Members<Pointer>,
    /// How its answer says whether all is well, if not as the others.
    #[serde(default)]
    pub envelope: Option<Envelope>,
}

/// What can be asked of the hotline.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "A: Deserialize<'de>"))]
pub struct Operation<A> {
    #[serde(default, rename = "about")]
    _about: IgnoredAny,
    /// Requests that come first.
    #[serde(default)]
    pub before: Vec<Before>,
    /// The request itself.
    pub request: RequestTemplate,
    /// How its answer says whether all is well, if not as the others.
    #[serde(default)]
    pub envelope: Option<Envelope>,
    /// Where in the answer things are.
    pub answer: A,
    /// The statuses in which the hotline takes it.
    #[serde(default)]
    pub when: Option<Vec<KnownStatus>>,
}
