//! One built widget, several kinds of hotline: `config.json` alone says which. From a report with a photo to where it
//! stands.

use complaint_widget_journeys::{
    Browser, Deployment, Gateway, Hotline, Open311, Options, Photo, Quadrants, words,
};
use complaint_widget_servers::{
    Fault,
    in_house::{APP_KEY, InHouse},
    signalen,
};
use serde_json::{Value, json};

/// What a district says of itself, with this hotline.
fn config(backend: Value, gateway: bool) -> Value {
    json!({
        "backend": backend,
        "gateway": gateway,
        "languages": ["en", "zh-Hans", "ar"],
        "name": { "en": "Quiet Hills", "zh-Hans": "静山", "ar": "التلال الهادئة" },
        "phones": { "hotline": "12345", "emergencies": [{ "kind": "police", "number": "110" }] },
    })
}

/// Opens the first step and says what is wrong, in words that suggest `category`.
async fn describe(browser: &Browser, description: &str, category: &str) {
    browser.begin_report().await;
    browser.type_into("description", description).await;
    if browser.has("input[name=class]").await {
        browser.choose("class", "complaint").await;
    }
    browser.choose("category", category).await;
}

/// From the place, which is said already, over one photo to the last step.
async fn go_on_with_a_photo(browser: &Browser) {
    browser.go_on().await;
    browser.on_screen("report/photos").await;
    browser.add_photos(&Photo::two()[..1]).await;
    browser.go_on().await;
    browser.on_screen("report/contact").await;
}

/// Goes on to the last step and sends the report; its number, and the code where there is one.
async fn send(browser: &Browser) -> Vec<String> {
    browser.go_on().await;
    browser.on_screen("report/check").await;
    send_again(browser).await
}

/// Sends the report from the last step.
async fn send_again(browser: &Browser) -> Vec<String> {
    browser.go_on().await;
    browser.on_screen("sent").await;
    browser.photos_are_delivered(1).await;
    let shown =
        browser.run("return [...document.querySelectorAll('.receipt__value')].map(it => it.innerText)");
    shown
        .await
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|it| Some(it.as_str()?.trim().to_owned()))
        .collect()
}

fn assert_is_the_photo(kept: &[u8]) {
    let sent = &Photo::two()[0];
    assert_eq!(Quadrants::of(kept), (Quadrants::UPRIGHT, sent.size.0, sent.size.1));
    assert!(!kept.windows(6).any(|part| part == b"Exif\0\0"), "nothing but the picture arrives");
}

#[tokio::test]
async fn over_open311() {
    let deployment = Deployment::with(&config(
        json!({ "kind": "open311", "url": "./open311/v2", "profile": "hotline" }),
        false,
    ));
    let hotline = Hotline::with(Options {
        widget: deployment.path().to_owned(),
        open311: Open311::Numbers,
        clerk_step: None,
        demo_hosts: false,
    });
    let browser = Browser::start(&Default::default()).await;
    browser.open(&hotline.url()).await;
    describe(&browser, "The street lamp at the school gate is out, it is dark", "street_lighting").await;
    // Asked for only once the category is chosen.
    browser.type_into("answer-pole_number", "Q-17").await;
    browser.go_on().await;
    browser.on_screen("report/place").await;
    browser.type_into("place-description", "Opposite the school gate").await;
    go_on_with_a_photo(&browser).await;
    browser.type_into("phone", "+86 10 5550 0100").await;
    let receipt = send(&browser).await;
    let [reference] = &receipt[..] else { panic!("this hotline gives a number and no code: {receipt:?}") };

    let kept = hotline.show(reference);
    for part in ["street lamp at the school gate", "Opposite the school gate", "Q-17", "+86 10 5550 0100"] {
        assert!(kept.contains(part), "{part} is not in:\n{kept}");
    }
    assert_is_the_photo(&hotline.photos(reference)[0]);
    browser.see_status().await;
    hotline.answer(reference, "answered", "The lamp has a new bulb since Monday.");
    browser.ask_now().await;
    browser.until("the answer is there", "document.body.innerText.includes('new bulb since Monday')").await;
    browser.assert_quiet().await;
}

/// Twice as long as the widget asks for the number before it shows the receipt: also a busy machine shows that first.
const LATER: u32 = 20_000;

