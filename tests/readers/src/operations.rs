//! Every operation, performed with the replies of an input.

use std::collections::BTreeMap;

use complaint_widget::{
    backend::{AnyBackend, Attempt, Backend as _, Exchange, Outcome, Proof, Step, Trouble},
    domain::{
        AnswerValue, Capabilities, Category, CategoryCode, Code, Feedback, FollowUpAnswer, LanguageTag,
        ListQuery, MediaType, PhotoId, PhotoRules, PlaceKind, Point, Rating, Receipt, Reference,
        RequestClass, Satisfaction, Ticket, Timestamp, is_blank,
    },
    form::{Draft, DraftContact, DraftPhoto, DraftPlace, PointSource, Rules, Submission, TypedAnswer, check},
};

use super::Input;

/// More steps than any operation needs.
const STEPS_MAX: usize = 200;

const UUID: &str = "9d1a3f52-3b7e-4c1c-8f0a-2f6b8f0c7d11";

type Operation = fn(&AnyBackend, &Input<'_>);

const OPERATIONS: [Operation; 18] = [
    |backend, input| done(input, backend.capabilities(&english())),
    |backend, input| done(input, backend.categories(&english())),
    |backend, input| done(input, backend.questions(&category(), &english())),
    |backend, input| done(input, backend.suggest_category("A lamp is dark")),
    |backend, input| done(input, backend.districts(&english())),
    |backend, input| done(input, backend.search_addresses("gate", &english())),
    submit,
    |backend, input| done(input, backend.number(&Ticket("t-7".to_owned()))),
    |backend, input| done(input, backend.upload_photo(&receipt(), &photo(), MediaType::Jpeg)),
    |backend, input| done(input, backend.read(&receipt(), None, &english())),
    |backend, input| done(input, backend.read(&receipt(), Some("\"7\""), &english())),
    |backend, input| done(input, backend.list(&ListQuery::default())),
    |backend, input| done(input, backend.add_information(&receipt(), "Again", UUID)),
    |backend, input| done(input, backend.rate(&receipt(), &rating())),
    |backend, input| done(input, backend.reopen(&receipt(), "Still dark", UUID)),
    |backend, input| done(input, backend.feedback_form(UUID)),
    |backend, input| done(input, backend.send_feedback(UUID, &feedback())),
    follow_up,
];

/// Performs the operation that the input says.
pub fn perform(backend: &AnyBackend, input: &Input<'_>) {
    input.operation(&OPERATIONS)(backend, input);
}

fn end<T>(input: &Input<'_>, exchange: Exchange<T>) -> Outcome<T> {
    let Exchange(mut step) = exchange;
    let mut sent = 0;
    for _ in 0..STEPS_MAX {
        step = match step {
            Step::Send(_, next) => {
                sent += 1;
                next(input.reply(sent - 1))
            }
            Step::Wait(_, next) => next(),
            Step::Done(outcome) => {
                if let Err(Trouble::Rejected(problems)) = &outcome {
                    assert!(!problems.is_empty(), "rejected for nothing");
                }
                return outcome;
            }
        };
    }
    panic!("no end after {STEPS_MAX} steps");
}

fn done<T>(input: &Input<'_>, exchange: Exchange<T>) {
    let _ = end(input, exchange);
}

fn submit(backend: &AnyBackend, input: &Input<'_>) {
    let attempt = Attempt { key: UUID.to_owned(), insists: false };
    if let Ok(accepted) = SUBMISSION.with(|submission| end(input, backend.submit(submission, &attempt))) {
        match accepted.proof {
            Proof::Numbered(receipt) => assert!(!is_blank(&receipt.reference.0), "accepted without a number"),
            Proof::NumberToFollow(ticket) => assert!(!is_blank(&ticket.0), "accepted without a ticket"),
            Proof::Unconfirmed => {}
        }
    }
}

fn follow_up(backend: &AnyBackend, input: &Input<'_>) {
    let code = match end(input, backend.follow_up(UUID)) {
        Ok(asked) => asked.questions.first().map(|question| question.code.clone()),
        Err(_) => None,
    };
    let value = AnswerValue::Text("By the third door".to_owned());
    let answer = FollowUpAnswer { code: code.unwrap_or_else(|| UUID.to_owned()), value };
    done(input, backend.answer_follow_up(UUID, &[answer]));
}

thread_local! {
    static SUBMISSION: Submission = submission();
}

/// A submission with everything.
fn submission() -> Submission {
    let capabilities = Capabilities {
        name: "Hotline".to_owned(),
        languages: vec![english()],
        places: vec![PlaceKind::Point, PlaceKind::Description],
        photos: Some(PhotoRules {
            max_count: 2,
            max_bytes: 1_000,
            media_types: vec![MediaType::Jpeg],
            only_with_report: false,
            repeatable: false,
        }),
        ..Capabilities::default()
    };
    let category = Category {
        code: category(),
        name: "Street lamps".to_owned(),
        description: None,
        group: None,
        keywords: Vec::new(),
        questions: Vec::new(),
        questions_apart: false,
    };
    let point = Point { latitude: 38.5, longitude: 115.5, accuracy_metres: None };
    let shot = DraftPhoto {
        id: photo(),
        media_type: MediaType::Jpeg,
        bytes: 400,
        description: "At night".to_owned(),
        taken_at: None,
    };
    let draft = Draft {
        key: UUID.to_owned(),
        class: Some(RequestClass::Complaint),
        category: Some(category.code.clone()),
        description: "A lamp is dark 灯不亮".to_owned(),
        answers: BTreeMap::from([("1".to_owned(), TypedAnswer::Text("yes".to_owned()))]),
        place: DraftPlace {
            point: Some((point, PointSource::Phone)),
            description: "Third floor".to_owned(),
            ..DraftPlace::default()
        },
        photos: vec![shot],
        contact: DraftContact {
            name: "Zoë Müller".to_owned(),
            name_shown: false,
            phone: "+31205550100".to_owned(),
            email: "zoe@example.org".to_owned(),
        },
        ..Draft::default()
    };
    let rules = Rules {
        capabilities: &capabilities,
        categories: &[category],
        language: &english(),
        local_time: &Timestamp::from_rfc3339,
        now: Timestamp::from_unix_millis(1_795_500_000_000),
    };
    check(&draft, &rules).expect("a draft that keeps every rule")
}

fn english() -> LanguageTag {
    LanguageTag::new("en")
}

/// A code of the form that every backend knows.
fn category() -> CategoryCode {
    CategoryCode("street/lamp".to_owned())
}

fn photo() -> PhotoId {
    PhotoId("b7f0a3f5-0f44-4c39-a1a0-5d1f5a0c9e33".to_owned())
}

fn receipt() -> Receipt {
    Receipt { reference: Reference("7".to_owned()), code: Some(Code::new(UUID.to_owned())) }
}

fn rating() -> Rating {
    Rating {
        contacted: true,
        solved: false,
        satisfaction: Satisfaction::new(2).unwrap(),
        words: Some("Not yet".to_owned()),
    }
}

fn feedback() -> Feedback {
    Feedback {
        satisfied: false,
        reasons: vec!["It is dark again".to_owned()],
        words: None,
        allows_contact: true,
    }
}
