//! The answers to a category's own questions.

use super::*;

#[test]
fn answers_of_every_datatype_are_judged() {
    let field = |code: &str| Field::Answer(code.to_owned());
    for (draft, expected) in [
        (answered("pole", &"x".repeat(200)), vec![]),
        (answered("pole", &"x".repeat(201)), one(field("pole"), Reason::TooLong { max: Some(200) })),
        (answered("more", &"x".repeat(2000)), vec![]),
        (answered("more", &"x".repeat(2001)), one(field("more"), Reason::TooLong { max: Some(2000) })),
        (answered("height", "tall"), one(field("height"), Reason::NotANumber)),
        (answered("since", "yesterday"), one(field("since"), Reason::NotADatetime)),
        (answered("state", "dark"), vec![]),
        (answered("state", "DARK"), one(field("state"), Reason::NotAChoice)),
        (chosen("damage", &["glass", "pole"]), vec![]),
        (chosen("damage", &["glass", "glass"]), one(field("damage"), Reason::NotAChoice)),
        (chosen("damage", &["glass", "moon"]), one(field("damage"), Reason::NotAChoice)),
        (chosen("pole", &["glass"]), one(field("pole"), Reason::Malformed)),
        (answered("damage", "glass"), one(field("damage"), Reason::Malformed)),
        // Nothing is asked by a notice, and nothing of another category's questions is sent.
        (answered("warning", "read"), vec![]),
        (answered("of another category", "x"), vec![]),
    ] {
        assert_eq!(problems(&draft), expected, "{:?}", draft.answers);
    }
    assert!(submission(&answered("warning", "read")).content().answers.is_empty());
    assert!(submission(&answered("of another category", "x")).content().answers.is_empty());
}

#[test]
fn a_required_answer_must_be_there_and_must_not_be_blank() {
    let mut categories = categories();
    categories[0].questions.iter_mut().for_each(|question| question.required = true);
    let missing = |draft: &Draft| -> Vec<Field> {
        let problems = judge(draft, &capabilities(), &categories).err().unwrap_or_default();
        problems.into_iter().filter(|problem| problem.reason == Reason::Required).map(|p| p.field).collect()
    };
    let all: Vec<Field> = ["pole", "height", "since", "more", "state", "damage"]
        .map(|code| Field::Answer(code.to_owned()))
        .to_vec();
    assert_eq!(missing(&draft()), all, "a notice asks nothing, required or not");
    assert_eq!(missing(&full_draft()), []);
    for blank in [answered("pole", " \u{200E}"), chosen("damage", &[])] {
        assert_eq!(missing(&blank), all);
    }
}

#[test]
fn numbers_are_read_from_every_keyboard_and_never_guessed() {
    let number = |text: &str| match judge(&answered("height", text), &capabilities(), &categories()) {
        Ok(submission) => match submission.content().answers[0].value {
            AnswerValue::Number(number) => Some(number),
            _ => panic!("{text} is not sent as a number"),
        },
        Err(problems) => {
            assert_eq!(problems, one(Field::Answer("height".to_owned()), Reason::NotANumber), "{text}");
            None
        }
    };
    for (text, value) in [
        ("4.5", 4.5),
        (" 4,5 ", 4.5),
        ("٤٫٥", 4.5),
        ("۴٫۵", 4.5),
        ("４．５", 4.5),
        ("４，５", 4.5),
        ("-3", -3.0),
        ("−3", -3.0),
        ("+3", 3.0),
        ("\u{200E}-3\u{200F}", -3.0),
        ("1234", 1234.0),
        ("1.234", 1.234),
        ("١٫٢٣٤", 1.234),
        ("0,125", 0.125),
        ("1,2345", 1.2345),
        ("5.", 5.0),
        (".5", 0.5),
    ] {
        assert_eq!(number(text), Some(value), "{text}");
    }
    for text in [
        "1,234",
        "-1,234",
        "1,234,567",
        "1.234,5",
        "1 234",
        "1٬234",
        "12 m",
        "1e5",
        "inf",
        "NaN",
        "-",
        "+",
        ".",
        "--3",
        "0x1F",
        "½",
        "三",
        &"9".repeat(400),
    ] {
        assert_eq!(number(text), None, "{text}");
    }
}

#[test]
fn a_local_time_is_sent_in_universal_time() {
    let submission = submission(&answered("since", " 2026-11-20T18:30 "));
    let value = &submission.content().answers[0].value;
    assert_eq!(value, &AnswerValue::Text("2026-11-20T18:30:00Z".to_owned()));
}
