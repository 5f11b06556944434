//! What happens next.

use leptos::prelude::*;

use crate::{
    browser::intl,
    domain::Timestamp,
    ui::words::{Value, t, t_with},
};

/// The answer that the hotline owes, and the questions about it.
#[component]
pub fn Next(
    /// By when the hotline owes an answer, if it says.
    deadline: Option<Timestamp>,
    /// True: the citizen finds the answer here.
    tracks: bool,
    /// True: the citizen can rate the answer.
    rates: bool,
) -> impl IntoView {
    let questions = rates.then(|| {
        view! {
            <p>{t("sent-next-questions")}</p>
            <ul class="sent__questions">
                <li>{t("rate-contacted")}</li>
                <li>{t("rate-solved")}</li>
                <li>{t("rate-satisfaction")}</li>
            </ul>
        }
    });
    view! {
        <section class="card stack stack--tight" aria-labelledby="what-next">
            <h2 id="what-next">{t("sent-next")}</h2>
            <p>{answer_words(deadline, tracks)}</p>
            {questions}
        </section>
    }
    .into_any()
}

/// When the answer comes, or where to ask for one.
pub fn answer_words(deadline: Option<Timestamp>, tracks: bool) -> String {
    match deadline {
        Some(deadline) => t_with("sent-next-answer", &[("date", Value::from(&intl::date(deadline)))]),
        None if tracks => t("sent-next-answer-undated"),
        None => t("sent-next-untracked"),
    }
}
