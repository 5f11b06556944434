//! Templates in requests: fields that there are, tables that there are, content that the body can hold.

use super::{Check, STEPS, TRUTHS, member};
use crate::{
    backend::rest::{
        fields::{PHOTO_FILE, Scope},
        node::Node,
        operation::{BodyTemplate, RequestTemplate, Verb},
        pairs::Members,
        request::is_file,
        template::{Placeholder, Template},
    },
    domain::{MediaType, RequestClass},
};

/// A field that a step before gives.
#[derive(Clone, Copy)]
pub(super) struct Taken<'a> {
    pub name: &'a str,
    /// True: each photo has its own.
    pub of_photo: bool,
}

/// Where a placeholder stands.
#[derive(Clone, Copy)]
pub(super) struct Spot<'a> {
    pub scope: Scope,
    pub taken: &'a [Taken<'a>],
    /// The list whose items it is within.
    pub within: Option<&'a str>,
}

impl Spot<'_> {
    /// True where a whole request is about one photo.
    fn is_of_photo(self) -> bool {
        self.scope == Scope::Photo || self.within == Some("photos")
    }
}

/// Headers that browsers write themselves.
const BROWSERS_OWN: &[&str] =
    &["accept-encoding", "connection", "content-length", "cookie", "host", "origin", "referer", "user-agent"];

impl Check<'_> {
    pub(super) fn request(&mut self, at: &str, request: &RequestTemplate, spot: Spot<'_>) {
        self.template(&format!("{at}/path"), &request.path, spot);
        self.flat(&format!("{at}/query"), &request.query, spot, false);
        for (name, value) in &request.headers.0 {
            let at = member(&format!("{at}/headers"), name);
            self.header_name(&at, name);
            self.template(&at, value, spot);
        }
        let Some(body) = &request.body else { return };
        let at = format!("{at}/body");
        if request.method == Verb::Get {
            self.say(&at, "a GET carries nothing; put it into \"query\", or use POST");
        }
        match body {
            BodyTemplate::Json(node) => self.node(&format!("{at}/json"), node, spot),
            BodyTemplate::Form(members) => self.flat(&format!("{at}/form"), members, spot, false),
            BodyTemplate::Multipart(members) => self.flat(&format!("{at}/multipart"), members, spot, true),
            BodyTemplate::Photo if spot.is_of_photo() => {}
            BodyTemplate::Photo => {
                self.say(&at, "only the operation \"photo\" and steps for each photo have one to send")
            }
        }
    }

    pub(super) fn header_name(&mut self, at: &str, name: &str) {
        let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
        if name.is_empty() || !name.bytes().all(is_token) {
            self.say(at, "this is no name for a header; use Latin letters, digits and dashes");
        } else if BROWSERS_OWN.contains(&name.to_ascii_lowercase().as_str()) {
            self.say(at, "browsers write this header themselves; let the gateway add it, or leave it out");
        }
    }

    pub(super) fn template(&mut self, at: &str, template: &Template, spot: Spot<'_>) {
        template.placeholders().for_each(|placeholder| self.placeholder(at, placeholder, spot));
    }

    /// Fields of a form, a query or parts.
    fn flat(&mut self, at: &str, members: &Members<Node>, spot: Spot<'_>, takes_files: bool) {
        for (name, node) in &members.0 {
            let at = member(at, name);
            let is_photos = |list: &str, item: &Node| list == "photos" && is_file(item);
            match node {
                _ if takes_files && spot.is_of_photo() && is_file(node) => {}
                Node::Each { list, item }
                    if takes_files && spot.scope == Scope::Submit && is_photos(list, item) => {}
                _ if !node.is_flat() => {
                    self.say(&at, "a field here holds a text, a number, or a list of them; no object");
                }
                _ => self.node(&at, node, spot),
            }
        }
    }

    fn node(&mut self, at: &str, node: &Node, spot: Spot<'_>) {
        match node {
            Node::Literal(_) => {}
            Node::Text(template) => {
                template.placeholders().for_each(|placeholder| self.placeholder(at, placeholder, spot));
            }
            Node::List(nodes) => self.nodes(at, nodes, spot),
            Node::Lines(nodes) => self.nodes(&member(at, "$lines"), nodes, spot),
            Node::Object(members) => {
                members.iter().for_each(|(name, node)| self.node(&member(at, name), node, spot));
            }
            Node::Each { list, item } => {
                if spot.within.is_some() || spot.scope.items(list).is_none() {
                    let says =
                        "there is no such list here; there are \"answers\" and \"photos\" in \"submit\"";
                    return self.say(&member(at, "$each"), says);
                }
                self.node(&member(at, "as"), item, Spot { within: Some(list), ..spot });
            }
        }
    }

    fn nodes(&mut self, at: &str, nodes: &[Node], spot: Spot<'_>) {
        nodes.iter().enumerate().for_each(|(index, node)| self.node(&format!("{at}/{index}"), node, spot));
    }

    fn placeholder(&mut self, at: &str, placeholder: &Placeholder, spot: Spot<'_>) {
        let name = placeholder.name.as_str();
        let items = spot.within.and_then(|list| spot.scope.items(list)).unwrap_or_default();
        let is_known = spot.scope.fields().contains(&name)
            || items.contains(&name)
            || (spot.scope == Scope::Submit
                && name.strip_prefix("answers.").is_some_and(|code| !code.is_empty()))
            || name.strip_prefix("before.").is_some_and(|name| {
                let is_here = |taken: &Taken<'_>| !taken.of_photo || spot.within == Some("photos");
                spot.taken.iter().any(|taken| taken.name == name && is_here(taken))
            });
        if name == PHOTO_FILE {
            let says = "{photo.file} must be the whole value of a part of \"multipart\": of the operation \"photo\", \
                        or of each item of \"photos\" in \"submit\"";
            return self.say(at, says);
        }
        if !is_known {
            let known: Vec<&str> = spot.scope.fields().iter().chain(items).copied().collect();
            return self
                .say(at, format!("there is no field {{{name}}} here; there are: {}", known.join(", ")));
        }
        let Some(table) = &placeholder.table else { return };
        let Some(known) = self.description.tables.get(table) else {
            return self.say(at, format!("there is no table \"{table}\" under /tables"));
        };
        let ours = self.words_of(name);
        let missing: Vec<&str> = ours.iter().copied().filter(|word| known.get(word).is_none()).collect();
        if !missing.is_empty() {
            let words = missing.join(", ");
            self.say(
                &member("/tables", table),
                format!("{{{name}}} can be {words}, too; say how the hotline writes that"),
            );
        }
    }

    /// Every word that a field can be, if there is an end to them.
    fn words_of(&self, name: &str) -> Vec<&'static str> {
        match name {
            "class" => {
                self.description.capabilities.classes.iter().copied().map(RequestClass::as_str).collect()
            }
            "contact.name_shown" | "rating.contacted" | "rating.solved" => TRUTHS.to_vec(),
            "rating.satisfaction" => STEPS.to_vec(),
            "photo.media_type" => {
                let photos = self.description.capabilities.photos.as_ref();
                photos.map_or_else(Vec::new, |photos| {
                    photos.media_types.iter().copied().map(MediaType::as_str).collect()
                })
            }
            _ => Vec::new(),
        }
    }
}
