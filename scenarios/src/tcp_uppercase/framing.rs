//! Checks of a server: sentences in pieces, joined, long; answers in full and nothing else.

use sockspec_engine::rig::{Check, Checked, Need, Opening, Peer, ServerRig};

use super::says;
use crate::shared::cut::{Cut, cut, everywhere};
use crate::shared::{granted, input, long};

const STREAM: &[Need] = &[Need {
    key: "framing",
    values: &["any", "line", "eof"],
}];
const LINES: &[Need] = &[
    Need {
        key: "framing",
        values: &["line"],
    },
    Need {
        key: "session",
        values: &["many"],
    },
];

/// As long as the buffers that the exercise's own programs have, the newline not counted.
const FULL_BUFFER: usize = 1023;
/// As long as a stream has to carry.
const LONG: usize = 65_535;

/// The checks.
pub(super) const CHECKS: &[Check<ServerRig>] = &[
    Check::new(
        "joins-a-split-sentence",
        "UT-S6",
        joins_a_split_sentence,
        "`hel` is sent, and when the kernel shows that the server has read it, the rest of the sentence.",
    )
    .needs(STREAM),
    Check::new(
        "joins-single-bytes",
        "UT-S6",
        joins_single_bytes,
        "Every byte of a sentence is a segment of its own, sent when the last one has been read.",
    )
    .needs(STREAM),
    Check::property(
        "any-segmentation",
        "UT-S6",
        any_segmentation,
        "Property: `hello world` cut at every place, and sentences cut at one to four places, each piece sent when the last one has been read.",
    )
    .needs(STREAM),
    Check::new(
        "separates-joined-sentences",
        "UT-S7",
        separates_joined_sentences,
        "Three sentences in one segment must get three answers, in order.",
    )
    .needs(LINES),
    Check::new(
        "answers-a-full-buffer",
        "UT-S8",
        answers_a_full_buffer,
        "A line of 1024 bytes in one segment, its newline included.",
    ),
    Check::new("answers-a-long-sentence", "UT-S8", answers_a_long_sentence, "A line of 64 KiB.").needs(STREAM),
    Check::property(
        "any-length",
        "UT-S8",
        any_length,
        "Property: lines as long as common buffers, or cut where these are full, and a byte less or more; then lines of any \
         length up to 64 KiB (1024 bytes where a segment is the sentence).",
    ),
    Check::new(
        "answers-a-slow-reader",
        "UT-S10",
        answers_a_slow_reader,
        "A line of 64 KiB from a client with the smallest receive buffer, which reads only when the server can send no \
         more; the kernel holds only a few kilobytes of what the server sends.",
    )
    .needs(STREAM)
    .opening(Opening::SmallBuffers),
    Check::new(
        "sends-nothing-but-the-answer",
        "UT-S13",
        sends_nothing_but_the_answer,
        "Everything that comes until the server rests or closes is compared byte for byte; only a line end may follow.",
    ),
    Check::new(
        "forgets-the-last-sentence",
        "UT-S13",
        forgets_the_last_sentence,
        "A short sentence after a long one, by another client; nothing of the long one may come back.",
    ),
];

fn joins_a_split_sentence(rig: &mut ServerRig) -> Checked {
    in_pieces(rig, "hello world", &[b"hel", b"lo world\n"])
}

fn joins_single_bytes(rig: &mut ServerRig) -> Checked {
    let line = b"byte by byte\n";
    in_pieces(rig, "byte by byte", &line.chunks(1).collect::<Vec<_>>())
}

fn any_segmentation(rig: &mut ServerRig) -> Checked {
    let each = everywhere("hello world");
    rig.for_each_and_all(&each, cut(input::ascii_sentences()), joins)
}

/// A client of its own sends a line in these pieces, and gets one whole answer.
pub(super) fn joins(rig: &mut ServerRig, cut: &Cut) -> Checked {
    let line = format!("{}\n", cut.sentence);
    let mut client = rig.connect()?;
    send_pieces(&mut client, &cut.pieces(line.as_bytes()))?;
    client.expect_answer(rig.answer_to(&cut.sentence))?;
    client.leave()
}

/// Sends a line in pieces, each when the last one has been read, and expects one whole answer and nothing else.
pub(super) fn in_pieces(rig: &mut ServerRig, sentence: &str, pieces: &[&[u8]]) -> Checked {
    let mut client = rig.connect()?;
    send_pieces(&mut client, pieces)?;
    client.expect_only(rig.answer_to(sentence))
}

fn send_pieces(client: &mut Peer, pieces: &[&[u8]]) -> Checked {
    let Some((last, first)) = pieces.split_last() else {
        return Ok(());
    };
    for piece in first {
        client.send(piece)?;
        client.until_read()?;
    }
    client.send(last)?;
    client.end_as_declared();
    Ok(())
}

fn separates_joined_sentences(rig: &mut ServerRig) -> Checked {
    let mut client = rig.connect()?;
    client.send("the first\nthe second\nthe third\n")?;
    client.expect_lines(&["THE FIRST", "THE SECOND", "THE THIRD"])
}

fn answers_a_full_buffer(rig: &mut ServerRig) -> Checked {
    says(rig, &input::text(FULL_BUFFER))
}

fn answers_a_long_sentence(rig: &mut ServerRig) -> Checked {
    says(rig, &input::text(LONG))
}

fn any_length(rig: &mut ServerRig) -> Checked {
    let longest = if rig.dialect().value("framing") == "segment" {
        FULL_BUFFER
    } else {
        LONG
    };
    // Whatever is cut short wherever it is cut is the business of another clause.
    let joins_any = joins(rig, &Cut::at("hello world", 5)).is_ok();
    let each = long::around_buffers(longest, joins_any && longest > FULL_BUFFER);
    rig.renew()?;
    rig.for_each_and_all(&each, long::lengths(longest), |rig, long| {
        match long.cut() {
            Some(cut) => joins(rig, &cut),
            None => says(rig, &long.text()),
        }
    })
}

fn answers_a_slow_reader(rig: &mut ServerRig) -> Checked {
    let answered = says(rig, &input::text(LONG));
    granted(
        answered,
        "it does not answer so long a sentence",
        &["answers-a-long-sentence"],
    )?;
    rig.renew()?;
    let mut client = rig.connect_slow_reader()?;
    client.say(input::text(LONG))?;
    rig.until_rest()?;
    client.expect_only(rig.answer_to(&input::text(LONG)))
}

fn sends_nothing_but_the_answer(rig: &mut ServerRig) -> Checked {
    let mut client = rig.connect()?;
    client.say("nothing else")?;
    client.expect_exactly("nothing else", &rig.answer_to("nothing else"))
}

fn forgets_the_last_sentence(rig: &mut ServerRig) -> Checked {
    says(
        rig,
        "a long sentence that fills a good part of somebody's buffer",
    )?;
    let mut client = rig.connect()?;
    client.say("short")?;
    client.expect_only(rig.answer_to("short"))
}
