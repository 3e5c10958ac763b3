//! The script for a client under test that connects: we are its server, and tell what to type.

use super::judgement;
use super::play::Play;
use super::talk;

const ACCEPT: &str = r#"
def accept():
    try:
        return listener.accept()[0]
    except socket.timeout:
        print("No client has come for a minute.")
        sys.exit(2)
"#;

const HEAR: &str = r#"
def hear(client, enough=1 << 40):
    heard = b""
    client.settimeout(20)  # in which somebody types
    with suppress(OSError):  # nothing more for a second, or a reset
        while len(heard) < enough and (piece := client.recv(65536)):
            heard += piece
            client.settimeout(1)
    return heard
"#;

const LISTEN: &str = r#"
listener = socket.create_server((HOST, int(PORT)))
listener.settimeout(60)
print(f"Start your client now; this is its server, at port {PORT}.", flush=True)
"#;

/// Everything behind the arguments.
pub(super) fn script(play: &Play) -> String {
    let moves = talk::lines(&play.moves, |number, _| {
        format!("client{number} = accept()\n")
    });
    let end = judgement::end(play, |peer| format!("heard = hear(client{peer})\n"));
    let hear = if [&moves, &end].iter().any(|text| text.contains("hear(")) {
        HEAR
    } else {
        ""
    };
    let constant = judgement::constant(play);
    format!("{constant}{ACCEPT}{hear}{LISTEN}{moves}{end}")
}
