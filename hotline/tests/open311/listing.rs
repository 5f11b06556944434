//! Lists, and what narrows them.

use complaint_widget::domain::Status;

use crate::common::{LAMP, Server, lamp_with, sentences};

const DAY: i64 = 24 * 3_600_000;

#[tokio::test]
async fn the_newest_comes_first_and_filters_narrow() {
    let server = Server::open().await;
    assert!(server.listed("").await.is_empty());
    let lamp = server.filed(&LAMP).await;
    server.move_clock(10 * DAY);
    let road = server.filed(&lamp_with(&[("service_code", "road_damage")])).await;
    let waste = server.filed(&lamp_with(&[("service_code", "waste")])).await;
    server.decide(&road, Status::Closed, None, "Done.").await;
    let cases: Vec<(&str, Vec<&String>)> = vec![
        ("", vec![&waste, &road, &lamp]),
        ("?status=open", vec![&waste, &lamp]),
        ("?status=closed", vec![&road]),
        ("?status=open,closed", vec![&waste, &road, &lamp]),
        ("?service_code=waste,road_damage", vec![&waste, &road]),
        ("?service_code=dragons", vec![]),
        ("?start_date=2026-11-30T00:00:00%2B08:00", vec![&waste, &road]),
        ("?start_date=2026-11-30T00:00:00+08:00", vec![&waste, &road]),
        ("?end_date=2026-11-30", vec![&lamp]),
        ("?start_date=2026-11-01T00:00:00Z&end_date=2026-11-24T09:12:00Z", vec![&lamp]),
        ("?page_size=2", vec![&waste, &road]),
        ("?page_size=2&page=2", vec![&lamp]),
        ("?page_size=2&page=3", vec![]),
        ("?start_date=&status=", vec![&waste, &road, &lamp]),
    ];
    for (query, expected) in cases {
        assert_eq!(server.listed(query).await.iter().collect::<Vec<_>>(), expected, "{query}");
    }
    server.move_clock(85 * DAY);
    assert_eq!(server.listed("").await, [waste.clone(), road.clone()], "the first one is over 90 days old");
    let overriding = format!("?service_request_id={lamp},PH-2026-999999,{road}&status=open&page_size=1");
    assert_eq!(server.listed(&overriding).await, [lamp.clone(), road], "ids override all else");
    let spellings = format!("?service_request_id={lamp},{},{lamp}", lamp.replace('-', ""));
    assert_eq!(server.listed(&spellings).await, [lamp], "each once");
}

#[tokio::test]
async fn a_query_that_cannot_be_understood_is_refused() {
    let server = Server::open().await;
    for (query, begin) in [
        ("?status=lost", "status: "),
        ("?start_date=yesterday", "start_date: "),
        ("?end_date=2026-13-01", "end_date: "),
        ("?start_date=2026-01-01&end_date=2026-06-01", "start_date and end_date: "),
        ("?page=0", "page: "),
        ("?page=99999999999999999999", "page: "),
        ("?page_size=1001", "page_size: "),
        ("?status=%FF", "The parameters must be UTF-8"),
    ] {
        let errors = sentences(server.get(&format!("requests.json{query}")).await, 400).await;
        assert!(errors[0].starts_with(begin), "{query}: {errors:?}");
    }
    assert!(server.listed("?page=9223372036854775").await.is_empty());
    for name in ["service_code", "service_request_id"] {
        let many = vec!["PH-2026-000001"; 101].join(",");
        let errors = sentences(server.get(&format!("requests.json?{name}={many}")).await, 400).await;
        assert_eq!(errors, [format!("{name}: At most 100 of them.")]);
    }
}

#[tokio::test]
async fn a_list_can_be_xml() {
    let server = Server::open().await;
    assert!(server.xml("requests.xml").await.ends_with("<service_requests></service_requests>"));
    let id = server.filed(&lamp_with(&[("description", "Rust & <dust>\u{1b}[2J")])).await;
    let xml = server.xml("requests.xml?extensions=true").await;
    assert!(xml.contains(&format!("<service_request_id>{id}</service_request_id>")), "{xml}");
    assert!(xml.contains("<description>Rust &amp; &lt;dust&gt;\u{FFFD}[2J</description>"), "{xml}");
    assert!(xml.contains("<notes><note><datetime>"), "{xml}");
}
