//! POSTs that reach the upstream once, however often and however simultaneously they come.
//!
//! What was sent is remembered before it is sent, so a gateway that dies in between finds a request without an answer,
//! and takes its outcome for unknown. An unknown outcome is never sent again before the operator's time is over.

use std::sync::Arc;

use axum::http::StatusCode;

use super::{
    answers::{Answers, Known},
    fault,
    upstream::{Answer, Outgoing, Sent, Upstream},
};
use crate::{api::Fault, gateway::turns::Turns};

/// What a POST under a key needs.
pub struct Once {
    /// The memory.
    pub answers: Answers,
    /// One request at a time under one key.
    pub turns: Turns,
    /// Where it goes.
    pub upstream: Arc<Upstream>,
}

impl Once {
    /// The answer to `request`: the first one's where the key was used before, else the upstream's, which `clean`
    /// makes fit for the client. A second request under a key waits for the first one's end.
    ///
    /// # Errors
    /// 422 for a key that was used with another request, 503 when certainly nothing was done, 504 when nobody knows.
    pub async fn answer(
        self: &Arc<Self>,
        key: String,
        fingerprint: Vec<u8>,
        request: Outgoing,
        clean: impl FnOnce(Answer) -> Answer + Send + 'static,
    ) -> Result<Answer, Fault> {
        let turn = self.turns.wait(&key).await;
        let once = Arc::clone(self);
        // On its own: a client that goes away in the middle must not leave the outcome unknown.
        let exchange = tokio::spawn(async move {
            let answer = once.exchange(&key, &fingerprint, request, clean).await;
            drop(turn);
            answer
        });
        exchange.await.unwrap_or_else(|_| Err(fault::outcome_unknown()))
    }

    async fn exchange(
        &self,
        key: &str,
        fingerprint: &[u8],
        request: Outgoing,
        clean: impl FnOnce(Answer) -> Answer,
    ) -> Result<Answer, Fault> {
        match self.answers.begin(key, fingerprint).await? {
            Known::Nothing => {}
            Known::Answered(answer) => return Ok(answer),
            Known::Sent => return Err(fault::outcome_unknown()),
            Known::OtherRequest => return Err(Fault::key_reused("The Idempotency-Key")),
        }
        match self.upstream.send(request).await {
            Sent::Answered(answer) => {
                let meaning = Meaning::of(answer.status);
                let answer = clean(answer);
                match meaning {
                    Meaning::Accepted => note(self.answers.keep(key, fingerprint, &answer).await),
                    Meaning::Refused => note(self.answers.forget(key).await),
                    Meaning::Unclear => return Err(fault::outcome_unknown()),
                }
                Ok(answer)
            }
            Sent::Never => {
                note(self.answers.forget(key).await);
                Err(Fault::unavailable())
            }
            Sent::Unknown => Err(fault::outcome_unknown()),
        }
    }
}

/// What a status says about a POST.
enum Meaning {
    /// The upstream acted. What it did, the client judges by the body.
    Accepted,
    /// The upstream refused before it acted. The same key may come again, corrected.
    Refused,
    /// A redirect proves nothing; after a 5xx, and after a 408 to a request that was sent whole, the upstream or a
    /// proxy before it has lost its way at a point that nobody knows.
    Unclear,
}

impl Meaning {
    fn of(status: StatusCode) -> Self {
        match status {
            StatusCode::REQUEST_TIMEOUT => Self::Unclear,
            status if status.is_success() => Self::Accepted,
            status if status.is_client_error() => Self::Refused,
            _ => Self::Unclear,
        }
    }
}

/// An outcome that can't be written down stays unknown, which only keeps it from being sent again. The client gets the
/// answer that there is.
fn note(written: sqlx::Result<()>) {
    if let Err(error) = written {
        tracing::error!(%error, "an outcome can't be remembered; its repetition will be told that it is unknown");
    }
}
