//! The in-house hotline and the Zammad form, spoken to by hand over a socket.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
};

use complaint_widget_servers::{
    Fault,
    in_house::{APP_KEY, InHouse},
    zammad::Zammad,
};
use serde_json::{Value, json};

/// Sends a request to `url` (`http://…`) and gives the status and the content of the answer, `None` if none came.
async fn exchange(
    method: &str,
    url: &str,
    headers: &[(&str, &str)],
    body: Vec<u8>,
) -> Option<(u16, Vec<u8>)> {
    let (host, path) = url.strip_prefix("http://").unwrap().split_once('/').unwrap();
    let mut head = format!("{method} /{path} HTTP/1.0\r\nHost: {host}\r\nContent-Length: {}\r\n", body.len());
    for (name, value) in headers {
        head += &format!("{name}: {value}\r\n");
    }
    let request = [head.as_bytes(), b"\r\n", &body].concat();
    let host = host.to_owned();
    let answer = tokio::task::spawn_blocking(move || {
        let mut stream = TcpStream::connect(host).unwrap();
        stream.write_all(&request).unwrap();
        let mut answer = Vec::new();
        // A connection that closes early is one of the faults.
        let _ = stream.read_to_end(&mut answer);
        answer
    })
    .await
    .unwrap();
    let end_of_head = answer.windows(4).position(|window| window == b"\r\n\r\n")?;
    let status = std::str::from_utf8(&answer[9..12]).unwrap().parse().unwrap();
    Some((status, answer[end_of_head + 4..].to_vec()))
}

async fn call(method: &str, url: &str, password: &str, body: &Value) -> (u16, Value) {
    let headers =
        [("Content-Type", "application/json"), ("X-App-Key", APP_KEY), ("X-Query-Password", password)];
    let (status, answer) = exchange(method, url, &headers, body.to_string().into_bytes()).await.unwrap();
    (status, serde_json::from_slice(&answer).unwrap_or(Value::Null))
}

/// A multipart body of text fields and one photo, and its content type.
fn multipart(fields: &[(&str, &str)], photo: &str, bytes: &[u8]) -> (String, Vec<u8>) {
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend(
            format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").as_bytes(),
        );
    }
    let disposition = format!("Content-Disposition: form-data; name=\"{photo}\"; filename=\"photo.jpg\"");
    body.extend(format!("--x\r\n{disposition}\r\nContent-Type: image/jpeg\r\n\r\n").as_bytes());
    body.extend(bytes);
    body.extend(b"\r\n--x--\r\n");
    ("multipart/form-data; boundary=x".to_owned(), body)
}

fn order() -> Value {
    json!({
        "requestId": "5f0c", "诉求类型": "投诉", "分类代码": "0101", "诉求内容": "The lamp is dark",
        "联系人": { "电话": "13900000000" },
    })
}

#[tokio::test]
async fn the_in_house_hotline_goes_the_whole_way_of_an_order() {
    let hotline = InHouse::start().await.unwrap();
    let orders = format!("{}/workorders", hotline.url());
    let (status, filed) = call("POST", &orders, "", &order()).await;
    assert_eq!((status, &filed["结果"]), (200, &json!("成功")));
    let (_, again) = call("POST", &orders, "", &order()).await;
    assert_eq!(filed["数据"]["工单编号"], again["数据"]["工单编号"]);
    let (number, password) =
        (filed["数据"]["工单编号"].as_str().unwrap(), filed["数据"]["查询密码"].as_str().unwrap());
    let of_order = format!("{orders}/{number}");

    let (kind, body) = multipart(&[("photoId", "p1")], "file", &[0xFF, 0xD8, 1]);
    let headers = [("Content-Type", &*kind), ("X-App-Key", APP_KEY), ("X-Query-Password", password)];
    let (_, answer) = exchange("POST", &format!("{of_order}/photos"), &headers, body).await.unwrap();
    let answer: Value = serde_json::from_slice(&answer).unwrap();
    assert_eq!(answer["数据"]["photoId"], "p1");

    let (_, early) = call("POST", &format!("{of_order}/redo"), password, &json!({ "原因": "dark" })).await;
    assert_eq!(early["错误码"], "E2003");
    assert!(hotline.answer(number, "已修复"));
    let (_, redone) = call("POST", &format!("{of_order}/redo"), password, &json!({ "原因": "dark" })).await;
    assert_eq!(redone["数据"]["状态"], "重新办理");
    let (_, shown) = call("GET", &of_order, password, &json!({})).await;
    let kinds: Vec<_> =
        shown["数据"]["办理过程"].as_array().unwrap().iter().map(|line| line["类型"].as_str()).collect();
    assert_eq!(kinds, [Some("办理"), Some("办理"), Some("市民退回")]);
    assert_eq!(shown["数据"]["附件"][0]["photoId"], "p1");
    assert_eq!(hotline.orders()[0].photos[0].bytes, [0xFF, 0xD8, 1]);
}

