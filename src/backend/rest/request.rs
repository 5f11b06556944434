//! From templates to requests.

use serde_json::Value;

use super::{
    description::Description,
    fields::{Fields, PHOTO_FILE, file_name},
    node::Node,
    operation::{BodyTemplate, RequestTemplate},
    pairs::Members,
    template::{Tables, Template, plain},
};
use crate::backend::{
    Body, Part, PartContent, Request,
    encoding::{form, percent_encode},
};

/// The request that `template` makes of `fields`.
#[must_use]
pub fn request(description: &Description, template: &RequestTemplate, fields: &Fields) -> Request {
    let tables = &description.tables;
    let path =
        template.path.text(fields, tables, in_path, |value| percent_encode(&value)).unwrap_or_default();
    let mut url = format!("{}/{}", description.base.trim_end_matches('/'), path.trim_start_matches('/'));
    let query = pairs(&template.query, fields, tables);
    if !query.is_empty() {
        url.push(if url.contains('?') { '&' } else { '?' });
        url.push_str(&query);
    }
    let mut request = Request::new(template.method.into(), url);
    for (name, value) in &description.headers.0 {
        request = request.header(name.clone(), value);
    }
    for (name, value) in &template.headers.0 {
        if let Some(value) = header(value, fields, tables) {
            request = request.header(name.clone(), &value);
        }
    }
    match &template.body {
        None => request,
        Some(BodyTemplate::Json(node)) => {
            let value = node.fill(fields, tables).unwrap_or_else(|| Value::Object(serde_json::Map::new()));
            request.body(Body::Json(value.to_string()))
        }
        Some(BodyTemplate::Form(members)) => request.body(Body::Form(pairs(members, fields, tables))),
        Some(BodyTemplate::Multipart(members)) => {
            let parts = members.0.iter().flat_map(|(name, node)| parts(name, node, fields, tables));
            request.body(Body::Multipart(parts.collect()))
        }
        Some(BodyTemplate::Photo) => match fields.photo() {
            Some((id, media_type)) => {
                request.header("Content-Type", media_type.as_str()).body(Body::Photo(id))
            }
            None => request,
        },
    }
}

/// The file's own words in a path: only what no address may hold is encoded.
fn in_path(words: &str) -> String {
    words
        .chars()
        .map(|c| {
            let may_stand =
                c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}');
            if may_stand { c.to_string() } else { percent_encode(&c.to_string()) }
        })
        .collect()
}

/// A header's value. What no header can carry, because a citizen typed it, is encoded: the hotline then says that it
/// is wrong, and nobody is told that the phone is offline.
fn header(value: &Template, fields: &Fields, tables: &Tables) -> Option<String> {
    value.text(fields, tables, str::to_owned, |value| {
        if value.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ') {
            value
        } else {
            percent_encode(&value)
        }
    })
}

/// What a field of a form holds: a text, or one for each item of a list.
fn texts(node: &Node, fields: &Fields, tables: &Tables) -> Vec<String> {
    match node.fill(fields, tables) {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(items)) => items.iter().map(plain).collect(),
        Some(value) => vec![plain(&value)],
    }
}

fn pairs(members: &Members<Node>, fields: &Fields, tables: &Tables) -> String {
    let filled: Vec<(&str, String)> = members
        .0
        .iter()
        .flat_map(|(name, node)| {
            texts(node, fields, tables).into_iter().map(move |text| (name.as_str(), text))
        })
        .collect();
    form(filled.iter().map(|(name, text)| (*name, text.as_str())))
}

fn parts(name: &str, node: &Node, fields: &Fields, tables: &Tables) -> Vec<Part> {
    let file = |fields: &Fields| {
        let (id, media_type) = fields.photo()?;
        let file_name = file_name(&id, media_type);
        Some(Part { name: name.to_owned(), content: PartContent::Photo { id, media_type, file_name } })
    };
    match node {
        _ if is_file(node) => file(fields).into_iter().collect(),
        Node::Each { list, item } if is_file(item) => fields.each(list).iter().filter_map(file).collect(),
        _ => texts(node, fields, tables)
            .into_iter()
            .map(|text| Part { name: name.to_owned(), content: PartContent::Text(text) })
            .collect(),
    }
}

/// True for the bytes of a photo.
#[must_use]
pub fn is_file(node: &Node) -> bool {
    node.only().is_some_and(|placeholder| placeholder.name == PHOTO_FILE && placeholder.table.is_none())
}
