//! How fresh it is what the screen shows.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    browser::{intl, timer::Interval},
    ui::{
        component::{Notice, NoticeKind},
        state::Store,
        words::{Value, t, t_with, trouble},
    },
};

/// How often the age is written anew, in milliseconds.
const TICK: u32 = 10_000;

/// When the hotline last confirmed it, whether it can be reached, and a way to ask now.
#[component]
pub fn Freshness() -> impl IntoView {
    let store = Store::from_context();
    let tick = RwSignal::new(());
    // Stops with the screen.
    let _interval = StoredValue::new_local(Interval::new(TICK, move || tick.set(())));
    let confirmed_at = Memo::new(move |_| {
        store.followed.with(|followed| followed.as_ref().and_then(|followed| followed.confirmed_at))
    });
    let why = Memo::new(move |_| {
        store.followed.with(|followed| followed.as_ref().and_then(|it| it.trouble.clone()))
    });
    // Only an answer to the button is announced: nobody wants to hear every few seconds that nothing happened.
    let announced = RwSignal::new(String::new());
    let is_checking = RwSignal::new(false);
    let check = move |_| {
        if is_checking.get_untracked() {
            return;
        }
        is_checking.set(true);
        announced.set(String::new());
        spawn_local(async move {
            store.read_followed().await;
            is_checking.set(false);
            announced.set(match why.get_untracked() {
                Some(why) => trouble(&why),
                None => t("complaint-checked-now"),
            });
        });
    };
    let age = move || {
        tick.track();
        confirmed_at.get().map(|at| {
            let when = intl::relative(at);
            view! { <p class="soft">{t_with("complaint-checked", &[("when", Value::from(&when))])}</p> }
        })
    };
    let stale = move || {
        why.get().map(|why| {
            view! {
                <Notice kind=NoticeKind::Warning>
                    <p>{trouble(&why)}</p>
                    <p>{t("complaint-stale")}</p>
                </Notice>
            }
        })
    };
    let body = move || {
        confirmed_at.get()?;
        Some(view! {
            {stale}
            <div class="complaint__freshness">
                {age}
                <button
                    type="button"
                    class="button button--quiet complaint__check"
                    aria-disabled=move || is_checking.get().then_some("true")
                    on:click=check
                >
                    {t("complaint-check-now")}
                </button>
            </div>
        })
    };
    let is_known = Memo::new(move |_| confirmed_at.with(Option::is_some));
    view! {
        {move || is_known.get().then(|| untrack(body))}
        <p class="visually-hidden" role="status">
            {announced}
        </p>
    }
    .into_any()
}
