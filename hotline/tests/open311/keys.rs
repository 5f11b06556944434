//! Who may write.

use crate::common::{LAMP, Server, lamp_with, number, parts, sentences};

#[tokio::test]
async fn without_a_decision_of_the_operator_nobody_writes_and_everybody_reads() {
    let server = Server::with(|_| {}).await;
    sentences(server.post(&LAMP).await, 403).await;
    sentences(server.post(&lamp_with(&[("api_key", "guess")])).await, 403).await;
    assert_eq!(server.complaints().await, 0);
    assert!(server.listed("").await.is_empty());
}

#[tokio::test]
async fn with_keys_one_of_them_is_needed() {
    let server =
        Server::with(|options| options.open311.keys = vec!["first-key".to_owned(), "second".to_owned()])
            .await;
    for wrong in ["", "first", "first-key2", "FIRST-KEY"] {
        let errors = sentences(server.post(&lamp_with(&[("api_key", wrong)])).await, 403).await;
        assert!(
            errors[0].contains("api_key") && (wrong.is_empty() || !errors[0].contains(wrong)),
            "{errors:?}"
        );
    }
    assert_eq!(server.complaints().await, 0);
    server.filed(&lamp_with(&[("api_key", "first-key")])).await;
    number(server.post_parts(parts(&lamp_with(&[("api_key", "second")]))).await).await;
    let in_query = server.client.post(server.url("requests.json?api_key=second")).form(&LAMP);
    number(in_query.send().await.unwrap()).await;
    assert_eq!(server.listed("").await.len(), 3, "reading needs none");
}

#[tokio::test]
async fn a_form_for_another_jurisdiction_is_refused() {
    let server = Server::with(|options| {
        options.open311.open_writing = true;
        options.open311.jurisdiction = Some("pinghe.example".to_owned());
    })
    .await;
    server.filed(&lamp_with(&[("jurisdiction_id", "pinghe.example")])).await;
    sentences(server.post(&lamp_with(&[("jurisdiction_id", "elsewhere.example")])).await, 404).await;
    assert_eq!(server.complaints().await, 1);
}
