//! Why the citizen is satisfied or not.

use leptos::prelude::*;

use crate::{
    domain::{FeedbackReason as Reason, Rating},
    form::Field,
    ui::{
        component::{FieldFrame, Grouping, TextArea},
        state::ByLink,
        words::t,
    },
};

/// The hotline's reasons of one side, under their topics, and a reason in words of one's own.
#[component]
pub fn Reasons(
    /// True: reasons to be satisfied.
    side: bool,
) -> impl IntoView {
    let by_link = ByLink::from_context();
    let form = by_link.form.get_untracked();
    let reasons = form.ready().map_or(&[][..], |form| &form.reasons);
    let reasons: Vec<&Reason> = reasons.iter().filter(|reason| reason.satisfied == side).collect();
    let own = reasons.iter().find(|reason| reason.is_open).map(|reason| reason.text.clone());
    let mut topics: Vec<(Option<&str>, Vec<&Reason>)> = Vec::new();
    for reason in reasons.into_iter().filter(|reason| !reason.is_open) {
        let topic = reason.topic.as_deref();
        match topics.iter_mut().find(|(name, _)| *name == topic) {
            Some((_, members)) => members.push(reason),
            None => topics.push((topic, vec![reason])),
        }
    }
    let topics = topics
        .into_iter()
        .map(|(name, members)| {
            let choices = members.into_iter().map(|reason| choice(by_link, reason)).collect_view();
            let heading = name.map(|name| view! { <p class="soft"><bdi>{name.to_owned()}</bdi></p> });
            let name = name.map(str::to_owned);
            view! {
                <div role="group" aria-label=name>
                    {heading}
                    <div class="choices">{choices}</div>
                </div>
            }
        })
        .collect_view();
    let draft = by_link.feedback.get_untracked();
    view! {
        <FieldFrame field=Field::Reasons label=t("feedback-reasons") grouping=Grouping::Group>
            <div class="stack stack--tight">
                {topics}
                <TextArea
                    field=Field::OwnReason
                    label=own.unwrap_or_else(|| t("feedback-own-reason"))
                    rows=2
                    max=Rating::WORDS_MAX
                    value=draft.own_reason
                    on_input=move |text| by_link.feedback.update(|draft| draft.own_reason = text)
                />
            </div>
        </FieldFrame>
    }
    .into_any()
}

/// One reason to tick, in the hotline's words.
fn choice(by_link: ByLink, reason: &Reason) -> impl IntoView {
    let Reason { satisfied, text, .. } = reason.clone();
    let is_chosen = by_link
        .feedback
        .with_untracked(|draft| draft.reasons.get(&satisfied).is_some_and(|chosen| chosen.contains(&text)));
    let words = text.clone();
    let toggle = move |is_on: bool| {
        by_link.feedback.update(|draft| {
            let chosen = draft.reasons.entry(satisfied).or_default();
            chosen.retain(|other| *other != text);
            if is_on {
                chosen.push(text.clone());
            }
        });
    };
    view! {
        <label class="choice">
            <input
                class="choice__input"
                type="checkbox"
                prop:checked=is_chosen
                on:change=move |event| toggle(event_target_checked(&event))
            />
            <span class="choice__text">
                <bdi>{words}</bdi>
            </span>
        </label>
    }
}
