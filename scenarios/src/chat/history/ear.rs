//! An ear: makes messages out in the bytes that a client receives, however they are cut, and keeps hardly any of them.

use super::{Heard, Message};

/// What stands in every message, in front of its number.
const MARK: &[u8] = b"<<";
/// So many bytes are kept at least before the next message: what stands in front of it may be part of what is declared.
const KEPT: usize = 256;
/// Whoever has heard everything so many times has heard enough.
const MOST_TIMES: usize = 4;

/// A text that can be told from all others, also in the middle of other words.
pub(in crate::chat) fn marked(number: usize, words: &str) -> String {
    format!("<<{number:03}>> {words}")
}

/// What a client that received these bytes made out in them.
pub(in crate::chat) fn make_out(stream: &[u8], messages: &[Message]) -> Vec<Heard> {
    let mut ear = Ear::default();
    ear.take_in(stream, messages);
    ear.close(messages)
}

/// Whether all of these messages can be made out in these bytes.
pub(in crate::chat) fn has_all(stream: &[u8], numbers: &[usize], messages: &[Message]) -> bool {
    let least: usize = numbers
        .iter()
        .map(|number| messages[*number].text.len())
        .sum();
    if stream.len() < least {
        return false;
    }
    let heard = make_out(stream, messages);
    numbers
        .iter()
        .all(|number| heard.contains(&Heard::Message(*number)))
}

/// Makes messages out as bytes come in.
#[derive(Default)]
pub(in crate::chat) struct Ear {
    /// The end of what came in.
    stream: Vec<u8>,
    /// Before this place everything has been made out.
    at: usize,
    heard: Vec<Heard>,
}

impl Ear {
    /// Takes bytes in; what was made out in them together with those before.
    pub(in crate::chat) fn take_in(&mut self, bytes: &[u8], messages: &[Message]) -> &[Heard] {
        let before = self.heard.len();
        if before > MOST_TIMES * messages.len() + KEPT {
            return &[];
        }
        self.stream.extend_from_slice(bytes);
        self.make_out(messages, may_become);
        self.forget(messages);
        &self.heard[before..]
    }

    /// Forgets what came in so far: nothing was said yet.
    pub(in crate::chat) fn clear(&mut self) {
        *self = Self::default();
    }

    /// Everything that was made out; nothing more comes in.
    pub(in crate::chat) fn close(mut self, messages: &[Message]) -> Vec<Heard> {
        self.make_out(messages, |_, _| false);
        self.heard
    }

    /// Goes on to the end, or to what may become a message when more comes in.
    fn make_out(&mut self, messages: &[Message], waits_for: fn(&[u8], &[Message]) -> bool) {
        while let Some(found) = find(&self.stream[self.at..], MARK) {
            let start = self.at + found;
            let (heard, end) = match message_at(&self.stream, start, messages) {
                Some(number) => (Heard::Message(number), start + messages[number].text.len()),
                None if waits_for(&self.stream[start..], messages) => {
                    self.at = start;
                    return;
                }
                // The server's own words may have such brackets, too.
                None if digits(&self.stream[start..]).is_empty() => {
                    self.at = start + 1;
                    continue;
                }
                None => (
                    Heard::Strange(line_at(&self.stream, start)),
                    start + MARK.len(),
                ),
            };
            self.heard.push(heard);
            self.at = end;
        }
        // The first half of a mark may be its last byte.
        self.at = self
            .at
            .max(self.stream.len().saturating_sub(MARK.len() - 1));
    }

    fn forget(&mut self, messages: &[Message]) {
        if self.at > 4 * KEPT {
            let prefixes = messages.iter().map(|message| message.prefix.len());
            let kept = prefixes.max().unwrap_or(0).max(KEPT);
            self.stream.drain(..self.at.saturating_sub(kept));
            self.at = self.at.min(kept);
        }
    }
}

/// Whether these bytes are the beginning of a message.
fn may_become(rest: &[u8], messages: &[Message]) -> bool {
    let digits = digits(rest);
    if MARK.len() + digits.len() == rest.len() {
        return true;
    }
    let message = number(digits).and_then(|number| messages.get(number));
    message.is_some_and(|message| message.text.as_bytes().starts_with(rest))
}

fn message_at(stream: &[u8], start: usize, messages: &[Message]) -> Option<usize> {
    let number = number(digits(&stream[start..]))?;
    let message = messages.get(number)?;
    let whole = stream[start..].starts_with(message.text.as_bytes());
    (whole && stream[..start].ends_with(message.prefix.as_bytes())).then_some(number)
}

/// The digits behind the mark.
fn digits(rest: &[u8]) -> &[u8] {
    let digits = &rest[MARK.len()..];
    let end = digits.iter().position(|byte| !byte.is_ascii_digit());
    &digits[..end.unwrap_or(digits.len())]
}

fn number(digits: &[u8]) -> Option<usize> {
    str::from_utf8(digits).ok()?.parse().ok()
}

fn line_at(stream: &[u8], start: usize) -> String {
    let line = stream[start..]
        .split(|byte| matches!(byte, b'\n' | b'\r'))
        .next();
    String::from_utf8_lossy(line.unwrap_or_default()).into_owned()
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(count: usize) -> Vec<Message> {
        let message = |number| Message {
            by: 0,
            text: marked(number, "hello"),
            prefix: "Anna: ".to_owned(),
        };
        (0..count).map(message).collect()
    }

    #[test]
    fn it_does_not_matter_how_bytes_are_cut() {
        let messages = said(1200);
        let numbers = [0, 7, 1199, 300];
        let stream: String = numbers
            .iter()
            .map(|number| format!("a < b; Anna: {}\n", messages[*number].text))
            .collect();
        for size in 1..40 {
            let mut ear = Ear::default();
            let new: Vec<Heard> = stream
                .as_bytes()
                .chunks(size)
                .flat_map(|piece| ear.take_in(piece, &messages).to_vec())
                .collect();
            assert_eq!(new, numbers.map(Heard::Message), "pieces of {size}");
            assert_eq!(ear.close(&messages), numbers.map(Heard::Message));
        }
    }

    #[test]
    fn what_is_not_whole_is_strange_only_in_the_end() {
        let messages = said(1);
        let mut ear = Ear::default();
        assert_eq!(ear.take_in(b"Anna: <<000>> hel", &messages), []);
        assert_eq!(
            ear.close(&messages),
            [Heard::Strange("<<000>> hel".to_owned())]
        );
    }

    #[test]
    fn it_keeps_hardly_anything() {
        let messages = said(1);
        let mut ear = Ear::default();
        for _ in 0..10_000 {
            ear.take_in(b"Anna: <<000>> hello\n", &messages);
        }
        assert!(ear.stream.len() < 8 * KEPT, "{}", ear.stream.len());
        assert!(ear.close(&messages).len() < 2 * KEPT);
    }
}
