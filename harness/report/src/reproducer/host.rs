//! The script for a client under test that connects: we are its server, and tell what to type.

use sockspec_model::Comparison;

use super::judgement;
use super::play::Play;
use super::reading::Start;
use super::talk;

const ACCEPT: &str = r#"
def accept():
    with suppress(socket.timeout):
        return listener.accept()[0]
    raise OSError("no client has come")
"#;

/// Who sends nothing may not come at all.
const ACCEPT_ANYBODY: &str = r#"
def accept():
    try:
        return listener.accept()[0]
    except socket.timeout:
        print("Look at your program. Expected:", "a client that has been started, and does not come here")
        print("Is it so? [y/n] ", end="", flush=True)
        sys.exit({"y": 0}.get(sys.stdin.readline().strip(), 2))
"#;

const HEAR: &str = r#"
def hear(client, least=1e7):
    heard, end = b"", time.monotonic() + 30
    client.settimeout(20)  # in which somebody types
    with suppress(OSError):  # nothing more for a second, or a reset
        while len(heard) < least and time.monotonic() < end and (piece := client.recv(65536)):
            heard += piece
            client.settimeout(1)
    return heard
"#;

const LISTEN: &str = r#"
try:
    listener = socket.create_server((HOST, int(PORT)), family=socket.AF_INET6 if ":" in HOST else socket.AF_INET)
except OSError as error:
    raise OSError(f"port {PORT} cannot be had, another program may have it: {error}")
listener.settimeout(30)
print(f"Start your client now; this is its server, at port {PORT}.", flush=True)
"#;

const NO_SERVER: &str = r#"
print(f"Start your client now; see to it that nobody has port {PORT}.", flush=True)
"#;

/// Everything behind the arguments.
pub(super) fn script(play: &Play) -> String {
    let moves = talk::lines(play, |name, _, _| format!("{name} = accept()\n"));
    let end = judgement::end(play, &moves, |name, heard| {
        format!("{heard} = hear({name})\n")
    });
    let uses = |word| [&moves, &end].iter().any(|text| text.contains(word));
    let hear = if uses("hear(") { HEAR } else { "" };
    let accept = match play.end.how() {
        Some(Comparison::Nothing) => ACCEPT_ANYBODY,
        _ if uses(" accept()") => ACCEPT,
        _ => "",
    };
    let listen = match play.start {
        Start::Alone => NO_SERVER,
        Start::Plain | Start::Piped => LISTEN,
    };
    let constant = judgement::constant(play);
    format!("{constant}{accept}{hear}{listen}{moves}{end}")
}
