//! A verdict that the hotline asks for by a link, in the form that it gives it.

mod reasons;

use leptos::prelude::*;

use self::reasons::Reasons;
use crate::{
    domain::Rating,
    form::{DraftFeedback, Field},
    ui::{
        component::{LinkEnd, LinkForm, ScreenFrame, TextArea, YesNo},
        route::Route,
        state::{ByLink, LinkState},
        words::t,
    },
};

/// Satisfied or not, why, and more.
#[component]
pub fn Feedback() -> impl IntoView {
    let by_link = ByLink::from_context();
    let state = Memo::new(move |_| by_link.state(Route::Feedback));
    let body = move || match state.get() {
        LinkState::Open => form(by_link),
        state => view! { <LinkEnd state on_retry=move |()| by_link.load() /> }.into_any(),
    };
    view! {
        <ScreenFrame route=Route::Feedback title=t("feedback-title")>
            {body}
        </ScreenFrame>
    }
    .into_any()
}

fn form(by_link: ByLink) -> AnyView {
    let draft = by_link.feedback.get_untracked();
    let change = move |change: fn(&mut DraftFeedback, bool)| {
        Callback::new(move |yes| by_link.feedback.update(|draft| change(draft, yes)))
    };
    let side = Memo::new(move |_| by_link.feedback.with(|draft| draft.satisfied));
    view! {
        <LinkForm send=ByLink::send_feedback>
            <YesNo
                field=Field::Satisfied
                label=t("feedback-satisfied")
                chosen=draft.satisfied
                on_choose=change(|draft, yes| draft.satisfied = Some(yes))
            />
            {move || side.get().map(|side| view! { <Reasons side /> })}
            <TextArea
                field=Field::RatingWords
                label=t("rate-words")
                optional=true
                rows=2
                max=Rating::WORDS_MAX
                value=draft.words
                on_input=move |text| by_link.feedback.update(|draft| draft.words = text)
            />
            <YesNo
                field=Field::AllowsContact
                label=t("feedback-contact")
                chosen=Some(draft.allows_contact)
                on_choose=change(|draft, yes| draft.allows_contact = yes)
            />
        </LinkForm>
    }
    .into_any()
}
