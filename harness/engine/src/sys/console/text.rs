//! What a person sees of a stream of terminal output.
//!
//! Escape sequences are interpreted as far as they change the text (erase, back, carriage return); colours and titles
//! are not text. Lines never wrap.

use std::mem;

use vte::{Params, Parser, Perform};

const MOST: usize = 1024 * 1024;

/// A terminal's text.
#[derive(Default)]
pub(super) struct Text {
    parser: Parser,
    page: Page,
    /// The beginning of a character whose rest has not come. The parser would put it together too, but loses what may
    /// stand behind it.
    begun: Vec<u8>,
}

#[derive(Default)]
struct Page {
    /// Every line, the one that is being written at the end.
    whole: String,
    /// Where that one begins.
    start: usize,
    /// Its letters.
    line: Vec<char>,
    column: usize,
    /// Whether they stand otherwise in `whole`: only what is put behind them is written there at once, lest a program that
    /// shows a long line letter by letter cost us its length each time.
    stale: bool,
}

impl Text {
    pub(super) fn add(&mut self, bytes: &[u8]) {
        if self.page.whole.len() > MOST {
            return;
        }
        self.begun.extend_from_slice(bytes);
        let begun = self.begun.split_off(whole_characters(&self.begun));
        self.parser.advance(&mut self.page, &self.begun);
        self.begun = begun;
        self.page.refresh();
    }

    pub(super) fn as_str(&self) -> &str {
        &self.page.whole
    }
}

/// How many of these bytes stand before a character that is not complete.
fn whole_characters(bytes: &[u8]) -> usize {
    let last = bytes
        .utf8_chunks()
        .last()
        .map_or(&[][..], |last| last.invalid());
    let error = str::from_utf8(last).err();
    let is_begun = error.is_some_and(|error| error.error_len().is_none());
    bytes.len() - if is_begun { last.len() } else { 0 }
}

impl Page {
    fn refresh(&mut self) {
        if mem::take(&mut self.stale) {
            self.whole.truncate(self.start);
            self.whole.extend(&self.line);
        }
    }

    fn end_line(&mut self) {
        self.refresh();
        self.whole.push('\n');
        self.start = self.whole.len();
        self.line.clear();
        self.column = 0;
    }
}

impl Perform for Page {
    fn print(&mut self, letter: char) {
        if let Some(place) = self.line.get_mut(self.column) {
            *place = letter;
            self.stale = true;
        } else {
            self.line.push(letter);
            self.whole.push(letter);
        }
        self.column += 1;
    }

    fn execute(&mut self, byte: u8) {
        match byte {
            b'\n' => self.end_line(),
            b'\r' => self.column = 0,
            8 => self.column = self.column.saturating_sub(1),
            b'\t' => self.print('\t'),
            // A NUL or another control character that reached the terminal is not text, but it parts texts.
            0..=6 | 11..=12 | 14..=26 | 28..=31 | 127 => self.print('\u{fffd}'),
            _ => {}
        }
    }

    fn csi_dispatch(&mut self, params: &Params, _: &[u8], _: bool, action: char) {
        let first = params
            .iter()
            .next()
            .and_then(|value| value.first())
            .copied()
            .unwrap_or(0);
        self.stale |= action == 'K';
        match (action, first) {
            ('K', 0) => self.line.truncate(self.column),
            ('K', 2) => self.line.iter_mut().for_each(|place| *place = ' '),
            ('D', back) => self.column = self.column.saturating_sub(usize::from(back.max(1))),
            ('G', column) => self.column = usize::from(column.max(1) - 1).min(self.line.len()),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(bytes: &[u8]) -> String {
        let mut text = Text::default();
        text.add(bytes);
        text.as_str().to_owned()
    }

    #[test]
    fn colours_titles_and_corrections_are_not_text() {
        assert_eq!(seen(b"\x1b[31mred\x1b[0m\ttab\r\n"), "red\ttab\n");
        assert_eq!(seen(b"50%\r100%"), "100%");
        assert_eq!(seen(b"\x1b]0;title\x07shown"), "shown");
        assert_eq!(seen(b"wrong\x1b[2K\rright"), "right");
        assert_eq!(
            seen(b"one\rtwo, three\nfour\x08st\n"),
            "two, three\nfoust\n"
        );
        assert_eq!(seen("größe".as_bytes()), "größe");
    }

    #[test]
    fn a_character_cut_in_two_is_whole_again() {
        let mut text = Text::default();
        text.add(b"caf\xc3");
        text.add(b"\xa9");
        assert_eq!(text.as_str(), "café");
    }

    #[test]
    fn what_stands_behind_a_cut_character_is_kept() {
        let shown = "Ōh, ü語!".as_bytes();
        for place in 0..shown.len() {
            let mut text = Text::default();
            text.add(&shown[..place]);
            text.add(&shown[place..]);
            assert_eq!(text.as_str(), "Ōh, ü語!", "cut after byte {place}");
        }
        assert_eq!(seen(b"no \xff text"), "no \u{fffd} text");
    }

    #[test]
    fn padding_with_nul_parts_texts() {
        assert_eq!(seen(b"HELLO\0\0"), "HELLO\u{fffd}\u{fffd}");
    }
}
