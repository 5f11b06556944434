//! A stream of events as it arrives (WHATWG HTML, "Server-sent events", the event stream format).

/// As many bytes of a line as say what it is: a byte order mark, a field's name, the colon.
const TELLING: usize = "\u{FEFF}data:".len();

/// Finds the events in a stream whose pieces end anywhere. It holds a few bytes, however long a line is.
///
/// Which events they are and what they say is left out: whoever listens reads the whole again.
#[derive(Clone, Debug, Default)]
pub struct EventStream {
    /// The beginning of the line that is under way.
    line: Vec<u8>,
    /// A carriage return came last; a line feed then belongs to it.
    after_return: bool,
    has_had_a_line: bool,
    /// The event under way has data. One without is none.
    has_data: bool,
}

impl EventStream {
    /// The media type of such a stream.
    pub const MEDIA_TYPE: &str = "text/event-stream";

    /// Takes the next piece of the stream, and says how many events are complete by it.
    pub fn take(&mut self, piece: &[u8]) -> usize {
        let mut events = 0;
        for &byte in piece {
            let ends_nothing = byte == b'\n' && self.after_return;
            self.after_return = byte == b'\r';
            match byte {
                b'\n' if ends_nothing => {}
                b'\r' | b'\n' => events += usize::from(self.end_line()),
                _ if self.line.len() < TELLING => self.line.push(byte),
                _ => {}
            }
        }
        events
    }

    /// True if the line that ends here ends an event.
    fn end_line(&mut self) -> bool {
        let mut line = self.line.as_slice();
        if !self.has_had_a_line {
            line = line.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(line);
        }
        let ends_event = line.is_empty() && self.has_data;
        // A comment, another field, or an empty line in front of an event changes nothing.
        self.has_data = !line.is_empty() && (self.has_data || line == b"data" || line.starts_with(b"data:"));
        self.has_had_a_line = true;
        self.line.clear();
        ends_event
    }
}
