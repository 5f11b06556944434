//! A button for what can't be undone: it asks first, in its own place.

#[cfg(feature = "gallery")]
pub mod examples;

use leptos::prelude::*;

use crate::{browser::page, ui::words::t};

/// A button that asks before it acts.
#[component]
pub fn ConfirmButton(
    /// The ids begin with it; unique on the screen.
    id: String,
    /// What it does.
    label: String,
    /// The class of the button.
    #[prop(default = "button button--danger")]
    class: &'static str,
    /// The id of what names the thing that it is done to, where there are several.
    #[prop(optional, into)]
    about: Option<String>,
    /// What is asked: it says what will be gone.
    question: String,
    /// The answer that has it done.
    yes: String,
    /// Does it, and puts the focus where the citizen sees what was done.
    #[prop(into)]
    on_confirm: Callback<()>,
) -> impl IntoView {
    let is_asking = RwSignal::new(false);
    // What is done decides where the focus goes then: often this button goes, too.
    let is_done = StoredValue::new(false);
    let named = about.map(|about| format!("{id} {about}"));
    let question_id = format!("{id}-question");
    let (target_button, target_question) = (id.clone(), question_id.clone());
    Effect::new(move |before: Option<bool>| {
        let asks = is_asking.get();
        match before {
            Some(false) if asks => page::focus(&target_question),
            Some(true) if !asks && !is_done.get_value() => page::focus(&target_button),
            _ => {}
        }
        is_done.set_value(false);
        asks
    });
    let body = move || {
        if is_asking.get() {
            view! {
                <div class="notice notice--warning stack stack--tight">
                    <p id=question_id.clone() tabindex="-1">{question.clone()}</p>
                    <div class="buttons">
                        <button
                            type="button"
                            class="button button--danger"
                            on:click=move |_| {
                                is_done.set_value(true);
                                is_asking.set(false);
                                on_confirm.run(());
                            }
                        >
                            {yes.clone()}
                        </button>
                        <button type="button" class="button button--quiet" on:click=move |_| is_asking.set(false)>
                            {t("cancel")}
                        </button>
                    </div>
                </div>
            }
            .into_any()
        } else {
            view! {
                <button
                    type="button"
                    class=class
                    id=id.clone()
                    aria-labelledby=named.clone()
                    on:click=move |_| is_asking.set(true)
                >
                    {label.clone()}
                </button>
            }
            .into_any()
        }
    };
    view! { <div class="confirm">{body}</div> }.into_any()
}
