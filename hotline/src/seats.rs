//! Places for those who stay: bounded, for all together and for each address.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use crate::throttle::network;

/// A number of seats.
#[derive(Clone, Debug)]
pub struct Seats {
    all: usize,
    each: usize,
    taken: Arc<Mutex<HashMap<IpAddr, usize>>>,
}

/// A seat, free again when this is dropped.
#[derive(Debug)]
pub struct Seat {
    seats: Seats,
    address: IpAddr,
}

impl Seats {
    /// So many in `all`, and so many for `each` address.
    #[must_use]
    pub fn new(all: usize, each: usize) -> Self {
        Self { all, each, taken: Arc::default() }
    }

    /// A seat, `None` if there is none left.
    #[must_use]
    pub fn take(&self, address: IpAddr) -> Option<Seat> {
        let address = network(address);
        let mut taken = self.taken();
        let own = taken.get(&address).copied().unwrap_or_default();
        if own >= self.each || taken.values().sum::<usize>() >= self.all {
            return None;
        }
        taken.insert(address, own + 1);
        Some(Seat { seats: self.clone(), address })
    }

    fn taken(&self) -> MutexGuard<'_, HashMap<IpAddr, usize>> {
        // The map is consistent after every statement, so a panic elsewhere does it no harm.
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut taken = self.seats.taken();
        let left = taken.get(&self.address).map_or(0, |own| own.saturating_sub(1));
        if left == 0 {
            taken.remove(&self.address);
        } else {
            taken.insert(self.address, left);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    #[test]
    fn seats_are_bounded_for_each_and_for_all_and_free_again_when_left() {
        let seats = Seats::new(3, 2);
        let address = |last| IpAddr::V4(Ipv4Addr::new(192, 0, 2, last));
        let own = [seats.take(address(1)), seats.take(address(1))];
        assert!(own.iter().all(Option::is_some));
        assert!(seats.take(address(1)).is_none());
        let other = seats.take(address(2));
        assert!(other.is_some() && seats.take(address(3)).is_none());
        drop(own);
        assert!(seats.take(address(1)).is_some());
    }
}