#[tokio::test]
async fn a_number_that_follows_is_asked_for_until_it_is_there() {
    let deployment = Deployment::with(&config(
        json!({ "kind": "open311", "url": "./open311/v2", "profile": "hotline" }),
        false,
    ));
    let hotline = Hotline::with(Options {
        widget: deployment.path().to_owned(),
        open311: Open311::NumbersLater { milliseconds: LATER },
        clerk_step: None,
        demo_hosts: false,
    });
    let browser = Browser::start(&Default::default()).await;
    browser.open(&hotline.url()).await;
    describe(&browser, "The street lamp at the school gate is out, it is dark", "street_lighting").await;
    browser.go_on().await;
    browser.on_screen("report/place").await;
    browser.type_into("place-description", "Opposite the school gate").await;
    browser.go_on().await;
    browser.on_screen("report/photos").await;
    browser.go_on().await;
    browser.on_screen("report/contact").await;
    browser.go_on().await;
    browser.on_screen("report/check").await;
    browser.go_on().await;
    browser.on_screen("sent").await;
    assert_eq!(browser.text("h1").await, words("en", "sent-number-follows"));
    let numbered = "document.querySelector('h1').innerText === arguments[0]";
    browser.until_with("the number is there", numbered, vec![json!(words("en", "sent-numbered"))]).await;
    let reference = browser.text(".receipt__value").await;
    assert!(hotline.show(&reference).contains("street lamp at the school gate"));
    browser.see_status().await;
    browser.assert_quiet().await;
}

#[tokio::test]
async fn over_signalen() {
    let signalen = signalen::Signalen::start(signalen::Settings::default()).await.unwrap();
    let mut backend = signalen.backend_settings();
    backend["url"] = json!("./upstream");
    backend.as_object_mut().unwrap().remove("address_search");
    let deployment = Deployment::with(&config(backend, true));
    let mut file: Value =
        serde_json::from_str(include_str!("../../../../hotline/gateway/signalen.json")).unwrap();
    file["upstream"] = json!(signalen.url());
    let gateway = Gateway::start(&deployment, &file, &[]);
    let browser = Browser::start(&Default::default()).await;
    browser.be_at(52.37, 4.9).await;
    browser.open(gateway.url()).await;
    describe(&browser, "A stoeptegel is loose, an old man fell over it", "straat/stoeptegel").await;
    browser.go_on().await;
    browser.on_screen("report/place").await;
    browser.say_here().await;
    go_on_with_a_photo(&browser).await;
    let receipt = send(&browser).await;
    let [number, code] = &receipt[..] else { panic!("this hotline gives a number and a code: {receipt:?}") };

    let [report] = &signalen.reports()[..] else { panic!("one report") };
    assert_eq!((&report.uuid, &format!("SIG-{}", report.number)), (&code.to_lowercase(), number));
    assert_eq!(report.body["text"], "A stoeptegel is loose, an old man fell over it");
    assert_eq!(report.body["location"]["geometrie"]["coordinates"], json!([4.9, 52.37]));
    assert_is_the_photo(&report.attachments[0].bytes);
    browser.see_status().await;
    browser.wait_for_status("received").await;

    let token = signalen.handle(&report.uuid).unwrap();
    browser.ask_now().await;
    browser.wait_for_status("closed").await;
    browser.goto(&format!("{}#/feedback/{token}", gateway.url())).await;
    browser.on_screen("feedback").await;
    let address = browser.run("return location.href").await.to_string();
    assert!(!address.contains(&token), "the token stays out of the browser's history: {address}");
    browser.choose("satisfied", "yes").await;
    browser.type_into("own-reason", "It was mended within a day").await;
    browser.go_on().await;
    browser.until("the verdict is taken", "document.querySelector('.notice--success') !== null").await;
    let verdict = signalen.verdict(&token).unwrap();
    assert_eq!(verdict["is_satisfied"], json!(true));
    assert!(verdict.to_string().contains("It was mended within a day"), "{verdict}");

    let session = signalen.ask(&report.uuid, "Welke kleur had de tegel?").unwrap();
    browser.goto(&format!("{}#/questions/{session}", gateway.url())).await;
    browser.on_screen("questions").await;
    browser.until("the question is asked", "document.body.innerText.includes('Welke kleur')").await;
    browser.press("main textarea, main input[type=text]").await;
    browser.keys("Red").await;
    browser.go_on().await;
    browser.until("the answer is taken", "document.querySelector('.notice--success') !== null").await;
    assert_eq!(signalen.reaction(&session).as_deref(), Some("Red"));
    browser.assert_quiet().await;
}

