//! How to reach the citizen, if the citizen wants to be reached.

use leptos::prelude::*;

use super::rules::by_rules;
use crate::{
    domain::{ContactRules, Demand, Script},
    form::{DraftContact, Field, ReportStep},
    ui::{
        component::{Choice, PrivacyNotice, RadioGroup, StepForm, TextField, TextKind},
        state::Store,
        words::{Value, t, t_with},
    },
};

const HIDDEN: &str = "hidden";
const SHOWN: &str = "shown";

/// What the hotline says about contact data and what becomes of it.
#[derive(Clone, Copy, PartialEq)]
struct ContactTerms {
    rules: ContactRules,
    tracking: bool,
    published: bool,
    retention_days: Option<u32>,
}

/// The fourth step.
#[component]
pub fn Contact() -> impl IntoView {
    view! {
        <StepForm step=ReportStep::Contact title=t("contact-title")>
            {by_rules(
                |capabilities| ContactTerms {
                    rules: capabilities.contact,
                    tracking: capabilities.tracking,
                    published: capabilities.published,
                    retention_days: capabilities.retention_days,
                },
                fields,
            )}
        </StepForm>
    }
}

fn fields(store: Store, terms: ContactTerms) -> AnyView {
    let ContactRules { name, phone, email, name_visibility, name_script, phone_max, .. } = terms.rules;
    let demands = [name, phone, email];
    let takes_any = demands.iter().any(|demand| *demand != Demand::Unsupported);
    let may_be_anonymous = !demands.contains(&Demand::Required);
    let intro = match (takes_any, may_be_anonymous) {
        (false, _) => "contact-none",
        (true, true) => "contact-anonymous",
        (true, false) => "contact-required",
    };
    let tracking = (terms.tracking && may_be_anonymous).then(|| t("contact-tracking"));
    let retention = terms
        .retention_days
        .filter(|_| takes_any)
        .map(|days| t_with("contact-retention", &[("days", Value::from(f64::from(days)))]));
    let draft = store.draft.with_untracked(|draft| draft.contact.clone());
    let change = move |change: fn(&mut DraftContact, String)| {
        Callback::new(move |text| store.draft.update(|draft| change(&mut draft.contact, text)))
    };
    let line = |demand, field, label, hint: String, kind, value, on_input| {
        (demand != Demand::Unsupported).then(|| {
            let optional = demand == Demand::Optional;
            view! { <TextField field label=t(label) hint optional kind value on_input /> }
        })
    };
    let said = |hint: &str, more: [Option<String>; 2]| {
        std::iter::once(t(hint)).chain(more.into_iter().flatten()).collect::<Vec<_>>().join(" ")
    };
    // What a hotline that publishes reports does with contact data we can't promise.
    let private = (!terms.published).then(|| t("contact-never-public"));
    let shown = (terms.published && !name_visibility).then(|| t("contact-name-may-be-shown"));
    let latin = (name_script == Script::Latin).then(|| t("contact-name-latin"));
    let room = phone_max.map(|max| t_with("contact-phone-max", &[("max", Value::from(max))]));
    let who_sees = (name != Demand::Unsupported && name_visibility).then(|| {
        let choices =
            vec![Choice::new(HIDDEN, t("contact-name-hidden")), Choice::new(SHOWN, t("contact-name-seen"))];
        let chosen = Some(if draft.name_shown { SHOWN } else { HIDDEN }.to_owned());
        let choose = change(|contact, key| contact.name_shown = key == SHOWN);
        view! {
            <RadioGroup
                field=Field::NameShown
                label=t("contact-name-shown")
                choices
                chosen
                on_choose=choose
            />
        }
    });
    view! {
        <div class="stack stack--tight">
            <p>{t(intro)}</p>
            {tracking.map(|words| view! { <p class="soft">{words}</p> })}
        </div>
        {line(
            name,
            Field::Name,
            "contact-name",
            said("contact-name-hint", [shown, latin]),
            TextKind::Name,
            draft.name,
            change(|contact, text| contact.name = text),
        )}
        {who_sees}
        {line(
            phone,
            Field::Phone,
            "contact-phone",
            said("contact-phone-hint", [private.clone(), room]),
            TextKind::Phone,
            draft.phone,
            change(|contact, text| contact.phone = text),
        )}
        {line(
            email,
            Field::Email,
            "contact-email",
            said("contact-email-hint", [private, None]),
            TextKind::Email,
            draft.email,
            change(|contact, text| contact.email = text),
        )}
        {retention.map(|words| view! { <p class="soft">{words}</p> })}
        <PrivacyNotice />
    }
    .into_any()
}
