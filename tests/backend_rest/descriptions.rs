//! Every way a description can be wrong, and where the mistake is told.

use complaint_widget::backend::rest::Description;
use serde_json::{Value, json};

use super::{example, file, in_house, with, without};
use crate::EXAMPLES;

pub fn mistakes(description: &Value) -> Vec<String> {
    match Description::from_json(description.to_string().as_bytes()) {
        Ok(_) => Vec::new(),
        Err(mistakes) => mistakes.iter().map(ToString::to_string).collect(),
    }
}

/// Expects a mistake that is told at `at` and says `says`.
pub fn assert_told(description: &Value, at: &str, says: &str) {
    let told = mistakes(description);
    let is_expected = |told: &String| told.starts_with(&format!("{at}: ")) && told.contains(says);
    assert!(told.iter().any(is_expected), "expected {at}: …{says}…, told {told:#?}");
}

#[test]
fn the_examples_are_good() {
    for path in EXAMPLES {
        assert_eq!(mistakes(&example(path)), Vec::<String>::new(), "{path}");
    }
}

#[test]
fn the_worked_example_of_the_handbook_is_good() {
    let handbook = String::from_utf8(file("docs/rest-backend.md")).unwrap();
    let start = handbook.rfind("```json\n").unwrap() + "```json\n".len();
    let end = start + handbook[start..].find("```").unwrap();
    assert_eq!(mistakes(&serde_json::from_str(&handbook[start..end]).unwrap()), Vec::<String>::new());
}

/// Puts `wrong` where `right` stands in the example's text, and gives the only mistake with the line it should name.
fn in_line(right: &str, wrong: &str) -> (String, usize) {
    let text = String::from_utf8(file(EXAMPLES[0])).unwrap();
    let at = text.find(right).unwrap_or_else(|| panic!("{right}"));
    let spoilt = text.replacen(right, wrong, 1);
    let mistakes = Description::from_json(spoilt.as_bytes()).unwrap_err();
    assert_eq!(mistakes.len(), 1, "{mistakes:?}");
    assert_eq!(mistakes[0].at, None);
    (mistakes[0].says.clone(), text[..at].matches('\n').count() + 1)
}

#[test]
fn what_cant_be_read_is_told_with_its_line() {
    for (right, wrong, says) in [
        ("\"base\": \"./hotline/v2\",", "\"bases\": \"./hotline/v2\",", "unknown field `bases`"),
        ("\"method\": \"GET\"", "\"method\": \"DELETE\"", "unknown variant `DELETE`"),
        ("\"utc_offset\": \"+08:00\"", "\"utc_offset\": \"8\"", "write it like \"+08:00\""),
        ("\"已转办\": \"forwarded\"", "\"已转办\": \"passed_on\"", "unknown variant `passed_on`"),
        ("\"已转办\": \"forwarded\"", "\"待受理\": \"forwarded\"", "\"待受理\" stands here twice"),
        ("\"E4001\": \"forbidden\"", "\"E4001\": \"no\"", "unknown variant `no`"),
        ("\"/结果\": \"成功\"", "\"结果\": \"成功\"", "begin it with a slash: \"/结果\""),
        ("[\"/错误码\"]", "[\"/错误~码\"]", "write ~ as ~0"),
        ("\"诉求类型\": \"class\"", "\"诉求类型\": \"klass\"", "\"klass\" is no field that can have a fault"),
        ("\"电话\": \"contact.phone\"", "\"姓名\": \"contact.phone\"", "\"姓名\" stands here twice"),
        ("[\"image/jpeg\"]", "[\"image/gif\"]", "unknown variant `image/gif`"),
        ("[\"point\", \"description\"]", "[\"point\", \"words\"]", "unknown variant `words`"),
        // Nothing would put the rest of the place into the description.
        (
            "\"places\": [\"point\", \"description\"]",
            "\"places\": [\"point\", \"description\"], \"one_place\": true",
            "unknown field `one_place`",
        ),
        ("\"phone\": \"required\"", "\"phone\": \"needed\"", "unknown variant `needed`"),
        ("\"{class|class}\"", "\"{class|class\"", "a brace without its partner"),
        ("\"{class|class}\"", "\"class}\"", "a brace without its partner"),
        ("\"{class|class}\"", "\"{}\"", "write {field} or {field|table}"),
        ("\"{class|class}\"", "\"{class|}\"", "write {field} or {field|table}"),
        ("\"分类代码\": \"{category}\"", "\"requestId\": \"{category}\"", "\"requestId\" stands here twice"),
        ("{ \"$each\": \"answers\", \"as\"", "{ \"$each\": \"answers\", \"is\"", "needs \"as\" after it"),
        ("{ \"$each\": \"answers\", \"as\"", "{ \"x\": 1, \"$each\": \"answers\", \"as\"", "stands alone"),
        ("\"outcome\": \"numbered\"", "\"outcome\": \"done\"", "unknown variant `done`"),
        ("\"path\": \"/categories\", ", "", "missing field `path`"),
    ] {
        let (told, line) = in_line(right, wrong);
        assert!(told.contains(says), "{wrong}: {told}");
        // What is missing is noticed at the end of its object, which may be a line further down.
        assert!(told.contains(&format!("at line {line} column ")), "{wrong}: expected line {line}, {told}");
    }
}

