//! Figures, and what was measured of them.

/// Something that is measured.
pub(crate) struct Figure {
    /// In words.
    pub(crate) what: &'static str,
    /// Of the value.
    pub(crate) unit: &'static str,
    /// What is made of all samples.
    pub(crate) by: Statistic,
    /// What the value should be.
    pub(crate) target: Option<Target>,
}

/// What is made of samples.
#[derive(Clone, Copy)]
pub(crate) enum Statistic {
    /// The middle one.
    Median,
    /// The one that nine of ten do not exceed.
    NinthTenth,
    /// Their sum by their number: for shares of equally many.
    Mean,
}

/// What a value should be.
#[derive(Clone, Copy)]
pub(crate) enum Target {
    /// No more than this.
    AtMost(f64),
    /// No less than this.
    AtLeast(f64),
}

impl Figure {
    /// A median of samples.
    pub(crate) const fn median(what: &'static str, unit: &'static str) -> Self {
        Self {
            what,
            unit,
            by: Statistic::Median,
            target: None,
        }
    }

    /// The same with another statistic.
    pub(crate) const fn by(mut self, by: Statistic) -> Self {
        self.by = by;
        self
    }

    /// The same with a target.
    pub(crate) const fn at_most(mut self, most: f64) -> Self {
        self.target = Some(Target::AtMost(most));
        self
    }

    /// The same with a target.
    pub(crate) const fn at_least(mut self, least: f64) -> Self {
        self.target = Some(Target::AtLeast(least));
        self
    }
}

impl Statistic {
    fn of(self, samples: &[f64]) -> f64 {
        let mut sorted = samples.to_vec();
        sorted.sort_by(f64::total_cmp);
        match self {
            Self::Median => f64::midpoint(sorted[(sorted.len() - 1) / 2], sorted[sorted.len() / 2]),
            Self::NinthTenth => sorted[(sorted.len() * 9).div_ceil(10) - 1],
            Self::Mean => sorted.iter().sum::<f64>() / sorted.len() as f64,
        }
    }
}

impl Target {
    /// Whether a value is as it should be.
    pub(crate) fn is_reached(self, value: f64) -> bool {
        match self {
            Self::AtMost(most) => value <= most,
            Self::AtLeast(least) => value >= least,
        }
    }
}

/// Every figure with its samples, in the order in which they were first noted.
#[derive(Default)]
pub(crate) struct Book(Vec<(&'static Figure, Vec<f64>)>);

impl Book {
    /// Notes a sample.
    pub(crate) fn note(&mut self, figure: &'static Figure, sample: f64) {
        match self
            .0
            .iter_mut()
            .find(|(known, _)| known.what == figure.what)
        {
            Some((_, samples)) => samples.push(sample),
            None => self.0.push((figure, vec![sample])),
        }
    }

    /// Every figure with its value.
    pub(crate) fn values(&self) -> impl Iterator<Item = (&'static Figure, f64)> {
        self.0
            .iter()
            .map(|(figure, samples)| (*figure, figure.by.of(samples)))
    }

    /// Whether any value is not as it should be.
    pub(crate) fn misses_a_target(&self) -> bool {
        let missed = |(figure, value): (&Figure, f64)| {
            figure
                .target
                .is_some_and(|target| !target.is_reached(value))
        };
        self.values().any(missed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TIME: Figure = Figure::median("time", "us").at_most(3.0);

    #[test]
    fn statistics_are_what_they_are_called() {
        let samples: Vec<f64> = (1..=10).map(f64::from).collect();
        assert_eq!(Statistic::Median.of(&samples), 5.5);
        assert_eq!(Statistic::NinthTenth.of(&samples), 9.0);
        assert_eq!(Statistic::Mean.of(&[1.0, 2.0]), 1.5);
        assert_eq!(Statistic::NinthTenth.of(&[7.0]), 7.0);
    }

    #[test]
    fn a_target_is_judged_by_the_statistic() {
        let mut book = Book::default();
        [1.0, 3.0, 9.0]
            .iter()
            .for_each(|sample| book.note(&TIME, *sample));
        assert!(!book.misses_a_target());
        book.note(&TIME, 9.0);
        assert!(book.misses_a_target());
    }
}
