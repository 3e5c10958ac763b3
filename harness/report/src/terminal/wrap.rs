//! Text in lines of a width.

/// Stands for a space at which no line is broken; our own words only, a program's are escaped.
const FIRM_SPACE: char = '\u{a0}';

/// The text in lines of at most `width` columns, as far as its words allow.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    text.split('\n')
        .flat_map(|line| fold(line, width))
        .map(|line| line.replace(FIRM_SPACE, " "))
        .collect()
}

/// The text in lines of exactly `width` columns, broken anywhere: for bytes, whose spaces matter.
pub(super) fn pieces(text: &str, width: usize) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    letters
        .chunks(width.max(1))
        .map(|piece| piece.iter().collect())
        .collect()
}

/// The text as one word for [`wrap`].
pub(super) fn unbroken(text: &str) -> String {
    text.replace(' ', &FIRM_SPACE.to_string())
}

/// The text in at most `width` columns.
pub(super) fn cut(text: &str, width: usize) -> String {
    if length(text) <= width {
        return text.to_owned();
    }
    let kept: String = text.chars().take(width.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// Columns of a text.
pub(super) fn length(text: &str) -> usize {
    text.chars().count()
}

fn fold(line: &str, width: usize) -> Vec<String> {
    let (mut lines, mut current) = (Vec::new(), String::new());
    for word in line.split(' ') {
        if !current.is_empty() && length(&current) + 1 + length(word) > width {
            lines.push(std::mem::take(&mut current).trim_end().to_owned());
        } else if !current.is_empty() {
            current.push(' ');
        }
        current.push_str(word);
    }
    lines.push(current.trim_end().to_owned());
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_whole() {
        assert_eq!(wrap("one two  three four", 9), ["one two", "three", "four"]);
        assert_eq!(wrap("one two  three four", 14), ["one two  three", "four"]);
        assert_eq!(wrap("a-very-long-word b", 4), ["a-very-long-word", "b"]);
        assert_eq!(wrap("one\ntwo", 9), ["one", "two"]);
        assert_eq!(
            wrap(&format!("one {}", unbroken("two three")), 9),
            ["one", "two three"]
        );
    }

    #[test]
    fn bytes_are_broken_anywhere() {
        assert_eq!(pieces("\"one two\"", 4), ["\"one", " two", "\""]);
    }

    #[test]
    fn a_cut_shows() {
        assert_eq!(cut("a sentence", 10), "a sentence");
        assert_eq!(cut("a sentence", 3), "a…");
        assert_eq!(cut("a sentence", 0), "…");
    }
}
