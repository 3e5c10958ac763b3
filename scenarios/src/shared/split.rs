//! Searches of a client: what its server says comes in pieces, or fills a buffer, and all of it must be shown.
//!
//! The client is started for each case, so these are few: every place of a short sentence, every place inside a character,
//! the buffers that programs have. How the conversation gets there, and ends, is the exercise's ([`Exercise::ask`],
//! [`Exercise::told`]).

use sockspec_engine::rig::{Checked, ClientRig};

use super::Exercise;
use super::cut::given::{from_the_middle, inside_characters, into_bytes};
use super::cut::{Cut, cut, cut_inside, send_pieces};
use super::{holds, input, long};

/// How [`gathers`] tests.
pub(crate) const GATHERS: &str = "Property: what the server says is a short sentence, cut at every place and into single \
    bytes, and then others cut at one to four places; each piece is sent when the client has read the last one. The client \
    is started anew for each.";
/// How [`joins_characters`] tests.
pub(crate) const JOINS_CHARACTERS: &str = "Property: what the server says has a letter of two bytes, and one of three and one \
    of four bytes where the client shows such a letter when it comes whole; it is cut at every place inside the letter. Then \
    other sentences with letters of two bytes are cut inside one of them. The second piece is sent when the client has read \
    the first.";
/// How [`shows_long`] tests.
pub(crate) const SHOWS_LONG: &str = "Property: what the server says is as long as common buffers, or is cut where these \
    are full, and a byte less or more; then of any length up to 64 KiB, a newline at its end. The client is started anew \
    for each.";

/// A line of 64 KiB with its newline.
const LONGEST: usize = 65_535;
/// One that certainly comes in a segment, where nobody cuts it.
const ONE_SEGMENT: usize = 8191;
const NEWLINE: &[u8] = b"\n";

/// It shows a sentence whole, wherever that is cut.
pub(crate) fn gathers<E: Exercise>(rig: &mut ClientRig) -> Checked {
    let sentence = "Who goes there?";
    let mut each = from_the_middle(sentence, NEWLINE);
    each.push(into_bytes(sentence, NEWLINE));
    rig.for_each_and_some(&each, cut(input::plain_sentences()), shows::<E>)
}

/// It shows letters whole, wherever these are cut.
pub(crate) fn joins_characters<E: Exercise>(rig: &mut ClientRig) -> Checked {
    let mut each = inside_characters("Is it you, Ren\u{e9}? Come in!");
    for longer in [
        "Is it you, \u{8a9e}? Come in!",
        "Is it you, \u{1f600}? Come in!",
    ] {
        rig.begin_anew()?;
        if holds(shows::<E>(rig, &Cut::whole(longer)))? {
            each.extend(inside_characters(longer));
        }
    }
    let others = cut_inside(input::two_byte_sentences());
    rig.for_each_and_some(&each, others, shows::<E>)
}

/// It shows what is longer than a buffer, and what is cut where one is full. One that shows only a part of what is cut is
/// told nothing that takes several segments by itself.
pub(crate) fn shows_long<E: Exercise>(rig: &mut ClientRig) -> Checked {
    let gathers = holds(shows::<E>(rig, &Cut::at("Who goes there?", 7)))?;
    let longest = if gathers { LONGEST } else { ONE_SEGMENT };
    // What the server says around a sentence is a part of its line.
    let longest = longest
        .saturating_sub(E::said(rig.dialect(), "").len())
        .max(1);
    let each = long::around_buffers(longest, gathers);
    rig.for_each_and_some(&each, long::lengths(longest), |rig, long| {
        shows_behind::<E>(rig, 0, &long.cut())
    })
}

/// A client of its own is told this in pieces, each when it has read the last one, and shows all of it.
fn shows<E: Exercise>(rig: &mut ClientRig, cut: &Cut) -> Checked {
    let said = E::said(rig.dialect(), &cut.sentence);
    let before = said.find(&cut.sentence).unwrap_or_default();
    shows_behind::<E>(rig, before, cut)
}

/// The same, the places counted from behind so many bytes of what is said.
fn shows_behind<E: Exercise>(rig: &mut ClientRig, before: usize, cut: &Cut) -> Checked {
    let said = E::said(rig.dialect(), &cut.sentence);
    let line = [said.as_bytes(), NEWLINE].concat();
    let mut peer = E::ask(rig)?;
    send_pieces(&mut peer, &cut.pieces_behind(before, &line))?;
    E::told(rig, peer, &said)
}
