//! The end of a script: what was wanted, as Python compares it, and what the script says of it.

use sockspec_model::{Comparison, Wanted};

use super::literal;
use super::play::{End, Play};

/// Ends of lines and padding, about which assignments are silent.
const PADDING: &str = r#"b"\r\n\0""#;

/// Files are looked for where the script runs.
const FILES: &str = r#"time.sleep(1)
new = [name for name in os.listdir() if os.path.isfile(name) and os.path.getmtime(name) > BEGAN]
if not new:
    print("No new file is in this folder; run this where your program writes its files.")
    sys.exit(2)
if not any(open(name, "rb").read() == WANTED for name in new):
    sys.exit(f"The failure shows: {WANTED[:300]!r} is the content of none of the new files {new}.")
print("It behaves: the file has arrived.")
"#;

const CONNECTS: &str = r#"connect(1)
print("It behaves: it takes another connection.")
"#;

/// Whether a connection comes to its end within two seconds.
const ENDS: &str = r#"client{}.settimeout(2)
try:
    while client{}.recv(65536):
        pass
    ended = True
except OSError as error:  # a reset is an end too
    ended = not isinstance(error, socket.timeout)
"#;

/// The lines that come first: what is wanted, where it is a text, and what is needed to find it.
pub(super) fn constant(play: &Play) -> String {
    let End::Compared(wanted) = &play.end else {
        return String::new();
    };
    let text = format!("WANTED = {}\n", literal::bytes(&text(wanted)));
    match wanted.how {
        // What was there before is no new file.
        Comparison::Arrives => text + "BEGAN = time.time() - 0.1\n",
        Comparison::Nothing
        | Comparison::Something
        | Comparison::Ends
        | Comparison::GoesOn
        | Comparison::Connects => String::new(),
        Comparison::Begins
        | Comparison::Is
        | Comparison::Lines
        | Comparison::Bare
        | Comparison::Exactly
        | Comparison::Contains
        | Comparison::Lacks
        | Comparison::Once => text,
    }
}

/// The last lines; `hear` has what the last word comes to in `heard`.
pub(super) fn end(play: &Play, hear: impl FnOnce(u32) -> String) -> String {
    let wanted = match &play.end {
        End::Compared(wanted) => wanted,
        End::Seen(expected) => return question(expected),
    };
    let peer = wanted.peer;
    match wanted.how {
        Comparison::Arrives => FILES.to_owned(),
        Comparison::Connects => CONNECTS.to_owned(),
        Comparison::Ends | Comparison::GoesOn => {
            ENDS.replace("{}", &peer.to_string()) + &verdict(wanted.how, "")
        }
        how @ (Comparison::Begins
        | Comparison::Is
        | Comparison::Lines
        | Comparison::Bare
        | Comparison::Exactly
        | Comparison::Contains
        | Comparison::Lacks
        | Comparison::Once
        | Comparison::Nothing
        | Comparison::Something) => hear(peer) + &verdict(how, "{heard[:300]!r} came, and "),
    }
}

fn verdict(how: Comparison, came: &str) -> String {
    let (fails, words) = (fails(how), words(how));
    format!(
        "if {fails}:\n    sys.exit(f\"The failure shows: {came}{words} was expected.\")\nprint(\"It behaves.\")\n"
    )
}

/// What only whoever sits there can see, nobody else can judge.
fn question(expected: &str) -> String {
    let expected = literal::bytes(expected.as_bytes());
    format!(
        "print(\"Look at your program. Expected:\", {expected}.decode())\n\
         print(\"Is it so? [y/n] \", end=\"\", flush=True)\n\
         sys.exit({{\"y\": 0, \"n\": 1}}.get(sys.stdin.readline().strip(), 3))\n"
    )
}

/// What is wanted, without what is not compared.
fn text(wanted: &Wanted) -> Vec<u8> {
    let mut text = wanted.text.decoded();
    if matches!(wanted.how, Comparison::Begins | Comparison::Is) {
        let last = text.iter().rposition(|byte| !b"\r\n\0".contains(byte));
        text.truncate(last.map_or(0, |last| last + 1));
    }
    text
}

fn fails(how: Comparison) -> String {
    match how {
        Comparison::Begins => format!("not heard.lstrip({PADDING}).startswith(WANTED)"),
        Comparison::Is => format!("heard.strip({PADDING}) != WANTED"),
        Comparison::Lines => {
            r#"[line.rstrip() for line in heard.split(b"\n") if line.strip()] != WANTED.split(b"\n")"#.to_owned()
        }
        Comparison::Bare => r#"heard not in (WANTED, WANTED + b"\n", WANTED + b"\r\n")"#.to_owned(),
        Comparison::Exactly => "heard != WANTED".to_owned(),
        Comparison::Contains => "WANTED not in heard".to_owned(),
        Comparison::Lacks => "WANTED in heard".to_owned(),
        Comparison::Once => "heard.count(WANTED) != 1".to_owned(),
        Comparison::Nothing => "heard".to_owned(),
        Comparison::Something => format!("not heard.strip({PADDING})"),
        Comparison::Ends => "not ended".to_owned(),
        Comparison::GoesOn => "ended".to_owned(),
        Comparison::Connects | Comparison::Arrives => "False".to_owned(),
    }
}

/// What was expected, in words.
fn words(how: Comparison) -> &'static str {
    match how {
        Comparison::Begins => "an answer that begins with {WANTED[:300]!r}",
        Comparison::Is | Comparison::Lines => "{WANTED[:300]!r} and no other text",
        Comparison::Bare => "{WANTED[:300]!r} and at most one end of a line",
        Comparison::Exactly => "{WANTED[:300]!r} and no other byte",
        Comparison::Contains => "something with {WANTED[:300]!r} in it",
        Comparison::Lacks => "nothing of {WANTED[:300]!r}",
        Comparison::Once => "{WANTED[:300]!r} in it once",
        Comparison::Nothing => "nothing",
        Comparison::Something => "some answer",
        Comparison::Ends => "the end of the connection",
        Comparison::GoesOn => "a connection that stays open",
        Comparison::Connects => "another connection",
        Comparison::Arrives => "a file",
    }
}
