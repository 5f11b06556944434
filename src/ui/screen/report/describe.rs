//! What the problem is: words, class of request, category and the category's own questions.

use leptos::prelude::*;

use super::category_picker::CategoryPicker;
use crate::{
    domain::RequestClass,
    form::{Field, ReportStep},
    ui::{
        component::{Choice, Failure, RadioGroup, StepForm, TextArea},
        later::LaterScreens,
        state::{Remote, Store},
        words::{class, t},
    },
};

/// The longest description while the hotline hasn't said its own limit.
const DESCRIPTION_MAX: usize = 2_000;

/// The first step.
#[component]
pub fn Describe() -> impl IntoView {
    let store = Store::from_context();
    let later: LaterScreens = expect_context();
    let draft = store.draft.get_untracked();
    let capabilities = store.capabilities.get_untracked();
    let classes = match &capabilities {
        Remote::Ready(capabilities) => capabilities.classes.clone(),
        _ => RequestClass::ALL.to_vec(),
    };
    // The deployment may narrow it after the screen has come.
    let description_max = Signal::derive(move || {
        store.capabilities.with(|it| it.ready().map_or(DESCRIPTION_MAX, |it| it.description_max))
    });
    // Also where what was chosen is withdrawn, or nobody could choose anew.
    let is_choice = classes.len() > 1 || draft.class.is_some_and(|class| !classes.contains(&class));
    let choices = classes.into_iter().map(|it| Choice::new(it.as_str(), class(it))).collect();
    let choose_class = move |key: String| {
        store.draft.update(|draft| draft.class = RequestClass::from_word(&key));
    };
    let describe = move |text| store.draft.update(|draft| draft.description = text);
    view! {
        <StepForm step=ReportStep::Describe title=t("describe-title")>
            {move || later.notices()}
            <TextArea
                field=Field::Description
                label=t("describe-description")
                hint=t("describe-description-hint")
                max=description_max
                value=draft.description
                on_input=describe
            />
            {is_choice.then(|| {
                view! {
                    <RadioGroup
                        field=Field::Class
                        label=t("describe-class")
                        choices
                        chosen=Signal::derive(move || store.draft.with(|draft| draft.class.map(|it| it.as_str().to_owned())))
                        on_choose=choose_class
                    />
                }
            })}
            <CategoryPicker />
            {move || later.questions()}
            {move || missing_rules(store)}
        </StepForm>
    }
}

/// Without the hotline's rules nobody can go on; what is typed stays.
fn missing_rules(store: Store) -> Option<AnyView> {
    match store.capabilities.get() {
        Remote::Failed(why) => Some(
            view! { <Failure what=t("home-unavailable") why on_retry=move |()| store.load_service() /> }
                .into_any(),
        ),
        _ => None,
    }
}
