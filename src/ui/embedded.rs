//! The widget in a district's page: what the page says to it, what it says to the page, and the district's colours.
//!
//! A part of the Wasm of its own, which only pages in frames load, and pages whose configuration has a theme. The frame of
//! every screen reaches it by [`Embedded`] and nothing else.

use std::pin::Pin;

use leptos::{prelude::*, task::spawn_local};

use super::{
    deployment::Deployment,
    parts::Parts,
    route::Route,
    state::{Parcel, Store, Verdict, Wish},
};
use crate::{
    browser::{
        host::{self, Host},
        page, theme,
    },
    domain::{CategoryCode, LanguageTag, RequestClass},
    embed::{
        Config, ConfigName, StyleSettings, ThemeMode,
        message::{Entrance, ErrorCode, FromPage, MAX_HEIGHT, Place, Settings, ToPage},
    },
    form::{Preset, ReportStep},
    i18n::negotiate,
};

/// What this part's code offers. [`embedded`] makes it.
#[derive(Clone, Copy)]
pub struct Embedded {
    reads: fn(&Config) -> bool,
    greet: fn(&Config) -> Greeting,
    begin: fn(Store, Parts, Option<Hosted>),
}

/// Waits for the page around; `None`: it may not embed the widget.
type Greeting = Pin<Box<dyn Future<Output = Option<Hosted>>>>;

/// The page around, and what it has set so far.
pub struct Hosted {
    host: Host,
    settings: Settings,
}

/// The code of this part.
#[must_use]
pub fn embedded() -> Embedded {
    Embedded { reads, greet, begin }
}

impl Embedded {
    /// False if what is said to pages around, or of colours, can't be read.
    pub(in crate::ui) fn reads(&self, config: &Config) -> bool {
        (self.reads)(config)
    }

    /// Waits until the page around has proven who it is, and wears its colours. `None`: the settings don't allow it to
    /// embed the widget, and the static shell shows another way.
    pub(in crate::ui) async fn greet(&self, config: &Config) -> Option<Hosted> {
        (self.greet)(config).await
    }

    /// Does from now on what the page around says, and tells it what happens; without one, wears the colours of the
    /// configuration.
    pub(in crate::ui) fn begin(&self, store: Store, parts: Parts, hosted: Option<Hosted>) {
        (self.begin)(store, parts, hosted);
    }
}

fn reads(config: &Config) -> bool {
    let Config { embedding, theme, .. } = config;
    embedding.is_given() == embedding.read().is_some() && theme.is_given() == theme.read().is_some()
}

fn greet(config: &Config) -> Greeting {
    let origin = host::claimed_origin();
    let config = config.clone();
    Box::pin(async move {
        let Some(origin) = origin else {
            page::warn("complaint-widget: a page that doesn't use embed.js may not embed this widget");
            page::send_elsewhere();
            return None;
        };
        let host = Host::of(&origin);
        if !allows(&config, &origin) {
            page::warn(&format!(
                "complaint-widget: {origin} may not embed this widget; config.json: embedding.origins lists who may"
            ));
            host.say(&ToPage::Error { code: ErrorCode::Origin });
            page::send_elsewhere();
            return None;
        }
        host.say(&ToPage::Ready);
        loop {
            if let FromPage::Hello(settings) = host.next().await {
                wear(&config, Some(&settings));
                stand(settings.mode);
                return Some(Hosted { host, settings });
            }
        }
    })
}

/// True if pages of this origin may embed the widget.
fn allows(config: &Config, origin: &str) -> bool {
    host::own_origin().as_deref() == Some(origin)
        || config.embedding.read().is_some_and(|embedding| embedding.origins.allows(origin))
}

fn begin(store: Store, parts: Parts, hosted: Option<Hosted>) {
    let told = StoredValue::new(hosted.as_ref().map(|hosted| hosted.settings.clone()));
    let dress = move || store.config(|config| told.with_value(|told| wear(config, told.as_ref())));
    theme::on_setting_change(dress);
    let Some(Hosted { host, settings }) = hosted else { return dress() };
    let scene = Scene { store, parts, host: host.clone() };
    scene.follow(&by_address(&settings), &settings);
    tell(store, &host, told);
    spawn_local(async move {
        loop {
            match host.next().await {
                FromPage::Hello(settings) | FromPage::SetConfig(settings) => {
                    let before = told.get_value().unwrap_or_else(|| by_address(&settings));
                    told.set_value(Some(settings.clone()));
                    dress();
                    stand(settings.mode);
                    scene.follow(&before, &settings);
                }
                FromPage::Open(entrance) => open(store, entrance),
                FromPage::Reset => store.wish.set(Some(Wish::NewReport)),
            }
        }
    });
}

/// Wears the page's colours, and those of the configuration where the page has none.
fn wear(config: &Config, told: Option<&Settings>) {
    let own = config.theme.read().unwrap_or_default();
    let mode = match told {
        Some(told) => told.theme,
        None => asked_theme(),
    };
    let mode = mode.unwrap_or(own.mode);
    let style = told.map(|told| told.style.clone()).unwrap_or_default().or(own.style);
    theme::wear(mode, &style);
}

/// What the address says about light and dark.
fn asked_theme() -> Option<ThemeMode> {
    ThemeMode::from_word(&host::parameter("theme")?)
}

/// Has the style sheet know how the widget stands in the page.
fn stand(place: Place) {
    page::mark_embedded(match place {
        Place::Inline => "inline",
        Place::Dialog => "dialog",
    });
}

