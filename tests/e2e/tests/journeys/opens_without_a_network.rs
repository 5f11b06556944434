//! The page opens without a network, and a newer version of it never comes in the way of what is being typed.

use std::net::TcpListener;

use complaint_widget_journeys::{Browser, Deployment, Hotline, Options, Report, Setup, Site, words};
use serde_json::{Value, json};

/// What the browser says of requests that no server answers.
const NO_NETWORK: [&str; 2] = ["net::ERR_CONNECTION_REFUSED", "net::ERR_INTERNET_DISCONNECTED"];

fn serve(deployment: &Deployment) -> Hotline {
    Hotline::with(Options { widget: deployment.path().to_owned(), ..Options::default() })
}

/// Waits until the phone keeps the page.
async fn page_is_kept(browser: &Browser) {
    let script = "const [done] = arguments; navigator.serviceWorker.ready.then(() => done(true))";
    browser.run_until_done(script, Vec::new()).await;
}

/// Waits until the phone keeps this file beside the page.
async fn file_is_kept(browser: &Browser, name: &str) {
    let script = "const [name, done] = arguments;
        (async () => {
            while (!await caches.match(name)) await new Promise(soon => setTimeout(soon, 20));
            done(true);
        })()";
    browser.run_until_done(script, vec![name.into()]).await;
}

/// The version of the page that is open.
async fn version(browser: &Browser) -> String {
    let version = browser.run("return document.documentElement.dataset.version").await;
    version.as_str().expect("a release build says its version").to_owned()
}

/// The addresses of all that the phone keeps, and the names of the caches.
async fn kept(browser: &Browser) -> (Vec<String>, Vec<String>) {
    let script = "const [done] = arguments;
        (async () => {
            const names = await caches.keys();
            const requests = await Promise.all(names.map(async name => (await caches.open(name)).keys()));
            done([requests.flat().map(it => it.url), names]);
        })()";
    let read = browser.run_until_done(script, Vec::new()).await;
    let texts = |value: &Value| {
        value.as_array().into_iter().flatten().filter_map(|it| it.as_str().map(str::to_owned)).collect()
    };
    (texts(&read[0]), texts(&read[1]))
}

/// Has the browser ask for a newer version, as it does at each opening and the page after an hour.
async fn ask_for_newer(browser: &Browser) {
    let script = "const [done] = arguments;
        navigator.serviceWorker.getRegistration().then(it => it.update()).then(() => done(true))";
    browser.run_until_done(script, Vec::new()).await;
}

/// Waits until the screen says this.
async fn says(browser: &Browser, text: &str) {
    let expression = "document.querySelector('main').innerText.includes(arguments[0])";
    browser.until_with(text, expression, vec![text.into()]).await;
}

async fn newer_version_is_offered(browser: &Browser) {
    browser.find(".new-version button").await;
}

/// Waits until the notice about a newer version says this message.
async fn notice_says(browser: &Browser, language: &str, id: &str) {
    let expression = "document.querySelector('.new-version p')?.innerText === arguments[0]";
    browser.until_with(id, expression, vec![words(language, id).into()]).await;
}

#[tokio::test]
async fn once_open_the_page_opens_while_the_hotline_is_away() {
    let mut hotline = Hotline::start();
    let browser = Browser::start(&Setup::default()).await;
    browser.open(&hotline.url()).await;
    page_is_kept(&browser).await;
    hotline.stop();
    // Which may hold what the hotline said in the last five minutes.
    browser.cdp("Network.clearBrowserCache", json!({})).await;

    browser.open(&hotline.url()).await;
    browser.on_screen("home").await;
    says(&browser, &words("en", "home-unavailable")).await;
    // Other words and later screens are here, too.
    browser.choose_language("ar").await;
    says(&browser, &words("ar", "home-unavailable")).await;
    browser.press_words(&words("ar", "home-privacy")).await;
    browser.on_screen("privacy").await;
    assert_eq!(browser.text("h1").await, words("ar", "privacy-title"));
    browser.back().await;
    browser.begin_report().await;
    browser.type_into("description", Report::arabic().description).await;

    // What the hotline says comes from the hotline or not at all.
    let asked = "const [done] = arguments;
        fetch('api/v1/capabilities').then(() => done('answered'), () => done('failed'))";
    assert_eq!(browser.run_until_done(asked, Vec::new()).await, "failed");
    let (addresses, _) = kept(&browser).await;
    let strange = |it: &&String| it.contains("/api/") || it.ends_with(".br") || it.contains("-open311-");
    assert_eq!(addresses.iter().filter(strange).collect::<Vec<_>>(), Vec::<&String>::new());

    browser.until("it is stored", "document.documentElement.dataset.kept === 'kept'").await;
    hotline.start_again();
    browser.open(&hotline.url()).await;
    browser.on_screen("home").await;
    browser.until("the hotline is there", "!document.querySelector('main .notice--warning')").await;
    browser.assert_quiet_but(&NO_NETWORK).await;
}

