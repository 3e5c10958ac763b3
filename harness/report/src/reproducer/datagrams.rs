//! The scripts for programs that speak in datagrams: we are their clients, or their server.

use super::judgement;
use super::literal;
use super::play::{Move, Play};
use super::talk::{REST, order, pause};

const CALL: &str = "\
client{} = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client{}.connect((HOST, int(PORT)))
client{}.settimeout(2)
";

/// The host says so when nobody has the port.
const NOBODY: &str = r#"time.sleep(0.1)
if client{}.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
    print(f"Nobody is there at UDP port {PORT}.")
    sys.exit(2)
"#;

const SERVE: &str = r#"
server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind((HOST, int(PORT)))
server.settimeout(20)
print(f"Start your client now; this is its server, at UDP port {PORT}.", flush=True)
"#;

/// What a program is asked that may be there no more.
const TRIED: &str = "with suppress(OSError):  # nothing for a while, or nobody any more\n    ";

/// Everything behind the arguments, for a server under test.
pub(super) fn to_a_server(play: &Play) -> String {
    let first = play
        .moves
        .iter()
        .position(|one| matches!(one, Move::Send(..)));
    let lines = play.moves.iter().enumerate().map(|(at, one)| match one {
        Move::Open(number) => with_number(CALL, *number),
        Move::Send(number, bytes) if first == Some(at) => {
            let nobody = with_number(NOBODY, *number);
            format!("client{number}.send({})\n{nobody}", literal::bytes(bytes))
        }
        Move::Send(number, bytes) => {
            format!("{TRIED}client{number}.send({})\n", literal::bytes(bytes))
        }
        Move::Hear(number, _) => format!("{TRIED}client{number}.recv(65536)\n"),
        Move::Close(number) => format!("client{number}.close()\n"),
        Move::Rest | Move::Pause(_) | Move::HalfClose(_) | Move::Reset(_) | Move::Ask(_) => {
            common(one)
        }
    });
    let lines: String = lines.collect();
    let end = judgement::end(play, |peer| {
        format!("heard = b\"\"\n{TRIED}heard = client{peer}.recv(65536)\n")
    });
    format!("{}\n{lines}{end}", judgement::constant(play))
}

/// The same for a client under test.
pub(super) fn to_a_client(play: &Play) -> String {
    let lines = play.moves.iter().map(|one| match one {
        Move::Send(_, bytes) => format!("server.sendto({}, client)\n", literal::bytes(bytes)),
        Move::Hear(..) => "_, client = server.recvfrom(65536)\n".to_owned(),
        Move::Open(_)
        | Move::Rest
        | Move::Pause(_)
        | Move::HalfClose(_)
        | Move::Close(_)
        | Move::Reset(_)
        | Move::Ask(_) => common(one),
    });
    let lines: String = lines.collect();
    let end = judgement::end(play, |_| {
        format!("heard = b\"\"\n{TRIED}heard, client = server.recvfrom(65536)\n")
    });
    format!("{}{SERVE}{lines}{end}", judgement::constant(play))
}

fn common(one: &Move) -> String {
    match one {
        Move::Rest => REST.to_owned(),
        Move::Pause(tenths) => pause(*tenths),
        Move::Ask(ask) => order(ask),
        Move::Open(_)
        | Move::Send(..)
        | Move::Hear(..)
        | Move::HalfClose(_)
        | Move::Close(_)
        | Move::Reset(_) => String::new(),
    }
}

fn with_number(lines: &str, number: u32) -> String {
    lines.replace("client{}", &format!("client{number}"))
}
