//! A file that was changed on its way is refused, and the page then shows the numbers to call.

use complaint_widget_journeys::{Browser, Deployment, Hotline, Options, Setup, words};

const NUMBERS: [&str; 4] = ["110", "119", "120", "12345"];

fn serve(deployment: &Deployment) -> Hotline {
    Hotline::with(Options { widget: deployment.path().to_owned(), ..Options::default() })
}

/// The one file whose name begins and ends so.
fn the_file(deployment: &Deployment, beginning: &str, ending: &str) -> String {
    let files = deployment.files(beginning, ending);
    assert_eq!(files.len(), 1, "{beginning}…{ending}: {files:?}");
    files[0].clone()
}

/// Every language's numbers can be seen, and no app has begun.
async fn the_numbers_are_all_there_is(browser: &Browser) {
    let visible = "[...document.querySelectorAll('.shell')].every(it => it.checkVisibility())";
    browser.until("every language's numbers are there", visible).await;
    for number in NUMBERS {
        let shown = format!("document.querySelectorAll('.shell a[href=\"tel:{number}\"]').length === 3");
        browser.until(number, &shown).await;
    }
    assert!(!browser.has(".app *").await, "no app has begun");
}

#[tokio::test]
async fn a_changed_file_of_the_first_load_is_refused() {
    for (beginning, ending) in [
        ("widget-", ".css"),
        ("start-", ".js"),
        ("complaint-widget-link-", ".js"),
        ("complaint-widget-", "_bg.wasm"),
    ] {
        a_changed_file_is_refused(|deployment| the_file(deployment, beginning, ending)).await;
    }
    // The glue has the same name as the first Wasm.
    a_changed_file_is_refused(|deployment| {
        the_file(deployment, "complaint-widget-", "_bg.wasm").replace("_bg.wasm", ".js")
    })
    .await;
}

async fn a_changed_file_is_refused(name: impl FnOnce(&Deployment) -> String) {
    let deployment = Deployment::release();
    let name = name(&deployment);
    deployment.spoil(&name);
    let hotline = serve(&deployment);
    let browser = Browser::start(&Setup::default()).await;
    browser.goto(&hotline.url()).await;
    if !name.starts_with("start-") {
        let failed = "document.documentElement.dataset.shell === 'failed'";
        browser.until(&format!("the page gives up without {name}"), failed).await;
    }
    the_numbers_are_all_there_is(&browser).await;
    let complaints = browser.complaints().await;
    let refused = complaints.iter().any(|it| it.contains(&name) && it.contains("integrity"));
    assert!(refused, "{name}: {complaints:#?}");
}

#[tokio::test]
async fn every_screen_keeps_to_the_content_policy() {
    let hotline = Hotline::with(Options { clerk_step: None, ..Options::default() });
    let listening = "addEventListener('securitypolicyviolation', violation =>
        console.error('violation', violation.effectiveDirective, violation.sourceFile, violation.sample))";
    let browser = Browser::start(&Setup { before: Some(listening), ..Setup::default() }).await;
    browser.tour(&hotline, async |_| {}).await;
    let complaints = browser.complaints().await;
    let violations: Vec<_> =
        complaints.iter().filter(|it| it.contains("violat") || it.contains("no markup")).collect();
    assert_eq!(violations, Vec::<&String>::new());
}

#[tokio::test]
async fn nobody_else_brings_markup_or_script_into_the_page() {
    let hotline = Hotline::start();
    let browser = Browser::start(&Setup::default()).await;
    browser.open(&hotline.url()).await;
    for attempt in [
        "document.createElement('div').innerHTML = '<b>bold</b>'",
        "document.createElement('script').src = 'worker.js'",
        "document.createElement('script').text = '1'",
        "navigator.serviceWorker.register('embed.js')",
        "trustedTypes.createPolicy('default', { createHTML: it => it })",
        "trustedTypes.createPolicy('complaint-widget', { createHTML: it => it })",
    ] {
        let script = format!(
            "const [done] = arguments;
            (async () => {attempt})().then(() => done('went through'), refused => done(refused.name))"
        );
        let outcome = browser.run_until_done(&script, Vec::new()).await;
        assert_eq!(outcome, "TypeError", "{attempt}");
    }
}

#[tokio::test]
async fn a_changed_later_part_is_refused_and_nothing_typed_is_lost() {
    let deployment = Deployment::release();
    let name = the_file(&deployment, "complaint-widget-later-", ".wasm");
    deployment.spoil(&name);
    let hotline = serve(&deployment);
    let browser = Browser::start(&Setup::default()).await;
    browser.open(&hotline.url()).await;
    browser.begin_report().await;
    browser.type_into("description", "A hole in the road").await;
    browser.go_on().await;
    let said = "document.querySelector('main').innerText.includes(arguments[0])";
    browser.until_with("it says so", said, vec![words("en", "later-failed").into()]).await;
    assert_eq!(browser.typed("description").await, "A hole in the road");
    let complaints = browser.complaints().await;
    assert!(complaints.iter().any(|it| it.contains(&name) && it.contains("integrity")), "{complaints:#?}");
}

#[tokio::test]
async fn what_is_kept_is_what_was_built() {
    let deployment = Deployment::release();
    let name = the_file(&deployment, "complaint-widget-later-", ".wasm");
    let hotline = serve(&deployment);
    let browser = Browser::start(&Setup::default()).await;
    browser.open(&hotline.url()).await;
    let script = "const [name, done] = arguments;
        navigator.serviceWorker.ready.then(() => caches.match(name)).then(kept => done(Boolean(kept)))";
    assert_eq!(browser.run_until_done(script, vec![name.into()]).await, true);
    browser.assert_quiet().await;
}
