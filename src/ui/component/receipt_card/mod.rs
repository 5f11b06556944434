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
    /// Where it is opened: the page's address, without any secret; `None` where it can't be opened.
    address: Option<String>,
) -> impl IntoView {
    let number = receipt.reference.0;
    let code = receipt.code.map(|code| code.secret().to_owned());
    // Plain text: an address with the code in it would end in histories and logs.
    let lines = [Some(number.as_str()), code.as_deref(), address.as_deref()];
    let qr_text = lines.into_iter().flatten().collect::<Vec<_>>().join("\n");
    view! {
        <div class="card receipt">
            <ReceiptPart name=t("sent-number") copy=t("sent-copy-number") value=number />
            {code.map(|code| view! { <ReceiptPart name=t("sent-code") copy=t("sent-copy-code") value=code /> })}
            <QrCode text=qr_text label=t("sent-qr-label") />
            <p class="soft receipt__hint">{t("sent-qr-hint")}</p>
        </div>
    }
    .into_any()
}

/// One value of a receipt, with a button that copies it.
#[component]
pub fn ReceiptPart(
    /// What it is.
    name: String,
    /// What the button says.
    copy: String,
    /// The value; it reads from left to right.
    value: String,
) -> impl IntoView {
    view! {
        <div class="receipt__part">
            <p class="soft">{name}</p>
            <p class="receipt__value">
                <bdi dir="ltr">{value.clone()}</bdi>
            </p>
            <CopyButton label=copy text=value />
        </div>
    }
    .into_any()
}
