//! What was taken stays, across restarts and beside other processes.

use std::fs;

use image::ImageFormat;
use serde_json::json;

use crate::{
    common::{Server, files, key, lamp, lamp_with},
    photos::picture,
};

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
async fn what_a_killed_server_left_of_photos_is_erased_and_can_be_sent_again() {
    let server = Server::start().await;
    let ids = [key(), key(), key()];
    let announced = json!([{ "id": ids[0] }, { "id": ids[1] }, { "id": ids[2] }]);
    let receipt = server.filed(&lamp_with("photos", announced)).await;
    let sent = picture(ImageFormat::Png);
    let put = async |server: &Server, id| {
        server.put_photo(&receipt, id, "image/png", sent.clone()).await.status().as_u16()
    };
    assert_eq!(put(&server, &ids[0]).await, 201);
    let directory = server.stop().await;

    let folder = directory.path().join("data/photos").join(&receipt.reference);
    // Killed before the commit, and in the middle of the file.
    fs::write(folder.join(format!("{}.png", ids[1])), &sent).unwrap();
    fs::write(folder.join(format!("{}.partial", ids[2])), &sent[..20]).unwrap();
    let server = Server::on(directory, |_| {}).await;
    assert_eq!(files(&folder), [folder.join(format!("{}.png", ids[0]))]);
    let mut again = Vec::new();
    for id in &ids {
        again.push(put(&server, id).await);
    }
    assert_eq!(again, [200, 201, 201]);
}

#[tokio::test]
async fn the_database_is_kept_as_carefully_as_promised() {
    let server = Server::start().await;
    let database = server.database().await;
    let mode: String = sqlx::query_scalar("PRAGMA journal_mode").fetch_one(database.reader()).await.unwrap();
    assert_eq!(mode, "wal");
    for (pragma, value) in [
        ("PRAGMA foreign_keys", 1),
        ("PRAGMA synchronous", 2),
        ("PRAGMA fullfsync", 1),
        ("PRAGMA secure_delete", 1),
    ] {
        let set: i64 = sqlx::query_scalar(pragma).fetch_one(database.reader()).await.unwrap();
        assert_eq!(set, value, "{pragma}");
    }
    let check: String =
        sqlx::query_scalar("PRAGMA integrity_check").fetch_one(database.reader()).await.unwrap();
    assert_eq!(check, "ok");
}
