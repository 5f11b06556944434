//! What a report can be about: the sub-categories, under the names of their main ones.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Signalen, category_code, trouble};
use crate::{
    backend::{Exchange, Outcome, Trouble, loose},
    domain::{Category, CategoryCode},
};

pub(super) fn read(hotline: &Signalen) -> Exchange<Vec<Category>> {
    let here = hotline.clone();
    Exchange::one(hotline.get("terms/categories/"), move |reply| {
        let (categories, handling) = understand(&trouble::read(&here, reply)?)?;
        here.memory.keep_handling(handling);
        Ok(categories)
    })
}

type Understood = (Vec<Category>, BTreeMap<CategoryCode, String>);

/// The categories in a list, and what is promised for each. Inactive ones are left out, although Signalen would take
/// reports in them.
fn understand(list: &Value) -> Outcome<Understood> {
    let mains = list["results"].as_array().ok_or(Trouble::Unavailable { retry_after: None })?;
    let mut categories = Vec::new();
    let mut handling = BTreeMap::new();
    for main in mains {
        let Some(main_slug) = loose::text(&main["slug"]) else { continue };
        for sub in main["sub_categories"].as_array().into_iter().flatten() {
            let is_inactive = loose::truth(&sub["is_active"]) == Some(false);
            let (false, Some(slug)) = (is_inactive, loose::text(&sub["slug"])) else { continue };
            let code = category_code(&main_slug, &slug);
            if let Some(promise) = loose::text(&sub["handling_message"]) {
                handling.insert(code.clone(), promise);
            }
            categories.push(Category {
                code,
                name: name(sub).unwrap_or(slug),
                description: loose::text(&sub["description"]),
                group: name(main),
                keywords: Vec::new(),
                questions: Vec::new(),
                questions_apart: true,
            });
        }
    }
    Ok((categories, handling))
}

/// The name for the public, else the one for the staff.
fn name(category: &Value) -> Option<String> {
    loose::text(&category["public_name"]).or_else(|| loose::text(&category["name"]))
}
