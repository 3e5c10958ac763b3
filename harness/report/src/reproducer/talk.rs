//! Moves on connections as lines of Python, the same whoever of us is the server.

use std::collections::BTreeSet;

use super::literal;
use super::play::{Ask, Move};

/// Outside there is nobody to tell that the program has read something.
pub(super) const REST: &str =
    "time.sleep(0.2)  # in which your program deals with this by itself\n";
/// Whoever speaks again may find the connection closed.
const AGAIN: &str = "with suppress(OSError):  # where it has hung up, what it said before counts\n";

/// The lines for these moves; `open` is how somebody comes who has this number, and who is the first or is not.
pub(super) fn lines(moves: &[Move], open: impl Fn(u32, bool) -> String) -> String {
    let (mut text, mut spoken) = (String::new(), BTreeSet::new());
    let first = moves.iter().find(|one| matches!(one, Move::Open(_)));
    let line = |one: &Move| {
        if let Move::Open(number) = one {
            open(*number, Some(one) == first)
        } else {
            line(one)
        }
    };
    for speech in
        moves.chunk_by(|one, next| speaker(one).is_some() && speaker(one) == speaker(next))
    {
        let lines: String = speech.iter().map(line).collect();
        let is_first = speaker(&speech[0]).is_none_or(|who| spoken.insert(who));
        text += &if is_first && speech.len() == 1 {
            lines
        } else {
            format!("{AGAIN}{}", indented(&lines))
        };
    }
    text
}

fn indented(lines: &str) -> String {
    lines.lines().map(|line| format!("    {line}\n")).collect()
}

fn speaker(one: &Move) -> Option<u32> {
    match one {
        Move::Send(peer, _) | Move::HalfClose(peer) => Some(*peer),
        Move::Open(_)
        | Move::Rest
        | Move::Pause(_)
        | Move::Hear(..)
        | Move::Close(_)
        | Move::Reset(_)
        | Move::Ask(_) => None,
    }
}

fn line(one: &Move) -> String {
    match one {
        Move::Open(_) => String::new(),
        Move::Send(number, bytes) => format!("client{number}.sendall({})\n", literal::bytes(bytes)),
        Move::Rest => REST.to_owned(),
        Move::Pause(tenths) => pause(*tenths),
        Move::Hear(number, least) => format!("hear(client{number}, {least})\n"),
        Move::HalfClose(number) => format!("client{number}.shutdown(socket.SHUT_WR)\n"),
        Move::Close(number) => format!("client{number}.close()\n"),
        Move::Reset(number) => reset(*number),
        Move::Ask(ask) => order(ask),
    }
}

/// A close with this option is a reset.
fn reset(number: u32) -> String {
    format!(
        "client{number}.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack(\"ii\", 1, 0))\n\
         client{number}.close()\n"
    )
}

/// A program may be kept waiting.
pub(super) fn pause(tenths: u64) -> String {
    format!("time.sleep({}.{})\n", tenths / 10, tenths % 10)
}

/// What whoever sits at the program's terminal is told to do.
pub(super) fn order(ask: &Ask) -> String {
    match ask {
        Ask::Type(line) => {
            let line = literal::bytes(line.strip_suffix(b"\n").unwrap_or(line));
            format!("print(\"Type there:\", {line}.decode(), flush=True)\n")
        }
        Ask::EndInput => "print(\"Press Ctrl-D there.\", flush=True)\n".to_owned(),
        Ask::Keep(name, content) => {
            let content = literal::bytes(content);
            format!("with open(\"{name}\", \"wb\") as file:\n    file.write({content})\n")
        }
        Ask::StartAgain => "print(\"Start your client once more.\", flush=True)\n".to_owned(),
    }
}
