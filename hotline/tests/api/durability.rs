//! What was taken stays, across restarts and beside other processes.

use serde_json::json;

use crate::common::{Server, key, lamp, lamp_with};

#[tokio::test]
async fn a_restart_loses_nothing() {
    let server = Server::start().await;
    let key = key();
    let complaint = lamp_with("contact", json!({ "email": "resident@example.org" }));
    let first = server.post(&complaint, &key).await.text().await.unwrap();
    let opened = server.filed(&lamp()).await;
    let read = server.read(&opened).await;
    let rows = server.rows().await;

    let server = Server::on(server.stop().await, |_| {}).await;
    assert_eq!(server.read(&opened).await, read, "the code opens it as before");
    assert_eq!(server.post(&complaint, &key).await.text().await.unwrap(), first);
    assert_eq!(server.rows().await, rows);
    assert_eq!(server.filed(&lamp()).await.reference[8..], *"000003", "numbers go on where they were");
}

#[tokio::test]
async fn the_database_is_kept_as_carefully_as_promised() {
    let server = Server::start().await;
    let database = server.database().await;
    let mode: String = sqlx::query_scalar("PRAGMA journal_mode").fetch_one(database.reader()).await.unwrap();
    assert_eq!(mode, "wal");
    for (pragma, value) in
        [("PRAGMA foreign_keys", 1), ("PRAGMA synchronous", 2), ("PRAGMA secure_delete", 1)]
    {
        let set: i64 = sqlx::query_scalar(pragma).fetch_one(database.reader()).await.unwrap();
        assert_eq!(set, value, "{pragma}");
    }
    let check: String =
        sqlx::query_scalar("PRAGMA integrity_check").fetch_one(database.reader()).await.unwrap();
    assert_eq!(check, "ok");
}
