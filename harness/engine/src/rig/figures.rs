//! Figures that a check records: facts about the program, never verdicts.

use std::cell::RefCell;
use std::time::{Duration, Instant};

use sockspec_model::Figure;

use super::Scene;
use crate::sys::deadline::now;

/// What was recorded, in order.
#[derive(Default)]
pub(crate) struct Figures(RefCell<Vec<Figure>>);

impl Figures {
    fn record(&self, figure: Figure) {
        let mut figures = self.0.borrow_mut();
        // What is measured again, with a fresh program, was meant to be measured once.
        figures.retain(|known| known.name != figure.name);
        figures.push(figure);
    }

    pub(crate) fn all(&self) -> Vec<Figure> {
        self.0.borrow().clone()
    }
}

/// How long things took: each of them counts.
#[derive(Default)]
pub struct Latencies(Vec<u32>);

impl Latencies {
    /// Counts one in.
    pub fn count(&mut self, took: Duration) {
        self.0
            .push(u32::try_from(took.as_micros()).unwrap_or(u32::MAX));
    }

    /// How many there are.
    #[must_use]
    pub fn number(&self) -> usize {
        self.0.len()
    }

    /// What half, nine tenths and 99 of 100 do not exceed, and the longest, in milliseconds.
    fn percentiles(&mut self) -> Option<[(&'static str, f64); 4]> {
        self.0.sort_unstable();
        let number = self.0.len();
        let at = |share: usize| f64::from(self.0[(number * share).div_ceil(100) - 1]) / 1000.0;
        if number == 0 {
            return None;
        }
        Some([
            ("p50", at(50)),
            ("p90", at(90)),
            ("p99", at(99)),
            ("max", at(100)),
        ])
    }
}

/// A time that began.
#[derive(Clone, Copy)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Begins now.
    #[must_use]
    pub fn start() -> Self {
        Self(now())
    }

    /// Megabytes in a second, when so many bytes took the time up to now.
    #[must_use]
    pub fn throughput(self, bytes: u64) -> f64 {
        bytes as f64 / 1e6 / self.0.elapsed().as_secs_f64().max(1e-9)
    }
}

impl Scene {
    /// Records a figure; a later one of the same name replaces it.
    pub fn record(&self, name: &str, value: f64, unit: &str) {
        self.figures.record(Figure::new(name, value, unit));
    }

    /// Records how long things took.
    pub fn record_latencies(&self, mut latencies: Latencies) {
        for (share, value) in latencies.percentiles().into_iter().flatten() {
            self.record(&format!("latency {share}"), value, "ms");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_samples() {
        let mut latencies = Latencies::default();
        (1..=200)
            .rev()
            .for_each(|ms| latencies.count(Duration::from_millis(ms)));
        let values = latencies
            .percentiles()
            .map(|all| all.map(|(_, value)| value));
        assert_eq!(values, Some([100.0, 180.0, 198.0, 200.0]));
        assert_eq!(Latencies::default().percentiles(), None);
    }

    #[test]
    fn what_is_measured_again_counts_once() {
        let figures = Figures::default();
        figures.record(Figure::new("a", 1.0, ""));
        figures.record(Figure::new("b", 2.0, ""));
        figures.record(Figure::new("a", 3.0, ""));
        let names: Vec<_> = figures
            .all()
            .into_iter()
            .map(|one| (one.name, one.value))
            .collect();
        assert_eq!(names, [("b".to_owned(), 2.0), ("a".to_owned(), 3.0)]);
    }
}
