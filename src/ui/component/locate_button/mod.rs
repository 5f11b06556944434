//! "Use my location".

#[cfg(feature = "gallery")]
pub mod examples;

use leptos::prelude::*;

use crate::{
    browser::geolocation::LocateFault,
    ui::{state::Locating, words::t},
};

/// A button that asks the phone where it is, and what came of it if that was nothing. It keeps the focus and its
/// place while the phone is looking.
#[component]
pub fn LocateButton(
    /// Its id.
    #[prop(into)]
    id: String,
    /// How the asking goes.
    #[prop(into)]
    state: Signal<Locating>,
    /// Starts it.
    #[prop(into)]
    on_locate: Callback<()>,
) -> impl IntoView {
    let is_pending = move || state.get() == Locating::Pending;
    let locate = move |_| {
        if state.get_untracked() != Locating::Pending {
            on_locate.run(());
        }
    };
    let said = move || match state.get() {
        Locating::Idle => String::new(),
        Locating::Pending => t("place-locating-hint"),
        Locating::Failed(fault) => t(fault_message(fault)),
    };
    let is_failed = move || matches!(state.get(), Locating::Failed(_));
    view! {
        <div class="locate">
            <button
                type="button"
                class="button button--quiet"
                id=id
                aria-disabled=move || is_pending().then_some("true")
                on:click=locate
            >
                <svg class="icon" class=("locate__looking", is_pending) viewBox="0 0 24 24" aria-hidden="true">
                    <circle cx="12" cy="12" r="6" />
                    <path d="M12 2v4M12 18v4M2 12h4M18 12h4" />
                </svg>
                <span>{move || t(if is_pending() { "place-locating" } else { "place-locate" })}</span>
            </button>
            <p class="locate__said" class=("locate__said--failed", is_failed) role="status">
                {said}
            </p>
        </div>
    }
    .into_any()
}

const fn fault_message(fault: LocateFault) -> &'static str {
    match fault {
        LocateFault::Refused => "place-locate-refused",
        LocateFault::TimedOut => "place-locate-timed-out",
        LocateFault::Unavailable => "place-locate-unavailable",
        LocateFault::Unsupported => "place-locate-unsupported",
    }
}
