//! Sending photos.

use complaint_widget::{
    backend::{Backend as _, Body, Failure, Outcome, Part, PartContent, Refusal, Reply, Trouble},
    domain::{Code, LanguageTag, MediaType, PhotoId, QuotedText, Receipt},
    form::{Field, Problem, Reason},
};
use serde_json::{Value, json};

use super::{ID, answered, asked, empty, end, hotline, page, receipt, run};
use crate::support::PHOTO;

fn photo() -> PhotoId {
    PhotoId(PHOTO.to_owned())
}

fn upload(reply: Reply) -> Outcome<()> {
    end(hotline().upload_photo(&receipt(), &photo(), MediaType::Jpeg), reply)
}

fn taken(report: &str) -> Value {
    json!({
        "_display": "Attachment object (1)", "is_image": true, "created_at": "2026-11-24T10:00:03+01:00",
        "_links": { "self": { "href": format!("http://inside/signals/v1/public/signals/{report}/attachments") } },
        "location": "http://inside/signals/media/photo.jpg",
    })
}

#[test]
fn a_photo_is_one_part_named_file_under_the_tracking_id_in_small_letters() {
    let typed = Receipt { code: Code::from_typed(&format!(" {} ", ID.to_uppercase())), ..receipt() };
    for (media_type, name) in [(MediaType::Jpeg, "photo.jpg"), (MediaType::Png, "photo.png")] {
        let (_, requests) = run(hotline().upload_photo(&typed, &photo(), media_type), [page(500)]);
        let url = format!("https://hotline.example/signals/v1/public/signals/{ID}/attachments/");
        assert_eq!(asked(&requests), ("POST", url.as_str()));
        let content = PartContent::Photo { id: photo(), media_type, file_name: name.to_owned() };
        assert_eq!(requests[0].body, Body::Multipart(vec![Part { name: "file".to_owned(), content }]));
    }
}

#[test]
fn a_photo_is_there_when_the_hotline_says_where_it_lies() {
    assert_eq!(upload(answered(201, &taken(ID))), Ok(()));
    for reply in [
        answered(201, &taken("79ce674e-8227-49ab-8c2d-ed65c0de90ba")),
        answered(201, &json!({ "is_image": true })),
        answered(200, &json!([taken(ID)])),
        page(200),
        empty(200),
        page(500),
        Err(Failure::Broken),
    ] {
        assert_eq!(upload(reply.clone()), Err(Trouble::Unknown), "{reply:?}");
    }
}

#[test]
fn faults_of_a_photo_are_its_own_and_a_bare_list_means_the_state() {
    let said = |text: &str| {
        let quoted = QuotedText { text: text.to_owned(), language: Some(LanguageTag::new("en")) };
        vec![Problem::new(Field::Photo(photo()), Reason::Invalid).said(Some(quoted))]
    };
    let faults = json!({ "file": ["Not a type.", "Not its name."] });
    assert_eq!(upload(answered(400, &faults)), Err(Trouble::Rejected(said("Not a type.\nNot its name."))));
    let state = json!(["No uploads now."]);
    assert_eq!(upload(answered(400, &state)), Err(Trouble::Refused(Refusal::WrongStatus)));
    let too_large = vec![Problem::new(Field::Photo(photo()), Reason::TooLarge { max_bytes: None })];
    assert_eq!(upload(page(413)), Err(Trouble::Rejected(too_large)));
    assert_eq!(upload(answered(404, &json!({ "detail": "Niets." }))), Err(Trouble::NotFound));
    assert_eq!(upload(Err(Failure::NotSent)), Err(Trouble::Unavailable { retry_after: None }));
}

#[test]
fn a_code_that_is_no_tracking_id_never_gets_into_an_address() {
    for code in [None, Code::from_typed("../../private"), Code::from_typed("7KQ2M9XP4A")] {
        let receipt = Receipt { code, ..receipt() };
        let (end, requests) = run(hotline().upload_photo(&receipt, &photo(), MediaType::Jpeg), []);
        assert_eq!((end, requests.len()), (Err(Trouble::NotFound), 0));
    }
}
