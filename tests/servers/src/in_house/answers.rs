//! How the in-house hotline says what it says.

use axum::{
    Json,
    extract::Request,
    http::StatusCode,
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use serde_json::{Value, json};

use super::APP_KEY;

/// All is well.
pub(super) fn done(data: &Value) -> Response {
    Json(json!({ "结果": "成功", "数据": data })).into_response()
}

/// Something isn't; the status is 200 all the same.
pub(super) fn failed(code: &str, words: &str) -> Response {
    Json(json!({ "结果": "失败", "错误码": code, "错误信息": words })).into_response()
}

/// The content has faults: names of fields and what is wrong with each.
pub(super) fn faulty(fields: &[(&str, &str)]) -> Response {
    let fields: Vec<Value> =
        fields.iter().map(|(name, words)| json!({ "名称": name, "说明": words })).collect();
    Json(json!({ "结果": "失败", "错误码": "E1001", "错误信息": "提交内容有误", "字段": fields }))
        .into_response()
}

/// No such order, or a wrong password.
pub(super) fn not_found() -> Response {
    failed("E4004", "工单不存在或查询密码错误")
}

/// Turns away whoever doesn't bring the application's key.
pub(super) async fn demand_key(request: Request, next: Next) -> Response {
    let key = request.headers().get("x-app-key").and_then(|value| value.to_str().ok());
    if key == Some(APP_KEY) {
        return next.run(request).await;
    }
    (StatusCode::UNAUTHORIZED, failed("E4001", "应用密钥无效")).into_response()
}
