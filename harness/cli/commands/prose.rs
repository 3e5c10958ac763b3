//! Prose for a terminal: headings and paragraphs of a bearable width.

use anstyle::Style;

/// Text in bold.
pub(crate) fn strong(text: &str) -> String {
    let bold = Style::new().bold();
    format!("{bold}{text}{bold:#}")
}

/// Paragraphs, each line behind `indent` blanks. Lines that begin with a blank are kept as they are.
pub(crate) fn paragraphs(text: &str, indent: usize, width: usize) -> String {
    let blanks = " ".repeat(indent);
    let options = textwrap::Options::new(width.max(indent + 20))
        .initial_indent(&blanks)
        .subsequent_indent(&blanks)
        .break_words(false)
        // Names of checks stay whole.
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    let line = |line: &str| match line {
        "" => String::new(),
        code if code.starts_with(' ') => format!("{blanks}{code}"),
        prose => textwrap::fill(prose, &options),
    };
    text.lines().map(|text| line(text) + "\n").collect()
}

/// One paragraph behind some text, its further lines as far to the right as the first.
pub(crate) fn hanging(left: &str, text: &str, width: usize) -> String {
    let blanks = " ".repeat(left.chars().count());
    let options = textwrap::Options::new(width.max(blanks.len() + 20))
        .initial_indent(left)
        .subsequent_indent(&blanks)
        .break_words(false)
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::fill(text, &options) + "\n"
}

/// A heading with paragraphs below it.
pub(crate) fn section(heading: &str, text: &str, width: usize) -> String {
    format!("\n{}\n{}", strong(heading), paragraphs(text, 4, width))
}

/// Words in a row: `a`, `a or b`, `a, b or c`.
pub(crate) fn either(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_wrapped_and_code_is_not() {
        let text = "a line of prose that is long enough\n\n    code(that, is, kept, as, it, is, however, long)";
        let wrapped = paragraphs(text, 2, 24);
        assert_eq!(
            wrapped,
            "  a line of prose that\n  is long enough\n\n      code(that, is, kept, as, it, is, however, long)\n"
        );
    }

    #[test]
    fn a_name_stays_whole() {
        let wrapped = paragraphs("left: server/becomes-ready, client/ends", 0, 24);
        assert_eq!(wrapped, "left:\nserver/becomes-ready,\nclient/ends\n");
    }

    #[test]
    fn words_stand_in_a_row() {
        assert_eq!(either(&["a"]), "a");
        assert_eq!(either(&["a", "b", "c"]), "a, b or c");
    }
}
