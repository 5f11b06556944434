//! Texts with placeholders: `{description}`, `{class|class}`.
//!
//! A placeholder names a field of the domain (see [`super::fields`]), and maybe a table of the file that says how the
//! hotline writes the field's values. `{{` and `}}` are braces. There is nothing else: no conditions, no
//! calculations, so that filling in always ends and never fails.

use serde::Deserialize;
use serde_json::Value;

use super::{fields::Fields, pairs::Members};
use crate::backend::loose;

/// How the hotline writes our words: tables by name, each from our word to the hotline's value.
pub type Tables = Members<Members<Value>>;

/// A field to fill in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placeholder {
    /// The name of the field.
    pub name: String,
    /// The table that its value goes through.
    pub table: Option<String>,
}

impl Placeholder {
    fn parse(text: &str) -> Result<Self, String> {
        let (name, table) = match text.split_once('|') {
            Some((name, table)) => (name.trim(), Some(table.trim())),
            None => (text.trim(), None),
        };
        if name.is_empty() || table.is_some_and(|table| table.is_empty() || table.contains('|')) {
            return Err(format!("{{{text}}} is no placeholder; write {{field}} or {{field|table}}"));
        }
        Ok(Self { name: name.to_owned(), table: table.map(str::to_owned) })
    }

    /// The field's value as the hotline writes it; a value that the table doesn't have stays as it is.
    fn fill(&self, fields: &Fields, tables: &Tables) -> Option<Value> {
        let value = fields.get(&self.name)?;
        let translated = self
            .table
            .as_ref()
            .and_then(|table| tables.get(table))
            .and_then(|table| table.get(&plain(value)));
        Some(translated.unwrap_or(value).clone())
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    Field(Placeholder),
}

/// A text with placeholders.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Template(Vec<Piece>);

impl TryFrom<String> for Template {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let (mut pieces, mut literal, mut rest) = (Vec::new(), String::new(), text.as_str());
        while let Some(at) = rest.find(['{', '}']) {
            let (before, from) = rest.split_at(at);
            literal.push_str(before);
            rest = if let Some(after) = from.strip_prefix("{{") {
                literal.push('{');
                after
            } else if let Some(after) = from.strip_prefix("}}") {
                literal.push('}');
                after
            } else if let Some((inside, after)) = from.strip_prefix('{').and_then(|from| from.split_once('}'))
            {
                if !literal.is_empty() {
                    pieces.push(Piece::Text(std::mem::take(&mut literal)));
                }
                pieces.push(Piece::Field(Placeholder::parse(inside)?));
                after
            } else {
                return Err(format!(
                    "\"{text}\" has a brace without its partner; a brace itself is {{{{ or }}}}"
                ));
            };
        }
        literal.push_str(rest);
        if !literal.is_empty() {
            pieces.push(Piece::Text(literal));
        }
        Ok(Self(pieces))
    }
}

impl Template {
    /// Its placeholders, in order.
    pub fn placeholders(&self) -> impl Iterator<Item = &Placeholder> {
        self.0.iter().filter_map(|piece| match piece {
            Piece::Field(placeholder) => Some(placeholder),
            Piece::Text(_) => None,
        })
    }

    /// Its only placeholder, if there is nothing else in it.
    #[must_use]
    pub fn only(&self) -> Option<&Placeholder> {
        match self.0.as_slice() {
            [Piece::Field(placeholder)] => Some(placeholder),
            _ => None,
        }
    }

    /// The value: of a template that is one placeholder, the field's own, with its type; otherwise a text. `None`
    /// if it has placeholders and there is a value for none of them.
    #[must_use]
    pub fn value(&self, fields: &Fields, tables: &Tables) -> Option<Value> {
        match self.only() {
            Some(placeholder) => placeholder.fill(fields, tables),
            None => self.text(fields, tables, str::to_owned, plain_owned).map(Value::String),
        }
    }

    /// The text, its own words changed by `literal` and each value by `inserted`. `None` as for [`Self::value`].
    #[must_use]
    pub fn text(
        &self,
        fields: &Fields,
        tables: &Tables,
        literal: impl Fn(&str) -> String,
        inserted: impl Fn(String) -> String,
    ) -> Option<String> {
        let (mut text, mut filled, mut missing) = (String::new(), false, false);
        for piece in &self.0 {
            match piece {
                Piece::Text(words) => text.push_str(&literal(words)),
                Piece::Field(placeholder) => match placeholder.fill(fields, tables) {
                    Some(value) => {
                        filled = true;
                        text.push_str(&inserted(plain(&value)));
                    }
                    None => missing = true,
                },
            }
        }
        (filled || !missing).then_some(text)
    }
}

fn plain_owned(text: String) -> String {
    text
}

/// A value as a text: texts as they are, the items of a list one after the other with commas, anything else as JSON.
#[must_use]
pub fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(","),
        other => other.to_string(),
    }
}

/// Our word for what the hotline wrote, by a table read backwards; what the table doesn't have stays as it is.
#[must_use]
pub fn backwards(table: Option<&Members<Value>>, theirs: &Value) -> Option<String> {
    let text = loose::text(theirs).or_else(|| theirs.as_bool().map(|truth| truth.to_string()))?;
    let ours = table.and_then(|table| {
        table.0.iter().find_map(|(ours, known)| (plain(known) == text).then(|| ours.clone()))
    });
    Some(ours.unwrap_or(text))
}
