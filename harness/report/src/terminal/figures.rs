//! What checks measured, a line for each check.

use sockspec_model::{Figure, Finished};

use super::wrap::{unbroken, wrap};
use crate::check_id::CheckId;

/// The figures of a check in a line, where it has any.
pub(super) fn line(finished: &Finished) -> Option<String> {
    let figures: Vec<String> = finished.figures.iter().map(told).collect();
    let name = CheckId::of(&finished.check).name;
    (!figures.is_empty()).then(|| format!("measured by {name}: {}", figures.join(", ")))
}

/// The line in lines of at most so many columns.
pub(super) fn lines(line: &str, width: usize) -> String {
    wrap(line, width).join("\n  ")
}

fn told(figure: &Figure) -> String {
    let Figure { name, value, unit } = figure;
    let told = format!("{name} {} {unit}", digits(*value));
    unbroken(told.trim_end())
}

/// As many digits as mean something: three, and all of a large number's.
pub(crate) fn digits(value: f64) -> String {
    let places = match value.abs() {
        _ if value.fract() == 0.0 => 0,
        ..10.0 => 2,
        ..100.0 => 1,
        _ => 0,
    };
    format!("{value:.places$}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_digits_are_enough() {
        let told = [9900.0, 0.1234, 12.34, 1234.5, 0.0].map(digits);
        assert_eq!(told, ["9900", "0.12", "12.3", "1234", "0"]);
    }
}
