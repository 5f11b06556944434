//! Further questions that the hotline asks by a link.

use leptos::prelude::*;

use crate::{
    domain::{FollowUp as Asked, Question},
    form::{Field, TypedAnswer},
    ui::{
        component::{LinkEnd, LinkForm, QuestionField, Quote, ScreenFrame},
        route::Route,
        state::{ByLink, LinkState},
        words::t,
    },
};

/// The questions, answered all at once.
#[component]
pub fn FollowUp() -> impl IntoView {
    let by_link = ByLink::from_context();
    let state = Memo::new(move |_| by_link.state(Route::FollowUp));
    let body = move || match state.get() {
        LinkState::Open => by_link
            .follow_up
            .with_untracked(|asked| asked.ready().map(|asked| form(by_link, asked)))
            .into_any(),
        state => view! { <LinkEnd state on_retry=move |()| by_link.load() /> }.into_any(),
    };
    view! {
        <ScreenFrame route=Route::FollowUp title=t("follow-up-title")>
            {body}
        </ScreenFrame>
    }
    .into_any()
}

fn form(by_link: ByLink, asked: &Asked) -> AnyView {
    let introduction = asked.introduction.clone().map(|quoted| view! { <Quote quoted /> });
    let fields = asked.questions.iter().map(|question| field(by_link, question)).collect_view();
    view! {
        {introduction}
        <LinkForm send=ByLink::send_answers>{fields}</LinkForm>
    }
    .into_any()
}

fn field(by_link: ByLink, question: &Question) -> AnyView {
    let code = question.code.clone();
    let typed = by_link.answers.with_untracked(|answers| answers.get(&code).cloned());
    let field = Field::FollowUpAnswer(code.clone());
    let answer = move |answer: TypedAnswer| {
        by_link.answers.update(|answers| {
            answers.insert(code.clone(), answer);
        });
    };
    view! { <QuestionField field question=question.clone() typed on_answer=answer /> }.into_any()
}
