//! What the hotline is asked while a report is described: the questions that a category keeps apart, and the category
//! that it takes the description for.

use std::{sync::Arc, time::Duration};

use leptos::{prelude::*, task::spawn_local};

use super::{Remote, Store};
use crate::{
    backend::{Backend as _, Trouble},
    browser::{fetch, timer::Timeout},
    domain::{Category, CategoryCode, LanguageTag, Question},
    form::says_enough,
};

/// How long typing has to rest before the hotline is asked what it is about.
const REST: Duration = Duration::from_secs(1);

/// The questions that the chosen category keeps apart, as long as they aren't here.
#[derive(Clone, Debug, PartialEq)]
struct Asked {
    category: CategoryCode,
    language: LanguageTag,
    trouble: Option<Trouble>,
}

/// How the asking for the questions goes that the chosen category keeps apart. For the later screens alone, which find
/// it in the context.
#[derive(Clone, Copy)]
pub struct QuestionsApart {
    store: Store,
    asked: RwSignal<Option<Asked>>,
}

impl QuestionsApart {
    /// Begins to ask for them whenever a category is chosen that keeps some apart.
    pub(super) fn begin(store: Store) -> Self {
        let this = Self { store, asked: RwSignal::new(None) };
        let chosen = Memo::new(move |_| store.draft.with(|draft| draft.category.clone()));
        Effect::new(move |_| {
            // A memo that isn't read follows nothing.
            let _ = chosen.get();
            store.categories.track();
            this.ask();
        });
        this
    }

    /// The one of the widget that a component belongs to.
    #[must_use]
    pub fn from_context() -> Self {
        expect_context()
    }

    /// What keeps the chosen category's questions away: on their way, or why they didn't come. `None`: nothing.
    #[must_use]
    pub fn missing(&self) -> Option<Remote<()>> {
        let code = apart(self.store)?;
        let asked = self.asked.get().filter(|asked| asked.category == code);
        Some(asked.and_then(|asked| asked.trouble).map_or(Remote::Loading, Remote::Failed))
    }

    /// Asks for them, unless they are here or on their way.
    pub fn ask(&self) {
        let this = *self;
        let Some(category) = untrack(|| apart(this.store)) else { return };
        let language = this.store.language.get_untracked();
        let asked = Asked { category, language, trouble: None };
        if this.asked.get_untracked().as_ref() == Some(&asked) {
            return;
        }
        this.asked.set(Some(asked.clone()));
        let exchange = this.store.backend().questions(&asked.category, &asked.language);
        spawn_local(async move {
            let end = fetch::run(exchange).await;
            // Another category or language was chosen meanwhile, and asked for in its turn.
            if this.asked.get_untracked().as_ref() != Some(&asked) {
                return;
            }
            match end {
                Ok(questions) => {
                    this.asked.set(None);
                    this.store.categories.update(|known| put(known, &asked.category, questions));
                }
                Err(trouble) => this.asked.set(Some(Asked { trouble: Some(trouble), ..asked })),
            }
        });
    }
}

/// The chosen category, if it keeps its questions apart.
fn apart(store: Store) -> Option<CategoryCode> {
    let code = store.draft.with(|draft| draft.category.clone())?;
    store
        .categories
        .with(|categories| categories.ready().is_some_and(|it| keeps_apart(it, &code)))
        .then_some(code)
}

/// True if the questions of the category `code` aren't here.
pub(super) fn keeps_apart(categories: &[Category], code: &CategoryCode) -> bool {
    categories.iter().any(|category| category.code == *code && category.questions_apart)
}

fn put(known: &mut Remote<Arc<Vec<Category>>>, code: &CategoryCode, questions: Vec<Question>) {
    if let Remote::Ready(categories) = known
        && let Some(category) = Arc::make_mut(categories).iter_mut().find(|it| it.code == *code)
    {
        category.questions = questions;
        category.questions_apart = false;
    }
}

impl Store {
    /// Begins to ask the hotline what the description is about, where it offers that, whenever typing rests and no
    /// category is chosen yet. Without an answer there is just no suggestion of its own.
    pub(super) fn follow_description(self) {
        let description = Memo::new(move |_| self.draft.with(|draft| draft.description.trim().to_owned()));
        let is_offered = Memo::new(move |_| {
            self.capabilities.with(|it| it.ready().is_some_and(|capabilities| capabilities.suggestions))
        });
        Effect::new(move |resting: Option<Option<Timeout>>| {
            // Dropped, it never calls.
            drop(resting);
            let text = description.get();
            if !is_offered.get() || self.draft.with_untracked(|draft| draft.category.is_some()) {
                return None;
            }
            if !says_enough(&text) {
                self.predicted.set(None);
                return None;
            }
            let ask = move || spawn_local(async move { self.predict(&text).await });
            Some(Timeout::new(u32::try_from(REST.as_millis()).unwrap_or(u32::MAX), ask))
        });
    }

    async fn predict(&self, text: &str) {
        let end = fetch::run(self.backend().suggest_category(text)).await;
        let is_current =
            self.draft.with_untracked(|draft| draft.category.is_none() && draft.description.trim() == text);
        if is_current {
            self.predicted.set(end.ok().flatten());
        }
    }
}
