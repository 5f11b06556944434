//! The draft as the citizen gave it, part by part.

use leptos::prelude::*;

use crate::{
    browser::{intl, photos},
    domain::{Category, Datatype, Demand, District, Question},
    form::{Draft, DraftPhoto, DraftPlace, Field, PointSource, TypedAnswer},
    ui::{
        component::{Change, SummaryList, SummaryRow},
        route::Route,
        state::{Remote, Store},
        words::{Value, class, t, t_with},
    },
};

/// Every part with a way to change it. Names of categories and districts come from the hotline, in its own time.
#[component]
pub fn Summary() -> impl IntoView {
    let store = Store::from_context();
    if store.draft.with_untracked(|draft| draft.place.district.is_some()) {
        store.load_districts();
    }
    let draft = store.draft.get_untracked();
    let body = move || {
        let categories = store.categories.get();
        let categories = categories.ready().map_or(&[][..], |categories| categories);
        let districts = store.districts.get();
        let districts = districts.ready().map_or(&[][..], |districts| districts);
        view! {
            {section("check-what", what(store, &draft, categories))}
            {section("check-where", vec![place(store, &draft.place, districts)])}
            {takes_photos(store).then(|| section("check-photos", vec![pictures(store, &draft.photos)]))}
            {section("check-contact", contact(store, &draft))}
        }
    };
    view! { <div class="stack">{body}</div> }.into_any()
}

fn section(title: &'static str, rows: Vec<SummaryRow>) -> impl IntoView {
    view! {
        <section class="card" aria-labelledby=title>
            <h2 id=title>{t(title)}</h2>
            <SummaryList rows />
        </section>
    }
}

/// A part of the report, with the link to its field.
fn row(store: Store, field: Field, term: String, details: AnyView) -> SummaryRow {
    let change = field.step().map(|step| Change {
        label: t_with("check-change", &[("part", Value::from(&term))]),
        route: Route::Report(step),
        on_follow: Callback::new(move |()| store.seek(&field)),
    });
    SummaryRow { term, details, change }
}

/// A text as typed, or that there is none.
fn typed(text: &str) -> AnyView {
    let text = text.trim().to_owned();
    if text.is_empty() {
        return view! { <span class="soft">{t("check-nothing")}</span> }.into_any();
    }
    view! { <bdi>{text}</bdi> }.into_any()
}

fn what(store: Store, draft: &Draft, categories: &[Category]) -> Vec<SummaryRow> {
    let category = categories.iter().find(|category| Some(&category.code) == draft.category.as_ref());
    let name = category.map_or("", |category| category.name.as_str());
    let kind = draft.class.map(class).unwrap_or_default();
    let is_choice = store.capabilities.with(|it| it.ready().is_none_or(|it| it.classes.len() > 1));
    let kind = is_choice.then(|| row(store, Field::Class, t("check-class"), typed(&kind)));
    let mut rows: Vec<SummaryRow> = kind.into_iter().collect();
    rows.extend([
        row(store, Field::Description, t("check-description"), typed(&draft.description)),
        row(store, Field::Category, t("check-category"), typed(name)),
    ]);
    let questions = category.map_or(&[][..], |category| &category.questions).iter();
    rows.extend(questions.filter(|question| question.datatype != Datatype::Notice).map(|question| {
        let words = answer(question, draft.answers.get(&question.code));
        row(store, Field::Answer(question.code.clone()), question.text.clone(), typed(&words))
    }));
    rows
}

/// An answer in words: options by their names, moments as the language writes them, the rest as typed.
fn answer(question: &Question, typed: Option<&TypedAnswer>) -> String {
    let name_of = |key: &String| {
        let option = question.options.iter().find(|option| option.key == *key);
        option.map_or_else(|| key.clone(), |option| option.name.clone())
    };
    match typed {
        None => String::new(),
        Some(TypedAnswer::Keys(keys)) if keys.is_empty() => String::new(),
        Some(TypedAnswer::Keys(keys)) => intl::list(&keys.iter().map(name_of).collect::<Vec<_>>()),
        Some(TypedAnswer::Text(text)) => match question.datatype {
            Datatype::SingleValueList if !text.is_empty() => name_of(text),
            Datatype::Datetime => intl::local_time(text.trim()).map_or_else(|| text.clone(), intl::date_time),
            _ => text.clone(),
        },
    }
}

