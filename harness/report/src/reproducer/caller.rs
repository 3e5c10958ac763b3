//! The script for a server under test that is connected to: we are its clients.

use sockspec_model::Comparison;

use super::judgement;
use super::play::Play;
use super::talk;

/// A server that never was there has not failed; one that is there no more has.
const CONNECT: &str = r#"
def connect(status):
    try:
        return socket.create_connection((HOST, PORT), 2)
    except OSError as error:
        print(f"Nobody takes a connection at port {PORT}: {error}.")
        sys.exit(status)
"#;

const CONNECT_ONCE: &str = r#"try:
    client{} = socket.create_connection((HOST, PORT), 2)
except OSError as error:
    print(f"Nobody takes a connection at port {PORT}: {error}.")
    sys.exit(2)
"#;

const HEAR: &str = r#"
def hear(client, enough=1 << 40):
    heard = b""
    with suppress(OSError):  # nothing more for two seconds, or a reset
        while len(heard) < enough and (piece := client.recv(65536)):
            heard += piece
    return heard
"#;

/// The same for somebody who is heard once, at the end.
const HEAR_ONCE: &str = r#"heard = b""
with suppress(OSError):  # nothing more for two seconds, or a reset
    while piece := client{}.recv(65536):
        heard += piece
"#;

/// Everything behind the arguments.
pub(super) fn script(play: &Play) -> String {
    let once = play.peers() == 1 && play.how() != Some(Comparison::Connects);
    let connect = if once { "" } else { CONNECT };
    let moves = talk::lines(&play.moves, |number, is_first| match (once, is_first) {
        (true, _) => with_number(CONNECT_ONCE, number),
        (false, true) => format!("client{number} = connect(2)\n"),
        (false, false) => format!("client{number} = connect(1)\n"),
    });
    let hears = play.hears();
    let hear = if hears { HEAR } else { "" };
    let end = judgement::end(play, |peer| match hears {
        true => format!("heard = hear(client{peer})\n"),
        false => with_number(HEAR_ONCE, peer),
    });
    let constant = judgement::constant(play);
    format!("{constant}{connect}{hear}\n{moves}{end}")
}

fn with_number(lines: &str, number: u32) -> String {
    lines.replace("client{}", &format!("client{number}"))
}
