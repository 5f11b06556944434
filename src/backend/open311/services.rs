//! `GET services.json`: the categories.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Definitions, Open311, errors, reader};
use crate::{
    backend::{Exchange, loose},
    domain::{Category, CategoryCode, LanguageTag},
};

/// Asks for every category.
pub(super) fn ask(server: &Open311, language: &LanguageTag) -> Exchange<Vec<Category>> {
    let definitions = server.profile.definitions;
    Exchange::one(server.get("services.json", &[], Some(language)), move |reply| {
        let mut categories: Vec<Category> =
            reader::list(&errors::read(reply)?, "service_code", |item| category(item, definitions))?;
        // A code that stands for two categories could bring the citizen's words to the wrong one.
        let mut codes = BTreeSet::new();
        categories.retain(|category| codes.insert(category.code.clone()));
        Ok(categories)
    })
}

fn category(item: &Value, definitions: Definitions) -> Option<Category> {
    let code = reader::code(&item["service_code"])?;
    let name = reader::name(&item["service_name"]).unwrap_or_else(|| code.clone());
    let keywords = loose::text(&item["keywords"]).unwrap_or_default();
    Some(Category {
        code: CategoryCode(code),
        // Many servers repeat the name here, which helps nobody to choose.
        description: loose::text(&item["description"]).filter(|description| *description != name),
        name,
        group: loose::text(&item["group"]),
        keywords: keywords
            .split([',', ';'])
            .map(|keyword| keyword.trim().to_owned())
            .filter(|keyword| !keyword.is_empty())
            .collect(),
        questions: Vec::new(),
        questions_apart: match definitions {
            Definitions::Announced => loose::truth(&item["metadata"]).unwrap_or(false),
            Definitions::Always => true,
            Definitions::Never => false,
        },
    })
}
