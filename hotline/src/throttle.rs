//! Token buckets, one an address.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// From this many addresses on, those that have waited long enough are forgotten.
const CROWD: usize = 10_000;

/// Lets each address do a number of things at once, then one in every interval.
pub struct Throttle {
    /// How many at once.
    burst: u32,
    /// The time that one costs.
    interval: Duration,
    /// When each address's bucket would be full again.
    full_at: Mutex<HashMap<IpAddr, Instant>>,
}

impl Throttle {
    /// Allows `per_minute` a minute in the long run and half of that (at least one) at once.
    #[must_use]
    pub fn per_minute(per_minute: u32) -> Self {
        let per_minute = per_minute.max(1);
        Self {
            burst: (per_minute / 2).max(1),
            interval: Duration::from_secs(60) / per_minute,
            full_at: Mutex::default(),
        }
    }

    /// Takes one token.
    ///
    /// # Errors
    /// The time until there is one again.
    pub fn take(&self, address: IpAddr) -> Result<(), Duration> {
        self.at(address, Instant::now(), true)
    }

    /// Says whether [`Self::take`] would succeed, and takes nothing.
    ///
    /// # Errors
    /// The time until it would.
    pub fn check(&self, address: IpAddr) -> Result<(), Duration> {
        self.at(address, Instant::now(), false)
    }

    fn at(&self, address: IpAddr, now: Instant, take: bool) -> Result<(), Duration> {
        // The map is consistent after every statement, so a panic elsewhere does it no harm.
        let mut full_at = self.full_at.lock().unwrap_or_else(PoisonError::into_inner);
        let key = network(address);
        let full = full_at.get(&key).copied().filter(|full| *full > now).unwrap_or(now);
        let spent = full.duration_since(now) + self.interval;
        let room = self.interval * self.burst;
        if spent > room {
            return Err(spent - room);
        }
        if take {
            if full_at.len() >= CROWD {
                full_at.retain(|_, full| *full > now);
            }
            full_at.insert(key, full + self.interval);
        }
        Ok(())
    }
}

/// One customer of an IPv6 provider has a whole /64: they count as one address.
pub fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V6(address) => match address.to_ipv4_mapped() {
            Some(address) => address.into(),
            None => IpAddr::V6((address.to_bits() & !u128::from(u64::MAX)).into()),
        },
        address @ IpAddr::V4(_) => address,
    }
}

#[cfg(test)]
mod tests {
    use std::net::{Ipv4Addr, Ipv6Addr};

    use super::*;

    const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

    #[test]
    fn a_burst_passes_then_one_an_interval() {
        let throttle = Throttle::per_minute(6);
        let start = Instant::now();
        for _ in 0..3 {
            assert_eq!(throttle.at(HERE, start, true), Ok(()));
        }
        assert_eq!(throttle.at(HERE, start, true), Err(Duration::from_secs(10)));
        assert_eq!(throttle.at(HERE, start + Duration::from_secs(4), false), Err(Duration::from_secs(6)));
        assert_eq!(throttle.at(HERE, start + Duration::from_secs(10), true), Ok(()));
        assert!(throttle.at(HERE, start + Duration::from_secs(10), true).is_err());
        assert_eq!(throttle.at(HERE, start + Duration::from_secs(3_600), true), Ok(()));
    }

    #[test]
    fn addresses_do_not_pay_for_each_other_but_one_ipv6_network_does() {
        let throttle = Throttle::per_minute(1);
        let now = Instant::now();
        let six = |last| IpAddr::V6(Ipv6Addr::new(0x2001, 0xdb8, 0, 1, 0, 0, 0, last));
        assert_eq!(throttle.at(HERE, now, true), Ok(()));
        assert_eq!(throttle.at(six(1), now, true), Ok(()));
        assert!(throttle.at(six(2), now, true).is_err());
    }
}
