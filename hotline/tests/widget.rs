//! The widget's own half of the profile against the hotline, over a real socket: what the one writes the other
//! reads, and the other way round.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail loudly")]

use std::{collections::HashMap, io::Cursor};

use complaint_widget::{
    backend::{
        Accepted, Attempt, Backend, Body, Exchange, Method, Outcome, Refusal, Request, Response, Step,
        Trouble, native::Native,
    },
    domain::{
        Code, LanguageTag, MediaType, PhotoId, QuotedText, Rating, Receipt, Reference, RequestClass,
        Satisfaction, Status, TimelineEvent, Timestamp,
    },
    form::{
        Draft, DraftContact, DraftPhoto, DraftPlace, PointSource, Rules, Submission, TypedAnswer, check,
        suggest_categories,
    },
};
use hotline::{
    clock::Clock,
    content::Content,
    database::Database,
    desk::{self, Decision},
    open311::Settings,
    server::{Hotline, Options},
};
use image::{DynamicImage, ImageFormat};
use tempfile::TempDir;

const KEY: &str = "9d1a3f52-3b7e-4c1c-8f0a-2f6b8f0c7d11";
const OTHER_KEY: &str = "1c7b52d8-66a1-4f0e-9c39-7b0f3f1d8e22";
const THIRD_KEY: &str = "6e0f4f0a-8b39-4f57-9a8e-0c9d9f1b5a44";
const PHOTO: &str = "b7f0a3f5-0f44-4c39-a1a0-5d1f5a0c9e33";

/// The demo district's hotline, and a phone that speaks to it.
struct Line {
    hotline: Hotline,
    directory: TempDir,
    backend: Native,
    client: reqwest::Client,
    photos: HashMap<PhotoId, Vec<u8>>,
}

impl Line {
    async fn open() -> Self {
        let directory = TempDir::new().unwrap();
        let hotline = Hotline::start(Options {
            listen: ([127, 0, 0, 1], 0).into(),
            data: directory.path().join("data"),
            content: Content::demo_district().unwrap(),
            widget: None,
            frame_ancestors: Vec::new(),
            writes_per_minute: 1_000,
            trust_forwarded_for: false,
            open311: Settings::default(),
            demo_clerk: None,
            clock: Clock::system(),
        })
        .await
        .unwrap();
        let url = format!("http://{}/api/v1", hotline.address());
        let photos = HashMap::from([(PhotoId(PHOTO.to_owned()), jpeg())]);
        let backend = Native::new(&url);
        Self { hotline, directory, backend, client: reqwest::Client::new(), photos }
    }

    /// Performs an exchange to its end, as the browser would.
    async fn run<T>(&self, exchange: Exchange<T>) -> Outcome<T> {
        let Exchange(mut step) = exchange;
        loop {
            step = match step {
                Step::Send(request, then) => then(Ok(self.send(request).await)),
                Step::Wait(time, then) => {
                    tokio::time::sleep(time).await;
                    then()
                }
                Step::Done(outcome) => return outcome,
            }
        }
    }

    async fn send(&self, request: Request) -> Response {
        let method = match request.method {
            Method::Get => reqwest::Method::GET,
            Method::Post => reqwest::Method::POST,
            Method::Put => reqwest::Method::PUT,
            Method::Patch => reqwest::Method::PATCH,
        };
        let mut builder = self.client.request(method, request.url);
        for (name, value) in request.headers {
            builder = builder.header(name.as_ref(), value);
        }
        builder = match request.body {
            Body::Empty => builder,
            Body::Json(text) => builder.header("Content-Type", "application/json").body(text),
            Body::Photo(id) => builder.body(self.photos[&id].clone()),
            body => panic!("the native profile sends no {body:?}"),
        };
        let response = builder.send().await.unwrap();
        let headers = response.headers().iter();
        Response {
            status: response.status().as_u16(),
            headers: headers
                .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()))
                .collect(),
            body: response.bytes().await.unwrap().to_vec(),
        }
    }

    /// What the draft becomes by the hotline's own rules.
    async fn judge(&self, draft: &Draft) -> Submission {
        let language = english();
        let capabilities = self.run(self.backend.capabilities(&language)).await.unwrap();
        let categories = self.run(self.backend.categories(&language)).await.unwrap();
        let local_time = |text: &str| Timestamp::from_rfc3339(&format!("{text}:00Z"));
        let rules = Rules {
            capabilities: &capabilities,
            categories: &categories,
            language: &language,
            local_time: &local_time,
            now: Clock::system().now(),
        };
        check(draft, &rules).expect("a draft that keeps every rule")
    }

    async fn submit(&self, draft: &Draft, key: &str) -> Outcome<Accepted> {
        let attempt = Attempt { key: key.to_owned(), insists: false };
        self.run(self.backend.submit(&self.judge(draft).await, &attempt)).await
    }

    async fn answer(&self, receipt: &Receipt, text: &str) {
        let database = Database::open(&self.directory.path().join("data/hotline.db")).await.unwrap();
        let message = Some(QuotedText { text: text.to_owned(), language: Some(english()) });
        let decision = Decision { status: Status::Answered, unit: None, message };
        desk::decide(&database, &receipt.reference.0, decision, Clock::system().now()).await.unwrap();
        database.close().await;
    }
}

