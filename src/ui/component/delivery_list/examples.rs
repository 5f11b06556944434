//! Examples of photos on their way.

use leptos::prelude::*;

use super::{DeliveryItem, DeliveryList};
use crate::{
    backend::Trouble,
    delivery::{PhotoDelivery, Progress, Way},
    domain::{MediaType, PhotoId},
    ui::component::example::Examples,
};

/// See [`crate::ui::component::example`].
pub const EXAMPLES: Examples = &[
    ("delivery_list/every-state", || {
        draw(
            true,
            &[
                ("The broken lamp", Progress::Done(())),
                ("平和街道", Progress::Sending(62)),
                ("شارع النهر", Progress::Failed(Trouble::Unknown)),
                ("A photo with a rather long description of what is to be seen in it", Progress::Waiting),
            ],
        )
    }),
    ("delivery_list/too-late", || draw(false, &[("The gate", Progress::Failed(Trouble::Unknown))])),
];

fn draw(can_follow: bool, states: &[(&str, Progress<()>)]) -> AnyView {
    let id = |index: usize| PhotoId(format!("example-{can_follow}-{index}"));
    let items = states.iter().enumerate().map(|(index, (name, _))| DeliveryItem {
        id: id(index),
        name: (*name).to_owned(),
        thumbnail: None,
    });
    let items: Vec<DeliveryItem> = items.collect();
    let progress = states.iter().enumerate().map(|(index, (_, progress))| PhotoDelivery {
        id: id(index),
        media_type: MediaType::Jpeg,
        way: Way { progress: progress.clone(), ..Way::new() },
    });
    let progress: Vec<PhotoDelivery> = progress.collect();
    view! {
        <DeliveryList items progress=Signal::stored(progress) can_follow on_cancel=|()| {} on_retry=|_| {} />
    }
    .into_any()
}
