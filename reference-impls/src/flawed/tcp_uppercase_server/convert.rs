//! Converting: a sentence into its capitals.
//!
//! A sound turn is the clean program's own. The wrong ones work on the whole
//! sentence, line end included, and never touch a socket.

use super::state::Server;

/// How it converts.
#[derive(Clone, Copy, Debug)]
pub(super) enum Converts {
    Soundly,
    Nothing,
    TheFirstWord,
    AllButTheLastCharacter,
    AsciiOnly,
    Latin1Only,
    BySwappingTheCase,
    BySubtracting32,
    WithoutUpperBound,
    LettersAndDropsTheRest,
}

/// The answer to a sentence.
pub(super) fn convert(server: &Server, sentence: &[u8]) -> Vec<u8> {
    let bytes = sentence.iter().copied();
    match server.behaviour.converts {
        Converts::Soundly => server.options.answer(sentence),
        Converts::Nothing => sentence.to_vec(),
        Converts::TheFirstWord => first_word(sentence),
        Converts::AllButTheLastCharacter => all_but_the_last(sentence),
        Converts::AsciiOnly => sentence.to_ascii_uppercase(),
        Converts::Latin1Only => latin1(&String::from_utf8_lossy(sentence)),
        Converts::BySwappingTheCase => bytes.map(swap_case).collect(),
        Converts::BySubtracting32 => bytes.map(subtract_32).collect(),
        Converts::WithoutUpperBound => bytes.map(without_upper_bound).collect(),
        Converts::LettersAndDropsTheRest => letters(&String::from_utf8_lossy(sentence)),
    }
}

fn first_word(sentence: &[u8]) -> Vec<u8> {
    let end = sentence.iter().position(u8::is_ascii_whitespace);
    let mut answer = sentence.to_vec();
    answer[..end.unwrap_or(sentence.len())].make_ascii_uppercase();
    answer
}

fn all_but_the_last(sentence: &[u8]) -> Vec<u8> {
    let mut answer = sentence.to_vec();
    let last = sentence.trim_ascii_end().len().saturating_sub(1);
    answer[..last].make_ascii_uppercase();
    answer
}

/// Only characters that fit into one byte of Latin-1 are known to it.
fn latin1(sentence: &str) -> Vec<u8> {
    let upper = |character: char| {
        if character <= '\u{FF}' {
            character.to_uppercase().collect::<String>()
        } else {
            character.to_string()
        }
    };
    sentence.chars().map(upper).collect::<String>().into_bytes()
}

fn letters(sentence: &str) -> Vec<u8> {
    let kept = |character: &char| character.is_alphabetic() || character.is_whitespace();
    let kept: String = sentence.chars().filter(kept).collect();
    kept.to_uppercase().into_bytes()
}

fn swap_case(byte: u8) -> u8 {
    if byte.is_ascii_alphabetic() {
        byte ^ 0x20
    } else {
        byte
    }
}

/// Right for small letters, wrong for everything else; only the line end is spared.
fn subtract_32(byte: u8) -> u8 {
    if byte >= b' ' { byte - 32 } else { byte }
}

/// Asks whether the byte is at least "a", and forgets to ask about "z".
fn without_upper_bound(byte: u8) -> u8 {
    if byte >= b'a' { byte - 32 } else { byte }
}
