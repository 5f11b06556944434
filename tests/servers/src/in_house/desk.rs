//! What the in-house hotline keeps.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex},
};

use serde_json::{Value, json};

use crate::faults::lock;

/// A photo that arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptPhoto {
    /// The hotline's own id of it.
    pub id: String,
    /// What the client called it in the part `photoId`.
    pub client_id: String,
    /// The name of the file.
    pub file_name: String,
    /// Its media type.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// When it arrived, in the hotline's own form.
    pub at: String,
}

/// One line of an order's history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub(super) at: String,
    pub(super) kind: &'static str,
    pub(super) status: String,
    pub(super) department: Option<String>,
    pub(super) words: String,
}

/// A work order.
#[derive(Clone, Debug, PartialEq)]
pub struct Order {
    /// Its number.
    pub number: String,
    /// Its query password.
    pub password: String,
    /// What the client filed, as it came.
    pub filed: Value,
    /// The status now, in the hotline's words.
    pub status: String,
    /// The photos that arrived.
    pub photos: Vec<KeptPhoto>,
    /// The citizen's verdict as it came.
    pub verdict: Option<Value>,
    /// The history.
    pub history: Vec<Line>,
    /// The ids of the requests that changed it: each changes it once.
    pub requests: BTreeSet<String>,
}

impl Order {
    /// Adds a line to the history, which the status of the order follows.
    pub(super) fn add(
        &mut self,
        at: String,
        kind: &'static str,
        status: &str,
        department: Option<&str>,
        words: &str,
    ) {
        status.clone_into(&mut self.status);
        let (status, department) = (status.to_owned(), department.map(str::to_owned));
        self.history.push(Line { at, kind, status, department, words: words.to_owned() });
    }

    /// The order as it is told to who knows its password.
    pub(super) fn to_json(&self) -> Value {
        let history: Vec<Value> = self
            .history
            .iter()
            .map(|line| {
                json!({
                    "时间": line.at, "类型": line.kind, "状态": line.status, "单位": line.department,
                    "内容": line.words,
                })
            })
            .collect();
        let photos: Vec<Value> = self
            .photos
            .iter()
            .map(|photo| json!({ "附件编号": photo.id, "photoId": photo.client_id, "上传时间": photo.at }))
            .collect();
        json!({
            "工单编号": self.number, "状态": self.status,
            "诉求类型": self.filed["诉求类型"], "分类代码": self.filed["分类代码"],
            "诉求内容": self.filed["诉求内容"], "位置": self.filed["位置"],
            "受理时间": self.history.first().map(|line| &line.at),
            "更新时间": self.history.last().map(|line| &line.at),
            "答复期限": "2026-12-01 17:00:00",
            "附件": photos, "办理过程": history, "评价": self.verdict,
        })
    }
}

#[derive(Debug, Default)]
struct Kept {
    orders: Vec<Order>,
    minutes: u32,
}

/// The hotline's desk. Clones are the same desk.
#[derive(Clone, Debug, Default)]
pub(super) struct Desk(Arc<Mutex<Kept>>);

impl Desk {
    pub(super) fn orders(&self) -> Vec<Order> {
        lock(&self.0).orders.clone()
    }

    /// Files an order, unless this request was filed before.
    pub(super) fn file(&self, filed: Value) -> Order {
        let mut kept = lock(&self.0);
        let request = &filed["requestId"];
        let before =
            kept.orders.iter().find(|order| !request.is_null() && order.filed["requestId"] == *request);
        if let Some(order) = before {
            return order.clone();
        }
        let serial = kept.orders.len() + 1;
        let mut order = Order {
            number: format!("GD20261124{serial:05}"),
            password: format!("{:06}", 480_000 + serial * 7_919 % 99_991),
            filed,
            status: String::new(),
            photos: Vec::new(),
            verdict: None,
            history: Vec::new(),
            requests: BTreeSet::new(),
        };
        order.add(kept.now(), "办理", "待受理", None, "已收到您的诉求");
        kept.orders.push(order.clone());
        order
    }

    /// Lets `act` work on the order if number and password are right; it is given the time, too.
    pub(super) fn with<T>(
        &self,
        number: &str,
        password: &str,
        act: impl FnOnce(&mut Order, String) -> T,
    ) -> Option<T> {
        let mut kept = lock(&self.0);
        let now = kept.now();
        let order =
            kept.orders.iter_mut().find(|order| order.number == number && order.password == password)?;
        Some(act(order, now))
    }

    pub(super) fn clerk(&self, number: &str, status: &str, department: Option<&str>, words: &str) -> bool {
        let mut kept = lock(&self.0);
        let now = kept.now();
        let Some(order) = kept.orders.iter_mut().find(|order| order.number == number) else { return false };
        order.add(now, "办理", status, department, words);
        true
    }
}

impl Kept {
    /// A clock that moves on by a minute whenever it is looked at: local time without a zone.
    fn now(&mut self) -> String {
        self.minutes += 1;
        format!("2026-11-24 {:02}:{:02}:00", 9 + self.minutes / 60 % 15, self.minutes % 60)
    }
}
