//! Open311 `GeoReport` v2, as the specification has it and as real servers speak it.
//!
//! An operation is a file. What servers do differently is data ([`Profile`]); what they answer is read whatever
//! its packing ([`reader`], [`errors`]). A report counts as taken only with proof: one thing with an id or a token
//! that contradicts nothing of what was sent.
//!
//! No header of our own goes out but `Accept` and `Accept-Language`, which browsers send to any server without
//! asking it before: many of these servers would say no.

mod definition;
pub mod errors;
mod list;
mod memory;
mod photo;
mod profile;
pub mod reader;
mod request;
mod services;
mod settings;
mod submit;
mod token;

use std::collections::BTreeMap;

use memory::Memory;
pub use profile::{Definitions, MultipleValues, PhotoTravel, Profile, ProfileName};
use reader::Manner;

use crate::{
    backend::{
        Accepted, Attempt, Backend, Exchange, Method, Request, Revised,
        encoding::{form, percent_encode},
    },
    domain::{
        Capabilities, Category, CategoryCode, Complaint, ContactRules, District, LanguageTag, ListQuery,
        PhotoRules, Place, PlaceKind, PlaceRules, PublicComplaint, Question, Receipt, Ticket,
    },
    embed::Config,
    form::Submission,
};

/// An Open311 server.
#[derive(Clone, Debug)]
pub struct Open311 {
    /// Where the interface begins, without a final slash.
    base: String,
    profile: Profile,
    manner: Manner,
    /// What the deployment says of the hotline.
    deployment: Config,
    memory: Memory,
}

impl Open311 {
    /// The address of `path`, from where the interface begins; each `../` goes a step up.
    fn address(&self, path: &str) -> String {
        let (mut base, mut path) = (self.base.as_str(), path);
        while let Some(rest) = path.strip_prefix("../") {
            path = rest;
            base = base.rsplit_once('/').map_or(base, |(up, _)| up);
        }
        format!("{base}/{path}")
    }

    /// A request for what lies at `path`, with the jurisdiction and `more` in the query.
    fn get(&self, path: &str, more: &[(&str, &str)], language: Option<&LanguageTag>) -> Request {
        let mut query: Vec<(&str, &str)> = Vec::new();
        query.extend(self.profile.jurisdiction_id.as_deref().map(|id| ("jurisdiction_id", id)));
        let by_field = self.profile.language_field.as_deref().zip(language);
        query.extend(by_field.map(|(field, language)| (field, language.as_str())));
        query.extend(more);
        let mut url = self.address(path);
        if !query.is_empty() {
            url.push('?');
            url.push_str(&form(query));
        }
        in_language(Request::new(Method::Get, url), language)
    }

    /// The request for the report with the number `id`.
    fn get_report(&self, id: &str, language: Option<&LanguageTag>) -> Request {
        let path = format!("{}/{}.json", self.profile.read_path, percent_encode(id));
        self.get(&path, &pairs(&self.profile.read_fields), language)
    }

    /// The longest description that leaves room for what goes into the same parameter.
    fn description_max(&self) -> usize {
        let photos = if self.profile.photos == PhotoTravel::None { 0 } else { self.profile.photo_count };
        submit::description_max(self.profile.description_max, Place::DESCRIPTION_MAX, photos)
    }
}

/// Parameters as they are asked with.
fn pairs(fields: &BTreeMap<String, String>) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// The same request, with the language that texts are wanted in.
fn in_language(request: Request, language: Option<&LanguageTag>) -> Request {
    match language {
        Some(language) => request.header("Accept-Language", language.as_str()),
        None => request,
    }
}

impl Backend for Open311 {
    fn capabilities(&self, language: &LanguageTag) -> Exchange<Capabilities> {
        let profile = &self.profile;
        let photos = (profile.photos != PhotoTravel::None).then(|| PhotoRules {
            max_count: profile.photo_count,
            max_bytes: profile.photo_max_bytes,
            media_types: profile.photo_types.to_vec(),
            only_with_report: true,
            repeatable: false,
        });
        let deployment = self.deployment.capabilities(language);
        Exchange::done(Ok(Capabilities {
            description_max: self.description_max(),
            places: [&[PlaceKind::Point], &deployment.places[..]].concat(),
            place_rules: PlaceRules {
                point_required: profile.point_required,
                only_one: true,
                ..PlaceRules::default()
            },
            photos,
            // A profile can't override that: GeoReport has nothing to say it with.
            contact: ContactRules { name_visibility: false, ..profile.contact },
            idempotent_submit: profile.idempotency_field.is_some(),
            reporting: profile.reporting,
            tracking: true,
            codes: false,
            published: true,
            public_list: profile.listing,
            ..deployment
        }))
    }

    fn categories(&self, language: &LanguageTag) -> Exchange<Vec<Category>> {
        services::ask(self, language)
    }

    fn questions(&self, category: &CategoryCode, language: &LanguageTag) -> Exchange<Vec<Question>> {
        definition::ask(self, category, language)
    }

    fn districts(&self, language: &LanguageTag) -> Exchange<Vec<District>> {
        match self.deployment.districts_in(language) {
            none if none.is_empty() => Exchange::unsupported(),
            districts => Exchange::done(Ok(districts)),
        }
    }

    fn submit(&self, submission: &Submission, attempt: &Attempt) -> Exchange<Accepted> {
        if !self.profile.reporting {
            return Exchange::unsupported();
        }
        Exchange(submit::begin(self, submission, attempt))
    }

    fn number(&self, ticket: &Ticket) -> Exchange<Option<Receipt>> {
        token::ask(self, ticket)
    }

    fn read(
        &self,
        receipt: &Receipt,
        _revision: Option<&str>,
        language: &LanguageTag,
    ) -> Exchange<Option<Revised<Complaint>>> {
        request::ask(self, receipt, language)
    }

    fn list(&self, query: &ListQuery) -> Exchange<Vec<PublicComplaint>> {
        if !self.profile.listing {
            return Exchange::unsupported();
        }
        Exchange(list::begin(self, query))
    }
}
