//! What becomes of messages, whatever way they arrive.

use super::Options;

fn options(args: &[&str]) -> Options {
    let args: Vec<String> = args.iter().map(|&arg| arg.to_owned()).collect();
    Options::read(&args).expect("the test's options are right")
}

/// The messages made of `pieces`, each in brackets.
fn taken(args: &[&str], pieces: &[&[u8]]) -> String {
    let (options, mut pending) = (options(args), Vec::new());
    let mut heard = String::new();
    for piece in pieces {
        pending.extend_from_slice(piece);
        for message in options.take_messages(&mut pending) {
            heard.push_str(&format!("[{}]", message.escape_ascii()));
        }
    }
    heard
}

#[test]
fn a_line_ends_at_its_newline() {
    let line = &["--framing", "line"];
    assert_eq!(taken(line, &[b"hel", b"lo\nyou\nth"]), r"[hello\n][you\n]");
    assert_eq!(taken(&[], &[b"hel", b"lo\nyou\n"]), r"[hel][lo\nyou\n]");
}

#[test]
fn an_acknowledgement_repeats_what_was_said() {
    let usual = options(&[]);
    assert_eq!(
        usual.ack(b"hi\r\n"),
        b"Server received your message: hi\r\n"
    );
    assert_eq!(usual.ack(b"\xff"), b"Server received your message: \xff");
    assert_eq!(options(&["--ack", "got it"]).ack(b"hi\n"), b"got it\n");
}

#[test]
fn a_notice_tells_a_name() {
    let told = super::options::notice("{name} has come", "Anna");
    assert_eq!(told.as_deref(), Some(&b"Anna has come\n"[..]));
    assert_eq!(super::options::notice("", "Anna"), None);
}

#[test]
fn names_are_given_as_declared() {
    let named = |how: &str, message: &[u8]| options(&["--name", how]).naming.name_in(message);
    assert_eq!(named("none", b"Anna\n"), None);
    assert_eq!(named("first-line", b"Anna\n"), Some("Anna".to_owned()));
    assert_eq!(
        named("NICK {name}", b"NICK Anna\n"),
        Some("Anna".to_owned())
    );
    assert_eq!(named("NICK {name}", b"hello\n"), None);
}

#[test]
fn a_newcomer_is_greeted_and_asked() {
    let args = ["--welcome", "Good morning", "--name", "asked"];
    assert_eq!(
        options(&args).greeting(),
        b"Good morning\nWhat is your name?\n"
    );
    assert_eq!(options(&[]).greeting(), b"");
}