#[tokio::test]
async fn a_network_that_answers_nothing_keeps_nobody_waiting() {
    let mut hotline = Hotline::start();
    let browser = Browser::start(&Setup::default()).await;
    browser.open(&hotline.url()).await;
    page_is_kept(&browser).await;
    let address = hotline.address();
    hotline.stop();
    let black_hole = TcpListener::bind(address).expect("the hotline's port is free");

    browser.open(&hotline.url()).await;
    browser.begin_report().await;
    drop(black_hole);
}

#[tokio::test]
async fn settings_are_those_of_now_while_there_is_a_network() {
    let name = |name: &str| {
        json!({
            "backend": { "kind": "native", "url": "./api/v1" },
            "languages": ["en"],
            "name": { "en": name },
        })
    };
    let deployment = Deployment::with(&name("Quiet Hills"));
    let mut hotline = serve(&deployment);
    let browser = Browser::start(&Setup::default()).await;
    browser.open(&hotline.url()).await;
    page_is_kept(&browser).await;
    deployment.add("config.json", &name("Loud Hills"));
    browser.open(&hotline.url()).await;
    assert_eq!(browser.text(".app .bar__name").await, "Loud Hills");
    hotline.stop();
    browser.open(&hotline.url()).await;
    assert_eq!(browser.text(".app .bar__name").await, "Loud Hills", "what was read last is kept");
    browser.assert_quiet_but(&NO_NETWORK).await;
}

#[tokio::test]
async fn the_settings_that_the_address_asks_for_are_kept_too() {
    let named = |name: &str| {
        json!({
            "backend": { "kind": "native", "url": "./api/v1" },
            "languages": ["en"],
            "name": { "en": name },
        })
    };
    let deployment = Deployment::with(&named("Quiet Hills"));
    deployment.add("config.north.json", &named("North Hills"));
    deployment.add("config.south.json", &named("South Hills"));
    let mut hotline = serve(&deployment);
    let browser = Browser::start(&Setup::default()).await;
    let open = async |name: &str, expected: &str| {
        browser.open(&format!("{}?config={name}", hotline.url())).await;
        assert_eq!(browser.text(".app .bar__name").await, expected);
    };
    // One before the worker is there, the other when it is.
    open("north", "North Hills").await;
    page_is_kept(&browser).await;
    open("south", "South Hills").await;
    file_is_kept(&browser, "config.south.json").await;
    hotline.stop();
    for (name, expected) in [("north", "North Hills"), ("south", "South Hills"), ("", "Quiet Hills")] {
        browser.cdp("Network.clearBrowserCache", json!({})).await;
        browser.open(&format!("{}?config={name}", hotline.url())).await;
        assert_eq!(browser.text(".app .bar__name").await, expected);
    }
    browser.assert_quiet_but(&NO_NETWORK).await;
}

#[tokio::test]
async fn who_may_frame_the_page_is_as_of_now_even_where_it_is_kept() {
    let site = Site::page("<iframe></iframe>").await;
    let config = |origins: &[&str]| {
        json!({
            "backend": { "kind": "native", "url": "./api/v1" },
            "languages": ["en"],
            "name": { "en": "Quiet Hills" },
            "embedding": { "origins": origins },
        })
    };
    let deployment = Deployment::with(&config(&[site.origin()]));
    let mut hotline = serve(&deployment);
    let browser = Browser::start(&Setup::default()).await;
    browser.open(&hotline.url()).await;
    page_is_kept(&browser).await;
    assert_eq!(framed(&browser, &site, &hotline.url()).await, Vec::<String>::new());

    hotline.stop();
    deployment.add("config.json", &config(&[]));
    hotline.start_again();
    let complaints = framed(&browser, &site, &hotline.url()).await;
    assert!(complaints.iter().any(|it| it.contains("frame-ancestors")), "{complaints:?}");
}

