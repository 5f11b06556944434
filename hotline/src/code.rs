//! Secret codes: how they are made, how they are kept, how they are checked.
//!
//! A code is derived from the client's idempotency key by a key that only this server has. So a repeated
//! submission gets the same code back although the database holds nothing but a keyed digest of it, and a copy
//! of the database alone opens no complaint.

use std::{
    fs,
    io::{self, Read, Write},
    path::Path,
    process,
};

use complaint_widget::domain::Code;
use hmac::{Hmac, KeyInit, Mac, digest::Key};
use sha2::Sha256;

use crate::data::sync_directory;

type HmacSha256 = Hmac<Sha256>;

/// Crockford's base 32: no I, L, O or U, which people misread.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The server's own key, kept in a file beside the database and readable by its owner only.
pub struct ServerKey {
    /// 32 random bytes, padded with zeros to the block that HMAC-SHA-256 works with (RFC 2104 section 2).
    block: [u8; 64],
}

impl ServerKey {
    /// The key in the file at `path`, made if the file isn't there.
    ///
    /// # Errors
    /// When the file can't be read or written, or isn't a key.
    pub fn open(path: &Path) -> io::Result<Self> {
        match Self::read(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            result => return result,
        }
        match Self::create(path) {
            // Another process was quicker.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Self::read(path),
            result => result,
        }
    }

    /// Writes the whole key elsewhere first: a process that ends half-way leaves no broken key behind, which would
    /// keep every later one from starting.
    fn create(path: &Path) -> io::Result<Self> {
        let mut block = [0; 64];
        getrandom::fill(&mut block[..32]).map_err(io::Error::other)?;
        let partial = path.with_extension(format!("{}.partial", process::id()));
        let mut options = fs::OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&partial)?;
        file.write_all(&block[..32])?;
        file.sync_all()?;
        // Unlike renaming, this never replaces a key.
        let linked = fs::hard_link(&partial, path);
        fs::remove_file(&partial)?;
        linked?;
        path.parent().map_or(Ok(()), sync_directory)?;
        Ok(Self { block })
    }

    fn read(path: &Path) -> io::Result<Self> {
        let mut bytes = Vec::new();
        fs::File::open(path)?.take(33).read_to_end(&mut bytes)?;
        if bytes.len() != 32 {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "the key file isn't 32 bytes long"));
        }
        let mut block = [0; 64];
        block[..32].copy_from_slice(&bytes);
        Ok(Self { block })
    }

    /// A MAC over `parts`, each with its length, so that no two lists of parts look alike. `purpose` keeps the
    /// uses of the key apart.
    fn mac<'a>(&self, purpose: &'a str, parts: impl IntoIterator<Item = &'a [u8]>) -> HmacSha256 {
        let mut mac = HmacSha256::new(&Key::<HmacSha256>::from(self.block));
        for part in std::iter::once(purpose.as_bytes()).chain(parts) {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        mac
    }

    /// The code of the complaint that was made under `idempotency_key`: 40 bits as `7K4M-Q2XP`.
    #[must_use]
    pub fn code(&self, idempotency_key: &str, reference: &str) -> Code {
        let bytes =
            self.mac("code", [idempotency_key.as_bytes(), reference.as_bytes()]).finalize().into_bytes();
        let bits = bytes.iter().take(5).fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
        let mut text = String::with_capacity(9);
        for index in 0..8 {
            if index == 4 {
                text.push('-');
            }
            text.push(char::from(ALPHABET[(bits >> (35 - 5 * index)) as usize & 31]));
        }
        Code::new(text)
    }

    /// What is stored of a code.
    #[must_use]
    pub fn seal(&self, reference: &str, code: &Code) -> Vec<u8> {
        self.sealing(reference, code).finalize().into_bytes().to_vec()
    }

    /// True when `code` is the one that `sealed` was made of. Takes the same time whatever differs.
    #[must_use]
    pub fn opens(&self, reference: &str, code: &Code, sealed: &[u8]) -> bool {
        self.sealing(reference, code).verify_slice(sealed).is_ok()
    }

    fn sealing(&self, reference: &str, code: &Code) -> HmacSha256 {
        self.mac("seal", [reference.as_bytes(), plain(code).as_bytes()])
    }

    /// A digest by which a repeated body is known again, and from which nobody without the key can guess it.
    #[must_use]
    pub fn digest(&self, body: &[u8]) -> Vec<u8> {
        self.mac("body", [body]).finalize().into_bytes().to_vec()
    }

    /// A digest of several parts, by which a repeated request is known again.
    #[must_use]
    pub fn fingerprint<'a>(&self, parts: impl IntoIterator<Item = &'a [u8]>) -> Vec<u8> {
        self.mac("request", parts).finalize().into_bytes().to_vec()
    }
}

/// A code without its dash and with the look-alikes read as Crockford's alphabet means them.
fn plain(code: &Code) -> String {
    code.secret()
        .chars()
        .filter(|c| *c != '-')
        .map(|c| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            c => c,
        })
        .collect()
}