fn english() -> LanguageTag {
    LanguageTag::new("en")
}

fn jpeg() -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    DynamicImage::new_rgb8(16, 12).write_to(&mut file, ImageFormat::Jpeg).unwrap();
    file.into_inner()
}

/// A report on noise, whose category asks questions of most datatypes, with everything that can be said.
async fn whole_draft(line: &Line) -> Draft {
    let categories = line.run(line.backend.categories(&english())).await.unwrap();
    let noise = categories.iter().find(|category| category.code.0 == "noise").unwrap();
    let options = |code: &str| {
        let question = noise.questions.iter().find(|question| question.code == code).unwrap();
        question.options.iter().map(|option| option.key.clone()).collect::<Vec<_>>()
    };
    let addresses = line.run(line.backend.search_addresses("lane", &english())).await.unwrap();
    let address = addresses.into_iter().find(|address| address.point.is_some()).unwrap();
    let answers = [
        ("source", TypedAnswer::Text(options("source")[0].clone())),
        ("since", TypedAnswer::Text("2026-11-20T22:30".to_owned())),
        ("times", TypedAnswer::Keys(options("times"))),
        ("days_a_week", TypedAnswer::Text("٥".to_owned())),
    ];
    Draft {
        key: KEY.to_owned(),
        class: Some(RequestClass::Complaint),
        category: Some(noise.code.clone()),
        description: "吵得睡不着 — لا أستطيع النوم 😴 <script>alert(1)</script>".to_owned(),
        answers: answers.into_iter().map(|(code, answer)| (code.to_owned(), answer)).collect(),
        place: DraftPlace {
            point: address.point.map(|point| (point, PointSource::Address)),
            address: Some(address.label),
            address_query: "lane".to_owned(),
            description: "third floor".to_owned(),
            district: address.district,
            district_by_address: true,
        },
        photos: vec![DraftPhoto {
            id: PhotoId(PHOTO.to_owned()),
            media_type: MediaType::Jpeg,
            bytes: 400,
            description: "The site at night".to_owned(),
            taken_at: None,
        }],
        contact: DraftContact {
            name: "أمل".to_owned(),
            name_shown: false,
            phone: "＋٢٠ ١٠٠ ١٢٣ ٤٥٦٧".to_owned(),
            email: "amal@example.org".to_owned(),
        },
    }
}

#[tokio::test]
async fn a_report_with_everything_goes_the_whole_way() {
    let line = Line::open().await;
    let draft = whole_draft(&line).await;
    let accepted = line.submit(&draft, KEY).await.unwrap();
    let receipt = accepted.receipt().unwrap().clone();
    assert!(accepted.deadline.is_some());
    assert_eq!(line.submit(&draft, KEY).await, Ok(accepted), "the same again is the same complaint");

    let photo = PhotoId(PHOTO.to_owned());
    let read = async |revision: Option<&str>| {
        line.run(line.backend.read(&receipt, revision, &english())).await.unwrap()
    };
    assert!(read(None).await.unwrap().value.photos[0].received_at.is_none());
    for _ in 0..2 {
        let upload = line.backend.upload_photo(&receipt, &photo, MediaType::Jpeg);
        assert_eq!(line.run(upload).await, Ok(()));
    }
    let revised = read(None).await.unwrap();
    assert!(revised.value.photos[0].received_at.is_some());
    assert_eq!(revised.value.status, Status::Received);
    assert_eq!(revised.value.description.unwrap().text, draft.description);
    assert_eq!(revised.value.place.description.as_deref(), Some("third floor"));
    assert_eq!(read(revised.revision.as_deref()).await, None, "unchanged");

    line.run(line.backend.add_information(&receipt, "Again tonight", OTHER_KEY)).await.unwrap();
    assert!(read(revised.revision.as_deref()).await.is_some(), "changed");

    line.answer(&receipt, "They stop at ten now.").await;
    let rating = Rating {
        contacted: true,
        solved: false,
        satisfaction: Satisfaction::new(2).unwrap(),
        words: Some("Not yet".to_owned()),
    };
    line.run(line.backend.rate(&receipt, &rating)).await.unwrap();
    line.run(line.backend.reopen(&receipt, "Still loud at midnight", KEY)).await.unwrap();
    let complaint = read(None).await.unwrap().value;
    assert_eq!(complaint.status, Status::Reopened);
    assert_eq!(complaint.answer().map(|answer| answer.text.as_str()), Some("They stop at ten now."));
    let told =
        |wanted: fn(&TimelineEvent) -> bool| complaint.timeline.iter().any(|entry| wanted(&entry.event));
    assert!(told(
        |event| matches!(event, TimelineEvent::Information(words) if words.text == "Again tonight")
    ));
    assert!(told(|event| matches!(event, TimelineEvent::Rated(rating) if !rating.solved)));
    assert!(told(|event| matches!(event, TimelineEvent::Reopened(_))));
    assert!(!told(|event| *event == TimelineEvent::Unknown), "the widget knows every kind of entry");
    line.hotline.stop().await.unwrap();
}

