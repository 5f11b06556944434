//! The widget in a plain object store, by the listing that `cargo xtask objects` makes, before a hotline of another
//! origin.

use complaint_widget_journeys::{Browser, Deployment, Hotline, Proxy, Report, Setup, Store};

/// A deployment whose hotline is asked at another origin than the page's, which lets any page ask.
fn before(proxy: &Proxy) -> Deployment {
    let deployment = Deployment::release();
    deployment.change("config.json", "./api/v1", &format!("{}api/v1", proxy.api_url()));
    deployment
}

#[tokio::test]
async fn reports_get_through_from_a_store_that_sends_no_headers_of_its_own() {
    reports_get_through(Store::Metadata).await;
}

#[tokio::test]
async fn reports_get_through_from_a_store_that_sends_all_headers() {
    reports_get_through(Store::AllHeaders).await;
}

async fn reports_get_through(store: Store) {
    let hotline = Hotline::start();
    let proxy = Proxy::start(hotline.address()).await;
    let site = store.serve(&before(&proxy)).await;
    let url = format!("{}/services/complaints/", site.origin());
    let report = Report::english();
    let browser = Browser::start(&Setup::default()).await;
    browser.open(&url).await;
    browser.write(&report).await;
    let receipt = browser.send().await;
    browser.photos_are_delivered(report.photos.len()).await;
    browser.assert_quiet().await;
    let browser = Browser::start(&Setup::default()).await;
    browser.open(&url).await;
    browser.track(&receipt).await;
    browser.wait_for_status("answered").await;
    browser.assert_quiet().await;
}

#[tokio::test]
async fn the_page_holds_to_the_content_policy_by_itself() {
    let hotline = Hotline::start();
    let proxy = Proxy::start(hotline.address()).await;
    let site = Store::Metadata.serve(&before(&proxy)).await;
    let browser = Browser::start(&Setup::default()).await;
    browser.open(&format!("{}/services/complaints/", site.origin())).await;
    let script = "const [done] = arguments;
        addEventListener('securitypolicyviolation', violation => done(violation.effectiveDirective));
        const image = new Image();
        image.src = 'https://elsewhere.example/';";
    assert_eq!(browser.run_until_done(script, Vec::new()).await, "img-src");
    let outcome = "try { document.createElement('div').innerHTML = '<b>'; return 'went through' }
        catch (refused) { return refused.name }";
    assert_eq!(browser.run(outcome).await, "TypeError");
}
