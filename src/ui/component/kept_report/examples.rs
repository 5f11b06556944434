//! Examples of reports that aren't finished.

use leptos::prelude::*;

use super::KeptReport;
use crate::ui::{component::example::Examples, words::t};

/// See [`crate::ui::component::example`].
pub const EXAMPLES: Examples = &[("kept_report/draft", draft), ("kept_report/elsewhere", elsewhere)];

fn draft() -> AnyView {
    let deletion = (t("kept-delete-question"), Callback::new(|()| {}));
    view! {
        <KeptReport
            id="example-kept".to_owned()
            name="Street lighting".to_owned()
            about="5 minutes ago".to_owned()
            state=Signal::derive(|| t("kept-draft"))
            on_open=Callback::new(|()| {})
            deletion
        />
    }
    .into_any()
}

fn elsewhere() -> AnyView {
    view! {
        <KeptReport
            id="example-elsewhere".to_owned()
            name="Noise".to_owned()
            state=Signal::derive(|| t("kept-elsewhere"))
            on_open=Callback::new(|()| {})
        />
    }
    .into_any()
}
