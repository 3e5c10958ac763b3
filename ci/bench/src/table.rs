//! The table that is printed.

use crate::book::{Book, Target};

/// A line for each figure: what, its value, its target, and whether it was reached.
pub(crate) fn of(book: &Book) -> String {
    let mut text = line("figure", "value", "", "target", "");
    for (figure, value) in book.values() {
        let (target, reached) = figure.target.map_or_else(Default::default, |target| {
            let reached = if target.is_reached(value) {
                "reached"
            } else {
                "MISSED"
            };
            (words(target), reached)
        });
        text += &line(figure.what, &number(value), figure.unit, &target, reached);
    }
    text
}

fn line(what: &str, value: &str, unit: &str, target: &str, reached: &str) -> String {
    let line = format!("{what:<68} {value:>9} {unit:<3} {target:>9}  {reached}");
    format!("{}\n", line.trim_end())
}

fn words(target: Target) -> String {
    match target {
        Target::AtMost(most) => format!("<= {most}"),
        Target::AtLeast(least) => format!(">= {least}"),
    }
}

/// As many digits as mean something.
fn number(value: f64) -> String {
    match value.abs() {
        ..10.0 => format!("{value:.2}"),
        _ => format!("{value:.1}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::Figure;

    const FAST: Figure = Figure::median("fast", "us").at_most(25.0);
    const SURE: Figure = Figure::median("sure", "%").at_least(99.9);

    #[test]
    fn a_missed_target_is_seen() {
        let mut book = Book::default();
        book.note(&FAST, 7.0);
        book.note(&SURE, 98.76);
        let text = of(&book);
        let lines: Vec<&str> = text.lines().skip(1).collect();
        assert!(lines[0].ends_with("7.00 us      <= 25  reached"), "{text}");
        assert!(lines[1].ends_with("98.8 %     >= 99.9  MISSED"), "{text}");
    }
}
