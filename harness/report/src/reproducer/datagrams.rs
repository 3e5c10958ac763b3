//! The scripts for programs that speak in datagrams: we are their clients, or their server.

use sockspec_model::Comparison;

use super::judgement;
use super::literal;
use super::moves::{Manner, Move};
use super::play::Play;
use super::series;
use super::talk::{self, indented};

const CALL: &str = "\
{} = socket.socket(FAMILY, socket.SOCK_DGRAM)
{}.connect((HOST, int(PORT)))
";

/// A socket hears only from where it is connected to.
const CALL_DEAF: &str = "\
{} = socket.socket(FAMILY, socket.SOCK_DGRAM)
{}.connect((HOST, int(PORT) ^ 1))  # and so no answer from the other port reaches it
";

/// What comes back may name any address of the host.
const CALL_ELSEWHERE: &str = "\
{} = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
";

/// The host says so when nobody has the port.
const NOBODY: &str = r#"time.sleep(0.1)
assert not {}.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR), f"nobody is there at UDP port {PORT}"
"#;

const SERVE: &str = r#"
server = socket.socket(FAMILY, socket.SOCK_DGRAM)
try:
    server.bind((HOST, int(PORT)))
except OSError as error:
    raise OSError(f"UDP port {PORT} cannot be had, another program may have it: {error}")
server.settimeout(20)
print(f"Start your client now; this is its server, at UDP port {PORT}.", flush=True)
"#;

const HEAR_CLIENT: &str = r#"try:
    question, client = server.recvfrom(65536)
except socket.timeout:
    raise OSError("no datagram has come")
"#;

/// Whoever is not there at all has not failed.
const PROBE: &str = r#"probe = socket.socket(FAMILY, socket.SOCK_DGRAM)
probe.connect((HOST, int(PORT)))
probe.send(b"")
time.sleep(0.1)
assert not probe.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR), f"nobody is there at UDP port {PORT}"
"#;

const STRANGER: &str = "stranger = socket.socket(FAMILY, socket.SOCK_DGRAM)\n";

/// What a program is asked that may be there no more.
const TRIED: &str = "with suppress(OSError):  # nothing for a while, or nobody any more\n";

const PATIENCE: &str = "socket.setdefaulttimeout(2)\n";

const HEAR_ALL: &str = "\
end = time.monotonic() + 10
with suppress(OSError):  # nothing more for two seconds
    while len(heard) < 9999 and time.monotonic() < end:
        heard.append({}.recv(65536))
";

/// The same question again is a question repeated.
const HEAR_OTHERS: &str = "\
{} = b\"\"
end = time.monotonic() + 10
server.settimeout(2)
with suppress(OSError):  # nothing more for two seconds; a question may be repeated
    while not {} and time.monotonic() < end:
        {} = more if (more := server.recv(65536)) != question else b\"\"
";

/// Everything behind the arguments, for a server under test.
pub(super) fn to_a_server(play: &Play) -> String {
    let is_send = |one: &Move| matches!(one, Move::Send(..));
    let first = play.moves.iter().position(is_send);
    let (before, after) = play.moves.split_at(first.map_or(0, |first| first + 1));
    let mut lines: String = before.iter().map(|one| step(play, one)).collect();
    if let Some(Move::Send(number, _)) = before.last() {
        lines += &nobody(play, *number);
    }
    for turn in after.chunk_by(is_tried_together) {
        lines += &said(play, turn);
    }
    let end = judgement::end(play, &lines, |name, heard| match play.end.how() {
        Some(Comparison::Each) => format!("{heard} = []\n{}", HEAR_ALL.replace("{}", name)),
        _ => format!("{heard} = b\"\"\n{TRIED}    {heard} = {name}.recv(65536)\n"),
    });
    let lines = if end.contains("def talk") {
        ""
    } else {
        lines.as_str()
    };
    let patience = if end.contains("recv(") || lines.contains("recv(") {
        PATIENCE
    } else {
        ""
    };
    format!("{}{patience}\n{lines}{end}", judgement::constant(play))
}

/// Asks whether anybody is there, where the first to speak can tell.
fn nobody(play: &Play, number: u32) -> String {
    match play.manner(number) {
        Manner::Plain | Manner::Queued | Manner::Slow => NOBODY.replace("{}", &play.name(number)),
        Manner::Deaf | Manner::Elsewhere => String::new(),
    }
}

