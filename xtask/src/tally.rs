//! Adds up what test programs say at their end.

use std::fmt;

/// How many tests passed, failed and were skipped.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// Those that ran and were fine.
    pub passed: u32,
    /// Those that ran and were not.
    pub failed: u32,
    /// Those that are marked as not to be run.
    pub skipped: u32,
}

impl Tally {
    /// Counts a line, if it is the closing one of a test program.
    pub fn read(&mut self, line: &str) {
        let Some((_, counts)) = line.split_once("test result: ") else {
            return;
        };
        // "ok. 12 passed; 0 failed; 1 ignored; …"
        let counts = counts.split_once(". ").map_or(counts, |(_, counts)| counts);
        for count in counts.split(';') {
            let mut words = count.split_whitespace();
            let number = words.next().and_then(|number| number.parse::<u32>().ok());
            let Some(number) = number else { continue };
            match words.next() {
                Some("passed") => self.passed += number,
                Some("failed") => self.failed += number,
                Some("ignored") => self.skipped += number,
                _ => {}
            }
        }
    }

    /// Whether anything ran and all of it was fine.
    pub fn is_good(self) -> bool {
        self.passed > 0 && self.failed == 0
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 {
            write!(f, ", {} skipped", self.skipped)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(lines: &[&str]) -> Tally {
        let mut tally = Tally::default();
        for line in lines {
            tally.read(line);
        }
        tally
    }

    #[test]
    fn the_programs_of_a_level_are_added_up() {
        let sum = tally(&[
            "running 3 tests",
            "test a ... ok",
            "test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 2 filtered out; finished in 0.00s",
            "test result: FAILED. 10 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out",
        ]);
        assert_eq!(sum.to_string(), "13 passed, 2 failed, 1 skipped");
        assert!(!sum.is_good());
    }

    #[test]
    fn no_skipped_tests_are_not_mentioned() {
        let sum = tally(&["test result: ok. 5 passed; 0 failed; 0 ignored; 0 filtered out"]);
        assert_eq!(sum.to_string(), "5 passed, 0 failed");
        assert!(sum.is_good());
    }

    #[test]
    fn a_level_that_ran_nothing_is_not_good() {
        let sum = tally(&["test result: ok. 0 passed; 0 failed; 4 ignored; 0 measured"]);
        assert!(!sum.is_good());
        assert!(!Tally::default().is_good());
    }
}
