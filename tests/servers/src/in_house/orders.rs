//! What the in-house hotline does at each of its addresses.

use axum::{
    Json,
    extract::{Multipart, Path, Query, State, rejection::JsonRejection},
    http::HeaderMap,
    response::Response,
};
use serde_json::{Value, json};

use super::{
    PHOTO_MAX_BYTES,
    answers::{done, failed, faulty, not_found},
    desk::{Desk, KeptPhoto, Order},
};

type Body = Result<Json<Value>, JsonRejection>;

/// Code, name in Chinese and in English, words that point to it.
const LAMP: (&str, &str, &str, &[&str]) = ("0101", "路灯不亮", "Street lamp is dark", &["路灯", "lamp"]);
const NOISE: (&str, &str, &str, &[&str]) =
    ("0203", "施工噪声", "Noise of building works", &["噪声", "noise"]);

#[derive(serde::Deserialize)]
pub(super) struct Language {
    #[serde(default)]
    lang: String,
}

pub(super) async fn categories(Query(Language { lang }): Query<Language>) -> Response {
    let by_language = |chinese: &str, english: &str| {
        if lang.starts_with("zh") { chinese.to_owned() } else { english.to_owned() }
    };
    let category = |(code, chinese, english, words): (&str, &str, &str, &[&str]), questions: Value| json!({ "代码": code, "名称": by_language(chinese, english), "关键词": words, "补充问题": questions });
    let lamp_questions = json!([
        { "编码": "lamp_no", "标题": by_language("灯杆编号", "Number on the pole"), "类型": "文本", "必填": "否" },
        {
            "编码": "state", "标题": by_language("现象", "What does it do?"), "类型": "单选", "必填": "是",
            "选项": [
                { "值": "dark", "名称": by_language("不亮", "It is dark") },
                { "值": "blinks", "名称": by_language("闪烁", "It flickers") },
            ],
        },
    ]);
    done(&json!([
        { "部门": by_language("市政设施", "Streets"), "分类": [category(LAMP, lamp_questions)] },
        { "部门": by_language("生态环境", "Environment"), "分类": [category(NOISE, json!([]))] },
    ]))
}

/// The faults of what was filed, as names and words.
fn faults(filed: &Value) -> Vec<(&'static str, &'static str)> {
    let text = |name: &str| filed[name].as_str().unwrap_or_default().trim().to_owned();
    let mut faults = Vec::new();
    if !["投诉", "咨询", "求助", "举报", "建议"].contains(&text("诉求类型").as_str()) {
        faults.push(("诉求类型", "诉求类型不正确"));
    }
    if ![LAMP.0, NOISE.0].contains(&text("分类代码").as_str()) {
        faults.push(("分类代码", "分类不存在"));
    }
    if text("诉求内容").is_empty() {
        faults.push(("诉求内容", "诉求内容不能为空"));
    }
    if filed["联系人"]["电话"].as_str().unwrap_or_default().is_empty() {
        faults.push(("电话", "联系电话不能为空"));
    }
    if filed["位置"].get("经度").is_some_and(|degrees| !degrees.is_number()) {
        faults.push(("位置", "经度必须为数字"));
    }
    faults
}

pub(super) async fn file(State(desk): State<Desk>, body: Body) -> Response {
    let Ok(Json(filed)) = body else { return failed("E1000", "请求不是JSON") };
    let faults = faults(&filed);
    if !faults.is_empty() {
        return faulty(&faults);
    }
    let order = desk.file(filed);
    done(&json!({
        "工单编号": order.number, "查询密码": order.password, "分类代码": order.filed["分类代码"],
        "状态": order.status, "答复期限": "2026-12-01 17:00:00", "提示": "请妥善保管工单编号和查询密码",
    }))
}

fn with_order<T>(
    desk: &Desk,
    number: &str,
    headers: &HeaderMap,
    act: impl FnOnce(&mut Order, String) -> T,
) -> Option<T> {
    let password = headers.get("x-query-password")?.to_str().ok()?;
    desk.with(number, password, act)
}

