//! How often something fails that does not always fail, and how well that is known.

use serde::{Deserialize, Serialize};

/// How often one input failed, beside the same with the bundled reference.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Odds {
    /// So many times it failed.
    pub failed: u32,
    /// Of so many times.
    pub of: u32,
    /// So many times the reference failed.
    pub reference_failed: u32,
    /// Of so many times.
    pub reference_of: u32,
}

/// The 97.5th percentile of the normal distribution, for intervals of 95 %.
const Z: f64 = 1.959_964;

impl Odds {
    /// Where the share of failures lies with a confidence of 95 %: the score interval of Wilson (Journal of the American
    /// Statistical Association 22, 1927, 209-212), which also holds for few trials and for shares near 0 and 1.
    #[must_use]
    pub fn interval(&self) -> (f64, f64) {
        let (n, z2) = (f64::from(self.of.max(1)), Z * Z);
        let share = f64::from(self.failed) / n;
        let middle = share + z2 / (2.0 * n);
        let half = Z * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt();
        let end = |end: f64| (end / (1.0 + z2 / n)).clamp(0.0, 1.0);
        (end(middle - half), end(middle + half))
    }

    /// It as a sentence about the program.
    #[must_use]
    pub fn words(&self) -> String {
        let (low, high) = self.interval();
        format!(
            "with the same input it fails {} of {} times, the reference {} of {}: a race in your program (it fails in {:.0} to \
             {:.0} % of all runs, with 95 % confidence)",
            self.failed,
            self.of,
            self.reference_failed,
            self.reference_of,
            100.0 * low,
            100.0 * high
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn odds(failed: u32, of: u32) -> Odds {
        Odds {
            failed,
            of,
            ..Odds::default()
        }
    }

    #[test]
    fn the_interval_is_wilsons() {
        // 7 of 40: 8.7 to 32 %, as in any table.
        let (low, high) = odds(7, 40).interval();
        assert!((low - 0.0875).abs() < 0.0005, "{low}");
        assert!((high - 0.3195).abs() < 0.0005, "{high}");
        let (low, high) = odds(0, 40).interval();
        assert!(low.abs() < 1e-9 && (high - 0.0876).abs() < 0.0005, "{high}");
        assert!((odds(40, 40).interval().1 - 1.0).abs() < 1e-9);
    }
}
