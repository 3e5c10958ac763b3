//! From a datagram to its answer, or a wrong one.

use std::net::SocketAddr;

use super::Options;
use super::serve::Server;

/// How it makes its answer.
#[derive(Clone, Copy, Debug)]
pub(super) enum Converts {
    Soundly,
    Nothing,
    TheFirstWord,
    AsciiOnly,
    Latin1Only,
    BySwappingTheCase,
    WithoutPunctuation,
    EverythingSaidSoFar,
    ReplyToHelloOnly,
}

/// The answer to a datagram.
pub(super) fn convert(server: &mut Server, datagram: &[u8], client: SocketAddr) -> Vec<u8> {
    let sound = |bytes: &[u8]| match &server.options {
        Options::Uppercase(options) => options.upper_case(bytes),
        Options::Hello(options) => options.reply.clone().into_bytes(),
    };
    match server.behaviour.converts {
        Converts::Soundly => sound(datagram),
        Converts::Nothing => datagram.to_vec(),
        Converts::TheFirstWord => first_word(datagram),
        Converts::AsciiOnly => datagram.to_ascii_uppercase(),
        Converts::Latin1Only => latin1(&String::from_utf8_lossy(datagram)),
        Converts::BySwappingTheCase => swap_case(&String::from_utf8_lossy(datagram)),
        Converts::WithoutPunctuation => without_punctuation(&String::from_utf8_lossy(datagram)),
        Converts::ReplyToHelloOnly if !datagram.starts_with(b"Hello") => datagram.to_vec(),
        Converts::ReplyToHelloOnly => sound(datagram),
        Converts::EverythingSaidSoFar => {
            let said = server.said.entry(client).or_default();
            said.extend_from_slice(datagram);
            sound(said)
        }
    }
}

fn first_word(text: &[u8]) -> Vec<u8> {
    let end = text.iter().position(u8::is_ascii_whitespace);
    let mut answer = text.to_vec();
    answer[..end.unwrap_or(text.len())].make_ascii_uppercase();
    answer
}

/// Only characters that fit into one byte of Latin-1 are known to it.
fn latin1(text: &str) -> Vec<u8> {
    let upper = |character: char| {
        if character <= '\u{FF}' {
            character.to_uppercase().collect::<String>()
        } else {
            character.to_string()
        }
    };
    text.chars().map(upper).collect::<String>().into_bytes()
}

fn without_punctuation(text: &str) -> Vec<u8> {
    let kept = |character: &char| !character.is_ascii_punctuation();
    let kept: String = text.chars().filter(kept).collect();
    kept.to_uppercase().into_bytes()
}

fn swap_case(text: &str) -> Vec<u8> {
    let swap = |character: char| {
        if character.is_ascii_uppercase() {
            character.to_ascii_lowercase().to_string()
        } else {
            character.to_uppercase().to_string()
        }
    };
    text.chars().map(swap).collect::<String>().into_bytes()
}
