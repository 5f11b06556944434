//! `GET requests.json`: the complaints that everybody may see.

use serde_json::Value;

use super::{
    Open311, errors, pairs, reader,
    reader::Manner,
    request::{citizens, point_of, status_of},
};
use crate::{
    backend::{Outcome, Reply, Request, Response, Step},
    domain::{CategoryCode, ListQuery, PublicComplaint, Reference},
};

/// The first step. Servers honour `bbox`, ignore it or break down at it; in the last case they are asked again
/// without.
pub(super) fn begin(server: &Open311, query: &ListQuery) -> Step<Vec<PublicComplaint>> {
    let with_area = request(server, query, true);
    let (query, manner) = (query.clone(), server.manner.clone());
    if query.area.is_none() {
        return Step::Send(with_area, Box::new(move |reply| Step::Done(matching(reply, &query, &manner))));
    }
    let without = request(server, &query, false);
    Step::Send(
        with_area,
        Box::new(move |reply| match reply {
            Ok(Response { status: 400 | 500..=599, .. }) => {
                Step::Send(without, Box::new(move |reply| Step::Done(matching(reply, &query, &manner))))
            }
            reply => Step::Done(matching(reply, &query, &manner)),
        }),
    )
}

fn request(server: &Open311, query: &ListQuery, with_area: bool) -> Request {
    let profile = &server.profile;
    let area = query.area.filter(|_| with_area);
    let area = area.map(|area| format!("{},{},{},{}", area.west, area.south, area.east, area.north));
    let since = query.since.filter(|_| profile.start_date).map(|since| since.to_rfc3339());
    let mut parameters: Vec<(&str, &str)> = Vec::new();
    parameters.extend(area.as_deref().map(|area| ("bbox", area)));
    parameters.extend(since.as_deref().map(|since| ("start_date", since)));
    parameters.extend(query.category.as_ref().map(|code| ("service_code", code.0.as_str())));
    parameters.extend(pairs(&profile.list_fields));
    server.get("requests.json", &parameters, None)
}

/// What of the answer was asked for, the newest first.
fn matching(reply: Reply, query: &ListQuery, manner: &Manner) -> Outcome<Vec<PublicComplaint>> {
    let mut list =
        reader::list(&errors::read(reply)?, "service_request_id", |item| Some(complaint(item, manner)))?;
    list.retain(|complaint| query.matches(complaint));
    list.sort_by_key(|complaint| std::cmp::Reverse(complaint.created_at));
    Ok(list)
}

fn complaint(item: &Value, manner: &Manner) -> PublicComplaint {
    PublicComplaint {
        reference: reader::code(&item["service_request_id"]).map(Reference),
        category: reader::code(&item["service_code"]).map(CategoryCode),
        category_name: reader::name(&item["service_name"]),
        description: reader::first(item, &["description", "detail"]).map(citizens),
        point: point_of(item),
        status: status_of(item),
        created_at: manner.moment(item, &["requested_datetime"]),
    }
}
