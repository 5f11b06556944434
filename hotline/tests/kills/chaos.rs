//! When the hotline is killed.

use std::time::Duration;

use fastrand::Rng;

/// When to kill.
pub enum Moment {
    /// So long after its start, whether or not it listens by then.
    Starting(Duration),
    /// So long after it has acknowledged so many requests.
    Writing { answers: u32, after: Duration },
}

/// Chooses, from one seed.
pub struct Chaos {
    pub seed: u64,
    random: Rng,
}

impl Chaos {
    pub fn new() -> Self {
        let told = std::env::var("KILLS_SEED").ok();
        let seed =
            told.map_or_else(|| fastrand::u64(..), |seed| seed.parse().expect("KILLS_SEED is a number"));
        Self { seed, random: Rng::with_seed(seed) }
    }

    /// Another source of choices.
    pub fn fork(&mut self) -> Rng {
        self.random.fork()
    }

    pub fn moment(&mut self) -> Moment {
        if self.random.u8(0..8) == 0 {
            return Moment::Starting(self.up_to(60_000));
        }
        Moment::Writing { answers: self.random.u32(1..=16), after: self.up_to(6_000) }
    }

    fn up_to(&mut self, micros: u64) -> Duration {
        Duration::from_micros(self.random.u64(0..micros))
    }

    /// Milliseconds between the steps of the demonstration clerk, who writes too.
    pub fn clerk_step(&mut self) -> u64 {
        self.random.u64(5..40)
    }
}