/// What the browser says of `site` when it has loaded a frame with the page at `url`.
async fn framed(browser: &Browser, site: &Site, url: &str) -> Vec<String> {
    browser.goto(site.origin()).await;
    let script = "const [url, done] = arguments;
        const frame = document.querySelector('iframe');
        frame.addEventListener('load', () => done(true));
        frame.src = url;";
    browser.run_until_done(script, vec![url.into()]).await;
    browser.complaints().await
}

#[tokio::test]
async fn a_described_hotline_below_a_path_opens_on_a_phone_that_knows_it_is_offline() {
    let deployment = Deployment::below("city/hotline");
    deployment.change(
        "config.json",
        r#""kind": "native", "url": "./api/v1""#,
        r#""kind": "rest", "file": "./backend-12345.json""#,
    );
    let mut hotline = serve(&deployment);
    let url = format!("{}city/hotline/", hotline.url());
    let browser = Browser::start(&Setup::default()).await;
    browser.open(&url).await;
    page_is_kept(&browser).await;
    let scope = "const [done] = arguments; navigator.serviceWorker.ready.then(it => done(it.scope))";
    assert_eq!(browser.run_until_done(scope, Vec::new()).await, url);
    hotline.stop();
    browser.cdp("Network.enable", json!({})).await;
    let offline = json!({ "offline": true, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0 });
    browser.cdp("Network.emulateNetworkConditions", offline).await;

    browser.open(&url).await;
    browser.on_screen("home").await;
    assert_eq!(browser.run("return navigator.onLine").await, false);
    browser.begin_report().await;
    // There is no such hotline: only the page is looked at here.
    browser.assert_quiet_but(&[NO_NETWORK[0], NO_NETWORK[1], "404 (Not Found)"]).await;
}

#[tokio::test]
async fn a_newer_version_waits_while_one_types_and_comes_when_one_wants_it() {
    let deployment = Deployment::release();
    let hotline = serve(&deployment);
    let browser = Browser::start(&Setup::default()).await;
    browser.open(&hotline.url()).await;
    page_is_kept(&browser).await;
    let old = version(&browser).await;
    browser.open(&hotline.url()).await;
    browser.begin_report().await;
    browser.type_into("description", Report::english().description).await;

    let new = deployment.renew();
    ask_for_newer(&browser).await;
    newer_version_is_offered(&browser).await;
    assert_eq!(browser.typed("description").await, Report::english().description);
    assert_eq!(browser.run("return document.activeElement.id").await, "description");
    browser.type_into("description", " and more").await;
    let typed = browser.typed("description").await;

    // What is kept nowhere is in the way of it, until it is gone.
    browser.goto(&format!("{}#/track", hotline.url())).await;
    browser.on_screen("track").await;
    browser.type_into("reference", "PH-2026").await;
    notice_says(&browser, "en", "version-waits").await;
    assert!(!browser.has(".new-version button").await, "there is nothing to press by mistake");
    let erase = "const field = document.getElementById('reference');
        field.value = ''; field.dispatchEvent(new Event('input', { bubbles: true }))";
    browser.run(erase).await;
    notice_says(&browser, "en", "version-ready").await;
    browser.back().await;
    browser.on_screen("report/describe").await;
    assert_eq!(version(&browser).await, old);

    browser.press(".new-version button").await;
    let is_new = "document.documentElement.dataset.version === arguments[0]
        && document.documentElement.dataset.app === 'ready'";
    browser.until_with("the new version is open", is_new, vec![new.clone().into()]).await;
    browser.on_screen("report/describe").await;
    let is_back = "document.getElementById('description')?.value === arguments[0]";
    browser.until_with("what was typed is there", is_back, vec![typed.into()]).await;

    // Nothing of the old one is left once a page of the new one is opened alone.
    browser.goto("about:blank").await;
    browser.open(&hotline.url()).await;
    let is_alone = "(async () => (await caches.keys()).join())().then(it => it.endsWith(arguments[0]) && !it.includes(','))";
    browser.until_with("the old version is gone", is_alone, vec![new.into()]).await;
    browser.assert_quiet().await;
}

