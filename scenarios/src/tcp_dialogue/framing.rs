//! Checks of a server that takes lines: a line in pieces, and several in one piece.

use sockspec_engine::rig::{Check, Checked, Need, ServerRig, Stop};

use super::{MANY, alike, asked, reply_to};
use crate::shared::cut::given::{everywhere, inside_characters, into_bytes};
use crate::shared::cut::{Cut, cut, send_pieces};
use crate::shared::places::{none_each_and_all, some};
use crate::shared::{granted, holds, input, long};

/// The check of a line in two pieces.
const SPLIT: &[&str] = &["replies-to-a-split-line"];

/// A line of 64 KiB with its newline.
const LONGEST: usize = 65_535;

const LINES: &[Need] = &[Need {
    key: "typed_end",
    values: &["newline"],
}];
const MANY_LINES: &[Need] = &[LINES[0], MANY[0]];

/// The checks.
pub(super) const CHECKS: &[Check<ServerRig>] = &[
    Check::new(
        "replies-to-a-split-line",
        "DI-S6",
        replies_to_a_split_line,
        "The line comes in two segments, the second when the first has been read; one reply to the whole line must come, or \
         where none is declared, what is said to it in one piece. Skipped where the server does not always say the same to the same line (other numbers do not count).",
    )
    .needs(LINES),
    Check::property(
        "any-segmentation",
        "DI-S6",
        any_segmentation,
        "Property: `Ada Lovelace` cut at every place and into single bytes, a name cut inside a letter of two bytes where \
         the server takes such letters at all, then lines cut at one to four places; each piece is sent when the last one \
         has been read, and the reply to the whole line must come, or what is said to it in one piece.",
    )
    .needs(LINES),
    Check::property(
        "joins-a-long-line",
        "DI-S6",
        joins_a_long_line,
        "Property: lines that are cut where a common buffer is full, and a byte less or more, then anywhere, as far as the \
         server takes lines so long at all; it must say to them what it says to them in one piece.",
    )
    .needs(LINES),
    Check::property(
        "separates-joined-lines",
        "DI-S6",
        separates_joined_lines,
        "Property: two lines in one segment, then cut at every place and into bytes, then at one to five places; each must be replied to, \
         in their order, whatever the server says between; or what is said to them when each comes by itself.",
    )
    .needs(MANY_LINES),
];

/// A client says a line in pieces, and gets the reply to it.
fn replies(rig: &mut ServerRig, cut: &Cut) -> Checked {
    let line = [cut.sentence.as_bytes(), rig.newline()].concat();
    let Some(reply) = reply_to(rig.dialect(), &cut.sentence) else {
        return alike::expect_alike(rig, &[&line], &cut.pieces(&line));
    };
    let mut client = asked(rig)?;
    send_pieces(&mut client, &cut.pieces(&line))?;
    client.expect_first_words(&reply)?;
    client.leave()
}

/// Goes on where a reply is declared, or what is said without one can be compared.
fn expect_comparable(rig: &mut ServerRig, lines: &[&str]) -> Checked {
    if reply_to(rig.dialect(), "").is_some() {
        return Ok(());
    }
    let lines = lines
        .iter()
        .map(|line| [line.as_bytes(), rig.newline()].concat());
    let lines: Vec<Vec<u8>> = lines.collect();
    let lines: Vec<&[u8]> = lines.iter().map(Vec::as_slice).collect();
    alike::expect_steady(rig, &lines)
}

fn replies_to_a_split_line(rig: &mut ServerRig) -> Checked {
    expect_comparable(rig, &["Ada Lovelace"])?;
    rig.renew()?;
    joins(rig)
}

/// The plainest line in two pieces.
fn joins(rig: &mut ServerRig) -> Checked {
    replies(rig, &Cut::at("Ada Lovelace", 8))
}

fn any_segmentation(rig: &mut ServerRig) -> Checked {
    expect_comparable(rig, &["Ada Lovelace"])?;
    let newline = rig.newline();
    let mut each = everywhere("Ada Lovelace", newline);
    each.push(into_bytes("Ada Lovelace", newline));
    if takes_letters(rig)? {
        each.extend(inside_characters("Zo\u{eb}"));
    }
    rig.renew()?;
    let others = cut(input::plain_sentences());
    match reply_to(rig.dialect(), "") {
        Some(_) => rig.for_each_and_all(&each, others, replies),
        None => rig.for_each_and_some(&each, others, replies),
    }
}

/// Whether a server takes letters of two bytes in one piece.
fn takes_letters(rig: &mut ServerRig) -> Checked<bool> {
    match reply_to(rig.dialect(), "") {
        Some(_) => holds(replies(rig, &Cut::whole("Zo\u{eb}"))),
        None => alike::is_taken_like(rig, "Zo\u{eb}".as_bytes(), b"Zoe"),
    }
}

fn joins_a_long_line(rig: &mut ServerRig) -> Checked {
    alike::expect_steady(rig, &[&[b"a", rig.newline()].concat()])?;
    let joined = joins(rig);
    granted(
        joined,
        "it takes a part of a short line for all of it",
        SPLIT,
    )?;
    let longest = longest_taken(rig)?;
    let each = long::cut_around_buffers(longest);
    if each.is_empty() {
        let why = "it does not take lines that are longer than a buffer as it takes short ones";
        return Err(Stop::Skip(why.to_owned()));
    }
    rig.renew()?;
    rig.for_each_and_some(&each, long::cut_lengths(longest), |rig, long| {
        let (cut, newline) = (long.cut(), rig.newline());
        let line = [cut.sentence.as_bytes(), newline].concat();
        alike::expect_alike(rig, &[&line], &cut.pieces(&line))
    })
}

/// The longest line that it treats like a short one, among those that are cut where a buffer is full; or none.
fn longest_taken(rig: &mut ServerRig) -> Checked<usize> {
    let mut longest = 0;
    for length in long::behind_buffers(LONGEST) {
        if !alike::is_taken_like(rig, "a".repeat(length).as_bytes(), b"a")? {
            break;
        }
        longest = length;
    }
    Ok(longest)
}

fn separates_joined_lines(rig: &mut ServerRig) -> Checked {
    let both = ["Ada", "Grace"];
    expect_comparable(rig, &both)?;
    let ended = both.map(|line| [line.as_bytes(), rig.newline()].concat());
    let lines = ended.concat();
    let (each, others) = (none_each_and_all(lines.len()), some(lines.len()));
    let replies = both.map(|line| reply_to(rig.dialect(), line));
    let [Some(first), Some(second)] = replies else {
        return rig.for_each_and_some(&each, others, |rig, places| {
            alike::expect_alike(rig, &[&ended[0], &ended[1]], &places.pieces(&lines))
        });
    };
    rig.for_each_and_all(&each, others, |rig, places| {
        let mut client = asked(rig)?;
        send_pieces(&mut client, &places.pieces(&lines))?;
        client.expect_in_turn(&[first.clone(), second.clone()])?;
        client.leave()
    })
}
