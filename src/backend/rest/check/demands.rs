//! Capabilities against operations: what the citizen is asked for must be sent, and what can be done must be described.

use super::{Check, SubmitEnd};
use crate::{
    backend::rest::{
        description::FixedCategory,
        fields::PHOTO_FILE,
        node::Node,
        operation::{BodyTemplate, RequestTemplate},
        read::photos_with_report,
        template::Template,
    },
    domain::{Datatype, Demand, PlaceKind},
};

/// The names of the fields that a request sends.
pub(in crate::backend::rest) fn named(request: &RequestTemplate) -> Vec<&str> {
    let templates = std::iter::once(&request.path).chain(request.headers.0.iter().map(|(_, value)| value));
    let mut names: Vec<&str> =
        templates.flat_map(Template::placeholders).map(|placeholder| placeholder.name.as_str()).collect();
    let mut nodes: Vec<&Node> = request.query.0.iter().map(|(_, node)| node).collect();
    match &request.body {
        Some(BodyTemplate::Json(node)) => nodes.push(node),
        Some(BodyTemplate::Form(members) | BodyTemplate::Multipart(members)) => {
            nodes.extend(members.0.iter().map(|(_, node)| node));
        }
        Some(BodyTemplate::Photo) => names.push(PHOTO_FILE),
        None => {}
    }
    for node in nodes {
        node.look(&mut |placeholder| names.push(placeholder.name.as_str()));
    }
    names
}

