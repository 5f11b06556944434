//! What every field has around its control: label, hint, and what is wrong with it.

use leptos::prelude::*;

use super::Quote;
use crate::{
    form::Field,
    ui::{state::Store, words::t},
};

/// How a frame belongs to its controls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    /// A label of one control.
    Single,
    /// A legend of several.
    Group,
}

/// Label, hint and error around a control. The control's id is the field's, and it must carry
/// `aria-describedby` of [`described_by`] and `aria-invalid` of [`is_objected`].
#[component]
pub fn FieldFrame(
    /// The field.
    field: Field,
    /// Its label.
    #[prop(into)]
    label: String,
    /// A line that helps, empty if none.
    #[prop(optional, into)]
    hint: String,
    /// True: the label says that it may be left out.
    #[prop(optional)]
    optional: bool,
    /// One control or several.
    #[prop(default = Grouping::Single)]
    grouping: Grouping,
    /// The control.
    children: Children,
) -> impl IntoView {
    let id = field.control_id();
    // It may be the hotline's, in another direction than the page.
    let label = view! {
        <bdi>{label}</bdi>
        {optional.then(|| view! { " " <span class="field__optional">"(" {t("optional")} ")"</span> })}
    };
    let hint =
        (!hint.is_empty()).then(|| view! { <p class="field__hint" id=format!("{id}-hint")>{hint}</p> });
    let error = error(&field, &id);
    let control = children();
    match grouping {
        Grouping::Single => view! {
            <div class="field">
                <label class="field__label" for=id>{label}</label>
                {hint}
                {error}
                {control}
            </div>
        }
        .into_any(),
        Grouping::Group => {
            let described_by = described_by(&field);
            view! {
                <fieldset class="field" id=id tabindex="-1" aria-describedby=described_by>
                    <legend class="field__label">{label}</legend>
                    {hint}
                    {error}
                    {control}
                </fieldset>
            }
            .into_any()
        }
    }
}

/// What is wrong with `field`, in words; nothing while nothing is.
fn error(field: &Field, id: &str) -> AnyView {
    let store = Store::from_context();
    let field = field.clone();
    let words = move || {
        let problem = store.problems.with(|problems| problems.iter().find(|it| it.field == field).cloned());
        problem.map(|problem| {
            view! {
                <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
                    <circle cx="12" cy="12" r="9" />
                    <path d="M12 7v6M12 16v1" />
                </svg>
                <div>
                    <p>{store.problem_words(&problem)}</p>
                    {problem.said.map(|quoted| view! { <Quote quoted /> })}
                </div>
            }
        })
    };
    view! { <div class="field__error" id=format!("{id}-error")>{words}</div> }.into_any()
}

/// The ids that describe the control of `field`.
#[must_use]
pub fn described_by(field: &Field) -> String {
    let id = field.control_id();
    format!("{id}-hint {id}-error")
}

/// Whether something is wrong with `field`, as `aria-invalid` says it.
pub fn is_objected(field: &Field) -> impl Fn() -> Option<&'static str> + Clone + Send + 'static {
    let store = Store::from_context();
    let field = field.clone();
    move || {
        store
            .problems
            .with(|problems| problems.iter().any(|problem| problem.field == field))
            .then_some("true")
    }
}
