//! What a hotline offers: capabilities, categories, questions, places.

use std::collections::BTreeSet;

use complaint_widget::domain::{CategoryCode, Datatype, PlaceKind, is_blank};

use super::Line;
use crate::finding::{Checked, ensure, failed, given};

pub(super) async fn capabilities_fit_together(line: &Line<'_>) -> Checked {
    let it = line.capabilities().await?;
    ensure(!it.languages.is_empty(), "a language at least", &it.languages)?;
    ensure(!it.classes.is_empty(), "a class of request at least", &it.classes)?;
    ensure(!it.places.is_empty(), "a kind of place at least", &it.places)?;
    ensure(it.description_max > 0, "room for a description", it.description_max)?;
    ensure(!is_blank(&it.name), "a name", &it.name)?;
    if let Some(photos) = &it.photos {
        ensure(photos.max_count > 0, "room for a photo", photos.max_count)?;
        ensure(photos.max_bytes > 0, "room in a photo", photos.max_bytes)?;
        ensure(!photos.media_types.is_empty(), "a type of photo at least", &photos.media_types)?;
    }
    let takes_points = it.places.contains(&PlaceKind::Point);
    let rules = it.place_rules;
    ensure(takes_points || !rules.point_required, "points taken where one is demanded", &it.places)?;
    if let Some(bounds) = rules.bounds {
        let point = line.facts.point;
        ensure(bounds.south < bounds.north && bounds.west < bounds.east, "an area", bounds)?;
        ensure(bounds.contains(point), format!("{point:?} within the area"), bounds)?;
    }
    let later = [it.add_information, it.rating, it.reopening];
    ensure(it.tracking || later == [false; 3], "tracking where there is something to do later", later)
}

pub(super) async fn categories_are_told_apart(line: &Line<'_>) -> Checked {
    let known = line.known().await?;
    ensure(!known.categories.is_empty(), "a category at least", "none")?;
    let codes: BTreeSet<_> = known.categories.iter().map(|category| &category.code).collect();
    ensure(codes.len() == known.categories.len(), "codes that differ", codes)?;
    // Two headings may both have an "Other".
    let shown = known.categories.iter().map(|category| (&category.group, &category.name));
    let names: BTreeSet<_> = shown.collect();
    ensure(names.len() == known.categories.len(), "names that differ", &names)?;
    let unnamed = known.categories.iter().find(|it| is_blank(&it.name) || it.code.0.is_empty());
    ensure(unnamed.is_none(), "a code and a name each", unnamed)?;
    for question in known.categories.iter().flat_map(|category| &category.questions) {
        let is_list = matches!(question.datatype, Datatype::SingleValueList | Datatype::MultiValueList);
        ensure(!is_list || !question.options.is_empty(), "options of a list", question)?;
        let is_notice = question.datatype == Datatype::Notice;
        ensure(!(is_notice && question.required), "a notice that demands no answer", question)?;
        ensure(!is_blank(&question.text), "a question's text", question)?;
    }
    Ok(())
}

pub(super) async fn questions_apart_can_be_had(line: &Line<'_>) -> Checked {
    let known = line.known().await?;
    let apart: Vec<_> = known.categories.iter().filter(|category| category.questions_apart).collect();
    given(!apart.is_empty(), "no category keeps its questions apart")?;
    given(apart.iter().any(|it| !it.questions.is_empty()), "none of those that may have questions has any")?;
    let none = CategoryCode("no such category".to_owned());
    let asked = line.phone.run(line.backend.questions(&none, &line.language)).await;
    ensure(asked.as_ref().is_ok_and(Vec::is_empty) || asked.is_err(), "no questions of nothing", asked)
}

pub(super) async fn districts_can_be_chosen(line: &Line<'_>) -> Checked {
    let takes = line.known().await?.capabilities.places.contains(&PlaceKind::District);
    given(takes, "it takes no districts")?;
    let asked = line.phone.run(line.backend.districts(&line.language)).await;
    let districts = asked.map_err(|trouble| failed("districts", trouble))?;
    ensure(!districts.is_empty(), "a district at least", "none")?;
    let codes: BTreeSet<_> = districts.iter().map(|district| &district.code.0).collect();
    ensure(codes.len() == districts.len(), "codes that differ", codes)?;
    let unnamed = districts.iter().find(|district| is_blank(&district.name));
    ensure(unnamed.is_none(), "a name each", unnamed)
}

pub(super) async fn an_address_can_be_found(line: &Line<'_>) -> Checked {
    let takes = line.known().await?.capabilities.places.contains(&PlaceKind::Address);
    given(takes, "it searches no addresses")?;
    given(!line.facts.address_query.is_empty(), "nobody knows an address of it")?;
    let search = async |query| {
        let asked = line.phone.run(line.backend.search_addresses(query, &line.language)).await;
        asked.map_err(|trouble| failed("addresses", trouble))
    };
    let found = search(line.facts.address_query).await?;
    ensure(!found.is_empty(), "an address at least", "none")?;
    let wrong = found.iter().find(|it| is_blank(&it.label) || it.point.is_some_and(|it| !it.is_valid()));
    ensure(wrong.is_none(), "a label each, and a point on the earth", wrong)?;
    let found = search("qqzzqqzz").await?;
    ensure(found.is_empty(), "nothing that matches nonsense", found)
}

pub(super) async fn a_suggestion_is_a_category(line: &Line<'_>) -> Checked {
    let known = line.known().await?;
    given(known.capabilities.suggestions, "it suggests no categories")?;
    let name = known.categories.first().map(|category| category.name.clone()).unwrap_or_default();
    let asked = line.phone.run(line.backend.suggest_category(&name)).await;
    let suggested = asked.map_err(|trouble| failed("a suggestion or none", trouble))?;
    let is_known = |code: &CategoryCode| known.categories.iter().any(|category| category.code == *code);
    ensure(suggested.as_ref().is_none_or(is_known), "one of the categories", suggested)
}
