//! The script for a client under test: we are its server, and tell what to type.

use super::caller::{HEAR, REST, reset};
use super::judgement;
use super::literal;
use super::play::{Move, Play};

const LISTEN: &str = r#"
def accept():
    try:
        return listener.accept()[0]
    except socket.timeout:
        print("No client has come for a minute.")
        sys.exit(2)

def send(client, piece):
    try:
        client.sendall(piece)
    except OSError:  # it has closed the connection; what it said before counts
        pass
"#;

const LISTENER: &str = "\
listener = socket.create_server((HOST, PORT))
listener.settimeout(60)
print(f\"Start your client now; this is its server, at port {PORT}.\", flush=True)
";

const RECEIVE: &str = r#"
def hear():
    try:
        return server.recvfrom(65536)
    except socket.timeout:
        return b"", None
"#;

const SERVER: &str = "\
server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind((HOST, PORT))
server.settimeout(20)
print(f\"Start your client now; this is its server, at UDP port {PORT}.\", flush=True)
";

/// Everything behind the arguments.
pub(super) fn script(play: &Play) -> String {
    let (tools, opening) = if play.stream {
        ([LISTEN, HEAR].concat(), LISTENER)
    } else {
        (RECEIVE.to_owned(), SERVER)
    };
    let moves: String = play
        .moves
        .iter()
        .map(|one| line(play.stream, one))
        .collect();
    format!(
        "{}{tools}\n{opening}{moves}{}",
        judgement::constant(&play.wanted),
        end(play)
    )
}

fn line(stream: bool, one: &Move) -> String {
    let line = match one {
        Move::Open(number) if stream => format!("client{number} = accept()"),
        Move::Open(_) => return String::new(),
        Move::Send(number, bytes) if stream => {
            format!("send(client{number}, {})", literal::bytes(bytes))
        }
        Move::Send(_, bytes) => format!("server.sendto({}, client)", literal::bytes(bytes)),
        Move::Hear(number, least) if stream => format!("hear(client{number}, {least})"),
        Move::Hear(..) => "_, client = hear()".to_owned(),
        Move::Rest => REST.to_owned(),
        Move::HalfClose(number) => format!("client{number}.shutdown(socket.SHUT_WR)"),
        Move::Close(number) => format!("client{number}.close()"),
        Move::Reset(number) => reset(*number),
        Move::Type(line) => {
            let line = line.strip_suffix(b"\n").unwrap_or(line);
            format!(
                "print(\"Type there:\", {}.decode(), flush=True)",
                literal::bytes(line)
            )
        }
        Move::EndInput => "print(\"Press Ctrl-D there.\", flush=True)".to_owned(),
    };
    format!("{line}\n")
}

fn end(play: &Play) -> String {
    let (peer, wanted) = (play.wanted.peer, &play.wanted);
    let hear = if play.stream {
        format!(
            "heard, ended = hear(client{peer}, {})\n",
            judgement::enough(wanted)
        )
    } else {
        "heard, client = hear()\nended = False\n".to_owned()
    };
    format!("{hear}{}", judgement::verdict(wanted))
}