#[tokio::test]
async fn what_the_hotline_refuses_the_widget_understands() {
    let line = Line::open().await;
    let draft = whole_draft(&line).await;
    let receipt = line.submit(&draft, KEY).await.unwrap().receipt().unwrap().clone();

    let mut other = draft.clone();
    other.description = "Something else".to_owned();
    assert_eq!(line.submit(&other, KEY).await, Err(Trouble::Unknown), "the key has been used");

    let secret = receipt.code.as_ref().unwrap().secret();
    for (reference, code) in [
        (receipt.reference.0.as_str(), "WRONGCODE"),
        (receipt.reference.0.as_str(), "密码"),
        ("PH-2026-999999", secret),
        ("../categories", secret),
    ] {
        let wrong =
            Receipt { reference: Reference(reference.to_owned()), code: Some(Code::new(code.to_owned())) };
        let read = line.run(line.backend.read(&wrong, None, &english())).await;
        assert_eq!(read, Err(Trouble::NotFound), "{wrong:?}");
    }
    let typed = Receipt {
        reference: Reference::from_typed(&receipt.reference.0.replace('-', " ").to_lowercase()).unwrap(),
        code: Code::from_typed(&format!(" {} ", secret.to_lowercase())),
    };
    assert!(line.run(line.backend.read(&typed, None, &english())).await.is_ok(), "as people type it");
    let add = line.backend.add_information(&typed, "Again tonight", OTHER_KEY);
    assert_eq!(line.run(add).await, Ok(()));

    let unanswered = line.backend.reopen(&receipt, "Too early", THIRD_KEY);
    assert_eq!(line.run(unanswered).await, Err(Trouble::Refused(Refusal::WrongStatus)));
    line.hotline.stop().await.unwrap();
}

#[tokio::test]
async fn what_citizens_write_suggests_the_right_category() {
    let line = Line::open().await;
    let categories = line.run(line.backend.categories(&english())).await.unwrap();
    let mut faults = Vec::new();
    for (text, expected) in [
        ("The street lights on our road have been out for a week", "street_lighting"),
        ("There is a big pothole in front of the school", "road_damage"),
        ("A car is parked in the fire lane and blocks the entrance", "parking"),
        ("Bus 42 never stops here and the driver was rude", "public_transport"),
        ("Construction noise all night, we can't sleep", "noise"),
        ("Nobody empties the bins, there is rubbish everywhere", "waste"),
        ("A branch fell off the tree in the playground", "trees_parks"),
        ("We have had no water since yesterday", "water_supply"),
        ("The sewer overflows when it rains", "drains"),
        ("Power cut in our building, no electricity", "power"),
        ("I can smell gas in the stairwell", "gas_smell"),
        ("The radiators are cold", "heating"),
        ("The elevator is broken again", "housing_repairs"),
        ("I got food poisoning at a restaurant", "food_safety"),
        ("The shop refuses to give me a refund", "consumer"),
        ("How do I renew my residence permit?", "government_service"),
        ("我家楼下的路灯不亮了", "street_lighting"),
        ("路面有个大坑", "road_damage"),
        ("有人乱停车，把小区门口堵门了", "parking"),
        ("公交车司机不停站", "public_transport"),
        ("半夜施工吵得睡不着", "noise"),
        ("垃圾桶满了没人清运", "waste"),
        ("树枝倒了挡住路", "trees_parks"),
        ("家里停水两天了", "water_supply"),
        ("下水道堵了，污水外溢", "drains"),
        ("小区停电了", "power"),
        ("楼道里有煤气味", "gas_smell"),
        ("暖气不热，家里太冷", "heating"),
        ("电梯坏了物业不管", "housing_repairs"),
        ("在饭店吃了变质的东西", "food_safety"),
        ("商家不给退款", "consumer"),
        ("怎么办理居住证", "government_service"),
        ("إنارة الشارع لا تعمل", "street_lighting"),
        ("توجد حفرة كبيرة في الطريق", "road_damage"),
        ("سيارة متوقفة تسد المدخل", "parking"),
        ("الحافلة لا تأتي في موعدها", "public_transport"),
        ("ضجيج وموسيقى طوال الليل", "noise"),
        ("القمامة والنفايات في كل مكان", "waste"),
        ("سقط غصن من الشجرة", "trees_parks"),
        ("لا توجد مياه منذ أمس", "water_supply"),
        ("طفح المجاري في الشارع", "drains"),
        ("انقطاع الكهرباء في الحي", "power"),
        ("أشم رائحة غاز في البناية", "gas_smell"),
        ("التدفئة لا تعمل", "heating"),
        ("المصعد معطل", "housing_repairs"),
        ("طعام فاسد في المطعم", "food_safety"),
        ("المتجر يرفض استرداد المبلغ", "consumer"),
        ("كيف أجدد الإقامة؟", "government_service"),
    ] {
        let suggested = suggest_categories(&categories, text, 3);
        if suggested.first().is_none_or(|first| first.0 != expected) {
            faults.push(format!("{text}: {expected} expected, {suggested:?} suggested"));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    line.hotline.stop().await.unwrap();
}
