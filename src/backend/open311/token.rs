//! `GET tokens/{token}.json`: the number that follows.

use serde_json::Value;

use super::{Open311, errors, reader};
use crate::{
    backend::{Exchange, Reply, Request, Response, Trouble, encoding::percent_encode},
    domain::{Receipt, Reference, Ticket},
};

/// Asks once for the number.
pub(super) fn ask(server: &Open311, ticket: &Ticket) -> Exchange<Option<Receipt>> {
    let token = ticket.0.clone();
    Exchange::one(request(server, ticket), move |reply| {
        if let Ok(Response { status: 404, .. }) = reply {
            return Err(Trouble::NotFound);
        }
        let response = errors::read(reply)?;
        let content = reader::json(&response.body).ok_or(Trouble::Unavailable { retry_after: None })?;
        Ok(number(&content, &token).map(receipt))
    })
}

pub(super) fn request(server: &Open311, ticket: &Ticket) -> Request {
    server.get(&format!("tokens/{}.json", percent_encode(&ticket.0)), &[], None)
}

/// The number, if the reply has it. Anything else means: not yet.
pub(super) fn number_in(reply: Reply, token: &str) -> Option<String> {
    number(&reader::json(&errors::read(reply).ok()?.body)?, token)
}

/// The number of exactly one report, which belongs to no other token.
fn number(content: &Value, token: &str) -> Option<String> {
    match reader::items(content, "service_request_id")?.as_slice() {
        [only] if reader::code(&only["token"]).is_none_or(|other| other == token) => {
            reader::code(&only["service_request_id"])
        }
        _ => None,
    }
}

/// What opens a report: its number alone.
pub(super) const fn receipt(id: String) -> Receipt {
    Receipt { reference: Reference(id), code: None }
}
