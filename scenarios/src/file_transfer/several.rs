//! Checks of a server: clients that send at the same time.

use proptest::collection::vec;
use proptest::prelude::*;
use sockspec_engine::rig::{Check, Checked, Opening, Peer, ServerRig};

use super::arrival::name_of;
use super::content::{self, Interleaved};
use super::open;
use super::wire::framed;

/// The checks.
pub(super) const CHECKS: &[Check<ServerRig>] = &[
    Check::new(
        "keeps-files-apart",
        "FT-S5",
        keeps_files_apart,
        "Three clients connect before any of them sends, send their files in turns, a few bytes at a time, and leave in \
         the order in which they came; each file must arrive by itself.",
    )
    .opening(Opening::Started),
    Check::property(
        "interleaved-senders",
        "FT-S5",
        interleaved_senders,
        "Property: two or three clients with texts of their own, which they send in turns of any order; the server is \
         started anew for each.",
    )
    .opening(Opening::Started),
];

fn keeps_files_apart(rig: &mut ServerRig) -> Checked {
    let turns = (0..24).collect();
    let contents = (1..=3).map(content::text).collect();
    interleaved(rig, &Interleaved { contents, turns })
}

fn interleaved_senders(rig: &mut ServerRig) -> Checked {
    let contents = (2..=3_usize, "[ -~]{0,60}").prop_map(|(clients, words)| {
        let content = |client| [content::text(client), words.clone().into_bytes()].concat();
        (1..=clients).map(content).collect::<Vec<_>>()
    });
    let cases = (contents, vec(any::<u8>(), 2..12));
    let cases = cases.prop_map(|(contents, turns)| Interleaved { contents, turns });
    rig.for_all_afresh(&[], cases, interleaved)
}

fn interleaved(rig: &mut ServerRig, case: &Interleaved) -> Checked {
    let framed_as =
        |(client, bytes): (usize, &Vec<u8>)| framed(rig.dialect(), &name_of(client), bytes);
    let sent: Vec<Vec<u8>> = case.contents.iter().enumerate().map(framed_as).collect();
    open(rig, sent.len())?;
    let mut clients = sent
        .iter()
        .map(|_| rig.connect())
        .collect::<Checked<Vec<Peer>>>()?;
    for (client, piece) in case.pieces(&sent) {
        clients[client].send(piece)?;
        rig.until_rest()?;
    }
    for client in clients {
        client.leave()?;
        rig.until_rest()?;
    }
    rig.expect_files(&case.contents).map(|_| ())
}
