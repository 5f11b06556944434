//! The page on this phone: a service worker (`worker.js`) keeps its files, so that it opens without a network, and a
//! newer version of them waits until it may take over.

use std::rc::Rc;

use js_sys::{Array, JsString, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    CacheStorage, RegistrationOptions, ServiceWorkerContainer, ServiceWorkerRegistration,
    ServiceWorkerUpdateViaCache,
};

use super::{page, window};

/// The worker's script, in the page's folder.
const SCRIPT: &str = "worker.js";
/// The word at which a waiting worker takes over.
const TAKE_OVER: &str = "take-over";

/// The page as this phone keeps it.
#[derive(Clone)]
pub struct KeptPage(ServiceWorkerRegistration);

impl KeptPage {
    /// Has the page kept; comes back before all of it is. `None` where there is no worker for it: in a development
    /// build, in a frame, without TLS, and in browsers that have none or don't let pages keep anything.
    pub async fn begin() -> Option<Self> {
        page::version()?;
        let is_framed = window().top().ok().flatten().is_none_or(|top| top != window());
        if is_framed || !page::is_at_its_folder() {
            return None;
        }
        let options = RegistrationOptions::new();
        options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
        let registered = container()?.register_with_options(SCRIPT, &options);
        let registration = JsFuture::from(registered).await.ok()?;
        Some(Self(registration.unchecked_into()))
    }

    /// Calls `act` whenever a newer version is here and waits, at once if one does already. It may be called more than
    /// once for the same version.
    pub fn on_newer(&self, act: impl Fn() + 'static) {
        let act: Rc<dyn Fn()> = Rc::new(act);
        if self.0.waiting().is_some() {
            act();
        }
        self.watch_installing(Rc::clone(&act));
        let this = self.clone();
        page::listen(&self.0, "updatefound", Box::new(move |_| this.watch_installing(Rc::clone(&act))));
    }

    /// Calls `act` when the version that is on its way has arrived. The first ever is none that is newer.
    fn watch_installing(&self, act: Rc<dyn Fn()>) {
        let Some(worker) = self.0.installing().filter(|_| self.0.active().is_some()) else { return };
        let registration = self.0.clone();
        let look = move |_| {
            if registration.waiting().is_some() {
                act();
            }
        };
        page::listen(&worker, "statechange", Box::new(look));
    }

    /// Asks the server whether there is a newer version. Nothing happens without a network.
    pub async fn look_for_newer(&self) {
        if let Ok(looked) = self.0.update() {
            let _ = JsFuture::from(looked).await;
        }
    }

    /// Has the newer version take over and loads the page anew, once that is done. What the page holds in memory is
    /// lost.
    pub fn use_newer(&self) {
        // Another tab may have had it take over.
        let Some(worker) = self.0.waiting() else { return page::reload() };
        // It is active, or an even newer one waits in its place.
        page::listen(&worker, "statechange", Box::new(|_| page::reload()));
        // Fails only for values that can't be copied.
        let _ = worker.post_message(&JsValue::from_str(TAKE_OVER));
    }
}

/// Has this phone keep the page no longer. False if some of it may still be here.
pub async fn forget() -> bool {
    // Without it nothing was ever kept.
    let Some(container) = container() else { return true };
    let unregister = async {
        let found = JsFuture::from(container.get_registration()).await.ok()?;
        let Ok(registration) = found.dyn_into::<ServiceWorkerRegistration>() else { return Some(()) };
        JsFuture::from(registration.unregister().ok()?).await.ok().map(drop)
    };
    let unregistered = unregister.await;
    unregistered.is_some() && forget_caches().await.is_some()
}

/// True if the phone keeps files of the page.
pub async fn is_page_kept() -> bool {
    caches().await.is_some_and(|(_, names)| !names.is_empty())
}

async fn forget_caches() -> Option<()> {
    let (caches, names) = caches().await?;
    for name in names {
        JsFuture::from(caches.delete(&name)).await.ok()?;
    }
    Some(())
}

/// What keeps files of the page, and the names under which it does.
async fn caches() -> Option<(CacheStorage, Vec<String>)> {
    let caches: CacheStorage = window().caches().ok()?;
    // As the worker names them.
    let prefix = format!("complaint-widget:{}:", page::folder());
    let names: Array = JsFuture::from(caches.keys()).await.ok()?.unchecked_into();
    let names = names.iter().filter_map(|name| name.dyn_into::<JsString>().ok()).map(String::from);
    let ours = names.filter(|name| name.starts_with(&prefix)).collect();
    Some((caches, ours))
}

/// What registers workers; absent in old browsers and on pages without TLS, whatever the type says, and asking for it
/// throws where storage is blocked.
fn container() -> Option<ServiceWorkerContainer> {
    let container = Reflect::get(&window().navigator(), &JsValue::from_str("serviceWorker")).ok()?;
    container.is_object().then(|| container.unchecked_into())
}
