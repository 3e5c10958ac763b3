//! Checks of a client whose server speaks first.

use sockspec_engine::rig::{Check, Checked, ClientRig, Stop};
use sockspec_model::Level;

use super::{MANY, Talk, ask, declared_reply, take};
use crate::shared::{Exercise, holds, input, split};

/// The plain exercise, step by step.
pub(super) const GATES: &[Check<ClientRig>] = &[
    Check::new(
        "shows-the-prompt",
        "DI-C1",
        shows_the_prompt,
        "The server asks, in one segment with a newline behind it; the screen must show it before anything is typed.",
    )
    .gate(),
    Check::new(
        "sends-the-line",
        "DI-C2",
        sends_the_line,
        "A line is typed when the question is shown; what the client sends must be that line; a line end behind it is \
         allowed.",
    )
    .gate(),
];

/// The checks.
pub(super) const CHECKS: &[Check<ClientRig>] = &[
    Check::property(
        "any-prompt-is-shown",
        "DI-C1",
        any_prompt_is_shown,
        "Property: questions of up to 80 printable ASCII characters, the client started anew for each.",
    ),
    Check::new(
        "shows-letters-beyond-ascii",
        "DI-C1",
        shows_letters_beyond_ascii,
        "The question has Latin, Greek and Cyrillic letters in it, in UTF-8; the screen must show them.",
    )
    .level(Level::Should),
    Check::new(
        "shows-nothing-behind-the-prompt",
        "DI-C1",
        shows_nothing_behind_the_prompt,
        "The screen must not show NUL bytes, or anything else that stood in the client's buffer.",
    )
    .level(Level::Should),
    Check::property(
        "any-line-arrives",
        "DI-C2",
        any_line_arrives,
        "Property: lines of up to 80 printable ASCII characters, the client started anew for each.",
    ),
    Check::new(
        "sends-letters-beyond-ascii",
        "DI-C2",
        sends_letters_beyond_ascii,
        "A line with Latin, Greek and Cyrillic letters is typed, in UTF-8; it must arrive as it was typed.",
    )
    .level(Level::Should),
    Check::property("gathers-a-split-prompt", "DI-C3", split::gathers::<Talk>, split::GATHERS),
    Check::property(
        "joins-a-split-character",
        "DI-C3",
        split::joins_characters::<Talk>,
        split::JOINS_CHARACTERS,
    ),
    Check::property("shows-a-long-prompt", "DI-C3", split::shows_long::<Talk>, split::SHOWS_LONG),
    Check::new(
        "shows-joined-words",
        "DI-C3",
        shows_joined_words,
        "The declared reply and the next question come in one segment; the screen must show both, and the next line must be \
         sent. A client that takes part in one round only is not judged.",
    )
    .needs(MANY),
    Check::new(
        "waits-for-a-late-prompt",
        "DI-C3",
        waits_for_a_late_prompt,
        "The question comes when the client is known to wait; one that waits with a time-out is kept waiting for 600 ms.",
    ),
    Check::new(
        "shows-the-reply",
        "DI-C4",
        shows_the_reply,
        "The server answers the line with the declared reply and closes; the screen must show it. Skipped where none is \
         declared.",
    ),
    Check::new(
        "shows-text-not-its-quoting",
        "DI-C5",
        shows_text_not_its_quoting,
        "The screen must show the question itself, not a language's notation for bytes such as b'…'.",
    ),
];

fn shows_the_prompt(rig: &mut ClientRig) -> Checked {
    let prompt = Talk::shown(rig.dialect());
    ask(rig, &prompt)?.leave()
}

fn sends_the_line(rig: &mut ClientRig) -> Checked {
    Talk::act(rig)
}

fn any_prompt_is_shown(rig: &mut ClientRig) -> Checked {
    rig.for_all(input::ascii_sentences(), |rig, prompt| {
        ask(rig, prompt)?.leave()
    })
}

fn shows_letters_beyond_ascii(rig: &mut ClientRig) -> Checked {
    ask(rig, "Señor, πώς σε λένε? Как тебя зовут?")?.leave()
}

fn shows_nothing_behind_the_prompt(rig: &mut ClientRig) -> Checked {
    let prompt = Talk::shown(rig.dialect());
    let peer = ask(rig, &prompt)?;
    let why = "it shows bytes that are no text behind the question";
    rig.expect_not_on_screen("\u{fffd}", why)?;
    peer.leave()
}

/// The client is asked, and sends this line.
fn answers(rig: &mut ClientRig, line: &str) -> Checked {
    let prompt = Talk::shown(rig.dialect());
    let mut peer = ask(rig, &prompt)?;
    take(rig, &mut peer, line)?;
    rig.finish(peer)
}

fn any_line_arrives(rig: &mut ClientRig) -> Checked {
    rig.for_all(input::ascii_sentences(), |rig, line| answers(rig, line))
}

fn sends_letters_beyond_ascii(rig: &mut ClientRig) -> Checked {
    answers(rig, "élan, ñandú; привет; καλημέρα")
}

/// A client answers, hears the reply and the next question, and answers that.
fn answers_twice(rig: &mut ClientRig, joined: bool) -> Checked {
    const NEXT: &str = "And what brings you here?";
    let reply = declared_reply(rig.dialect(), Talk::TYPED)?;
    let prompt = Talk::shown(rig.dialect());
    let mut peer = ask(rig, &prompt)?;
    rig.type_line(Talk::TYPED)?;
    rig.expect_request(&mut peer, Talk::TYPED)?;
    if joined {
        peer.send(format!("{reply}\n{NEXT}\n"))?;
    } else {
        peer.send(format!("{reply}\n"))?;
        rig.expect_on_screen(&reply)?;
        peer.send(format!("{NEXT}\n"))?;
    }
    rig.expect_on_screen(&reply)?;
    rig.expect_on_screen(NEXT)?;
    rig.type_line("curiosity")?;
    rig.expect_request(&mut peer, "curiosity")?;
    peer.leave()
}

fn shows_joined_words(rig: &mut ClientRig) -> Checked {
    if !holds(answers_twice(rig, false))? {
        let why = "it does not take part in another round";
        return Err(Stop::Skip(why.to_owned()));
    }
    rig.begin_anew()?;
    answers_twice(rig, true)
}

fn waits_for_a_late_prompt(rig: &mut ClientRig) -> Checked {
    let mut peer = Talk::ask(rig)?;
    rig.keep_waiting()?;
    peer.send("Late, but who is it?\n")?;
    rig.expect_on_screen("Late, but who is it?")?;
    peer.leave()
}

fn shows_the_reply(rig: &mut ClientRig) -> Checked {
    let reply = declared_reply(rig.dialect(), Talk::TYPED)?;
    Talk::act(rig)?;
    rig.expect_on_screen(&reply)
}

fn shows_text_not_its_quoting(rig: &mut ClientRig) -> Checked {
    let peer = ask(rig, "how are you")?;
    rig.expect_not_on_screen("b'how", "it shows Python's notation for bytes")?;
    rig.expect_not_on_screen("b\"how", "it shows a notation for bytes")?;
    peer.leave()
}
