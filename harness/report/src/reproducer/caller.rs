//! The script for a server under test: we are its clients.

use sockspec_model::Comparison;

use super::judgement;
use super::literal;
use super::play::{Move, Play};

const CONNECT: &str = r#"
def connect(status):
    try:
        client = socket.create_connection((HOST, PORT), 5)
    except OSError as error:
        print(f"It takes no connection at port {PORT}: {error}.")
        sys.exit(status)
    client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return client
"#;

const SEND: &str = r"
def send(client, piece):
    try:
        client.sendall(piece)
    except OSError:  # it has closed the connection; what it said before counts
        pass
";

/// Also heard by the script that plays a server.
pub(super) const HEAR: &str = r#"
def hear(client, enough):
    heard = b""
    try:
        while True:
            client.settimeout(0.5 if len(heard) >= enough else 5)
            piece = client.recv(65536)
            if not piece:
                return heard, True
            heard += piece
    except socket.timeout:
        return heard, False
    except OSError:
        return heard, True
"#;

/// Outside there is nobody to tell that the program has read something.
pub(super) const REST: &str = "time.sleep(0.2)  # in which your program deals with this by itself";

const CALL: &str = r"
def call():
    family, kind, _, _, server = socket.getaddrinfo(HOST, PORT, type=socket.SOCK_DGRAM)[0]
    client = socket.socket(family, kind)
    client.connect(server)
    return client
";

const POST: &str = r#"
def send(client, datagram):
    try:
        client.send(datagram)
    except ConnectionRefusedError:
        pass

def expect_somebody(client):
    time.sleep(0.1)
    if client.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
        print(f"Nobody is there at UDP port {PORT}.")
        sys.exit(2)

def hear(client):
    client.settimeout(2)
    try:
        return client.recv(65536), False
    except OSError:
        return b"", False
"#;

/// Files are looked for where the script runs.
const FILES: &str = r#"time.sleep(1)
new = [name for name in os.listdir() if os.path.isfile(name) and os.path.getmtime(name) > BEGAN]
if not new:
    print("No new file is in this folder; run this where your program writes its files.")
    sys.exit(2)
good = any(open(name, "rb").read() == WANTED for name in new)
told = f"{WANTED[:300]!r} ({len(WANTED)} bytes) is the content of none of the new files {new}"
print("It behaves: the file has arrived." if good else f"The failure shows: {told}.")
sys.exit(0 if good else 1)
"#;

/// What was there before is no new file.
const BEGAN: &str = "import os\n\nBEGAN = time.time() - 0.1\n";

/// Everything behind the arguments.
pub(super) fn script(play: &Play) -> String {
    let tools = if play.stream {
        [CONNECT, SEND, HEAR].concat()
    } else {
        [CALL, POST].concat()
    };
    let moves: String = play.moves.iter().map(|one| line(play, one)).collect();
    let moves = if play.stream {
        moves
    } else {
        with_somebody(&moves)
    };
    let is_file = play.wanted.how == Comparison::Arrives;
    let began = if is_file { BEGAN } else { "" };
    format!(
        "{began}{}{tools}\n{moves}{}",
        judgement::constant(&play.wanted),
        end(play)
    )
}

/// After the first datagram it is known whether anybody is there.
fn with_somebody(moves: &str) -> String {
    let mut lines: Vec<&str> = moves.lines().collect();
    let first = lines.iter().position(|line| line.starts_with("send("));
    lines.insert(
        first.map_or(0, |first| first + 1),
        "expect_somebody(client1)",
    );
    lines.iter().map(|line| format!("{line}\n")).collect()
}

fn line(play: &Play, one: &Move) -> String {
    let line = match one {
        Move::Open(number) if play.stream => {
            let status = if play.moves.iter().find(|one| matches!(one, Move::Open(_))) == Some(one)
            {
                2
            } else {
                1
            };
            format!("client{number} = connect({status})")
        }
        Move::Open(number) => format!("client{number} = call()"),
        Move::Send(number, bytes) => format!("send(client{number}, {})", literal::bytes(bytes)),
        Move::Hear(number, least) if play.stream => format!("hear(client{number}, {least})"),
        Move::Hear(number, _) => format!("hear(client{number})"),
        Move::Rest => REST.to_owned(),
        Move::HalfClose(number) => format!("client{number}.shutdown(socket.SHUT_WR)"),
        Move::Close(number) => format!("client{number}.close()"),
        Move::Reset(number) => reset(*number),
        Move::Type(_) | Move::EndInput => return String::new(),
    };
    format!("{line}\n")
}

/// A close with this option is a reset.
pub(super) fn reset(number: u32) -> String {
    format!(
        "client{number}.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack(\"ii\", 1, 0))\n\
         client{number}.close()"
    )
}

fn end(play: &Play) -> String {
    let (peer, wanted) = (play.wanted.peer, &play.wanted);
    let (enough, verdict) = (judgement::enough(wanted), judgement::verdict(wanted));
    if wanted.how == Comparison::Arrives {
        FILES.to_owned()
    } else if wanted.how == Comparison::Connects {
        "connect(1)\nprint(\"It behaves: it takes another connection.\")\n".to_owned()
    } else if play.stream {
        format!("heard, ended = hear(client{peer}, {enough})\n{verdict}")
    } else {
        format!("heard, ended = hear(client{peer})\n{verdict}")
    }
}
