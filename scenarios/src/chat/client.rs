//! Checks of a client: what is typed is sent, what the server says is shown, and both go on.

use sockspec_engine::rig::{Check, Checked, ClientRig, Need, Peer, Stop};
use sockspec_model::Dialect;

use super::{ACK, BROADCAST, Chat, LINES, words};
use crate::shared::{granted, input, split};

/// The plain exercise; where it fails, nothing else is worth saying.
pub(super) const GATE: &[Check<ClientRig>] = &[Check::new(
    "sends-and-shows",
    "CH-C1",
    sends_and_shows,
    "A line is typed; what the client sends must be that line; a line end behind it is allowed. The server responds in one \
     segment, and the screen must show the response.",
)
.gate()];

/// The checks.
pub(super) const CHECKS: &[Check<ClientRig>] = &[
    Check::new(
        "keeps-going",
        "CH-C1",
        keeps_going,
        "Five lines are typed, each when the response to the last one has been shown.",
    ),
    Check::property(
        "any-line-and-response",
        "CH-C1",
        any_line_and_response,
        "Property: lines of up to 80 printable ASCII characters, and responses with other ones, the client started anew for \
         each.",
    ),
    Check::new(
        "shows-what-the-server-says",
        "CH-C1",
        shows_what_the_server_says,
        "The server responds with other words than those that were typed; these must be shown.",
    ),
    Check::new(
        "stays-at-its-word-in-a-sentence",
        "CH-C1",
        stays_at_its_word_in_a_sentence,
        "A line is typed that contains the declared word for leaving and other words around it: it is a message like any other. \
         Skipped where no word is declared.",
    ),
    Check::new(
        "shows-messages-while-waiting",
        "CH-C2",
        shows_messages_while_waiting,
        "While the client waits for the keyboard, somebody else says something; the screen must show it before anything is \
         typed.",
    )
    .needs(BROADCAST),
    Check::new(
        "notices-the-end",
        "CH-C3",
        notices_the_end,
        "After one exchange the server closes the connection; when the next line has been typed, the client must have ended.",
    ),
    Check::property("gathers-a-split-response", "CH-C4", split::gathers::<Chat>, split::GATHERS).needs(LINES),
    Check::property("joins-a-split-character", "CH-C4", split::joins_characters::<Chat>, split::JOINS_CHARACTERS)
        .needs(LINES),
    Check::property("shows-a-long-response", "CH-C4", split::shows_long::<Chat>, split::SHOWS_LONG).needs(LINES),
    Check::new(
        "shows-joined-messages",
        "CH-C4",
        shows_joined_messages,
        "While the client waits for the keyboard, a line comes, and then two in one segment; the screen must show both of these.",
    )
    .needs(JOINED),
    Check::new(
        "prompts-in-the-given-words",
        "CH-C5",
        prompts_in_the_given_words,
        "The screen must show the declared prompt before a message is typed.",
    )
    .apart(),
    Check::new(
        "labels-the-response",
        "CH-C5",
        labels_the_response,
        "The screen must show the declared label.",
    )
    .needs(ACK),
];

/// What others say comes at any time, and several lines of it at once.
const JOINED: &[Need] = &[BROADCAST[0], LINES[0]];

/// What stands on the wire when somebody named Ben, or the server, has something to say to a message.
pub(super) fn response(dialect: &Dialect, message: &str) -> String {
    if words::acknowledges(dialect) {
        words::acknowledgement(dialect, message)
    } else {
        words::passed_on(dialect, "Ben", message)
    }
}

/// The client is started, gives its name as declared, and sends what is typed.
pub(super) fn has_said(rig: &mut ClientRig, line: &str) -> Checked<Peer> {
    let mut peer = has_come(rig, line)?;
    rig.expect_request(&mut peer, line)?;
    Ok(peer)
}

/// The client is started and has given its name, and this line is typed. The line is typed before the client has to have
/// connected: a client may wait with that.
fn has_come(rig: &mut ClientRig, line: &str) -> Checked<Peer> {
    rig.start()?;
    let Some(introduction) = words::introduction(rig.dialect(), "Anna") else {
        rig.type_line(line)?;
        return welcome(rig);
    };
    rig.type_line("Anna")?;
    let mut peer = welcome(rig)?;
    rig.expect_request(&mut peer, &introduction)?;
    rig.type_line(line)?;
    Ok(peer)
}

/// Accepts the client, and says what a newcomer is told.
fn welcome(rig: &mut ClientRig) -> Checked<Peer> {
    let mut peer = rig.accept()?;
    let welcome = rig.dialect().value("welcome").to_owned();
    if !welcome.is_empty() {
        peer.send(format!("{welcome}\n"))?;
    }
    if rig.dialect().value("name") == "asked" {
        peer.send("What is your name?\n")?;
    }
    Ok(peer)
}

