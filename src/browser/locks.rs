//! Things that only one tab may have at a time: by the Web Locks standard, or by leases where a browser lacks that.

use std::time::Duration;

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortController;

use super::{
    clock, page, random, storage,
    timer::{self, Interval, Timeout},
};

/// How often a lease is renewed, in milliseconds.
const RENEWAL: u32 = 2_000;
/// After how long without a renewal a lease is over: a page in the background is slowed down to a step a minute.
const LEASE: Duration = Duration::from_secs(130);
/// How long a new lease is watched for another tab that wrote one in the same moment.
const DISPUTE: Duration = Duration::from_millis(60);

/// A name that no other tab has as long as this lives, and the page with it.
pub struct Lock(Kind);

/// Only ever dropped.
enum Kind {
    /// The standard's: over when its promise is.
    Standard(Function),
    Lease {
        name: String,
        holder: String,
        _renewal: Interval,
    },
}

impl Lock {
    /// False when another tab has the name all the same. Only a lease can be lost, by a page that stood still for minutes.
    #[must_use]
    pub fn is_held(&self) -> bool {
        match &self.0 {
            Kind::Standard(_) => true,
            Kind::Lease { name, holder, .. } => is_ours(name, holder),
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        match &self.0 {
            // Resolving a promise can't fail.
            Kind::Standard(release) => drop(release.call0(&JsValue::UNDEFINED)),
            Kind::Lease { name, holder, .. } => end(name, holder),
        }
    }
}

/// Takes `name`, one of this deployment's own, for this tab; `None` if another one doesn't let go of it within `patience`.
/// A page that was just left may hold its names for a moment longer.
pub async fn ask(name: &str, patience: Duration) -> Option<Lock> {
    match manager() {
        Some(locks) => match request(&locks, &storage::own(name), patience).await {
            Asked::Had(release) => Some(Lock(Kind::Standard(release))),
            Asked::Taken => None,
            // Storage is blocked: no other tab can have anything that is stored.
            Asked::Refused => lease(name).await,
        },
        None => lease(name).await,
    }
}

/// The deployment's names that any tab has now; empty where the browser doesn't tell.
pub async fn taken() -> Vec<String> {
    let query = || {
        let locks = manager()?;
        let query = member(&locks, "query")?.dyn_into::<Function>().ok()?;
        query.call0(&locks).ok()?.dyn_into::<Promise>().ok()
    };
    let Some(query) = query() else { return storage::leases(clock::now(), LEASE) };
    let Ok(answer) = JsFuture::from(query).await else { return storage::leases(clock::now(), LEASE) };
    let held = member(&answer, "held").and_then(|held| held.dyn_into::<Array>().ok());
    let names = held.iter().flat_map(Array::iter).filter_map(|lock| member(&lock, "name")?.as_string());
    let own = storage::own("");
    names.filter_map(|name| Some(name.strip_prefix(&own)?.to_owned())).collect()
}

/// The standard's own object. By name: the bindings count the standard among the unstable ones.
fn manager() -> Option<JsValue> {
    member(&super::window().navigator(), "locks")
}

/// What became of asking the standard for a name.
enum Asked {
    Had(Function),
    Taken,
    Refused,
}

async fn request(locks: &JsValue, name: &str, patience: Duration) -> Asked {
    let Some(request) = member(locks, "request").and_then(|it| it.dyn_into::<Function>().ok()) else {
        return Asked::Refused;
    };
    let options = Object::new();
    let Ok(abort) = AbortController::new() else { return Asked::Refused };
    let _ = if patience.is_zero() {
        Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE)
    } else {
        Reflect::set(&options, &"signal".into(), &abort.signal())
    };
    // The name is held for as long as the promise that the callback gives is open.
    let mut release = None;
    let held = Promise::new(&mut |resolve, _| release = Some(resolve));
    let Some(release) = release else { return Asked::Refused };
    let asked = Promise::new(&mut |answer, refuse| {
        let held = held.clone();
        let callback = Closure::once_into_js(move |lock: JsValue| -> JsValue {
            let _ = answer.call1(&JsValue::UNDEFINED, &lock);
            if lock.is_null() { JsValue::UNDEFINED } else { held.into() }
        });
        let asked = request.call3(locks, &name.into(), &options, &callback);
        super::spawn(async move {
            let is_refused = match asked {
                Ok(end) => JsFuture::from(end.unchecked_into::<Promise>()).await.is_err(),
                Err(_) => true,
            };
            if is_refused {
                let _ = refuse.call0(&JsValue::UNDEFINED);
            }
        });
    });
    let signal = abort.signal();
    let millis = u32::try_from(patience.as_millis()).unwrap_or(u32::MAX);
    let _patience = (!patience.is_zero()).then(|| Timeout::new(millis, move || abort.abort()));
    match JsFuture::from(asked).await {
        Ok(lock) if lock.is_null() => Asked::Taken,
        Ok(_) => Asked::Had(release),
        Err(_) if signal.aborted() => Asked::Taken,
        Err(_) => Asked::Refused,
    }
}

/// A note in the storage that all tabs share, with the moment until which it holds. Two tabs that write in the same
/// moment find out by reading it again.
async fn lease(name: &str) -> Option<Lock> {
    if storage::leases(clock::now(), LEASE).iter().any(|taken| taken == name) {
        return None;
    }
    let holder = random::uuid();
    storage::write_lease(name, &holder, clock::now());
    timer::sleep(DISPUTE).await;
    if !is_ours(name, &holder) {
        return None;
    }
    // A page that goes for good doesn't drop anything; one that comes back renews it.
    let (left, leaving) = (name.to_owned(), holder.clone());
    page::on_leave(move || end(&left, &leaving));
    let (renewed, renewing) = (name.to_owned(), holder.clone());
    let renewal = Interval::new(RENEWAL, move || {
        if is_ours(&renewed, &renewing) {
            storage::write_lease(&renewed, &renewing, clock::now());
        }
    });
    Some(Lock(Kind::Lease { name: name.to_owned(), holder, _renewal: renewal }))
}

/// False when another tab has written the lease. Where there is none nobody else can have it: it has ended, or nothing is
/// stored, and then there is nothing to share either.
fn is_ours(name: &str, holder: &str) -> bool {
    storage::lease_holder(name).is_none_or(|other| other == holder)
}

fn end(name: &str, holder: &str) {
    if is_ours(name, holder) {
        storage::end_lease(name);
    }
}

fn member(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok().filter(JsValue::is_truthy)
}
