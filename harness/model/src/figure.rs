//! Figures: what a check measured on its way, beside its verdict.
//!
//! A figure is a fact about a program and never a reason for a verdict: how fast it was on this machine, how much it took.

use serde::{Deserialize, Serialize};

/// Something that a check measured.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// What was measured, in words.
    pub name: String,
    /// How much it was, to three decimal places.
    pub value: f64,
    /// Of what; empty for a mere count.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
}

impl Figure {
    /// A figure; more than three decimal places are more than anybody measured.
    #[must_use]
    pub fn new(name: impl Into<String>, value: f64, unit: impl Into<String>) -> Self {
        let value = if value.is_finite() { value } else { 0.0 };
        Self {
            name: name.into(),
            value: (value * 1000.0).round() / 1000.0,
            unit: unit.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_has_as_many_digits_as_mean_something() {
        assert_eq!(
            Figure::new("latency", 1.0 / 3.0, "ms"),
            Figure {
                name: "latency".to_owned(),
                value: 0.333,
                unit: "ms".to_owned()
            }
        );
        assert_eq!(Figure::new("share", f64::NAN, "%").value, 0.0);
    }
}