/// One exchange: a line is typed, sent, responded to and shown.
fn exchange(rig: &mut ClientRig, peer: &mut Peer, line: &str, message: &str) -> Checked {
    rig.type_line(line)?;
    rig.expect_request(peer, line)?;
    respond(rig, peer, message)
}

fn respond(rig: &mut ClientRig, peer: &mut Peer, message: &str) -> Checked {
    let response = response(rig.dialect(), message);
    peer.send(format!("{response}\n"))?;
    rig.expect_on_screen(&response)
}

/// The plain conversation, up to what is shown.
pub(super) fn talks(rig: &mut ClientRig) -> Checked<Peer> {
    let mut peer = has_said(rig, "hello everybody")?;
    respond(rig, &mut peer, "hello everybody")?;
    Ok(peer)
}

/// The declared word for leaving.
fn word_for_leaving(rig: &ClientRig) -> Checked<String> {
    let quit = rig.dialect().value("quit");
    if quit.is_empty() {
        return Err(Stop::Skip(
            "no word for leaving is declared; ends-on-end-of-input speaks about the end".to_owned(),
        ));
    }
    Ok(quit.to_owned())
}

/// The user leaves, with the declared word.
pub(super) fn quits(rig: &mut ClientRig, peer: Peer) -> Checked {
    let quit = word_for_leaving(rig)?;
    rig.type_line(&quit)?;
    rig.until_rest()?;
    peer.leave()
}

fn sends_and_shows(rig: &mut ClientRig) -> Checked {
    talks(rig)?.leave()
}

fn keeps_going(rig: &mut ClientRig) -> Checked {
    let mut peer = talks(rig)?;
    (1..=4).try_for_each(|number| {
        let line = format!("this is line {number}");
        exchange(rig, &mut peer, &line, &line)
    })?;
    peer.leave()
}

fn any_line_and_response(rig: &mut ClientRig) -> Checked {
    let quit = rig.dialect().value("quit").to_owned();
    rig.for_all(input::ascii_sentences(), |rig, line| {
        if *line == quit {
            return Ok(());
        }
        let mut peer = has_said(rig, line)?;
        let turned: String = line.chars().rev().collect();
        respond(rig, &mut peer, &turned)?;
        peer.leave()
    })
}

fn shows_what_the_server_says(rig: &mut ClientRig) -> Checked {
    let mut peer = has_said(rig, "hello everybody")?;
    respond(rig, &mut peer, "something else entirely")?;
    peer.leave()
}

fn stays_at_its_word_in_a_sentence(rig: &mut ClientRig) -> Checked {
    let line = format!("do not say {} before the others do", word_for_leaving(rig)?);
    let mut peer = talks(rig)?;
    exchange(rig, &mut peer, &line, &line)?;
    peer.leave()
}

fn shows_messages_while_waiting(rig: &mut ClientRig) -> Checked {
    let mut peer = talks(rig)?;
    rig.until_rest()?;
    respond(rig, &mut peer, "while nobody types")?;
    peer.leave()
}

fn shows_joined_messages(rig: &mut ClientRig) -> Checked {
    let mut peer = talks(rig)?;
    rig.until_rest()?;
    let alone = respond(rig, &mut peer, "one alone");
    let what = "it does not show what is said while it waits for the keyboard";
    granted(alone, what, &["shows-messages-while-waiting"])?;
    let both = ["the first of two", "and the second"].map(|text| response(rig.dialect(), text));
    peer.send(format!("{}\n", both.join("\n")))?;
    both.iter()
        .try_for_each(|text| rig.expect_on_screen(text))?;
    peer.leave()
}

fn notices_the_end(rig: &mut ClientRig) -> Checked {
    talks(rig)?.leave()?;
    rig.until_rest()?;
    rig.type_line("is anybody there")?;
    let when = "when a line is typed after the server has closed the connection";
    rig.expect_end(when).map(|_| ())
}

fn prompts_in_the_given_words(rig: &mut ClientRig) -> Checked {
    let prompt = rig.dialect().value("prompt").to_owned();
    rig.start()?;
    if words::introduction(rig.dialect(), "Anna").is_some() {
        rig.type_line("Anna")?;
    }
    rig.until_rest()?;
    rig.expect_on_screen(&prompt)
}

fn labels_the_response(rig: &mut ClientRig) -> Checked {
    let label = rig.dialect().value("shown").to_owned();
    let peer = talks(rig)?;
    rig.expect_on_screen(&label)?;
    peer.leave()
}