#[tokio::test]
async fn the_in_house_hotline_tells_faults_under_status_200() {
    let hotline = InHouse::start().await.unwrap();
    let orders = format!("{}/workorders", hotline.url());
    let (status, answer) = call("POST", &orders, "", &json!({})).await;
    assert_eq!((status, &answer["字段"][0]["名称"]), (200, &json!("诉求类型")));
    assert_eq!(call("GET", &format!("{orders}/GD1"), "0", &json!({})).await.1["错误码"], "E4004");
    assert_eq!(exchange("POST", &orders, &[], Vec::new()).await.unwrap().0, 401);
    assert!(hotline.orders().is_empty());
}

#[tokio::test]
async fn a_fault_spoils_the_answer_and_not_the_work() {
    let hotline = InHouse::start().await.unwrap();
    let orders = format!("{}/workorders", hotline.url());
    let headers = [("Content-Type", "application/json"), ("X-App-Key", APP_KEY)];
    for (count, fault) in (1..).zip(Fault::ALL) {
        let mut order = order();
        order["requestId"] = json!(count);
        hotline.faults.set("/workorders", fault);
        let answer = exchange("POST", &orders, &headers, order.to_string().into_bytes()).await;
        let is_good = answer.as_ref().is_some_and(|(_, body)| serde_json::from_slice::<Value>(body).is_ok());
        assert!(!is_good, "{fault:?}: {answer:?}");
        assert_eq!(hotline.orders().len(), count, "{fault:?}");
    }
    hotline.faults.clear();
    assert_eq!(call("POST", &orders, "", &order()).await.1["结果"], "成功");
}

#[tokio::test]
async fn the_zammad_form_wants_its_token_and_tells_faults_under_status_200() {
    let zammad = Zammad::start().await.unwrap();
    let fingerprint = "5f0c1b86-6d0e-4a52-9d35-3c1f8a2b7e11";
    let config = format!("{}/form_config", zammad.url());
    assert_eq!(call("POST", &config, "", &json!({ "fingerprint": "short" })).await.0, 403);
    let (_, config) = call("POST", &config, "", &json!({ "fingerprint": fingerprint })).await;
    let token = config["token"].as_str().unwrap();

    let submit = async |fields: &[(&str, &str)]| {
        let (kind, body) = multipart(fields, "file[]", b"jpeg");
        let url = format!("{}/form_submit", zammad.url());
        let (status, answer) = exchange("POST", &url, &[("Content-Type", &kind)], body).await.unwrap();
        (status, serde_json::from_slice::<Value>(&answer).unwrap())
    };
    assert_eq!(submit(&[("name", "Amal")]).await.0, 403);
    let mut fields =
        vec![("token", token), ("fingerprint", fingerprint), ("name", "Amal"), ("title", "Lamp")];
    let (status, answer) = submit(&fields).await;
    assert_eq!((status, answer), (200, json!({ "errors": { "body": "required", "email": "required" } })));
    fields.extend([("body", "It is dark"), ("email", "amal@example.org")]);
    let (_, answer) = submit(&fields).await;
    assert_eq!(answer["ticket"]["number"], "77001");
    assert_eq!((zammad.tickets().len(), zammad.tickets()[0].files[0].bytes.as_slice()), (1, &b"jpeg"[..]));
}
