//! Shortens the names by which the Wasm asks the glue for its functions.
//!
//! wasm-bindgen's names end in 16 digits each, which no compression makes shorter, and stand in the
//! Wasm and in the glue. They only have to differ from one another, and the two files are never
//! mixed with those of another build.

use anyhow::{Context, Result, bail, ensure};

/// The number of the section that lists imports (WebAssembly 2.0, "Import Section").
const IMPORTS: u8 = 2;
/// The kind of an import that is a function.
const FUNCTION: u8 = 0;

/// The same Wasm and glue, with short names for all that the Wasm imports from `module`.
pub fn shorten(wasm: &[u8], glue: &str, module: &str) -> Result<(Vec<u8>, String)> {
    let mut glue = glue.to_owned();
    let mut rest = Reader(wasm);
    let mut short = rest.take(8)?.to_vec();
    while !rest.0.is_empty() {
        let section = rest.byte()?;
        let length = rest.number()?;
        let content = rest.take(length)?;
        let renamed = match section {
            IMPORTS => rename(content, &mut glue, module)?,
            _ => content.to_vec(),
        };
        short.push(section);
        write_text(&mut short, &renamed);
    }
    Ok((short, glue))
}

/// The import section with new names; the glue is changed along.
fn rename(section: &[u8], glue: &mut String, module: &str) -> Result<Vec<u8>> {
    let mut rest = Reader(section);
    let count = rest.number()?;
    let mut renamed = Vec::new();
    write_number(&mut renamed, count);
    for index in 0..count {
        let from = rest.text()?;
        let name = rest.text()?;
        let kind = rest.byte()?;
        ensure!(kind == FUNCTION, "{name} is imported, but is no function");
        let signature = rest.number()?;
        let short = if from == module { letters(index) } else { name.to_owned() };
        if from == module {
            let old = format!(" {name}: function(");
            ensure!(glue.matches(&old).count() == 1, "the glue does not have {name} exactly once");
            *glue = glue.replace(&old, &format!(" {short}: function("));
        }
        write_text(&mut renamed, from.as_bytes());
        write_text(&mut renamed, short.as_bytes());
        renamed.push(kind);
        write_number(&mut renamed, signature);
    }
    Ok(renamed)
}

/// a, b, … z, ba, bb, …
fn letters(number: usize) -> String {
    let last = char::from(b'a' + u8::try_from(number % 26).unwrap_or_default());
    let first = if number < 26 { String::new() } else { letters(number / 26) };
    format!("{first}{last}")
}

/// What is left to read.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length).context("the Wasm ends too early")?;
        self.0 = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8> {
        Ok(self.take(1)?[0])
    }

    /// A number in LEB128 (WebAssembly 2.0, "Integers").
    fn number(&mut self) -> Result<usize> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        bail!("a number in the Wasm is too long");
    }

    fn text(&mut self) -> Result<&'a str> {
        let length = self.number()?;
        std::str::from_utf8(self.take(length)?).context("a name in the Wasm is not text")
    }
}

fn write_number(to: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        to.push(0x80 | (number & 0x7F) as u8);
        number >>= 7;
    }
    to.push(number as u8);
}

/// Bytes with their length before them.
fn write_text(to: &mut Vec<u8>, text: &[u8]) {
    write_number(to, text.len());
    to.extend_from_slice(text);
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    const GLUE: &str = "import0 = { __wbg_go_0123: function(x) {}, __wbg_go_4567: function() {} }";

    /// A Wasm with these imports, and a section before and one behind them.
    fn wasm(imports: &[(&str, &str)]) -> Vec<u8> {
        let mut section = Vec::new();
        write_number(&mut section, imports.len());
        for (module, name) in imports {
            write_text(&mut section, module.as_bytes());
            write_text(&mut section, name.as_bytes());
            section.push(FUNCTION);
            write_number(&mut section, 300);
        }
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        wasm.extend([1, 2, 9, 9, IMPORTS]);
        write_text(&mut wasm, &section);
        wasm.extend([10, 1, 7]);
        wasm
    }

    #[test]
    fn both_files_get_the_same_names_and_nothing_else_changes() {
        let long =
            wasm(&[("./glue.js", "__wbg_go_0123"), ("./link.js", "load"), ("./glue.js", "__wbg_go_4567")]);
        let (short, glue) = shorten(&long, GLUE, "./glue.js").unwrap();
        assert_eq!(short, wasm(&[("./glue.js", "a"), ("./link.js", "load"), ("./glue.js", "c")]));
        assert_eq!(glue, "import0 = { a: function(x) {}, c: function() {} }");
    }

    #[test]
    fn a_name_that_the_glue_lacks_is_told() {
        let error = shorten(&wasm(&[("./glue.js", "__wbg_gone")]), GLUE, "./glue.js").unwrap_err();
        assert!(error.to_string().contains("__wbg_gone"), "{error}");
    }

    #[test]
    fn a_wasm_that_ends_early_is_told() {
        let whole = wasm(&[("./glue.js", "__wbg_go_0123")]);
        assert!(shorten(&whole[..whole.len() - 1], GLUE, "./glue.js").is_err());
    }

    #[test]
    fn names_differ() {
        let names: std::collections::BTreeSet<_> = (0..2_000).map(letters).collect();
        assert_eq!(names.len(), 2_000);
        assert_eq!((letters(0), letters(25), letters(26)), ("a".to_owned(), "z".to_owned(), "ba".to_owned()));
    }

    #[test]
    fn long_numbers_are_read_as_they_are_written() {
        for number in [0, 127, 128, 300, 70_000, 4_000_000_000] {
            let mut bytes = Vec::new();
            write_number(&mut bytes, number);
            assert_eq!(Reader(&bytes).number().unwrap(), number);
        }
    }
}
