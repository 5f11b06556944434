//! Which request goes wrong, and how often.

use super::Fault;

/// A line of the script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    method: Option<&'static str>,
    path: &'static str,
    left: Option<usize>,
    fault: Fault,
}

impl Rule {
    /// The next request with this method to a path like `path` goes wrong, and no other. In `path`, `*` stands for any
    /// characters without `/`, and `**` for any at all.
    #[must_use]
    pub const fn once(method: &'static str, path: &'static str, fault: Fault) -> Self {
        Self { method: Some(method), path, left: Some(1), fault }
    }

    /// Every request to a path like `path` goes wrong.
    #[must_use]
    pub const fn always(path: &'static str, fault: Fault) -> Self {
        Self { method: None, path, left: None, fault }
    }

    fn is_about(&self, method: &str, path: &str) -> bool {
        self.method.is_none_or(|it| it == method) && matches(self.path, path)
    }
}

/// What the first rule says that is about this request. A rule that is used up goes.
pub(super) fn take(rules: &mut Vec<Rule>, method: &str, path: &str) -> Option<Fault> {
    let position = rules.iter().position(|rule| rule.is_about(method, path))?;
    let rule = &mut rules[position];
    let fault = rule.fault;
    if let Some(left) = &mut rule.left {
        *left -= 1;
        if *left == 0 {
            rules.remove(position);
        }
    }
    Some(fault)
}

fn matches(pattern: &str, path: &str) -> bool {
    let Some((before, after)) = pattern.split_once('*') else {
        return pattern == path;
    };
    let Some(rest) = path.strip_prefix(before) else {
        return false;
    };
    let (after, anything) = after.strip_prefix('*').map_or((after, false), |after| (after, true));
    let reach = if anything { rest.len() } else { rest.find('/').unwrap_or(rest.len()) };
    (0..=reach).filter(|end| rest.is_char_boundary(*end)).any(|end| matches(after, &rest[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_stand_for_a_part_of_a_path_or_for_all_of_it() {
        assert!(matches("/complaints/*", "/complaints/PH-1"));
        assert!(!matches("/complaints/*", "/complaints/PH-1/photos/2"));
        assert!(matches("/complaints/*/photos/*", "/complaints/PH-1/photos/2"));
        assert!(matches("**/photos/*", "/api/v1/complaints/PH-1/photos/2"));
        assert!(matches("**-later-**", "/complaint-widget-later-12.wasm"));
        assert!(!matches("/complaints", "/complaints/PH-1"));
    }

    #[test]
    fn a_rule_is_used_as_often_as_it_says() {
        let mut rules = vec![Rule::once("PUT", "/*", Fault::Empty), Rule::always("/a", Fault::Broken)];
        assert_eq!(take(&mut rules, "GET", "/b"), None);
        assert_eq!(take(&mut rules, "PUT", "/a"), Some(Fault::Empty));
        assert_eq!(take(&mut rules, "PUT", "/a"), Some(Fault::Broken));
        assert_eq!(take(&mut rules, "PUT", "/a"), Some(Fault::Broken));
    }
}
