//! The demo's pages with the widget in them.

use reqwest::header;

use crate::common::{Server, problem};

/// What an attribute has in each place, such as `href`.
fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!("{attribute}=\"");
    page.split(start.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[tokio::test]
async fn each_page_has_its_files_and_forbids_what_it_does_not_need() {
    let server = Server::with(|options| options.demo_hosts = true).await;
    let index = server.client.get(server.page("/demo")).send().await.unwrap();
    assert!(index.url().path() == "/demo/", "{}", index.url());
    let index = index.text().await.unwrap();
    let pages: Vec<_> = values(&index, "href").into_iter().filter(|link| link.ends_with(".html")).collect();
    assert_eq!(pages, ["inline.html", "dialog.html", "arabic.html", "dark.html", "colours.html"]);
    for page in pages.into_iter().chain([""]) {
        let response = server.client.get(server.page(&format!("/demo/{page}"))).send().await.unwrap();
        let header = |name| response.headers()[name].to_str().unwrap().to_owned();
        assert_eq!(header(header::CONTENT_TYPE), "text/html; charset=utf-8", "{page}");
        let policy = header(header::CONTENT_SECURITY_POLICY);
        assert!(policy.starts_with("default-src 'none'; ") && !policy.contains("unsafe"), "{policy}");
        let text = response.text().await.unwrap();
        assert!(!text.contains("style=") && !text.contains("<style") && !text.contains("onclick"), "{page}");
        let is_host = text.contains("<script type=\"module\" src=\"../embed.js\"></script>");
        assert_eq!(is_host, !page.is_empty(), "{page}");
        assert_eq!(text.contains("</complaint-widget>"), is_host, "{page}");
        let styles: Vec<_> = values(&text, "href").into_iter().filter(|it| it.ends_with(".css")).collect();
        let [style] = styles[..] else { panic!("{page} has {styles:?}") };
        let style = server.client.get(server.page(&format!("/demo/{style}"))).send().await.unwrap();
        assert_eq!(style.headers()[header::CONTENT_TYPE], "text/css; charset=utf-8");
    }
    problem(server.client.get(server.page("/demo/other.html")).send().await.unwrap(), 404).await;
}

#[tokio::test]
async fn a_hotline_that_is_no_demo_has_no_such_pages() {
    let server = Server::start().await;
    for path in ["/demo", "/demo/", "/demo/inline.html"] {
        problem(server.client.get(server.page(path)).send().await.unwrap(), 404).await;
    }
}
