//! Steps that depend on what the hotline takes.

use leptos::prelude::*;

use crate::{
    domain::Capabilities,
    ui::{
        component::Failure,
        state::{Remote, Store},
        words::t,
    },
};

/// Draws by those of the hotline's rules that `read` picks, or says that they aren't here. Drawn anew only when
/// those change: that the hotline's name comes in another language must not disturb who is typing.
pub fn by_rules<T: Clone + PartialEq + Send + Sync + 'static>(
    read: fn(&Capabilities) -> T,
    draw: fn(Store, T) -> AnyView,
) -> AnyView {
    let store = Store::from_context();
    let rules = Memo::new(move |_| {
        store.capabilities.with(|capabilities| match capabilities {
            Remote::Ready(capabilities) => Remote::Ready(read(capabilities)),
            Remote::Failed(why) => Remote::Failed(why.clone()),
            Remote::Absent | Remote::Loading => Remote::Loading,
        })
    });
    let body = move || match rules.get() {
        Remote::Ready(rules) => draw(store, rules),
        Remote::Failed(why) => view! {
            <Failure what=t("home-unavailable") why on_retry=move |()| store.load_service() />
        }
        .into_any(),
        Remote::Absent | Remote::Loading => view! {
            <p class="soft" role="status">
                {t("loading")}
            </p>
        }
        .into_any(),
    };
    view! { <div class="stack">{body}</div> }.into_any()
}
