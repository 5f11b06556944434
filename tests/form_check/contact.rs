//! How to reach the citizen.

use super::*;

#[test]
fn contact_data_are_the_citizens_choice_unless_the_hotline_demands_them() {
    let mut capabilities = capabilities();
    assert!(judge(&draft(), &capabilities, &categories()).unwrap().content().contact.is_empty());
    capabilities.contact.name = Demand::Required;
    capabilities.contact.phone = Demand::Required;
    capabilities.contact.email = Demand::Required;
    let fields: Vec<_> = problems_by(&draft(), &capabilities).into_iter().map(|p| p.field).collect();
    assert_eq!(fields, [Field::Name, Field::Phone, Field::Email]);
    capabilities.contact.name = Demand::Unsupported;
    capabilities.contact.phone = Demand::Unsupported;
    capabilities.contact.email = Demand::Unsupported;
    let mut typed = full_draft();
    typed.contact.email = "not an address".to_owned();
    let contact = judge(&typed, &capabilities, &categories()).unwrap().content().contact.clone();
    assert!(contact.is_empty() && !contact.name_shown);
}

#[test]
fn telephone_numbers_are_taken_as_people_write_them_and_sent_as_they_are_dialled() {
    let sent = |phone: &str| {
        let mut draft = draft();
        draft.contact.phone = phone.to_owned();
        judge(&draft, &capabilities(), &categories()).map(|sent| sent.content().contact.phone.clone())
    };
    for (typed, dialled) in [
        ("110", "110"),
        (" +20 100 123 4567 ", "+20 100 123 4567"),
        ("(010) 6512-3456", "(010) 6512-3456"),
        ("٠١٠ ١٢٣ ٤٥٦٧", "010 123 4567"),
        ("۰۲۱۱۲۳۴۵", "02112345"),
        ("＋８６　１３８００００００００", "+86\u{3000}13800000000"),
        ("\u{202A}+86 138\u{202C}", "+86 138"),
    ] {
        assert_eq!(sent(typed), Ok(Some(dialled.to_owned())), "{typed}");
    }
    for typed in ["12", "call me", "1234 ext 5", "12+345", "++123", "²³⁴", "一二三四", &"1".repeat(21)]
    {
        assert_eq!(sent(typed), Err(one(Field::Phone, Reason::Malformed)), "{typed}");
    }
    assert_eq!(sent("\u{200F} "), Ok(None));
}

#[test]
fn mail_addresses_are_taken_generously() {
    let sent = |email: &str| {
        let mut draft = draft();
        draft.contact.email = email.to_owned();
        judge(&draft, &capabilities(), &categories()).map(|sent| sent.content().contact.email.clone())
    };
    for (typed, expected) in [
        ("a@b.c", "a@b.c"),
        (" first.last+tag@sub.example.org ", "first.last+tag@sub.example.org"),
        ("用户@例子.公司", "用户@例子.公司"),
        ("\"a@b\"@example.org", "\"a@b\"@example.org"),
        ("\u{200E}amal@example.org\u{200F}", "amal@example.org"),
    ] {
        assert_eq!(sent(typed), Ok(Some(expected.to_owned())), "{typed}");
    }
    let long = format!("{}@example.org", "a".repeat(243));
    for typed in ["amal", "@example.org", "amal@", "amal@host", "a@b..c", "a b@c.d", "a@b.", &long] {
        assert_eq!(sent(typed), Err(one(Field::Email, Reason::Malformed)), "{typed}");
    }
    assert!(sent(&long[1..]).is_ok());
}

#[test]
fn a_name_is_shown_only_if_there_is_one_and_the_citizen_wants_it() {
    let sent = |name: &str, name_shown| {
        let mut draft = draft();
        draft.contact.name = name.to_owned();
        draft.contact.name_shown = name_shown;
        submission(&draft).content().contact.clone()
    };
    assert!(sent("Amal", true).name_shown);
    assert!(!sent("Amal", false).name_shown);
    assert!(!sent("  ", true).name_shown);
    let mut long = draft();
    long.contact.name = "x".repeat(101);
    assert_eq!(problems(&long), one(Field::Name, Reason::TooLong { max: Some(100) }));
}

#[test]
fn contact_data_are_in_no_debug_text() {
    let text = format!("{:?} {:?}", full_draft(), submission(&full_draft()));
    for secret in ["Amal", "amal@", "123 4567"] {
        assert!(!text.contains(secret), "{secret}");
    }
}
