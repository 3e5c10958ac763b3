//! Checks of a server that takes lines: a line in pieces, and several in one piece.

use sockspec_engine::rig::{Check, Checked, Need, ServerRig};

use super::{asked, declared_reply};
use crate::shared::cut::given::{everywhere, inside_characters, into_bytes};
use crate::shared::cut::{Cut, cut, send_pieces};
use crate::shared::input;
use crate::shared::places::{none_and_each, some};

const LINES: &[Need] = &[Need {
    key: "typed_end",
    values: &["newline"],
}];
const MANY_LINES: &[Need] = &[
    LINES[0],
    Need {
        key: "rounds",
        values: &["many"],
    },
];

/// The checks.
pub(super) const CHECKS: &[Check<ServerRig>] = &[
    Check::new(
        "replies-to-a-split-line",
        "DI-S6",
        replies_to_a_split_line,
        "The line comes in two segments, the second when the first has been read; one reply to the whole line must come.",
    )
    .needs(LINES),
    Check::property(
        "any-segmentation",
        "DI-S6",
        any_segmentation,
        "Property: `Ada Lovelace` cut at every place and into single bytes, a name cut inside a letter of two bytes where \
         the server takes such letters at all, then lines cut at one to four places; each piece is sent when the last one \
         has been read, and the reply to the whole line must come.",
    )
    .needs(LINES),
    Check::property(
        "separates-joined-lines",
        "DI-S6",
        separates_joined_lines,
        "Property: two lines in one segment, then cut at every place, then at one to five places; each must be replied to, \
         in their order, whatever the server says between.",
    )
    .needs(MANY_LINES),
];

/// A client says a line in pieces, and gets the reply to it.
fn replies(rig: &mut ServerRig, cut: &Cut) -> Checked {
    let reply = declared_reply(rig.dialect(), &cut.sentence)?;
    let mut client = asked(rig)?;
    let line = [cut.sentence.as_bytes(), client.newline()].concat();
    send_pieces(&mut client, &cut.pieces(&line))?;
    client.expect_first_words(&reply)?;
    client.leave()
}

fn replies_to_a_split_line(rig: &mut ServerRig) -> Checked {
    replies(rig, &Cut::at("Ada Lovelace", 8))
}

fn any_segmentation(rig: &mut ServerRig) -> Checked {
    declared_reply(rig.dialect(), "")?;
    let newline = rig.newline();
    let mut each = everywhere("Ada Lovelace", newline);
    each.push(into_bytes("Ada Lovelace", newline));
    if replies(rig, &Cut::whole("Zo\u{eb}")).is_ok() {
        each.extend(inside_characters("Zo\u{eb}"));
    }
    rig.renew()?;
    rig.for_each_and_all(&each, cut(input::plain_sentences()), replies)
}

fn separates_joined_lines(rig: &mut ServerRig) -> Checked {
    let both = ["Ada", "Grace"];
    let replies = [
        declared_reply(rig.dialect(), both[0])?,
        declared_reply(rig.dialect(), both[1])?,
    ];
    let ended = both.map(|line| [line.as_bytes(), rig.newline()].concat());
    let lines = ended.concat();
    let each = none_and_each(lines.len());
    rig.for_each_and_all(&each, some(lines.len()), |rig, places| {
        let mut client = asked(rig)?;
        send_pieces(&mut client, &places.pieces(&lines))?;
        client.expect_in_turn(&replies)?;
        client.leave()
    })
}