/// What of `settings` the frame knows from its address, and begins with.
fn by_address(settings: &Settings) -> Settings {
    Settings {
        mode: settings.mode,
        lang: host::parameter("lang"),
        theme: None,
        category: host::parameter("category"),
        class: host::parameter("class"),
        reference: None,
        config: host::parameter("config"),
        style: StyleSettings::default(),
    }
}

/// Who does what the page around sets.
#[derive(Clone)]
struct Scene {
    store: Store,
    parts: Parts,
    host: Host,
}

impl Scene {
    /// Does what has changed in the settings.
    fn follow(&self, before: &Settings, settings: &Settings) {
        let store = self.store;
        if (&before.class, &before.category) != (&settings.class, &settings.category) {
            store.set_preset(Preset {
                class: settings.class.as_deref().and_then(RequestClass::from_word),
                category: settings.category.clone().map(CategoryCode),
            });
        }
        if before.reference != settings.reference {
            fill_reference(store, before.reference.as_deref(), settings.reference.as_deref());
        }
        if before.lang != settings.lang {
            speak(store, settings.lang.as_deref());
        }
        if before.config != settings.config {
            self.clone().reconfigure(settings);
        }
    }

    /// Goes over to another configuration, if that can be used in this page and nothing would be lost by it.
    fn reconfigure(self, settings: &Settings) {
        let stays = |why: &str| page::warn(&format!("complaint-widget: the configuration stays: {why}"));
        let Settings { config, lang, .. } = settings.clone();
        let name = config.as_deref().and_then(ConfigName::new);
        if name.is_none() && config.is_some() {
            return stays("config takes 1 to 40 of a-z, 0-9 and -, such as north");
        }
        spawn_local(async move {
            let deployment = match Deployment::read(self.parts, name).await {
                Ok(deployment) => deployment,
                Err(mistake) => return stays(&mistake),
            };
            if !allows(&deployment.config, self.host.origin()) {
                return stays("this page is not among its embedding.origins");
            }
            if let Err(fault) = self.parts.backend(&deployment.config).await {
                return stays(&fault.in_file(&deployment.file()));
            }
            self.store.wish.set(Some(Wish::Reconfigure {
                search: host::search_with(&[
                    ("config", deployment.name.as_ref().map(ConfigName::as_str)),
                    ("lang", lang.as_deref()),
                ]),
                deployment: deployment.storage_name(),
            }));
        });
    }
}

/// Fills in the number of a report where reports are looked up, unless the citizen has typed another. Who isn't in the
/// midst of something else is led there.
fn fill_reference(store: Store, before: Option<&str>, reference: Option<&str>) {
    let is_own = store
        .typed_receipt
        .with_untracked(|typed| typed.reference.is_empty() || Some(typed.reference.as_str()) == before);
    if !is_own {
        return;
    }
    store.typed_receipt.update(|typed| reference.unwrap_or_default().clone_into(&mut typed.reference));
    match store.route.get_untracked() {
        Route::Home if reference.is_some() => store.replace(Route::Track),
        // Its field takes its value once.
        Route::Track => store.opened.update(|opened| *opened += 1),
        _ => {}
    }
}

/// Speaks the page's language, without one the browser's.
fn speak(store: Store, tag: Option<&str>) {
    let wanted = tag.map_or_else(page::wanted_languages, |tag| vec![LanguageTag::new(tag)]);
    let language = store.config(|config| negotiate(&wanted, &config.languages).cloned());
    let Some(language) = language.filter(|language| *language != store.language.get_untracked()) else {
        return;
    };
    spawn_local(async move {
        if !store.show_language(language).await {
            page::warn("complaint-widget: the words of the page's language could not be loaded");
        }
    });
}

/// Shows a screen, the present one if none is named, with the focus on its heading.
fn open(store: Store, entrance: Option<Entrance>) {
    let route = entrance.map(|entrance| match entrance {
        Entrance::Home => Route::Home,
        Entrance::Report => Route::Report(ReportStep::Describe),
        Entrance::Track => Route::Track,
    });
    match route.filter(|route| *route != store.route.get_untracked()) {
        // The focus follows by itself.
        Some(route) => store.replace(route),
        None => page::focus("screen-title"),
    }
}

/// Tells the page what happens, from now on.
fn tell(store: Store, host: &Host, told: StoredValue<Option<Settings>>) {
    let page_around = host.clone();
    host::on_height_change(move |height| {
        page_around.say(&ToPage::Resize { height: height.clamp(1, MAX_HEIGHT) });
    });
    let page_around = host.clone();
    page::on_escape(move || {
        if told.with_value(|told| told.as_ref().is_some_and(|told| told.mode == Place::Dialog)) {
            page_around.say(&ToPage::Closed);
        }
    });
    let page_around = host.clone();
    Effect::watch(
        move || store.route.get(),
        move |route, _, _| page_around.say(&ToPage::Opened { screen: route.name() }),
        false,
    );
    let page_around = host.clone();
    Effect::new(move |before: Option<(Parcel, bool)>| {
        let parcel = store.parcel.get();
        let is_accepted = store.accepted().is_some();
        // One that was sent before the page was loaded is none that has just been sent.
        if before.is_some_and(|(it, was_accepted)| it == parcel && !was_accepted) && is_accepted {
            page_around.say(&ToPage::Submitted { reference: untrack(|| store.public_reference()) });
        }
        (parcel, is_accepted)
    });
    let page_around = host.clone();
    Effect::new(move |was_rated: Option<bool>| {
        let is_rated = store.verdict.with(|verdict| {
            matches!(verdict, Verdict::Rated | Verdict::Reopened | Verdict::RatedNotReopened(_))
        });
        if is_rated && was_rated == Some(false) {
            page_around.say(&ToPage::Rated { reference: untrack(|| store.followed_public_reference()) });
        }
        is_rated
    });
}
