//! Checks of a server: whatever is in a file, and whatever its size, arrives as it is.

use proptest::collection::vec;
use proptest::prelude::*;
use sockspec_engine::rig::{Check, Checked, Need, Opening, ServerRig};

use super::arrival::{arrive, name_of};
use super::content::{self, Pieces};
use super::open;
use super::wire::framed;
use crate::shared::cut::send_pieces;

const ANY_BYTES: &[Need] = &[Need {
    key: "text_only",
    values: &["any", "false"],
}];

/// The checks.
pub(super) const CHECKS: &[Check<ServerRig>] = &[
    Check::new(
        "receives-binary",
        "FT-S3",
        receives_binary,
        "A file with all 256 byte values, in rising and in falling order.",
    )
    .needs(ANY_BYTES)
    .opening(Opening::Started),
    Check::new(
        "keeps-line-endings",
        "FT-S3",
        keeps_line_endings,
        "A text with CR LF, CR and LF at the ends of its lines, blanks before them, and none behind the last.",
    )
    .opening(Opening::Started),
    Check::new(
        "joins-a-split-character",
        "FT-S3",
        joins_a_split_character,
        "A text in UTF-8 comes in two segments, cut inside a letter of two bytes, the second sent when the first has been \
         read.",
    )
    .opening(Opening::Started),
    Check::property(
        "any-bytes-any-segmentation",
        "FT-S3",
        any_bytes_any_segmentation,
        "Property: a short file cut at every place, also in what stands around it, and into bytes, files cut where a common \
         buffer is full, and a byte less or more, and files of up to 3000 random bytes, cut at up to four places, each piece sent when the last one has been read; the server is started anew for each.",
    )
    .needs(ANY_BYTES)
    .opening(Opening::Started),
    Check::new(
        "receives-an-empty-file",
        "FT-S4",
        receives_an_empty_file,
        "A client sends a file without a byte in it; there must be an empty file.",
    )
    .opening(Opening::Started),
    Check::new(
        "receives-sizes-around-the-buffer",
        "FT-S4",
        receives_sizes_around_the_buffer,
        "Ten clients, one after the other, with files of 1 byte to 65537 bytes, around the usual sizes of buffers.",
    )
    .opening(Opening::Started),
];

fn receives_binary(rig: &mut ServerRig) -> Checked {
    arrive(rig, &[content::binary()]).map(|_| ())
}

fn keeps_line_endings(rig: &mut ServerRig) -> Checked {
    arrive(rig, &[LINE_ENDINGS.to_vec()]).map(|_| ())
}

fn joins_a_split_character(rig: &mut ServerRig) -> Checked {
    let text = "a café au lait\n".as_bytes();
    let sent = framed(rig.dialect(), &name_of(0), text);
    let cut = sent.iter().position(|byte| *byte == 0xa9).unwrap_or(0);
    in_pieces(rig, &[&sent[..cut], &sent[cut..]])?;
    rig.expect_files(&[text.to_vec()]).map(|_| ())
}

/// One client sends these pieces, each when the last one has been read, and leaves. A server that does not read at once gets
/// them all the same: it may sleep for a while.
fn in_pieces(rig: &mut ServerRig, pieces: &[&[u8]]) -> Checked {
    open(rig, 1)?;
    let mut client = rig.connect()?;
    send_pieces(&mut client, pieces)?;
    client.until_read()?;
    client.leave()
}

fn any_bytes_any_segmentation(rig: &mut ServerRig) -> Checked {
    let bytes = vec(any::<u8>(), 1..3000).prop_map(without_a_mark);
    let cases = (bytes, vec(0..3000_u32, 0..=4));
    let cases = cases.prop_map(|(bytes, places)| Pieces { bytes, places });
    let whole = framed(rig.dialect(), &name_of(0), SHORT);
    let mut each = content::everywhere(SHORT, whole.len());
    each.extend(content::around_buffers());
    rig.for_all_afresh(&each, cases, |rig, case| {
        let sent = framed(rig.dialect(), &name_of(0), &case.bytes);
        in_pieces(rig, &case.of(&sent))?;
        rig.expect_files(std::slice::from_ref(&case.bytes))
            .map(|_| ())
    })
}

/// Without the line that ends a file where a line does.
fn without_a_mark(mut bytes: Vec<u8>) -> Vec<u8> {
    while let Some(place) = bytes.windows(5).position(|window| window == b"\nEOF\n") {
        bytes[place] = b' ';
    }
    bytes
}

fn receives_an_empty_file(rig: &mut ServerRig) -> Checked {
    arrive(rig, &[Vec::new()]).map(|_| ())
}

fn receives_sizes_around_the_buffer(rig: &mut ServerRig) -> Checked {
    let files: Vec<Vec<u8>> = content::SIZES.iter().copied().map(content::sized).collect();
    arrive(rig, &files).map(|_| ())
}

/// A short file, with a letter of two bytes.
const SHORT: &[u8] = "caf\u{e9}\n".as_bytes();

/// A text whose lines end in every way.
pub(super) const LINE_ENDINGS: &[u8] = b"one\r\ntwo \nthree\rfour\t\r\n\r\n\nfive";
