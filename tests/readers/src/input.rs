//! What bytes mean as an input.

use complaint_widget::backend::{Failure, Reply, Response};

/// The status codes that servers were seen to send.
const STATUSES: [u16; 20] =
    [200, 201, 202, 204, 302, 304, 400, 401, 403, 404, 405, 408, 409, 410, 413, 415, 422, 429, 500, 503];

/// What stands between two replies; no UTF-8 text has it.
const BETWEEN: u8 = 0xFF;

/// A choice, an operation, and replies. The first four bytes say which, what status the replies have and what headers;
/// the rest are their contents.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    choice: u8,
    operation: u8,
    status: u8,
    headers: u8,
    contents: &'a [u8],
}

impl<'a> Input<'a> {
    /// Missing bytes are zeros.
    pub fn of(bytes: &'a [u8]) -> Self {
        let byte = |index: usize| bytes.get(index).copied().unwrap_or_default();
        let contents = bytes.get(4..).unwrap_or_default();
        Self { choice: byte(0), operation: byte(1), status: byte(2), headers: byte(3), contents }
    }

    /// One of `all`, which isn't empty.
    pub fn choice<'b, T>(&self, all: &'b [T]) -> &'b T {
        &all[usize::from(self.choice) % all.len()]
    }

    /// One of `all`, which isn't empty.
    pub fn operation<'b, T>(&self, all: &'b [T]) -> &'b T {
        &all[usize::from(self.operation) % all.len()]
    }

    /// The first content as a file, and the input with the others.
    pub fn file_first(self) -> Option<(&'a [u8], Self)> {
        let mut parts = self.contents.splitn(2, |byte| *byte == BETWEEN);
        Some((parts.next()?, Self { contents: parts.next().unwrap_or_default(), ..self }))
    }

    /// The reply to the request `number`, counted from 0; the last content answers all that follow.
    pub fn reply(&self, number: usize) -> Reply {
        let mut contents: Vec<&[u8]> = self.contents.split(|byte| *byte == BETWEEN).collect();
        let last = contents.len() - 1;
        let content = contents.swap_remove(number.min(last));
        let has = |bit: u8| self.headers >> bit & 1 == 1;
        if has(0) && number > 0 {
            return Err(Failure::Broken);
        }
        let header = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let kind = if has(1) { "text/html" } else { "application/json" };
        let mut headers = vec![header("content-type", kind)];
        headers.extend(has(2).then(|| header("retry-after", "30")));
        headers.extend(has(3).then(|| header("etag", "\"7\"")));
        // Steps before are mostly answered well.
        let well = has(4) && number < last;
        let status = if well { 200 } else { STATUSES[usize::from(self.status) % STATUSES.len()] };
        Ok(Response { status, headers, body: content.to_vec() })
    }
}