impl Check<'_> {
    pub(super) fn demands(&mut self) {
        let description = self.description;
        let sent = named(&description.operations.submit.request);
        self.report(&sent);
        self.places(&sent);
        self.contact(&sent);
        self.photos(&sent);
        self.categories(&sent);
        self.later();
        self.public();
    }

    /// What a report says, whatever the hotline.
    fn report(&mut self, sent: &[&str]) {
        let demands = &self.description.capabilities;
        let at = "/operations/submit/request";
        if demands.classes.is_empty() {
            self.say("/capabilities/classes", "it is empty; name at least one, such as \"complaint\"");
        }
        if demands.classes.len() > 1 && !sent.contains(&"class") {
            self.say(
                at,
                "citizens choose among several classes, and {class} isn't sent; send it or name one class",
            );
        }
        if demands.description_max == 0 {
            self.say("/capabilities/description_max", "say how many characters a description may have");
        }
        if !sent.contains(&"description") {
            self.say(at, "{description}, what the citizen writes, isn't sent");
        }
        if demands.idempotent_submit && !sent.contains(&"key") {
            self.say(at, "\"idempotent_submit\" needs {key} here, by which the hotline knows a repetition");
        }
    }

    fn places(&mut self, sent: &[&str]) {
        let demands = &self.description.capabilities;
        let at = "/capabilities/places";
        if demands.places.is_empty() {
            self.say(at, "it is empty; name at least one, such as \"description\"");
        }
        let is_sent = |kind| match kind {
            PlaceKind::Point => sent.contains(&"place.latitude") && sent.contains(&"place.longitude"),
            PlaceKind::Address => sent.contains(&"place.address") || sent.contains(&"place.words"),
            PlaceKind::Description => sent.contains(&"place.description") || sent.contains(&"place.words"),
            PlaceKind::District => sent.contains(&"place.district"),
        };
        for (kind, word, fields) in [
            (PlaceKind::Point, "point", "{place.latitude} and {place.longitude}"),
            (PlaceKind::Address, "address", "{place.address} or {place.words}"),
            (PlaceKind::Description, "description", "{place.description} or {place.words}"),
            (PlaceKind::District, "district", "{place.district}"),
        ] {
            if demands.places.contains(&kind) && !is_sent(kind) {
                self.say(at, format!("\"{word}\" is asked for and not sent; send {fields}, or leave it out"));
            }
        }
        let has = |kind| demands.places.contains(&kind);
        let (fixed, asked) =
            (self.description.districts.is_some(), self.description.operations.districts.is_some());
        if has(PlaceKind::District) && fixed == asked {
            self.say(
                at,
                "\"district\" needs the list of districts, from /districts or from /operations/districts",
            );
        }
        if has(PlaceKind::Address) && self.description.operations.addresses.is_none() {
            self.say(at, "\"address\" needs a search, /operations/addresses");
        }
        if (demands.point_required || demands.bounds.is_some()) && !has(PlaceKind::Point) {
            self.say(at, "\"point_required\" and \"bounds\" need \"point\" here");
        }
    }

    fn contact(&mut self, sent: &[&str]) {
        let contact = &self.description.capabilities.contact;
        for (name, demand) in [("name", contact.name), ("phone", contact.phone), ("email", contact.email)] {
            let is_asked = demand.is_some_and(|demand| demand != Demand::Unsupported);
            let is_sent = sent.contains(&format!("contact.{name}").as_str());
            if is_asked != is_sent {
                let says = if is_asked {
                    format!("it is asked for and not sent; send {{contact.{name}}}, or leave it out")
                } else {
                    format!(
                        "{{contact.{name}}} is sent and never asked for; say \"optional\" or \"required\""
                    )
                };
                self.say(&format!("/capabilities/contact/{name}"), says);
            }
        }
        let outcome = self.description.operations.submit.answer.outcome;
        if outcome == SubmitEnd::Unconfirmed && contact.email != Some(Demand::Required) {
            self.say("/capabilities/contact/email", "a link for confirming goes by e-mail; say \"required\"");
        }
    }

    fn photos(&mut self, sent: &[&str]) {
        let description = self.description;
        let (with_report, apart) = (photos_with_report(description), description.operations.photo.as_ref());
        let at = "/capabilities/photos";
        match &description.capabilities.photos {
            None if with_report || apart.is_some() => {
                self.say(at, "photos can be sent; say how many, how large and of which types");
            }
            Some(_) if !with_report && apart.is_none() => {
                self.say(at, "nothing sends photos; describe /operations/photo, or parts with {photo.file} in \"submit\"");
            }
            Some(_) if with_report && apart.is_some() => {
                self.say("/operations/photo", "photos go with the report already; keep one way");
            }
            Some(photos)
                if photos.max_count == 0 || photos.max_bytes == 0 || photos.media_types.is_empty() =>
            {
                self.say(
                    at,
                    "say how many (at least 1), how large and of which types; or leave \"photos\" out",
                );
            }
            _ => {}
        }
        if let Some(photo) = apart
            && !named(&photo.request).contains(&PHOTO_FILE)
        {
            self.say(
                "/operations/photo/request",
                "the photo isn't sent; use the body \"photo\", or a part with {photo.file}",
            );
        }
        let before = &description.operations.submit.before;
        let is_repeatable = description.capabilities.photos.as_ref().is_some_and(|it| it.repeatable);
        if is_repeatable && apart.is_some_and(|photo| !named(&photo.request).contains(&"photo.id")) {
            self.say(at, "\"repeatable\" needs {photo.id} in /operations/photo, by which the hotline knows a repetition");
        }
        let is_described = |sent: &[&str]| sent.contains(&"photo.description");
        if description.capabilities.photos.is_some()
            && !is_described(sent)
            && !before.iter().any(|before| is_described(&named(&before.request)))
        {
            self.say(
                "/operations/submit/request",
                "citizens describe their photos, and {photo.description} isn't sent; send it for each of \"photos\"",
            );
        }
        if description.operations.submit.answer.photos.is_some() && !with_report {
            self.say("/operations/submit/answer/photos", "no photos go with the report; leave it out");
        }
    }

    fn categories(&mut self, sent: &[&str]) {
        let description = self.description;
        let asked = description.operations.categories.as_ref();
        let fixed = description.categories.as_deref();
        match (fixed, asked) {
            (None, None) => {
                self.say("/categories", "there are none; list them here, or describe /operations/categories");
            }
            (Some(_), Some(_)) => {
                self.say("/categories", "categories are asked for as well; keep one of both");
            }
            (Some([]), None) => self.say("/categories", "it is empty; name at least one"),
            _ => {}
        }
        let at = "/operations/submit/request";
        if !sent.contains(&"category") && fixed.is_none_or(|fixed| fixed.len() > 1) {
            self.say(at, "citizens choose a category, and {category} isn't sent");
        }
        let asked_inside = asked.is_some_and(|asked| asked.answer.questions.is_some());
        let inside =
            asked_inside || fixed.into_iter().flatten().any(|category| !category.questions.is_empty());
        let apart = description.operations.questions.is_some();
        if inside && apart {
            self.say("/operations/questions", "categories have their questions already; keep one way");
        }
        if (asked_inside || apart)
            && !sent.iter().any(|name| name.starts_with("answers.") || *name == "answer.value")
        {
            self.say(at, "citizens answer questions, and no answers are sent; send each of \"answers\"");
        }
        // What the file asks itself is known, so that each answer must have its place.
        let is_answered = |code: &str| {
            sent.iter().any(|name| *name == "answer.value" || name.strip_prefix("answers.") == Some(code))
        };
        fixed.into_iter().flatten().enumerate().for_each(|(index, category)| {
            for (number, question) in category.questions.iter().enumerate() {
                if question.datatype != Datatype::Notice && !is_answered(&question.code) {
                    let at = format!("/categories/{index}/questions/{number}");
                    let code = &question.code;
                    self.say(
                        &at,
                        format!("its answer isn't sent; send {{answers.{code}}}, or each of \"answers\""),
                    );
                }
            }
            let is_twice = fixed.into_iter().flatten().take(index).any(|other| other.code == category.code);
            self.fixed_category(&format!("/categories/{index}"), category, is_twice);
        });
    }

    fn fixed_category(&mut self, at: &str, category: &FixedCategory, is_twice: bool) {
        if is_twice {
            self.say(&format!("{at}/code"), "another category has this code; give each its own");
        }
        for (index, question) in category.questions.iter().enumerate() {
            let at = format!("{at}/questions/{index}");
            let is_list = matches!(question.datatype, Datatype::SingleValueList | Datatype::MultiValueList);
            if is_list == question.options.is_empty() {
                self.say(&format!("{at}/options"), "lists need options, and nothing else has any");
            }
            if question.required && question.datatype == Datatype::Notice {
                self.say(&format!("{at}/required"), "a notice has no answer; leave it out");
            }
            if category.questions.iter().take(index).any(|other| other.code == question.code) {
                self.say(&format!("{at}/code"), "another question here has this code; give each its own");
            }
        }
    }

    /// What everybody sees.
    fn public(&mut self) {
        let description = self.description;
        let Some(list) = &description.operations.list else { return };
        let shows = list.answer.description.is_some() || list.answer.latitude.is_some();
        if shows && !description.capabilities.published {
            self.say("/capabilities/published", "/operations/list shows reports to everybody; say true");
        }
    }

    /// What the citizen does after the report.
    fn later(&mut self) {
        let description = self.description;
        let operations = &description.operations;
        let gives_code = operations.submit.answer.code.is_some()
            || operations.number.as_ref().is_some_and(|number| number.answer.code.is_some());
        let of_complaint = [
            ("photo", operations.photo.as_ref().map(|it| &it.request)),
            ("read", operations.read.as_ref().map(|it| &it.request)),
            ("information", operations.information.as_ref().map(|it| &it.request)),
            ("rating", operations.rating.as_ref().map(|it| &it.request)),
            ("reopening", operations.reopening.as_ref().map(|it| &it.request)),
        ];
        for (name, request) in of_complaint {
            let Some(request) = request else { continue };
            let at = format!("/operations/{name}");
            let sent = named(request);
            if !sent.contains(&"reference") {
                self.say(
                    &format!("{at}/request"),
                    "{reference} isn't sent; the hotline can't know which complaint",
                );
            }
            if sent.contains(&"code") && !gives_code {
                self.say(
                    &format!("{at}/request"),
                    "{code} is sent, and no answer gives one; say where it is in \"submit\"",
                );
            }
            if name == "read" && gives_code && !sent.contains(&"code") {
                self.say(&format!("{at}/request"), "citizens are given a code, and {code} isn't sent");
            }
            if matches!(name, "information" | "rating" | "reopening") && operations.read.is_none() {
                self.say(&at, "citizens do this while they read their complaint; describe /operations/read");
            }
            if operations.submit.answer.outcome == SubmitEnd::Unconfirmed && name != "read" {
                self.say(&at, "without a number nothing more can be done; leave it out");
            }
        }
        let words = [
            ("information", operations.information.as_ref().map(|it| &it.request), &["words"][..]),
            ("reopening", operations.reopening.as_ref().map(|it| &it.request), &["words"]),
            (
                "rating",
                operations.rating.as_ref().map(|it| &it.request),
                &["rating.contacted", "rating.solved", "rating.satisfaction", "rating.words"],
            ),
            ("addresses", operations.addresses.as_ref().map(|it| &it.request), &["query"]),
            ("number", operations.number.as_ref().map(|it| &it.request), &["ticket"]),
            ("questions", operations.questions.as_ref().map(|it| &it.request), &["category"]),
        ];
        for (name, request, fields) in words {
            let Some(request) = request else { continue };
            let sent = named(request);
            for field in fields.iter().filter(|field| !sent.contains(field)) {
                self.say(
                    &format!("/operations/{name}/request"),
                    format!("{{{field}}} isn't sent; nothing typed may be lost"),
                );
            }
        }
    }
}
