//! What a program has shown, within bounds.

use std::collections::VecDeque;

use super::text::Text;

const HEAD: usize = 64 * 1024;
const TAIL: usize = 16 * 1024;
const LAST_WORDS: usize = 1200;

/// The beginning and the end of what was shown, the count of the rest, and the text as a person sees it.
#[derive(Default)]
pub struct Capture {
    head: Vec<u8>,
    tail: VecDeque<u8>,
    total: u64,
    text: Text,
}

impl Capture {
    pub(super) fn add(&mut self, bytes: &[u8]) {
        self.total += bytes.len() as u64;
        self.text.add(bytes);
        let (head, rest) = bytes.split_at(bytes.len().min(HEAD - self.head.len()));
        self.head.extend_from_slice(head);
        self.tail.extend(rest);
        let over = self.tail.len().saturating_sub(TAIL);
        self.tail.drain(..over);
    }

    /// How many bytes were shown in all.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.total
    }

    /// The bytes from a place on, as far as they were kept.
    #[must_use]
    pub fn since(&self, total: u64) -> Vec<u8> {
        let from = usize::try_from(total)
            .unwrap_or(usize::MAX)
            .min(self.head.len());
        let mut bytes = self.head[from..].to_vec();
        let dropped = self.total - (self.head.len() + self.tail.len()) as u64;
        let skip = total.saturating_sub(self.head.len() as u64 + dropped);
        bytes.extend(
            self.tail
                .iter()
                .skip(usize::try_from(skip).unwrap_or(usize::MAX)),
        );
        bytes
    }

    /// The program's last words: the last lines, up to 1200 bytes.
    #[must_use]
    pub fn last_words(&self) -> Vec<u8> {
        let kept = [
            self.head.as_slice(),
            &self.tail.iter().copied().collect::<Vec<u8>>(),
        ]
        .concat();
        let kept = kept.trim_ascii();
        let end = &kept[kept.len().saturating_sub(LAST_WORDS)..];
        let line = if end.len() < kept.len() {
            end.iter()
                .position(|byte| *byte == b'\n')
                .map_or(0, |at| at + 1)
        } else {
            0
        };
        end[line..].to_vec()
    }

    /// The text as a person sees it at the terminal.
    #[must_use]
    pub fn text(&self) -> &str {
        self.text.as_str()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flood_keeps_its_beginning_and_its_end() {
        let mut capture = Capture::default();
        capture.add(b"first ");
        (0..100).for_each(|_| capture.add(&[b'x'; 4096]));
        capture.add(b" last");
        assert_eq!(capture.total(), 6 + 100 * 4096 + 5);
        assert!(capture.since(0).starts_with(b"first "));
        assert!(capture.last_words().ends_with(b" last"));
        assert_eq!(capture.since(capture.total() - 5), b" last");
        assert_eq!(capture.since(0).len(), HEAD + TAIL);
    }
}
