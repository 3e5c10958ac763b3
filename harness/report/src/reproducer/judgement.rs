//! The end of a script: what was wanted, as Python compares it, and what the script says of it.

use sockspec_model::{Comparison, Role, Wanted};

use super::end::End;
use super::literal;
use super::outside;
use super::play::Play;
use super::series::list;

/// Ends of lines and padding, about which assignments are silent.
const PADDING: &str = r#"b"\r\n\0""#;
/// Of longer texts the beginning is told.
const LONG: usize = 300;

/// Whether a connection comes to its end within two seconds.
const ENDS: &str = r#"ended, end = False, time.monotonic() + 10
{}.settimeout(2)
try:
    while not ended and time.monotonic() < end:
        ended = not {}.recv(65536)
except OSError as error:  # a reset is an end too
    ended = not isinstance(error, socket.timeout)
"#;

/// A client that has ended its side of a connection may wait for the end of the other.
const PARTS: &str = "\
{}.settimeout(20)  # in which somebody types
with suppress(OSError):
    while {}.recv(65536):
        pass
    {}.close()  # your program has ended its side
";

/// What was there before is no news.
const BEGAN: &str = "BEGAN = time.time() - 0.1\n";

/// The lines that come first: what is wanted, where it is a text, and what is needed to find it.
pub(super) fn constant(play: &Play) -> String {
    let End::Compared(wanted) = &play.end else {
        return String::new();
    };
    match wanted.how {
        Comparison::Begins | Comparison::Is | Comparison::Lines | Comparison::Bare => one(wanted),
        Comparison::Exactly | Comparison::Contains | Comparison::Lacks | Comparison::Once => {
            one(wanted)
        }
        Comparison::Again => one(wanted),
        Comparison::Shows => shown(wanted) + BEGAN,
        Comparison::Each => several(wanted),
        Comparison::InOrder | Comparison::SameOrder => several(wanted),
        Comparison::Arrives => several(wanted) + BEGAN,
        Comparison::Named => {
            let names: Vec<String> = wanted
                .texts()
                .iter()
                .map(|name| literal::text(name))
                .collect();
            format!("WANTED = {{{}}}\n{BEGAN}", names.join(", "))
        }
        Comparison::Nothing | Comparison::Something => String::new(),
        Comparison::Ends | Comparison::GoesOn => String::new(),
        Comparison::Connects | Comparison::Receives => String::new(),
        Comparison::KeepsNo | Comparison::Idles => String::new(),
        Comparison::Looks | Comparison::Differs | Comparison::TellsWho => String::new(),
    }
}

/// A terminal puts a carriage return in front of every newline.
fn shown(wanted: &Wanted) -> String {
    let mut text = wanted.text.decoded();
    text.retain(|byte| *byte != b'\r');
    format!("WANTED = {}\n", literal::bytes(&text))
}

fn one(wanted: &Wanted) -> String {
    let mut text = wanted.text.decoded();
    if matches!(wanted.how, Comparison::Begins | Comparison::Is) {
        text.truncate(without_end(&text).len());
    }
    format!("WANTED = {}\n", literal::bytes(&text))
}

fn several(wanted: &Wanted) -> String {
    let mut texts = wanted.texts();
    if wanted.how == Comparison::Each {
        texts.sort();
        texts
            .iter_mut()
            .for_each(|text| text.truncate(without_end(text).len()));
    }
    format!("WANTED = {}\n", list(&texts))
}

fn without_end(text: &[u8]) -> &[u8] {
    let last = text.iter().rposition(|byte| !b"\r\n\0".contains(byte));
    &text[..last.map_or(0, |last| last + 1)]
}

/// The last lines, behind those of the `moves`; `hear` has what comes to somebody in a variable.
pub(super) fn end(play: &Play, moves: &str, hear: impl Fn(&str, &str) -> String) -> String {
    let wanted = match &play.end {
        End::Compared(wanted) => wanted,
        End::Seen(expected, 0) => return seen(expected),
        End::Seen(expected, peer) => {
            return PARTS.replace("{}", &play.name(*peer)) + &seen(expected);
        }
        End::Told => return told(&play.newest()),
    };
    let name = play.name(wanted.peer);
    match wanted.how {
        Comparison::Arrives | Comparison::Named => outside::files(wanted),
        Comparison::Connects | Comparison::Receives => is_there(play, wanted.how),
        Comparison::KeepsNo => outside::keeps(&wanted.text.decoded(), moves),
        Comparison::Idles => outside::IDLES.to_owned(),
        Comparison::Shows => outside::SHOWS.to_owned(),
        Comparison::Looks | Comparison::Differs | Comparison::TellsWho => String::new(),
        Comparison::Ends | Comparison::GoesOn => ends(play, &name) + &verdict(wanted, ""),
        Comparison::SameOrder => {
            let other = play.name(wanted.with);
            let heard = hear(&name, "heard") + &hear(&other, "other");
            heard + &verdict(wanted, "{heard[:300]!r} and {other[:300]!r} came, and ")
        }
        Comparison::Each => hear(&name, "heard") + &verdict(wanted, CAME),
        Comparison::Begins | Comparison::Is | Comparison::Lines | Comparison::Bare => {
            hear(&name, "heard") + &verdict(wanted, CAME)
        }
        Comparison::Exactly | Comparison::Contains | Comparison::Lacks | Comparison::Once => {
            hear(&name, "heard") + &verdict(wanted, CAME)
        }
        Comparison::InOrder | Comparison::Nothing | Comparison::Something | Comparison::Again => {
            hear(&name, "heard") + &verdict(wanted, CAME)
        }
    }
}

