//! What the hotline is and offers.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};

use super::{Remote, Store};
use crate::{
    backend::{Backend as _, Exchange, Outcome},
    browser::{assets, fetch, page, storage},
    domain::{AddressMatch, LanguageTag},
    i18n::EMBEDDED_LANGUAGE,
    ui::words,
};

impl Store {
    /// Asks for the hotline's capabilities and categories, unless they are on their way.
    pub fn load_service(&self) {
        let language = self.language.get_untracked();
        let backend = self.backend();
        let store = *self;
        let capabilities = backend.capabilities(&language);
        let capabilities = capabilities.map(move |it| match store.narrow.get_value() {
            Some(narrow) => store.config(|config| narrow(config, it)),
            None => it,
        });
        self.load(self.capabilities, &language, capabilities);
        self.load(self.categories, &language, backend.categories(&language));
    }

    /// Asks for the districts, unless they are here or on their way.
    pub fn load_districts(&self) {
        if matches!(self.districts.get_untracked(), Remote::Absent | Remote::Failed(_)) {
            self.reload_districts();
        }
    }

    /// Asks for the districts in the screen's language; where the hotline has none, the deployment's are taken.
    pub(super) fn reload_districts(&self) {
        let language = self.language.get_untracked();
        let of_config = self.config(|config| config.districts_in(&language));
        let districts = self.backend().districts(&language);
        let districts = districts.map(|own| if own.is_empty() { of_config } else { own });
        self.load(self.districts, &language, districts);
    }

    /// Addresses that match what was typed.
    ///
    /// # Errors
    /// As the hotline's answer went.
    pub async fn search_addresses(&self, query: &str) -> Outcome<Vec<AddressMatch>> {
        let exchange = self.backend().search_addresses(query, &self.language.get_untracked());
        fetch::run(exchange).await
    }

    /// Switches to a language that the citizen chose, and keeps the choice on this phone. If its messages
    /// can't be had, nothing changes and the result is `false`.
    pub async fn choose_language(&self, language: LanguageTag) -> bool {
        let is_shown = self.show_language(language.clone()).await;
        if is_shown {
            storage::set_language(&language);
        }
        is_shown
    }

    /// Switches to a language. If its messages can't be had, nothing changes and the result is `false`.
    pub async fn show_language(&self, language: LanguageTag) -> bool {
        let Some(first) = messages(&language, Share::First).await else { return false };
        // Asked only now: the later screens may have arrived meanwhile, and must not lack their words.
        let embedded = self.later_words.get_value();
        let later = match embedded {
            Some(_) => {
                let Some(later) = messages(&language, Share::Later).await else { return false };
                later
            }
            None => None,
        };
        self.speak(&language, first.as_deref(), later.as_deref());
        true
    }

    /// Draws everything in `language`. What is typed stays. The messages of the first and of the later screens are
    /// in `first` and `later`, `None`: embedded.
    fn speak(&self, language: &LanguageTag, first: Option<&str>, later: Option<&str>) {
        words::speak(language, first);
        if let Some(embedded) = self.later_words.get_value() {
            words::speak_later(later, embedded);
        }
        page::set_language(language);
        self.language.set(language.clone());
        self.load_service();
    }

    /// Learns the words of the later screens in the screen's language, of which `embedded` are the embedded
    /// language's. `false` if they can't be had.
    pub(in crate::ui) async fn learn_later_words(&self, embedded: &'static str) -> bool {
        loop {
            let language = self.language.get_untracked();
            let Some(later) = messages(&language, Share::Later).await else { return false };
            // Unless the citizen has chosen another language meanwhile.
            if self.language.get_untracked() == language {
                words::speak_later(later.as_deref(), embedded);
                self.later_words.set_value(Some(embedded));
                return true;
            }
        }
    }

    /// Puts what `exchange` brings into `target`, unless the citizen has chosen another language meanwhile.
    fn load<T: Clone + Send + Sync + 'static>(
        &self,
        target: RwSignal<Remote<Arc<T>>>,
        language: &LanguageTag,
        exchange: Exchange<T>,
    ) {
        let store = *self;
        let language = language.clone();
        if target.with_untracked(|value| value.ready().is_none()) {
            target.set(Remote::Loading);
        }
        spawn_local(async move {
            let outcome = fetch::run(exchange).await;
            if store.language.get_untracked() != language {
                return;
            }
            match outcome {
                Ok(value) => target.set(Remote::Ready(Arc::new(value))),
                // What came earlier, in another language, still serves.
                Err(_) if target.with_untracked(|value| value.ready().is_some()) => {}
                Err(trouble) => target.set(Remote::Failed(trouble)),
            }
        });
    }

    /// Keeps [`Store::online`] true to the browser's own knowledge.
    pub fn watch_network(&self) {
        let online = self.online;
        page::on_online_change(move |is_online| online.set(is_online));
    }
}

/// The two files of a language's messages.
#[derive(Clone, Copy)]
pub(in crate::ui) enum Share {
    /// What the first screens need.
    First,
    /// What only the later screens need.
    Later,
}

/// The messages of `language` as the deployment serves them: `Some(None)` for the embedded language, `None` if they
/// can't be had.
pub(in crate::ui) async fn messages(language: &LanguageTag, share: Share) -> Option<Option<String>> {
    if language.as_str() == EMBEDDED_LANGUAGE {
        return Some(None);
    }
    let folder = match share {
        Share::First => "locales",
        Share::Later => "locales/later",
    };
    // By its version, so that no cache gives the words of another.
    let version = page::version().map(|version| format!("?{version}")).unwrap_or_default();
    let bytes = assets::text(&format!("{folder}/{}.ftl{version}", language.as_str())).await?;
    String::from_utf8(bytes).ok().map(Some)
}
