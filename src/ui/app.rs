//! The frame around every screen, and which screen is drawn.

use futures_util::future::join;
use leptos::{either::Either, mount::mount_to, prelude::*};

use super::{
    component::{Bar, FaultyFile, SkipLink},
    later::{Arrival, Later, LaterScreens},
    parts::{Load, Parts},
    route::Route,
    screen, settings,
    state::{Share, Store, messages},
    words::{self, t},
};
use crate::{
    backend::AnyBackend,
    browser::{self, assets, page, storage},
    domain::LanguageTag,
    embed::Config,
    i18n::EMBEDDED_LANGUAGE,
};

/// Starts the widget in the page's element for it. Without a usable configuration the page keeps its static
/// shell with the numbers to call. `parts` loads what isn't part of the first load.
pub fn start(parts: Parts) {
    console_error_panic_hook::set_once();
    browser::spawn(async move {
        let language = page::language();
        // Both were asked for by the page's start script already; they arrive together.
        let (config, messages) = join(assets::text("config.json"), messages(&language, Share::First)).await;
        let Some(text) = config else { return page::fail("config.json could not be loaded") };
        match settings::read(parts, "config.json", &text).await {
            Ok((config, faulty)) => match parts.backend(&config).await {
                Ok(backend) => open(config, faulty, backend, language, messages, parts.later),
                Err(fault) => page::fail(&fault.in_file("config.json")),
            },
            Err(mistake) => page::fail(&mistake),
        }
    });
}

fn open(
    config: Config,
    faulty: Option<FaultyFile>,
    backend: AnyBackend,
    language: LanguageTag,
    messages: Option<Option<String>>,
    load_later: Load<Later>,
) {
    let language = if messages.is_some() { language } else { LanguageTag::new(EMBEDDED_LANGUAGE) };
    let Some(element) = page::app_element() else { return };
    storage::set_deployment(&page::folder());
    words::speak(&language, messages.flatten().as_deref());
    page::set_language(&language);
    let app = move || {
        if let Some(faulty) = faulty {
            provide_context(faulty);
        }
        view! { <App config backend language=language.clone() load_later /> }
    };
    mount_to(element, app).forget();
    page::mark_ready();
}

/// The widget.
#[component]
fn App(config: Config, backend: AnyBackend, language: LanguageTag, load_later: Load<Later>) -> impl IntoView {
    let store = Store::new(config, backend, language);
    provide_context(store);
    store.watch_network();
    store.load_service();
    page::set_text_size(storage::text_size());
    let later = LaterScreens::new(load_later, store);
    provide_context(later);
    page::when_idle(move || later.fetch());
    page::on_hash_change(move || {
        later.fetch_if_failed();
        store.arrive_by_address();
    });
    page::warn_before_leaving(move || store.would_lose_something());
    follow_title_and_focus(store, later);
    view! {
        <SkipLink />
        <Bar />
        {move || later.config_faults()}
        {screens(store, later)}
        {move || later.new_version()}
        {move || later.still_there()}
    }
}

/// The screen of the route, drawn anew whenever the route or the language changes. On either side by turns, so that
/// no element of one screen is ever reused, with what is typed in it, by the next.
fn screens(store: Store, later: LaterScreens) -> impl IntoView {
    let mut is_left = false;
    move || {
        let route = store.route.get();
        let _ = (store.language.get(), arrival_for(route, later));
        if route.shows_report() {
            store.opened.track();
        }
        // What was typed before a reload belongs on the screen before anything is typed anew.
        let waits = store.resuming.get() && route.shows_report();
        let screen = untrack(|| {
            if waits {
                later.wait(route)
            } else if screen::is_first(route) {
                screen::draw_first(route)
            } else {
                later.draw(route)
            }
        });
        is_left = !is_left;
        if is_left { Either::Left(screen) } else { Either::Right(screen) }
    }
}

/// How far the code of `route`'s screen has come.
fn arrival_for(route: Route, later: LaterScreens) -> Arrival {
    if screen::is_first(route) { Arrival::Here } else { later.arrival() }
}

/// After each change of screen: title, top of the page, and the focus on the heading, as a new page would.
fn follow_title_and_focus(store: Store, later: LaterScreens) {
    Effect::new(move |previous: Option<(Route, Arrival)>| {
        let route = store.route.get();
        let shown = (route, arrival_for(route, later));
        let is_objected = store.problems.with(|problems| !problems.is_empty());
        let _ = store.language.get();
        let service = store.config(|config| config.name_in(&store.language.get_untracked()).to_owned());
        let title = format!("{} – {service}", screen::title(route));
        page::set_title(&if is_objected { format!("{} {title}", t("error-title-prefix")) } else { title });
        if previous.is_some_and(|previous| previous != shown) {
            page::scroll_to_top();
            page::focus("screen-title");
        }
        shown
    });
}