#[test]
fn a_template_that_names_what_there_isnt_is_told_with_its_place() {
    let submit = "/operations/submit/request/body/json";
    for (at, value, says) in [
        (
            format!("{submit}/诉求内容"),
            json!("{descripton}"),
            "there is no field {descripton} here; there are: key",
        ),
        (format!("{submit}/诉求内容"), json!("{description}{reference}"), "no field {reference}"),
        (format!("{submit}/分类代码"), json!("{category|codes}"), "there is no table \"codes\""),
        (format!("{submit}/位置/纬度"), json!("{answer.code}"), "no field {answer.code}"),
        (format!("{submit}/位置/纬度"), json!("{before.token}"), "no field {before.token}"),
        (format!("{submit}/位置/纬度"), json!("{answers.}"), "no field {answers.}"),
        (format!("{submit}/requestId"), json!(["{key}", { "a": "{kay}" }]), ""),
        ("/operations/read/request/path".to_owned(), json!("/{reference}/{words}"), "no field {words}"),
        ("/operations/categories/request/query/lang".to_owned(), json!("{code}"), "no field {code}"),
        ("/operations/photo/request/headers/X-Query-Password".to_owned(), json!("{key}"), "no field {key}"),
        ("/operations/submit/answer/echo".to_owned(), json!({ "/a~1b": "{nothing}" }), ""),
    ] {
        let told = mistakes(&with(in_house(), &at, value));
        let place = match at.rsplit('/').next().unwrap() {
            "requestId" => format!("{at}/1/a"),
            "echo" => format!("{at}/~1a~01b"),
            _ => at.clone(),
        };
        let is_expected = |told: &String| told.starts_with(&format!("{place}: ")) && told.contains(says);
        assert!(told.iter().any(is_expected), "{place}: {told:#?}");
    }
}

#[test]
fn content_that_its_body_cant_hold_is_told() {
    let submit = "/operations/submit/request";
    let body = format!("{submit}/body");
    let json = in_house().pointer(&format!("{body}/json")).unwrap().clone();
    for (description, at, says) in [
        (with(in_house(), &body, json!({ "form": json })), format!("{body}/form/位置"), "no object"),
        (with(in_house(), &format!("{submit}/method"), json!("GET")), body.clone(), "a GET carries nothing"),
        (with(in_house(), &body, json!("photo")), body.clone(), "only the operation \"photo\""),
        (
            with(in_house(), &format!("{body}/json/文件"), json!("{photo.file}")),
            format!("{body}/json/文件"),
            "the whole value of a part",
        ),
        (
            with(
                in_house(),
                &body,
                json!({ "multipart": { "f": { "$each": "photos", "as": "x{photo.file}" } } }),
            ),
            format!("{body}/multipart/f/as"),
            "the whole value of a part",
        ),
        (
            with(in_house(), &format!("{body}/json/补充问题/$each"), json!("people")),
            format!("{body}/json/补充问题/$each"),
            "there is no such list here",
        ),
        (
            with(
                in_house(),
                &format!("{body}/json/补充问题/as/值"),
                json!({ "$each": "photos", "as": "{key}" }),
            ),
            format!("{body}/json/补充问题/as/值/$each"),
            "there is no such list here",
        ),
        (
            with(
                in_house(),
                "/operations/rating/request/body/json/意见",
                json!({ "$each": "answers", "as": 1 }),
            ),
            "/operations/rating/request/body/json/意见/$each".to_owned(),
            "there is no such list here",
        ),
        (
            with(in_house(), "/headers/Bad Name", json!("x")),
            "/headers/Bad Name".to_owned(),
            "no name for a header",
        ),
        (with(in_house(), "/headers/Cookie", json!("x")), "/headers/Cookie".to_owned(), "browsers write"),
        (with(in_house(), "/headers/X-Key", json!("钥")), "/headers/X-Key".to_owned(), "can't hold this"),
    ] {
        assert_told(&description, &at, says);
    }
}

#[test]
fn tables_that_miss_a_word_or_cant_be_read_backwards_are_told() {
    for (description, at, says) in [
        (without(in_house(), "/tables/class/help"), "/tables/class", "{class} can be help, too"),
        (without(in_house(), "/tables/yes_no/false"), "/tables/yes_no", "can be false, too"),
        (without(in_house(), "/tables/satisfaction/3"), "/tables/satisfaction", "can be 3, too"),
        (
            with(in_house(), "/tables/class/inquiry", json!("求助")),
            "/tables/class/inquiry",
            "\"help\" is written alike",
        ),
        (
            with(in_house(), "/tables/class/praise", json!("表扬")),
            "/tables/class/praise",
            "no word of ours here",
        ),
        (
            with(in_house(), "/tables/datatype/photo", json!("照片")),
            "/tables/datatype/photo",
            "no word of ours here",
        ),
        (with(in_house(), "/tables/yes_no/true", json!([])), "/tables/yes_no/true", "write a text"),
        (
            with(in_house(), "/operations/read/answer/class/table", json!("kinds")),
            "/operations/read/answer/class/table",
            "there is no table \"kinds\"",
        ),
    ] {
        assert_told(&description, at, says);
    }
}

#[test]
fn all_mistakes_are_told_at_once() {
    let description = with(with(in_house(), "/base", json!("")), "/capabilities/description_max", json!(0));
    assert_eq!(mistakes(&description).len(), 2);
}
