//! What the page around the widget wants done, where only the later part of the Wasm can do it.

use leptos::{prelude::*, task::spawn_local};

use super::{Keeper, NewVersion, Remote, Store};
use crate::{
    browser::page,
    form::{Draft, Preset},
    ui::route::Route,
};

/// Something that the page around wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// A new report, on the start screen.
    NewReport,
    /// Another configuration: the page is loaded anew, and what is being written goes with it.
    Reconfigure {
        /// What phones file the reports of that one under ([`crate::browser::storage::set_deployment`]).
        deployment: String,
        /// The page's new address behind its folder, such as `?config=north`.
        search: String,
    },
}

impl Store {
    /// Does what the page around wants, from now on.
    pub(super) fn fulfil_wishes(self, keeper: Keeper, version: NewVersion) {
        let is_leaving = StoredValue::new(false);
        Effect::new(move |_| {
            let Some(wish) = self.wish.get() else { return };
            self.wish.set(None);
            // The page to come asks for what is wished then.
            if is_leaving.get_value() {
                return;
            }
            spawn_local(async move {
                match wish {
                    Wish::NewReport => {
                        if self.draft.with_untracked(Draft::is_untouched) || keeper.begin_another().await {
                            self.replace(self.config(|config| Route::of_start(config.start)));
                        } else {
                            page::warn(
                                "complaint-widget: no new report, for the present one can't be stored and would be lost",
                            );
                        }
                    }
                    Wish::Reconfigure { deployment, search } => {
                        is_leaving.set_value(true);
                        if !untrack(|| version.would_lose_words()) && keeper.move_open(&deployment).await {
                            page::replace_page(&search);
                        } else {
                            is_leaving.set_value(false);
                            page::warn(
                                "complaint-widget: the configuration stays, for something can't be stored and would be lost",
                            );
                        }
                    }
                }
            });
        });
    }

    /// Drops a preset category that the hotline doesn't have, as soon as that is known.
    pub(super) fn check_preset(self) {
        Effect::new(move |_| {
            let Preset { class, category } = self.draft.with(|draft| draft.preset.clone());
            let Some(code) = category else { return };
            let is_known = self.categories.with(|categories| match categories {
                Remote::Ready(categories) => Some(categories.iter().any(|category| category.code == code)),
                _ => None,
            });
            if is_known == Some(false) {
                page::warn(&format!("complaint-widget: the hotline has no category \"{}\"", code.0));
                self.set_preset(Preset { class, category: None });
            }
        });
    }
}
