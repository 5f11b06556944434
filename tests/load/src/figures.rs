//! How long answers took.

use std::{
    fmt::Write as _,
    time::{Duration, Instant},
};

/// A kind of request.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    Create,
    Photo,
    Read,
}

/// The times of all requests, and what went wrong.
#[derive(Debug, Default)]
pub struct Figures {
    times: [Vec<Duration>; 3],
    pub errors: Vec<String>,
}

impl Figures {
    /// Takes the time of a request; nothing comes of one that fails.
    pub async fn time<T>(
        &mut self,
        kind: Kind,
        request: impl Future<Output = Result<T, String>>,
    ) -> Option<T> {
        let start = Instant::now();
        let ended = request.await;
        self.times[kind as usize].push(start.elapsed());
        ended.map_err(|error| self.errors.push(format!("{kind:?}: {error}"))).ok()
    }

    /// Adds those of another citizen.
    pub fn add(&mut self, more: Self) {
        for (times, more) in self.times.iter_mut().zip(more.times) {
            times.extend(more);
        }
        self.errors.extend(more.errors);
    }

    /// A line a kind and one for all: how many, how many a second, and the 50th and 99th percentile in milliseconds.
    pub fn table(&mut self, took: Duration) -> String {
        let mut table = format!("{:8}{:>9}{:>9}{:>9}{:>9}\n", "", "requests", "a second", "p50 ms", "p99 ms");
        let mut all: Vec<_> = self.times.concat();
        let kinds = ["create", "photo", "read"].into_iter().zip(&mut self.times);
        for (name, times) in kinds.chain([("all", &mut all)]) {
            times.sort_unstable();
            let [p50, p99] = [50, 99].map(|percent| percentile(times, percent).as_secs_f64() * 1_000.0);
            let rate = times.len() as f64 / took.as_secs_f64();
            // Writing to a string can't fail.
            let _ = writeln!(table, "{name:8}{:>9}{rate:>9.1}{p50:>9.1}{p99:>9.1}", times.len());
        }
        table
    }
}

/// The least of the sorted `times` that `percent` of them don't exceed; zero if there are none.
fn percentile(times: &[Duration], percent: usize) -> Duration {
    let rank = (times.len() * percent).div_ceil(100);
    times.get(rank.saturating_sub(1)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_times_that_were_measured() {
        let times: Vec<_> = (1..=200).map(Duration::from_millis).collect();
        assert_eq!(percentile(&times, 50), Duration::from_millis(100));
        assert_eq!(percentile(&times, 99), Duration::from_millis(198));
        assert_eq!(percentile(&times[..1], 99), Duration::from_millis(1));
        assert_eq!(percentile(&[], 99), Duration::ZERO);
    }
}