/// What happens in a turn, where the program may be there no more.
fn said(play: &Play, turn: &[Move]) -> String {
    if !matches!(turn[0], Move::Send(..) | Move::Hear(..)) {
        return turn.iter().map(|one| step(play, one)).collect();
    }
    let speeches =
        turn.chunk_by(|one, next| one.speaker().is_some() && one.speaker() == next.speaker());
    let lines: String = speeches.map(|speech| speak(play, speech)).collect();
    format!("{TRIED}{}", indented(&lines))
}

/// Whether what comes `next` is tried even where nothing is heard before it.
fn is_tried_together(one: &Move, next: &Move) -> bool {
    match (one, next) {
        (Move::Hear(heard, _), Move::Hear(number, _)) => heard == number,
        (Move::Send(..), Move::Send(..) | Move::Hear(..)) => true,
        _ => false,
    }
}

/// What one client says, in a loop where it is much.
fn speak(play: &Play, speech: &[Move]) -> String {
    let pieces: Vec<&[u8]> = speech.iter().filter_map(talk::piece).collect();
    let Some(number) = speech[0].speaker().filter(|_| pieces.len() > 2) else {
        return speech.iter().map(|one| step(play, one)).collect();
    };
    let (each, piece) = series::each(&pieces);
    format!("for {each}:\n    {}", send(play, number, piece))
}

fn step(play: &Play, one: &Move) -> String {
    match one {
        Move::Open(number, manner) => {
            let lines = match manner {
                Manner::Plain | Manner::Queued | Manner::Slow => CALL.to_owned(),
                Manner::Deaf => CALL_DEAF.to_owned(),
                Manner::Elsewhere => format!("{PROBE}{CALL_ELSEWHERE}"),
            };
            lines.replace("{}", &play.name(*number))
        }
        Move::Send(number, bytes) => send(play, *number, &literal::bytes(bytes)),
        Move::Hear(number, _) => format!("{}.recv(65536)\n", play.name(*number)),
        Move::Intrude(_) | Move::Rest | Move::Pause(_) | Move::HalfClose(_) | Move::Close(_) => {
            talk::line(play, one)
        }
        Move::Reset(_) | Move::Hold | Move::GoOn | Move::Ask(_) => talk::line(play, one),
    }
}

fn send(play: &Play, number: u32, bytes: &str) -> String {
    let name = play.name(number);
    match play.manner(number) {
        Manner::Deaf => format!("{name}.sendto({bytes}, (HOST, int(PORT)))\n"),
        Manner::Elsewhere => {
            format!("{name}.sendto({bytes}, (\"127.0.0.2\", int(PORT)))  # the same host\n")
        }
        Manner::Plain | Manner::Queued | Manner::Slow => format!("{name}.send({bytes})\n"),
    }
}

/// The same for a client under test.
pub(super) fn to_a_client(play: &Play) -> String {
    let intrudes = |one: &Move| matches!(one, Move::Intrude(_));
    let stranger = play.moves.iter().any(intrudes);
    let stranger = if stranger { STRANGER } else { "" };
    let lines = play.moves.iter().map(|one| match one {
        Move::Send(_, bytes) => format!("server.sendto({}, client)\n", literal::bytes(bytes)),
        Move::Intrude(bytes) => format!("stranger.sendto({}, client)\n", literal::bytes(bytes)),
        Move::Hear(..) => HEAR_CLIENT.to_owned(),
        Move::Open(..) | Move::Rest | Move::Pause(_) | Move::HalfClose(_) | Move::Close(_) => {
            talk::line(play, one)
        }
        Move::Reset(_) | Move::Hold | Move::GoOn | Move::Ask(_) => talk::line(play, one),
    });
    let lines: String = lines.collect();
    let end = judgement::end(play, &lines, |_, heard| match play.end.how() {
        Some(Comparison::Nothing) => HEAR_OTHERS.replace("{}", heard),
        _ => format!("{heard} = b\"\"\n{TRIED}    {heard}, client = server.recvfrom(65536)\n"),
    });
    format!("{}{SERVE}{stranger}{lines}{end}", judgement::constant(play))
}