#[tokio::test]
async fn a_newer_version_in_one_tab_leaves_the_other_as_it_is() {
    let deployment = Deployment::release();
    let hotline = serve(&deployment);
    let browser = Browser::start(&Setup::default()).await;
    browser.open(&hotline.url()).await;
    page_is_kept(&browser).await;
    let old = version(&browser).await;
    browser.open(&hotline.url()).await;
    browser.begin_report().await;
    browser.type_into("description", Report::english().description).await;

    let writing = browser.new_tab().await;
    let new = deployment.renew();
    deployment.change("locales/ar.ftl", &words("ar", "home-title"), "كيف الحال؟");
    browser.open(&hotline.url()).await;
    newer_version_is_offered(&browser).await;
    browser.open(&hotline.url()).await;
    newer_version_is_offered(&browser).await;
    assert_eq!(version(&browser).await, old, "it waits until it is wanted");
    browser.press(".new-version button").await;
    let is_new = "document.documentElement.dataset.version === arguments[0]
        && document.documentElement.dataset.app === 'ready'";
    browser.until_with("the new version is open", is_new, vec![new.into()]).await;
    browser.choose_language("ar").await;
    assert_eq!(browser.text("h1").await, "كيف الحال؟");

    browser.turn_to(writing).await;
    assert_eq!(version(&browser).await, old);
    assert_eq!(browser.typed("description").await, Report::english().description);
    browser.choose_language("ar").await;
    browser.press(".bar__back").await;
    browser.on_screen("home").await;
    assert_eq!(browser.text("h1").await, words("ar", "home-title"), "the words of its own version");
    browser.assert_quiet().await;
}

#[tokio::test]
async fn a_version_that_is_not_whole_is_none() {
    let deployment = Deployment::release();
    let mut hotline = serve(&deployment);
    let browser = Browser::start(&Setup::default()).await;
    browser.open(&hotline.url()).await;
    page_is_kept(&browser).await;
    let old = version(&browser).await;
    // In the middle of a deployment: the worker is there, the page isn't yet.
    let new: String = old.chars().rev().collect();
    deployment.change("worker.js", &old, &new);
    let script = "const [done] = arguments;
        navigator.serviceWorker.getRegistration().then(async it => {
            await it.update();
            if (it.installing) it.installing.onstatechange = event => done(event.target.state);
            else done('nothing came');
        })";
    assert_eq!(browser.run_until_done(script, Vec::new()).await, "redundant");
    assert!(!kept(&browser).await.1.iter().any(|name| name.ends_with(&new)), "nothing of it is kept");
    hotline.stop();
    browser.open(&hotline.url()).await;
    assert_eq!(version(&browser).await, old);
    browser.assert_quiet_but(&[NO_NETWORK[0], "another version"]).await;
}

#[tokio::test]
async fn a_page_in_a_frame_keeps_nothing() {
    let hotline = Hotline::start();
    let browser = Browser::start(&Setup::default()).await;
    browser.cdp("Page.setBypassCSP", json!({ "enabled": true })).await;
    browser.goto(&format!("{}config.json", hotline.url())).await;
    // As on a page of its own origin, which may always embed it.
    let embed =
        "import('./embed.js').then(() => document.body.append(document.createElement('complaint-widget')))";
    browser.run(embed).await;
    browser.enter_frame("complaint-widget").await;
    browser.find(".new-version").await;
    browser.leave_frame().await;
    let count =
        "const [done] = arguments; navigator.serviceWorker.getRegistrations().then(it => done(it.length))";
    assert_eq!(browser.run_until_done(count, Vec::new()).await, 0);
}

#[tokio::test]
async fn forgetting_everything_forgets_the_page_too() {
    let hotline = Hotline::start();
    let browser = Browser::start(&Setup::default()).await;
    browser.open(&hotline.url()).await;
    page_is_kept(&browser).await;
    assert_eq!(kept(&browser).await.1.len(), 1);
    browser.press_words(&words("en", "home-privacy")).await;
    browser.on_screen("privacy").await;
    browser.press("#forget").await;
    browser.press_words(&words("en", "privacy-forget-yes")).await;
    browser.find("#privacy-end .notice--success").await;
    let is_gone = "(async () => (await caches.keys()).length === 0
        && (await navigator.serviceWorker.getRegistrations()).length === 0)()";
    browser.until("nothing is kept", is_gone).await;
    browser.assert_quiet().await;
}
