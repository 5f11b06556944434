//! What opens a complaint again, for the citizen to keep.

#[cfg(feature = "gallery")]
pub mod examples;

use leptos::prelude::*;

use super::{CopyButton, QrCode};
use crate::{domain::Receipt, ui::words::t};

/// Number and code, large, to copy by hand, by button or by another phone's camera.
#[component]
pub fn ReceiptCard(
    /// What opens the complaint.
    receipt: Receipt,
    /// Where it is opened: the page's address, without any secret.
    address: String,
) -> impl IntoView {
    let number = receipt.reference.0;
    let code = receipt.code.map(|code| code.secret().to_owned());
    // Plain text: an address with the code in it would end in histories and logs.
    let lines = [Some(number.as_str()), code.as_deref(), Some(address.as_str())];
    let qr_text = lines.into_iter().flatten().collect::<Vec<_>>().join("\n");
    view! {
        <div class="card receipt">
            {part("sent-number", "sent-copy-number", number)}
            {code.map(|code| part("sent-code", "sent-copy-code", code))}
            <QrCode text=qr_text label=t("sent-qr-label") />
            <p class="soft receipt__hint">{t("sent-qr-hint")}</p>
        </div>
    }
    .into_any()
}

fn part(name: &'static str, copy: &'static str, value: String) -> impl IntoView {
    view! {
        <div class="receipt__part">
            <p class="soft">{t(name)}</p>
            <p class="receipt__value">
                <bdi dir="ltr">{value.clone()}</bdi>
            </p>
            <CopyButton label=t(copy) text=value />
        </div>
    }
}
