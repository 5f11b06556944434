//! Every component with its examples; development builds only (feature `gallery`).

use leptos::prelude::*;

use crate::ui::{
    component::{ScreenFrame, example::examples},
    route::Route,
};

/// The gallery.
#[component]
pub fn Gallery() -> impl IntoView {
    let items = examples()
        .into_iter()
        .map(|example| {
            view! {
                <section class="stack stack--tight" data-example=example.name aria-label=example.name>
                    <p class="soft" lang="en" dir="ltr">
                        {example.name}
                    </p>
                    {(example.draw)()}
                </section>
            }
        })
        .collect_view();
    view! {
        <ScreenFrame route=Route::Gallery title="Gallery">
            {items}
        </ScreenFrame>
    }
}
