//! The bytes of the photos that this page holds. They live as long as the page; [`super::database`] stores them.

use std::cell::RefCell;

use web_sys::{Blob, Url};

use crate::domain::PhotoId;

/// A photo's bytes, in the browser's memory rather than in Wasm's. Clones are the same bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photo(pub(super) Blob);

struct Held {
    id: PhotoId,
    photo: Photo,
    url: Option<String>,
}

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(url) = &self.url {
            // Can't fail for an address that was made by createObjectURL.
            let _ = Url::revoke_object_url(url);
        }
    }
}

thread_local! {
    static HELD: RefCell<Vec<Held>> = const { RefCell::new(Vec::new()) };
}

/// Holds `photo` under `id`, in the place of one with the same id.
pub fn put(id: PhotoId, photo: Photo) {
    remove(&id);
    HELD.with_borrow_mut(|held| held.push(Held { id, photo, url: None }));
}

/// An address at which an `<img>` finds the photo, the same until the photo is removed. `None` if it isn't held.
#[must_use]
pub fn url(id: &PhotoId) -> Option<String> {
    HELD.with_borrow_mut(|held| {
        let held = held.iter_mut().find(|held| held.id == *id)?;
        if held.url.is_none() {
            held.url = Url::create_object_url_with_blob(&held.photo.0).ok();
        }
        held.url.clone()
    })
}

/// Lets go of a photo; its address stops working.
pub fn remove(id: &PhotoId) {
    HELD.with_borrow_mut(|held| held.retain(|held| held.id != *id));
}

/// True while the page holds the photo.
#[must_use]
pub fn is_held(id: &PhotoId) -> bool {
    HELD.with_borrow(|held| held.iter().any(|held| held.id == *id))
}

/// The bytes for a request.
pub(super) fn blob(id: &PhotoId) -> Option<Blob> {
    HELD.with_borrow(|held| held.iter().find(|held| held.id == *id).map(|held| held.photo.0.clone()))
}
