//! Where photos lie that went ahead of a report.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use crate::domain::PhotoId;

/// The addresses of photos that were uploaded for reports not known to be taken, by the attempt's key and the photo.
/// A repeated report names them again, and so is the very same one, by which a gateway or the server can know it.
/// Clones share it.
#[derive(Clone, Debug, Default)]
pub(super) struct Memory(Rc<RefCell<BTreeMap<(String, PhotoId), String>>>);

impl Memory {
    pub(super) fn keep(&self, key: &str, photo: &PhotoId, address: String) {
        self.0.borrow_mut().insert((key.to_owned(), photo.clone()), address);
    }

    /// Where the photo lies, if it was uploaded under this key.
    pub(super) fn address(&self, key: &str, photo: &PhotoId) -> Option<String> {
        self.0.borrow().get(&(key.to_owned(), photo.clone())).cloned()
    }

    /// Drops what was uploaded under this key: the report was taken.
    pub(super) fn forget(&self, key: &str) {
        self.0.borrow_mut().retain(|(known, _), _| known != key);
    }
}
