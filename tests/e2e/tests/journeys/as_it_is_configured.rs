//! A district's `config.json` decides how the widget begins and what it takes; a mistake in it costs that member only.

use complaint_widget_journeys::{Browser, Deployment, Hotline, Options, Report, Setup, words};
use serde_json::{Value, json};

/// What a district has to say, and `more`.
fn config(more: Value) -> Value {
    let mut config = json!({
        "backend": { "kind": "native", "url": "./api/v1" },
        "languages": ["en", "ar"],
        "name": { "en": "Quiet Hills", "ar": "التلال الهادئة" },
        "phones": { "hotline": "12345", "emergencies": [{ "kind": "police", "number": "110" }] },
    });
    config.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    config
}

fn serve(deployment: &Deployment) -> Hotline {
    Hotline::with(Options { widget: deployment.path().to_owned(), ..Options::default() })
}

#[tokio::test]
async fn a_report_that_begins_at_once_stays_within_limits_and_bounds() {
    let deployment = Deployment::with(&config(json!({
        "start": "report",
        "bounds": { "south": 38, "west": 115, "north": 39, "east": 116 },
        "limits": { "description": 100, "photos": 0 },
        "privacy": { "en": "https://district.example/privacy", "ar": "https://district.example/ar" },
    })));
    let hotline = serve(&deployment);
    let browser = Browser::start(&Setup::default()).await;
    browser.open(&hotline.url()).await;
    browser.on_screen("report/describe").await;
    browser.describe(&Report::english()).await;
    browser.type_into("description", &"x".repeat(101)).await;
    browser.go_on().await;
    browser.find("#error-summary li").await;
    browser.run("document.getElementById('description').select()").await;
    browser.type_into("description", "A lamp is dark").await;
    browser.go_on().await;

    browser.on_screen("report/place").await;
    browser.be_at(52.0, 4.0).await;
    browser.say_here().await;
    browser.go_on().await;
    let says = "document.querySelector('main').innerText.includes(arguments[0])";
    browser.until_with("the bounds are told", says, vec![words("en", "problem-out-of-bounds").into()]).await;
    browser.press(".place-given__remove").await;
    browser.type_into("place-description", "Behind the market hall").await;
    browser.go_on().await;
    browser.on_screen("report/photos").await;
    assert!(!browser.has("input[type=file]").await, "no photos are asked for");
    browser.go_on().await;

    browser.on_screen("report/contact").await;
    let link = "return ['href', 'target', 'rel'].map(name => document.querySelector('.privacy-notice').getAttribute(name))";
    let at = |address| json!([address, "_blank", "noopener noreferrer"]);
    assert_eq!(browser.run(link).await, at("https://district.example/privacy"));
    browser.choose_language("ar").await;
    browser.until("it is Arabic", "document.querySelector('.privacy-notice').href.endsWith('/ar')").await;
    assert_eq!(browser.run(link).await, at("https://district.example/ar"));
    browser.assert_quiet().await;
}

#[tokio::test]
async fn a_mistake_costs_that_member_and_stands_on_the_console() {
    let deployment = Deployment::with(&config(json!({
        "start": "reports",
        "phones": { "hotline": "12345", "emergencies": [
            { "kind": "pirates", "number": "1" }, { "kind": "fire", "number": "119" },
        ] },
        "privacy": "javascript:alert(1)",
        "them": {},
    })));
    let hotline = serve(&deployment);
    let browser = Browser::start(&Setup::default()).await;
    browser.open(&hotline.url()).await;
    browser.on_screen("home").await;
    assert_eq!(browser.text(".app .bar__name").await, "Quiet Hills");
    let numbers = browser.run(
        "return [...document.querySelectorAll('.app a[href^=\"tel:\"]')].map(it => it.getAttribute('href'))",
    );
    assert_eq!(numbers.await, json!(["tel:119", "tel:12345"]));
    browser.press_words(&words("en", "home-privacy")).await;
    browser.on_screen("privacy").await;
    assert!(!browser.has(".privacy-notice").await && !browser.has(".config-faults ul").await);
    let told = browser.complaints().await;
    for pointer in ["#/start: ", "#/phones/emergencies/0/kind: ", "#/privacy: ", "#/them: "] {
        let pointer = format!("config.json{pointer}");
        assert!(
            told.iter().any(|line| line.contains(&pointer)),
            "{pointer} is not told:\n{}",
            told.join("\n")
        );
    }
    assert_eq!(told.len(), 4, "{}", told.join("\n"));
}

#[tokio::test]
async fn a_development_build_shows_mistakes_on_the_page() {
    let deployment = Deployment::development();
    deployment.add("config.json", &config(json!({ "start": "reports" })));
    let hotline = serve(&deployment);
    let browser = Browser::start(&Setup::default()).await;
    browser.open(&hotline.url()).await;
    let place = "document.querySelector('.config-faults li code')?.innerText === '/start'";
    browser.until("the fault is shown", place).await;
    assert!(browser.text(".config-faults li").await.contains("expected one of `home`, `report`, `track`"));
    browser.choose_language("ar").await;
    let expression = "document.querySelector('.config-faults b').innerText === arguments[0]";
    let title = words("ar", "config-faults-title").replace("{ $file }", "\u{2068}config.json\u{2069}");
    browser.until_with("its title is Arabic", expression, vec![title.into()]).await;
    assert_eq!(browser.text(".config-faults ul[lang=en][dir=ltr] code").await, "/start");
}

#[tokio::test]
async fn without_a_hotline_in_the_file_there_are_the_numbers_to_call() {
    let mut wrong = config(json!({ "start": "reports" }));
    wrong.as_object_mut().unwrap().remove("name");
    let deployment = Deployment::with(&wrong);
    let hotline = serve(&deployment);
    let browser = Browser::start(&Setup::default()).await;
    browser.goto(&hotline.url()).await;
    browser.until("the page gives up", "document.documentElement.dataset.shell === 'failed'").await;
    for language in ["en", "zh-Hans", "ar"] {
        assert!(browser.text(&format!(".shell[lang='{language}']")).await.contains("12345"));
    }
    let told = browser.complaints().await.join("\n");
    assert!(told.contains("config.json: name is missing") && told.contains("config.json#/start: "), "{told}");
}

#[tokio::test]
async fn an_address_chooses_among_configurations() {
    let deployment = Deployment::with(&config(json!({})));
    deployment
        .add("config.north.json", &config(json!({ "name": { "en": "North Hills" }, "start": "track" })));
    let hotline = serve(&deployment);
    let browser = Browser::start(&Setup::default()).await;
    browser.open(&format!("{}?config=north", hotline.url())).await;
    browser.on_screen("track").await;
    assert_eq!(browser.text(".app .bar__name").await, "North Hills");
    browser.press(".bar__back").await;
    browser.on_screen("home").await;
    browser.assert_quiet_but(&["preload"]).await;

    browser.open(&format!("{}?config=../north", hotline.url())).await;
    assert_eq!(browser.text(".app .bar__name").await, "Quiet Hills");
    let told = browser.complaints().await.join("\n");
    assert!(told.contains("config takes 1 to 40"), "{told}");

    browser.goto(&format!("{}?config=south", hotline.url())).await;
    browser.until("the page gives up", "document.documentElement.dataset.shell === 'failed'").await;
    let told = browser.complaints().await.join("\n");
    assert!(told.contains("config.south.json could not be loaded"), "{told}");
}