/// The widget before the in-house hotline: a file describes it, and the gateway has its key.
fn described(hotline: &InHouse) -> (Deployment, Gateway) {
    let mut description: Value =
        serde_json::from_str(include_str!("../../../../public/backend-12345.json")).unwrap();
    description["base"] = json!("./upstream");
    // The gateway adds the key.
    description.as_object_mut().unwrap().remove("headers");
    let deployment =
        Deployment::with(&config(json!({ "kind": "rest", "file": "./backend-in-house.json" }), false));
    deployment.add("backend-in-house.json", &description);
    let file = json!({
        "upstream": hotline.url(),
        "key": { "environment": "IN_HOUSE_KEY", "in": "header", "name": "X-App-Key" },
        "routes": [
            { "method": "GET", "path": "/categories" },
            { "method": "POST", "path": "/workorders" },
            { "method": "GET", "path": "/workorders/{number}" },
            { "method": "POST", "path": "/workorders/{number}/photos", "body_bytes": 1_000_000 },
            { "method": "POST", "path": "/workorders/{number}/visit" },
        ],
        "request_headers": ["X-Query-Password"],
    });
    let gateway = Gateway::start(&deployment, &file, &[("IN_HOUSE_KEY", APP_KEY)]);
    (deployment, gateway)
}

/// From the first screen to the last step.
async fn report_a_lamp(browser: &Browser) {
    describe(browser, "The lamp in our lane is dark", "0101").await;
    browser.press("#answer-state label:has(> input[value='dark'])").await;
    browser.go_on().await;
    browser.on_screen("report/place").await;
    browser.type_into("place-description", "Lane 4, behind the well").await;
    go_on_with_a_photo(browser).await;
    browser.type_into("phone", "+86 10 5550 0100").await;
}

#[tokio::test]
async fn over_what_a_file_describes() {
    let hotline = InHouse::start().await.unwrap();
    let (_deployment, gateway) = described(&hotline);
    let browser = Browser::start(&Default::default()).await;
    browser.open(gateway.url()).await;
    report_a_lamp(&browser).await;
    let receipt = send(&browser).await;
    let [reference, code] = &receipt[..] else {
        panic!("this hotline gives a number and a code: {receipt:?}")
    };

    let [order] = &hotline.orders()[..] else { panic!("one order") };
    assert_eq!((&order.number, &order.password), (reference, code));
    let sent = order.filed.to_string();
    for part in ["The lamp in our lane is dark", "Lane 4, behind the well", "+86 10 5550 0100"] {
        assert!(sent.contains(part), "{part} is not in {sent}");
    }
    assert_is_the_photo(&order.photos[0].bytes);
    browser.see_status().await;
    browser.wait_for_status("received").await;
    assert!(hotline.answer(reference, "灯已修好。"));
    browser.ask_now().await;
    browser.wait_for_status("answered").await;
    // In its own language, and labelled so.
    let quoted = "[...document.querySelectorAll('main [lang=zh-Hans]')].some(it => it.innerText.includes('灯已修好。'))";
    browser.until("the answer is quoted in its language", quoted).await;
    browser.begin_rating().await;
    browser.rate_solved(5, "Thank you").await;
    browser.back_to_complaint().await;
    browser.wait_for_status("closed").await;
    browser.assert_quiet().await;
    assert!(!browser.run("return document.documentElement.outerHTML").await.to_string().contains(APP_KEY));
}

#[tokio::test]
async fn a_hotline_that_answers_nonsense_costs_the_citizen_nothing() {
    let hotline = InHouse::start().await.unwrap();
    let (_deployment, gateway) = described(&hotline);
    let browser = Browser::start(&Default::default()).await;
    browser.open(gateway.url()).await;
    report_a_lamp(&browser).await;
    browser.go_on().await;
    browser.on_screen("report/check").await;
    let unknown = words("en", "trouble-unknown");
    let busy = "The hotline is busy".to_owned();
    let faults = Fault::ALL.map(|fault| (fault, &unknown)).into_iter().chain([(Fault::Throttled, &busy)]);
    for (fault, sentence) in faults {
        hotline.faults.set("/workorders", fault);
        browser.run("document.getElementById('send-failure')?.setAttribute('data-old', '')").await;
        browser.go_on().await;
        let said = browser.text("#send-failure:not([data-old])").await;
        assert!(said.contains(sentence.as_str()), "{fault:?}: {said}");
        // So that only the citizen's own tries are seen here.
        browser.press_words(&words("en", "check-stop")).await;
        browser.on_screen("report/check").await;
        let shown = browser.text("main").await;
        assert!(shown.contains("The lamp in our lane is dark") && shown.contains("Lane 4, behind the well"));
    }
    hotline.faults.clear();
    let receipt = send_again(&browser).await;
    let [order] = &hotline.orders()[..] else { panic!("{} orders of one report", hotline.orders().len()) };
    assert_eq!(receipt, [order.number.clone(), order.password.clone()]);
    browser.assert_quiet_but(&["429", "500", "502", "504"]).await;
}
