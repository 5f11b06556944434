//! What was read earlier and is needed with a report: Signalen wants the questions' texts back with the answers, and
//! says what will happen to a report in its list of categories only.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use super::questions::Asked;
use crate::domain::CategoryCode;

/// What is remembered, by category. Clones share it.
#[derive(Clone, Default)]
pub(super) struct Memory(Rc<RefCell<Kept>>);

#[derive(Default)]
struct Kept {
    handling: BTreeMap<CategoryCode, String>,
    asked: BTreeMap<CategoryCode, Vec<Asked>>,
}

impl Memory {
    pub(super) fn keep_handling(&self, handling: BTreeMap<CategoryCode, String>) {
        self.0.borrow_mut().handling = handling;
    }

    pub(super) fn keep_asked(&self, category: CategoryCode, asked: Vec<Asked>) {
        self.0.borrow_mut().asked.insert(category, asked);
    }

    /// What the hotline promises for reports in `category`.
    pub(super) fn handling(&self, category: &CategoryCode) -> Option<String> {
        self.0.borrow().handling.get(category).cloned()
    }

    /// The questions that were read for `category`.
    pub(super) fn asked(&self, category: &CategoryCode) -> Vec<Asked> {
        self.0.borrow().asked.get(category).cloned().unwrap_or_default()
    }
}