fn place(store: Store, place: &DraftPlace, districts: &[District]) -> SummaryRow {
    let mut lines = Vec::new();
    let address = place.address.as_deref().unwrap_or(&place.address_query);
    lines.extend([address, &place.description].map(|text| text.trim().to_owned()));
    if let Some(code) = &place.district {
        let district = districts.iter().find(|district| district.code == *code);
        lines.push(district.map_or_else(|| code.0.clone(), |district| district.name.clone()));
    }
    lines.retain(|line| !line.is_empty());
    if let Some((point, source)) = &place.point {
        let accuracy = point.accuracy_metres.map(f64::round);
        lines.extend(match (source, accuracy) {
            (PointSource::Phone, Some(metres)) => {
                Some(t_with("check-point-phone-within", &[("metres", Value::from(metres))]))
            }
            (PointSource::Phone, None) => Some(t("check-point-phone")),
            (PointSource::Photo, _) => Some(t("check-point-photo")),
            // The address says it already.
            (PointSource::Address, _) => None,
        });
    }
    let has_room_for_one =
        store.capabilities.with_untracked(|it| it.ready().is_some_and(|it| it.place_rules.only_one));
    // The map point of an address is no further way to say where it is.
    let folded =
        (has_room_for_one && lines.len() > 1).then(|| view! { <p class="soft">{t("place-only-one")}</p> });
    let details = if lines.is_empty() {
        typed("")
    } else {
        let lines = lines.into_iter().map(|line| view! { <p><bdi>{line}</bdi></p> }).collect_view();
        view! {
            {lines}
            {folded}
        }
        .into_any()
    };
    row(store, Field::Place, t("check-place"), details)
}

fn takes_photos(store: Store) -> bool {
    store.capabilities.with(|capabilities| match capabilities {
        Remote::Ready(capabilities) => capabilities.photos.is_some(),
        _ => true,
    })
}

fn pictures(store: Store, photos: &[DraftPhoto]) -> SummaryRow {
    let count = photos.len();
    let term = t_with("check-photo-count", &[("count", Value::from(count))]);
    let details = if photos.is_empty() {
        typed("")
    } else {
        let items = (1..).zip(photos).map(|(number, photo)| picture(number, photo)).collect_view();
        view! { <ul class="plain-list check__photos">{items}</ul> }.into_any()
    };
    row(store, Field::Photos, term, details)
}

fn picture(number: usize, photo: &DraftPhoto) -> impl IntoView {
    let description = photo.description.trim().to_owned();
    let name = t_with("photos-photo", &[("number", Value::from(number))]);
    let caption = if description.is_empty() {
        view! { <span class="soft">{t("check-photo-undescribed")}</span> }.into_any()
    } else {
        view! { <bdi>{description}</bdi> }.into_any()
    };
    view! {
        <li class="check__photo">
            {photos::url(&photo.id).map(|url| view! { <img src=url alt=name /> })}
            <span>{caption}</span>
        </li>
    }
}

fn contact(store: Store, draft: &Draft) -> Vec<SummaryRow> {
    let contact = &draft.contact;
    let demands = store.capabilities.with(|capabilities| {
        capabilities.ready().map(|capabilities| capabilities.contact).unwrap_or_default()
    });
    let mut rows = Vec::new();
    if demands.name != Demand::Unsupported {
        let name = contact.name.trim();
        let details = if name.is_empty() {
            view! { <span class="soft">{t("check-name-none")}</span> }.into_any()
        } else {
            let seen = t(if contact.name_shown { "check-name-shown" } else { "check-name-hidden" });
            let seen = demands.name_visibility.then(|| view! { <p class="soft">{seen}</p> });
            view! {
                <p>{typed(name)}</p>
                {seen}
            }
            .into_any()
        };
        rows.push(row(store, Field::Name, t("contact-name"), details));
    }
    if demands.phone != Demand::Unsupported {
        rows.push(row(store, Field::Phone, t("contact-phone"), number_like(&contact.phone)));
    }
    if demands.email != Demand::Unsupported {
        rows.push(row(store, Field::Email, t("contact-email"), number_like(&contact.email)));
    }
    rows
}

/// A text that reads from left to right in every language.
fn number_like(text: &str) -> AnyView {
    if text.trim().is_empty() {
        return typed("");
    }
    let text = text.trim().to_owned();
    view! { <bdi dir="ltr">{text}</bdi> }.into_any()
}
