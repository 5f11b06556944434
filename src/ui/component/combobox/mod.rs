//! A line of text with suggestions to choose from: an editable combobox with list autocomplete (WAI-ARIA 1.2,
//! and its authoring practices).

#[cfg(feature = "gallery")]
pub mod examples;

use leptos::{html, prelude::*};

use crate::browser::page;

/// The key code that a key has while an input method handles it (UI Events, section "Composition events"); Safari
/// gives it to the Enter that ends a composition, when the event no longer says that it composes.
const COMPOSING_KEY: u32 = 229;

/// What is to be searched for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// What stands in the line.
    pub text: String,
    /// True: an input method still composes a part of it. Phones' keyboards compose Latin words too, to the end of
    /// each; so this asks for a longer rest before the search, not for none.
    pub is_composing: bool,
}

/// A line of text with suggestions. Uncontrolled: `value` is taken once, and the text is only ever replaced by
/// the suggestion that the citizen chooses. While an input method composes no key is
/// handled.
#[component]
pub fn Combobox(
    /// The id of its input. Unique on the screen.
    #[prop(into)]
    id: String,
    /// Its label.
    #[prop(into)]
    label: String,
    /// A line that helps.
    #[prop(into)]
    hint: String,
    /// What its list is called.
    #[prop(into)]
    list_label: String,
    /// What stands in it at first.
    value: String,
    /// What can be chosen, the best first; empty if there is nothing.
    #[prop(into)]
    suggestions: Signal<Vec<String>>,
    /// What is to be said about the suggestions: how many there are, or why there are none.
    #[prop(into)]
    status: Signal<String>,
    /// Takes what stands in it after each change by hand.
    #[prop(into)]
    on_input: Callback<String>,
    /// Takes what is to be searched for after each change.
    #[prop(into)]
    on_query: Callback<Query>,
    /// Takes the position of the suggestion that was chosen.
    #[prop(into)]
    on_choose: Callback<usize>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let list_id = format!("{id}-list");
    let hint_id = format!("{id}-hint");
    let options = Options { list_id: StoredValue::new(list_id.clone()), active: RwSignal::new(None) };
    let active = options.active;
    let is_wanted = RwSignal::new(false);
    let is_composing = StoredValue::new(false);
    let count = Memo::new(move |_| suggestions.with(Vec::len));
    let is_open = Memo::new(move |_| is_wanted.get() && count.get() > 0);
    Effect::new(move |_| {
        suggestions.track();
        active.set(None);
    });

    let choose = Callback::new(move |index: usize| {
        if let Some(text) = suggestions.with_untracked(|list| list.get(index).cloned())
            && let Some(input) = input.get_untracked()
        {
            input.set_value(&text);
            is_wanted.set(false);
            on_choose.run(index);
        }
    });
    let typed = move |text: String| {
        active.set(None);
        is_wanted.set(true);
        on_input.run(text.clone());
        on_query.run(Query { text, is_composing: is_composing.get_value() });
    };
    // True: the key was ours.
    let handle = move |key: &str| {
        let count = count.get_untracked();
        let was_open = is_open.get_untracked();
        let target = match (key, active.get_untracked().filter(|_| was_open)) {
            ("ArrowDown", Some(index)) => (index + 1) % count,
            ("ArrowUp", Some(index)) => (index + count - 1) % count,
            ("ArrowDown", None) | ("Home", Some(_)) => 0,
            ("ArrowUp", None) | ("End", Some(_)) => count.saturating_sub(1),
            ("Enter", Some(index)) => {
                choose.run(index);
                return true;
            }
            // Enter never sends the form from here: on a phone's keyboard it means "search".
            ("Enter", None) => {
                is_wanted.set(true);
                return true;
            }
            ("Escape", _) if was_open => {
                is_wanted.set(false);
                return true;
            }
            _ => return false,
        };
        if count > 0 {
            is_wanted.set(true);
            options.go(target);
        }
        true
    };
    let items = move || {
        let options_of = move |(index, text): (usize, String)| option(options, choose, index, text);
        suggestions.get().into_iter().enumerate().map(options_of).collect_view()
    };
    view! {
        <div class="field combobox">
            <label class="field__label" for=id.clone()>
                {label}
            </label>
            <p class="field__hint" id=hint_id.clone()>
                {hint}
            </p>
            <input
                node_ref=input
                class="control"
                id=id
                type="text"
                role="combobox"
                dir="auto"
                autocomplete="off"
                enterkeyhint="search"
                aria-autocomplete="list"
                aria-controls=list_id.clone()
                aria-describedby=hint_id
                aria-expanded=move || is_open.get().to_string()
                aria-activedescendant=move || active.get().filter(|_| is_open.get()).map(|index| options.id(index))
                prop:value=value
                on:input=move |event| typed(event_target_value(&event))
                on:compositionstart=move |_| is_composing.set_value(true)
                on:compositionend=move |event| {
                    is_composing.set_value(false);
                    on_query.run(Query { text: event_target_value(&event), is_composing: false });
                }
                on:keydown=move |event| {
                    let is_composing = event.is_composing() || event.key_code() == COMPOSING_KEY;
                    if !is_composing && handle(&event.key()) {
                        event.prevent_default();
                    }
                }
                on:click=move |_| is_wanted.set(true)
                // A phone's "done" takes the focus nowhere: the list stays, to be touched.
                on:blur=move |event| {
                    if event.related_target().is_some() {
                        is_wanted.set(false);
                    }
                }
            />
            <p class="combobox__status" role="status">
                {status}
            </p>
            <ul class="combobox__list" role="listbox" id=list_id aria-label=list_label hidden=move || !is_open.get()>
                {items}
            </ul>
        </div>
    }
    .into_any()
}

/// The list's options.
#[derive(Clone, Copy)]
struct Options {
    list_id: StoredValue<String>,
    /// The position of the one that Enter chooses.
    active: RwSignal<Option<usize>>,
}

impl Options {
    fn id(self, index: usize) -> String {
        self.list_id.with_value(|id| format!("{id}-{index}"))
    }

    fn go(self, index: usize) {
        self.active.set(Some(index));
        page::reveal(&self.id(index));
    }
}

fn option(options: Options, choose: Callback<usize>, index: usize, text: String) -> AnyView {
    let is_active = move || options.active.get() == Some(index);
    view! {
        <li
            class="combobox__option"
            role="option"
            id=options.id(index)
            dir="auto"
            aria-selected=move || is_active().to_string()
            // The focus stays in the input.
            on:pointerdown=|event| event.prevent_default()
            on:mousedown=|event| event.prevent_default()
            on:click=move |_| choose.run(index)
        >
            {text}
        </li>
    }
    .into_any()
}
