//! The script for a server under test that is connected to: we are its clients.

use sockspec_model::Comparison;

use super::judgement;
use super::moves::{Manner, Move};
use super::play::Play;
use super::talk;

/// A server that never was there has not failed; one that is there no more has.
const CONNECT: &str = r#"
def connect(status):  # 2 where nobody has been there yet, 1 where nobody is there any more
    try:
        return socket.create_connection((HOST, PORT), 2)
    except OSError as error:
        print(f"Nobody takes a connection at port {PORT}: {error}.")
        sys.exit(status)
"#;

const CONNECT_ONCE: &str = r#"try:
    {} = socket.create_connection((HOST, PORT), 2)
except OSError as error:
    raise OSError(f"nobody takes a connection at port {PORT}: {error}")
"#;

const CONNECT_SLOWLY: &str = r#"{} = socket.socket(FAMILY)
{}.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)  # it takes in as little as it can
{}.settimeout(2)
try:
    {}.connect((HOST, int(PORT)))
except OSError as error:
    raise OSError(f"nobody takes a connection at port {PORT}: {error}")
"#;

const HEAR: &str = r#"
def hear(client, least=1e7):
    heard, end = b"", time.monotonic() + 10
    with suppress(OSError):  # nothing more for two seconds, or a reset
        while len(heard) < least and time.monotonic() < end and (piece := client.recv(65536)):
            heard += piece
    return heard
"#;

/// The same for somebody who is heard once, at the end.
const HEAR_ONCE: &str = r#"heard, end = b"", time.monotonic() + 10
with suppress(OSError):  # nothing more for two seconds, or a reset
    while len(heard) < 1e7 and time.monotonic() < end and (piece := {}.recv(65536)):
        heard += piece
"#;

/// Everything behind the arguments.
pub(super) fn script(play: &Play) -> String {
    let once = is_once(play);
    let moves = talk::lines(play, |name, manner, is_first| {
        match (manner, once, is_first) {
            (Manner::Slow, _, _) => CONNECT_SLOWLY.replace("{}", name),
            (_, true, _) => CONNECT_ONCE.replace("{}", name),
            (_, false, true) => format!("{name} = connect(2)\n"),
            (_, false, false) => format!("{name} = connect(1)\n"),
        }
    });
    let two = play.end.how() == Some(Comparison::SameOrder);
    let hears = play.hears() || two;
    let end = judgement::end(play, &moves, |name, heard| match hears {
        true => format!("{heard} = hear({name})\n"),
        false => HEAR_ONCE.replace("{}", name),
    });
    let connects = moves.contains("= connect(") || end.contains("connect(1)");
    let connect = if connects { CONNECT } else { "" };
    let hear = if hears { HEAR } else { "" };
    let constant = judgement::constant(play);
    let moves = if end.contains("def talk") {
        ""
    } else {
        moves.as_str()
    };
    format!("{constant}{connect}{hear}\n{moves}{end}")
}

/// Whether there is one connection only.
fn is_once(play: &Play) -> bool {
    let repeated = [Some(Comparison::Connects), Some(Comparison::KeepsNo)];
    let plain = |one: &&Move| matches!(one, Move::Open(_, Manner::Plain | Manner::Queued));
    let count = play.moves.iter().filter(plain).count();
    count < 2 && !repeated.contains(&play.end.how())
}
