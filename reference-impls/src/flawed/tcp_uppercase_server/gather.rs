//! Gathering: from what was received to sentences.
//!
//! A sound turn neither loses nor changes a byte, and no sentence, whatever is
//! in it, ends the program.

use super::crash;
use super::state::{Server, lock};
use super::talk::Client;

/// How it makes sentences of what it received.
#[derive(Clone, Copy, Debug)]
pub(super) enum Gathers {
    Soundly,
    IntoALineBuffer(usize),
    OneSentenceASegment,
    WholeSentencesOfASegment,
    TrimmedSentences,
    DecodedSegments,
    IntoOneLineForAll,
}

/// What a sentence must contain to end the program.
#[derive(Clone, Copy, Debug)]
pub(super) enum BreaksAt {
    Nothing,
    InvalidUtf8,
    Nul,
    EmptySentence,
    ControlCharacter,
}

/// The sentences that can be answered now.
pub(super) fn gather(server: &Server, client: &mut Client, received: &[u8]) -> Vec<Vec<u8>> {
    let no_more = received.is_empty();
    client.pending.extend(match server.behaviour.gathers {
        Gathers::DecodedSegments => String::from_utf8_lossy(received).into_owned().into_bytes(),
        Gathers::Soundly
        | Gathers::IntoALineBuffer(_)
        | Gathers::OneSentenceASegment
        | Gathers::WholeSentencesOfASegment
        | Gathers::TrimmedSentences
        | Gathers::IntoOneLineForAll => received.to_vec(),
    });
    let options = &server.options;
    if let Gathers::IntoOneLineForAll = server.behaviour.gathers {
        let mut line = lock(&server.line);
        line.append(&mut client.pending);
        return options.take_sentences(&mut line, no_more);
    }
    let mut sentences = options.take_sentences(&mut client.pending, no_more);
    match server.behaviour.gathers {
        Gathers::Soundly | Gathers::DecodedSegments | Gathers::IntoOneLineForAll => {}
        Gathers::IntoALineBuffer(size) => sentences.iter_mut().for_each(|line| cut(line, size)),
        Gathers::OneSentenceASegment => sentences.truncate(1),
        Gathers::WholeSentencesOfASegment if sentences.is_empty() => {}
        Gathers::WholeSentencesOfASegment => client.pending.clear(),
        Gathers::TrimmedSentences => sentences.iter_mut().for_each(trim),
    }
    sentences
}

/// Keeps of a line what fits into a buffer, and its newline.
fn cut(line: &mut Vec<u8>, size: usize) {
    if line.len() > size {
        line.truncate(size - 1);
        line.push(b'\n');
    }
}

/// Removes the blanks at both ends, and keeps the newline.
fn trim(sentence: &mut Vec<u8>) {
    let newline = sentence.ends_with(b"\n");
    *sentence = sentence.trim_ascii().to_vec();
    if newline {
        sentence.push(b'\n');
    }
}

/// Ends the program if the sentence contains what it cannot bear.
pub(super) fn break_at(breaks_at: BreaksAt, sentence: &[u8]) {
    let reason = match breaks_at {
        BreaksAt::Nothing => None,
        BreaksAt::InvalidUtf8 => str::from_utf8(sentence).err().map(|_| "this is not UTF-8"),
        BreaksAt::Nul => sentence
            .contains(&0)
            .then_some("a string cannot contain NUL"),
        BreaksAt::EmptySentence => sentence
            .starts_with(b"\n")
            .then_some("the sentence is empty"),
        BreaksAt::ControlCharacter => {
            let mut bytes = sentence.iter();
            bytes.any(is_control).then_some("this cannot be printed")
        }
    };
    if let Some(reason) = reason {
        crash(reason);
    }
}

/// Whether the byte is a control character that no ordinary text contains.
fn is_control(byte: &u8) -> bool {
    byte.is_ascii_control() && !b"\0\t\r\n".contains(byte)
}
