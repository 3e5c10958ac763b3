//! Moves as lines of Python, the same whoever of us is the server.

use std::collections::BTreeSet;

use sockspec_model::Comparison;

use super::literal;
use super::moves::{Ask, Manner, Move};
use super::play::Play;
use super::series;

/// Outside there is nobody to tell that the program has read something.
const REST: &str = "time.sleep(0.2)  # your program deals with this by itself\n";
/// What is in the wrong order now may be in the right one when there is more time.
const SHORT_REST: &str = "time.sleep(0.02)  # your program deals with this by itself\n";
/// Whoever speaks again may find the connection closed.
const AGAIN: &str = "with suppress(OSError):  # if it has hung up, what it said before counts\n";
/// On one processor its threads take turns as they did under sockspec.
const HOLD: &str = "os.kill(int(PID), signal.SIGSTOP)  # it is held still\n";
/// What has to stand in front of that.
const GO_ON: &str = r#"@atexit.register
def go_on(processors=os.sched_getaffinity(int(PID))):  # as before, whatever becomes of this
    with suppress(OSError):  # unless it has ended
        os.kill(int(PID), signal.SIGCONT)
        for thread in os.listdir(f"/proc/{PID}/task"):
            with suppress(OSError):
                os.sched_setaffinity(int(thread), processors)

go_on([min(os.sched_getaffinity(int(PID)))])  # its threads take turns
"#;
/// So many bytes may be left unread.
const LONG: usize = 4096;
/// So many pieces are sent in a loop.
const MANY: usize = 3;

/// The lines for the moves of a play; `open` is how somebody comes who has this name, and who is the first or is not.
pub(super) fn lines(play: &Play, open: impl Fn(&str, Manner, bool) -> String) -> String {
    let (mut text, mut known, mut rest) = (String::new(), BTreeSet::new(), play.moves.as_slice());
    while let Some((first, later)) = rest.split_first() {
        let length = 1 + speech(first, later);
        text += &match (first, first.speaker()) {
            (Move::Open(number, manner), _) => {
                let is_first = known.is_empty();
                known.insert(0);
                open(&play.name(*number), *manner, is_first)
            }
            (_, Some(number)) => {
                let lines = said(&play.name(number), &rest[..length]);
                // Nobody has hung up before the first word, if it is short.
                let is_short = piece(first).is_none_or(|bytes| bytes.len() < LONG);
                match known.insert(number) && length == 1 && is_short {
                    true => lines,
                    false => format!("{AGAIN}{}", indented(&lines)),
                }
            }
            (other, None) => line(play, other),
        };
        rest = &rest[length..];
    }
    if play.moves.contains(&Move::Hold) {
        text.insert_str(0, GO_ON);
    }
    let orders = [Some(Comparison::InOrder), Some(Comparison::SameOrder)];
    match orders.contains(&play.end.how()) {
        true => hurried(&text),
        false => text,
    }
}

/// The same with little time between words; who comes is given the same time as ever to be known.
fn hurried(lines: &str) -> String {
    let comes = |rest| format!("= connect(1)\n{rest}");
    let short = lines.replace(REST, SHORT_REST);
    short.replace(&comes(SHORT_REST), &comes(REST))
}

/// How many of the later moves belong to what the same peer says.
fn speech(first: &Move, later: &[Move]) -> usize {
    let Some(speaker) = first.speaker() else {
        return 0;
    };
    let other = later
        .iter()
        .position(|one| *one != Move::Rest && one.speaker() != Some(speaker));
    let mut length = other.unwrap_or(later.len());
    while length > 0 && later[length - 1] == Move::Rest {
        length -= 1;
    }
    length
}

/// What one peer says, in a loop where it is much.
fn said(name: &str, speech: &[Move]) -> String {
    let pieces: Vec<&[u8]> = speech.iter().filter_map(piece).collect();
    let rests = speech.iter().filter(|one| **one == Move::Rest).count();
    let ends = matches!(speech.last(), Some(Move::HalfClose(_)));
    let is_even = rests == 0 || rests + 1 == pieces.len() && !ends || rests == pieces.len();
    if pieces.len() < MANY || !is_even {
        let lines = speech.iter().map(|one| step(name, one));
        return lines.collect();
    }
    let (each, piece) = series::each(&pieces);
    let rest = if rests > 0 {
        format!("    {REST}")
    } else {
        String::new()
    };
    let end = if ends {
        step(name, &Move::HalfClose(0))
    } else {
        String::new()
    };
    format!("for {each}:\n    {name}.sendall({piece})\n{rest}{end}")
}

/// What is sent, if anything is.
pub(super) fn piece(one: &Move) -> Option<&[u8]> {
    if let Move::Send(_, bytes) = one {
        Some(bytes)
    } else {
        None
    }
}

pub(super) fn indented(lines: &str) -> String {
    lines.lines().map(|line| format!("    {line}\n")).collect()
}

fn step(name: &str, one: &Move) -> String {
    match piece(one) {
        Some(bytes) => format!("{name}.sendall({})\n", literal::bytes(bytes)),
        None if *one == Move::Rest => REST.to_owned(),
        None => format!("{name}.shutdown(socket.SHUT_WR)\n"),
    }
}

/// One move that is no word on a connection.
pub(super) fn line(play: &Play, one: &Move) -> String {
    match one {
        Move::Open(..) | Move::Send(..) | Move::Intrude(_) | Move::HalfClose(_) => String::new(),
        Move::Rest => REST.to_owned(),
        Move::Pause(tenths) => format!("time.sleep({}.{})\n", tenths / 10, tenths % 10),
        Move::Hear(number, least) => format!("hear({}, {least})\n", play.name(*number)),
        Move::Close(number) => format!("{}.close()\n", play.name(*number)),
        Move::Reset(number) => reset(&play.name(*number)),
        Move::Hold => HOLD.to_owned(),
        Move::GoOn => "os.kill(int(PID), signal.SIGCONT)\n".to_owned(),
        Move::Ask(ask) => order(ask),
    }
}

/// A close with this option is a reset.
fn reset(name: &str) -> String {
    format!(
        "{name}.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack(\"ii\", 1, 0))\n\
         {name}.close()  # a reset, with that option\n"
    )
}

/// What whoever sits at the program's terminal is told to do.
fn order(ask: &Ask) -> String {
    match ask {
        Ask::Type(line) => {
            let line = literal::text(line.strip_suffix(b"\n").unwrap_or(line));
            format!("print(\"Type there:\", {line}, flush=True)\n")
        }
        Ask::EndInput => told("Press Ctrl-D there."),
        Ask::Interrupt => told("Press Ctrl-C there."),
        Ask::StartAgain => told("Start your client once more."),
        Ask::StartBeside => told("Start your server once more, beside the first."),
        Ask::Restart => "print(\"Press Ctrl-C there, start your program again at once, and press Enter here.\", flush=True)\n\
                         sys.stdin.readline()\n"
            .to_owned(),
        Ask::Keep(name, content) => {
            let content = literal::bytes(content);
            format!(
                "with open(\"{name}\", \"xb\") as file:  # unless there is one\n    file.write({content})\n\
                 atexit.register(os.remove, \"{name}\")\n"
            )
        }
    }
}

fn told(words: &str) -> String {
    format!("print(\"{words}\", flush=True)\n")
}