const CAME: &str = "{heard[:300]!r} came, and ";

fn ends(play: &Play, name: &str) -> String {
    let lines = ENDS.replace("{}", name);
    match play.role {
        Role::Server => lines,
        Role::Client | Role::Pair => lines
            .replace("+ 10", "+ 30")
            .replace("(2)", "(20)  # in which somebody types"),
    }
}

fn verdict(wanted: &Wanted, came: &str) -> String {
    let (fails, words) = (fails(wanted.how), words(wanted.how));
    let lines = format!(
        "if {fails}:\n    sys.exit(f\"The failure shows: {came}{words} was expected.\")\nprint(\"It behaves.\")\n"
    );
    if wanted.text.decoded().len() > LONG {
        return lines.replace("{WANTED!r}", "{WANTED[:300]!r}");
    }
    lines
}

/// Whether somebody is there, at last or still.
fn is_there(play: &Play, how: Comparison) -> String {
    let comes = play.role == Role::Client;
    let begins = play.moves.is_empty() || play.restarts() || play.peers() == 0;
    let elsewhere = play.elsewhere;
    let lines = match (comes, how == Comparison::Connects) {
        (true, _) => outside::COMES,
        (false, true) if elsewhere => outside::CONNECTS_ELSEWHERE,
        (false, true) if begins => outside::CONNECTS_SOON,
        (false, true) => outside::CONNECTS,
        (false, false) if begins => outside::RECEIVES_SOON,
        (false, false) => outside::RECEIVES,
    };
    lines.to_owned()
}

/// What only whoever sits there can see, nobody else can judge.
fn seen(expected: &str) -> String {
    question(&literal::text(expected.as_bytes()))
}

fn told(name: &str) -> String {
    question(&format!(
        "\"a line with {{}} and {{}}\".format(*{name}.getsockname())"
    ))
}

fn question(expected: &str) -> String {
    format!(
        "print(\"Look at your program. Expected:\", {expected})\n\
         print(\"Is it so? [y/n] \", end=\"\", flush=True)\n\
         sys.exit({{\"y\": 0, \"n\": 1}}.get(sys.stdin.readline().strip(), 3))\n"
    )
}

fn fails(how: Comparison) -> String {
    match how {
        Comparison::Begins => format!("not heard.lstrip({PADDING}).startswith(WANTED)"),
        Comparison::Is => format!("heard.strip({PADDING}) != WANTED"),
        Comparison::Lines => {
            r#"[line.rstrip() for line in heard.split(b"\n") if line.strip()] != WANTED.split(b"\n")"#.to_owned()
        }
        Comparison::Bare => r#"heard not in (WANTED, WANTED + b"\n", WANTED + b"\r\n")"#.to_owned(),
        Comparison::Exactly | Comparison::Again => "heard != WANTED".to_owned(),
        Comparison::Contains => "WANTED not in heard".to_owned(),
        Comparison::Lacks => "WANTED in heard".to_owned(),
        Comparison::Once => "heard.count(WANTED) != 1".to_owned(),
        Comparison::Each => "len(heard) < len(WANTED) or \
                             not all(map(bytes.startswith, sorted(heard[:len(WANTED)]), WANTED))"
            .to_owned(),
        Comparison::InOrder => ordered("heard", "not "),
        Comparison::SameOrder => {
            format!("bool({}) != bool({})", ordered("heard", ""), ordered("other", ""))
        }
        Comparison::Nothing => "heard".to_owned(),
        Comparison::Something => format!("not heard.strip({PADDING})"),
        Comparison::Ends => "not ended".to_owned(),
        Comparison::GoesOn => "ended".to_owned(),
        Comparison::Connects | Comparison::Receives => "False".to_owned(),
        Comparison::Arrives | Comparison::Named => "False".to_owned(),
        Comparison::KeepsNo | Comparison::Idles => "False".to_owned(),
        Comparison::Shows | Comparison::Looks => "False".to_owned(),
        Comparison::Differs | Comparison::TellsWho => "False".to_owned(),
    }
}

/// Whether the texts stand there one behind the other.
fn ordered(heard: &str, not: &str) -> String {
    format!("{not}re.search(b\".*\".join(map(re.escape, WANTED)), {heard}, re.DOTALL)")
}

/// What was expected, in words.
fn words(how: Comparison) -> &'static str {
    match how {
        Comparison::Begins => "an answer that begins with {WANTED!r}",
        Comparison::Is | Comparison::Lines => "{WANTED!r} and no other text",
        Comparison::Bare => "{WANTED!r} and at most one end of a line",
        Comparison::Exactly => "{WANTED!r} and no other byte",
        Comparison::Contains => "something with {WANTED!r} in it",
        Comparison::Lacks => "nothing of {WANTED!r}",
        Comparison::Once => "{WANTED!r} in it once",
        Comparison::Each => "a datagram for each of {WANTED!r}",
        Comparison::InOrder => "{WANTED!r} in this order",
        Comparison::SameOrder => "{WANTED!r} in the same order for both",
        Comparison::Again => "{WANTED!r} once more",
        Comparison::Nothing => "nothing",
        Comparison::Something => "something",
        Comparison::Ends => "the end of the connection",
        Comparison::GoesOn => "a connection that stays open",
        Comparison::Connects | Comparison::Receives => "somebody who is there",
        Comparison::Arrives | Comparison::Named => "a file",
        Comparison::KeepsNo | Comparison::Idles => "a program at rest",
        Comparison::Shows | Comparison::Looks => "another sight",
        Comparison::Differs | Comparison::TellsWho => "another sight",
    }
}