pub(super) async fn show(
    State(desk): State<Desk>,
    Path(number): Path<String>,
    headers: HeaderMap,
) -> Response {
    with_order(&desk, &number, &headers, |order, _| done(&order.to_json())).unwrap_or_else(not_found)
}

pub(super) async fn add_photo(
    State(desk): State<Desk>,
    Path(number): Path<String>,
    headers: HeaderMap,
    mut parts: Multipart,
) -> Response {
    let (mut client_id, mut photo) = (String::new(), None);
    while let Ok(Some(part)) = parts.next_field().await {
        match part.name() {
            Some("photoId") => client_id = part.text().await.unwrap_or_default(),
            Some("file") => {
                let file_name = part.file_name().unwrap_or_default().to_owned();
                let media_type = part.content_type().unwrap_or_default().to_owned();
                let Ok(bytes) = part.bytes().await else { return failed("E1003", "照片过大") };
                photo = Some((file_name, media_type, bytes.to_vec()));
            }
            _ => {}
        }
    }
    // A photo under another name is dropped in silence, as many servers do.
    let Some((file_name, media_type, bytes)) = photo else { return done(&json!({ "数量": 0 })) };
    if bytes.len() > PHOTO_MAX_BYTES {
        return failed("E1003", "照片过大");
    }
    if !bytes.starts_with(&[0xFF, 0xD8]) {
        return failed("E1004", "仅支持JPEG照片");
    }
    with_order(&desk, &number, &headers, |order, at| {
        let known = order.photos.iter().position(|kept| !client_id.is_empty() && kept.client_id == client_id);
        let index = known.unwrap_or_else(|| {
            let id = format!("{}-{:02}", order.number, order.photos.len() + 1);
            order.photos.push(KeptPhoto { id, client_id, file_name, media_type, bytes, at });
            order.photos.len() - 1
        });
        let kept = &order.photos[index];
        done(&json!({ "附件编号": kept.id, "photoId": kept.client_id, "数量": order.photos.len() }))
    })
    .unwrap_or_else(not_found)
}

/// An act of the citizen that the statuses `from` allow, with the words in the member `name`.
fn act(
    (desk, number, headers, body): (&Desk, &str, &HeaderMap, Body),
    name: &'static str,
    from: &[&str],
    apply: impl FnOnce(&mut Order, String, &Value, &str),
) -> Response {
    let Ok(Json(body)) = body else { return failed("E1000", "请求不是JSON") };
    let words = body[name].as_str().unwrap_or_default().to_owned();
    with_order(desk, number, headers, |order, at| {
        let request = body["requestId"].as_str();
        if request.is_some_and(|id| order.requests.contains(id)) {
            return done(&json!({ "工单编号": order.number, "状态": order.status }));
        }
        if !from.contains(&order.status.as_str()) {
            return failed("E2003", "当前状态不允许此操作");
        }
        if words.trim().is_empty() {
            return faulty(&[(name, "不能为空")]);
        }
        apply(order, at, &body, &words);
        order.requests.extend(request.map(str::to_owned));
        done(&json!({ "工单编号": order.number, "状态": order.status }))
    })
    .unwrap_or_else(not_found)
}

pub(super) async fn add_note(
    State(desk): State<Desk>,
    Path(number): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let open = ["待受理", "已转办", "办理中", "重新办理"];
    act((&desk, &number, &headers, body), "内容", &open, |order, at, _, words| {
        let status = order.status.clone();
        order.add(at, "市民补充", &status, None, words);
    })
}

pub(super) async fn visit(
    State(desk): State<Desk>,
    Path(number): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    act((&desk, &number, &headers, body), "满意度", &["待评价"], |order, at, verdict, words| {
        order.add(at, "回访", "已办结", None, words);
        order.verdict = Some(verdict.clone());
    })
}

pub(super) async fn redo(
    State(desk): State<Desk>,
    Path(number): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    act((&desk, &number, &headers, body), "原因", &["待评价"], |order, at, _, words| {
        order.add(at, "市民退回", "重新办理", None, words);
    })
}
