//! The name that somebody may have meant.

/// Names that are less alike are not suggested.
const ALIKE: f64 = 0.6;

/// The name most like the one that was written, if any is enough so.
#[must_use]
pub fn nearest<'a>(written: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written = written.to_lowercase();
    let alike = |name: &str| strsim::normalized_damerau_levenshtein(&written, &name.to_lowercase());
    let rated = names.into_iter().map(|name| (alike(name), name));
    rated
        .filter(|(alike, _)| *alike >= ALIKE)
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, name)| name)
}

/// What to do about an unknown name: the nearest one, or else how to see them all.
#[must_use]
pub fn suggestion<'a>(
    written: &str,
    names: impl IntoIterator<Item = &'a str>,
    otherwise: &str,
) -> String {
    nearest(written, names).map_or(otherwise.to_owned(), |name| format!("did you mean {name}?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_understood() {
        let names = ["answers-in-upper-case", "becomes-ready", "UT-S6"];
        assert_eq!(
            nearest("answer-in-uper-case", names),
            Some("answers-in-upper-case")
        );
        assert_eq!(nearest("ut-s6", names), Some("UT-S6"));
        assert_eq!(nearest("something else", names), None);
    }

    #[test]
    fn what_is_like_nothing_gets_a_way_to_look() {
        let say = |written| suggestion(written, ["line", "eof"], "one of line, eof");
        assert_eq!(say("lines"), "did you mean line?");
        assert_eq!(say("netstring"), "one of line, eof");
    }
}
