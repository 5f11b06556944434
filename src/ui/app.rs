//! The frame around every screen, and which screen is drawn.

use futures_util::future::join;
use leptos::{either::Either, mount::mount_to, prelude::*};

use super::{
    component::{Bar, SkipLink},
    deployment::Deployment,
    later::{Arrival, Later, LaterScreens},
    parts::{Load, Parts},
    route::Route,
    screen,
    state::{Share, Store, messages},
    words::{self, t},
};
use crate::{
    browser::{self, host, page, storage},
    domain::LanguageTag,
    i18n::EMBEDDED_LANGUAGE,
};

/// Starts the widget in the page's element for it. Without a usable configuration the page keeps its static
/// shell with the numbers to call. `parts` loads what isn't part of the first load.
pub fn start(parts: Parts) {
    console_error_panic_hook::set_once();
    browser::spawn(async move {
        if let Err(mistake) = open(parts).await {
            page::fail(&mistake);
        }
    });
}

/// Opens the widget; in a frame once the page around has proven who it is.
async fn open(parts: Parts) -> Result<(), String> {
    let language = page::language();
    // Both were asked for by the page's start script already; they arrive together.
    let (deployment, messages) =
        join(Deployment::read(parts, Deployment::asked_for()), messages(&language, Share::First)).await;
    let mut deployment = deployment?;
    let is_framed = host::is_framed();
    let embedded = if is_framed || deployment.config.theme.is_given() {
        let embedded = (parts.embedded)().await;
        Some(embedded.ok_or("the part of the widget that knows pages around it could not be loaded")?)
    } else {
        None
    };
    if embedded.is_some_and(|embedded| !embedded.reads(&deployment.config)) {
        deployment = deployment.examined(parts).await?;
    }
    let backend = parts.backend(&deployment.config).await;
    let backend = backend.map_err(|fault| fault.in_file(&deployment.file()))?;
    let hosted = match embedded.filter(|_| is_framed) {
        Some(embedded) => match embedded.greet(&deployment.config).await {
            Some(hosted) => Some(hosted),
            None => return Ok(()),
        },
        None => None,
    };
    let language = if messages.is_some() { language } else { LanguageTag::new(EMBEDDED_LANGUAGE) };
    let Some(element) = page::app_element() else { return Ok(()) };
    storage::set_deployment(&deployment.storage_name());
    words::speak(&language, messages.flatten().as_deref());
    page::set_language(&language);
    let app = move || {
        let store = Store::new(deployment.config, backend, language);
        store.settings.set(Some(deployment.settings));
        if let Some(embedded) = embedded {
            embedded.begin(store, parts, hosted);
        }
        view! { <App store load_later=parts.later /> }
    };
    mount_to(element, app).forget();
    page::mark_ready();
    Ok(())
}

/// The widget.
#[component]
fn App(store: Store, load_later: Load<Later>) -> impl IntoView {
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
        if route.shows_report() || route == Route::Track {
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
