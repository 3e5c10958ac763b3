//! From the bytes that have arrived to sentences, and from a sentence to its
//! answer.
//!
//! Everything here is plain computation: no sockets, no waiting. Whatever the
//! bytes are, they are somebody's sentence: nothing here fails, and no byte
//! that is not a letter is lost or changed.

use super::options::{AnswerEnd, Framing, Mapping, Options, Session};

impl Options {
    /// Longer sentences end the connection; otherwise one client that never
    /// ends its line could take all the memory there is.
    pub(crate) const LONGEST_SENTENCE: usize = 1024 * 1024;

    /// Removes the sentences that can be answered now from `pending`.
    ///
    /// What remains is the beginning of a sentence whose rest is under way.
    /// If there is `no_more` to come, whatever is left is the last sentence.
    pub(crate) fn take_sentences(&self, pending: &mut Vec<u8>, no_more: bool) -> Vec<Vec<u8>> {
        let length = match (no_more, self.framing) {
            (true, _) => pending.len(),
            (false, Framing::Segment) => self.whole_characters(pending),
            (false, Framing::Line) => whole_lines(pending),
            (false, Framing::Eof) => 0,
        };
        let complete: Vec<u8> = pending.drain(..length).collect();
        match self.framing {
            Framing::Line => split_lines(&complete),
            Framing::Segment | Framing::Eof if complete.is_empty() => Vec::new(),
            Framing::Segment | Framing::Eof => vec![complete],
        }
    }

    /// How many bytes of a segment can be answered without cutting a character.
    fn whole_characters(&self, bytes: &[u8]) -> usize {
        match (cut_character(bytes), self.session) {
            (0, _) => bytes.len(),
            // The one answer of this connection must be a whole one: wait.
            (_, Session::Single) => 0,
            (cut, Session::Many) => bytes.len() - cut,
        }
    }

    /// The answer to one sentence, with everything that belongs around it.
    pub(crate) fn answer(&self, sentence: &[u8]) -> Vec<u8> {
        let (text, end) = split_end(sentence);
        let mut answer = self.answer_prefix.clone().into_bytes();
        answer.extend(upper_case(text, self.mapping));
        answer.extend(match self.answer_end {
            AnswerEnd::AsSent => end,
            AnswerEnd::Newline => b"\n",
            AnswerEnd::None => b"",
        });
        answer
    }
}

/// The text in capital letters; bytes that are not text stay as they are.
fn upper_case(text: &[u8], mapping: Mapping) -> Vec<u8> {
    if mapping == Mapping::Ascii {
        return text.to_ascii_uppercase();
    }
    let mut upper = Vec::with_capacity(text.len());
    // Each chunk is some valid UTF-8 followed by some bytes that are not.
    // Capitals may be longer than what they came from: "ß" becomes "SS".
    for chunk in text.utf8_chunks() {
        upper.extend_from_slice(chunk.valid().to_uppercase().as_bytes());
        upper.extend_from_slice(chunk.invalid());
    }
    upper
}

/// How many bytes at the end begin a character whose rest has not arrived.
fn cut_character(bytes: &[u8]) -> usize {
    let Some(last) = bytes.utf8_chunks().last() else {
        return 0;
    };
    // For bytes that can never become a character, `error_len` says how many;
    // it is `None` for those that merely stop too early.
    let error = str::from_utf8(last.invalid()).err();
    if error.is_some_and(|error| error.error_len().is_none()) {
        last.invalid().len()
    } else {
        0
    }
}

/// How many bytes there are up to and with the last newline.
fn whole_lines(bytes: &[u8]) -> usize {
    let last = bytes.iter().rposition(|byte| *byte == b'\n');
    last.map_or(0, |at| at + 1)
}

/// The lines in `bytes`, each with its newline if it has one.
fn split_lines(bytes: &[u8]) -> Vec<Vec<u8>> {
    let lines = bytes.split_inclusive(|byte| *byte == b'\n');
    lines.map(<[u8]>::to_vec).collect()
}

/// A sentence as its text and its line end: "\n", "\r\n" or nothing.
fn split_end(sentence: &[u8]) -> (&[u8], &[u8]) {
    let text = match sentence.strip_suffix(b"\n") {
        Some(line) => line.strip_suffix(b"\r").unwrap_or(line),
        None => sentence,
    };
    sentence.split_at(text.len())
}
