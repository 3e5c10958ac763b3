//! Checks of a server: sentences in pieces, joined, long; answers in full and nothing else.

use sockspec_engine::rig::{Check, Checked, Need, Opening, Peer, ServerRig, Stop};

use super::says;
use super::server::keeps_clients_apart;
use crate::shared::cut::given::{everywhere, into_bytes};
use crate::shared::cut::{Cut, cut, send_pieces};
use crate::shared::places::{none_each_and_all, some};
use crate::shared::{granted, holds, input, long};

/// Where one receive is not declared to return what the other side said.
pub(super) const STREAM: &[Need] = &[Need {
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
    Check::new(
        "keeps-halves-apart",
        "UT-S4",
        keeps_halves_apart,
        "Two clients send half a sentence each, and when the server rests the other half each. Skipped where the server does not \
         wait for the other half of a single client's sentence: UT-S6 speaks about that.",
    )
    .needs(STREAM),
    Check::property(
        "any-segmentation",
        "UT-S6",
        any_segmentation,
        "Property: `hello world` cut at every place, and sentences cut at one to four places, each piece sent when the last one has been read.",
    )
    .needs(STREAM),
    Check::property(
        "separates-joined-sentences",
        "UT-S7",
        separates_joined_sentences,
        "Property: three sentences in one segment, then cut at every place and into bytes, then at one to five places, each piece sent when \
         the last one has been read; they must get three answers, in order.",
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
    in_pieces(rig, &Cut::at("hello world", 3))
}

fn keeps_halves_apart(rig: &mut ServerRig) -> Checked {
    let apart = keeps_clients_apart(rig);
    granted(
        apart,
        "it does not keep whole sentences apart",
        &["keeps-clients-apart"],
    )?;
    rig.renew()?;
    if !holds(in_halves(rig, &[("half a ", "sentence")]))? {
        let why = "it does not wait for the other half of a sentence";
        return Err(Stop::Skip(why.to_owned()));
    }
    rig.renew()?;
    in_halves(rig, &[("the words ", "of a"), ("what b ", "has to say")])
}

/// Clients each send half a sentence, and then the other half; a server may serve one after the other.
fn in_halves(rig: &mut ServerRig, sentences: &[(&str, &str)]) -> Checked {
    let mut clients = Vec::new();
    for (half, _) in sentences {
        let mut client = rig.connect()?;
        client.send(half)?;
        rig.until_rest()?;
        clients.push(client);
    }
    for (client, (_, half)) in clients.iter_mut().zip(sentences) {
        client.say(half)?;
        rig.until_rest()?;
    }
    for (mut client, (half, other)) in clients.into_iter().zip(sentences) {
        client.expect_answer(rig.answer_to(&[*half, *other].concat()))?;
        client.leave()?;
    }
    Ok(())
}

fn joins_single_bytes(rig: &mut ServerRig) -> Checked {
    let cut = into_bytes("byte by byte", rig.newline());
    in_pieces(rig, &cut)
}

fn any_segmentation(rig: &mut ServerRig) -> Checked {
    let each = everywhere("hello world", rig.newline());
    rig.for_each_and_all(&each, cut(input::ascii_sentences()), joins)
}

/// A client of its own sends a line in pieces, and gets one whole answer.
pub(super) fn joins(rig: &mut ServerRig, cut: &Cut) -> Checked {
    let mut client = sent_in_pieces(rig, cut)?;
    client.expect_answer(rig.answer_to(&cut.sentence))?;
    client.leave()
}

/// The same, with nothing else behind the answer.
pub(super) fn in_pieces(rig: &mut ServerRig, cut: &Cut) -> Checked {
    let mut client = sent_in_pieces(rig, cut)?;
    client.expect_only(rig.answer_to(&cut.sentence))
}

/// A client that has sent its line in pieces, each when the last one was read.
fn sent_in_pieces(rig: &mut ServerRig, cut: &Cut) -> Checked<Peer> {
    let mut client = rig.connect()?;
    let line = [cut.sentence.as_bytes(), client.newline()].concat();
    send_pieces(&mut client, &cut.pieces(&line))?;
    client.end_as_declared();
    Ok(client)
}

fn separates_joined_sentences(rig: &mut ServerRig) -> Checked {
    let newline = rig.newline();
    let sentences = ["the first", "the second", "the third"];
    let lines = sentences.map(|one| [one.as_bytes(), newline].concat());
    let lines = lines.concat();
    let each = none_each_and_all(lines.len());
    rig.for_each_and_all(&each, some(lines.len()), |rig, places| {
        let mut client = rig.connect()?;
        send_pieces(&mut client, &places.pieces(&lines))?;
        client.expect_lines(&["THE FIRST", "THE SECOND", "THE THIRD"])
    })
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
    let joins_any = holds(joins(rig, &Cut::at("hello world", 5)))?;
    let each = long::around_buffers(longest, joins_any && longest > FULL_BUFFER);
    rig.renew()?;
    rig.for_each_and_all(&each, long::lengths(longest), |rig, long| {
        joins(rig, &long.cut())
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
    rig.until_done()?;
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
