//! Packets that were captured, with what the harness noted meanwhile: each note at the last packet before it.

use sockspec_model::{Capture, Finished};

use super::Noted;
use super::notes;
use super::packet::with_sums;

/// What is behind the last line of a transcript is not the program's doing alone.
const AFTERWARDS: &str = "from here on: the attempt is over, and what is left of it is put away";

/// The packets of an attempt, with notes.
pub(super) fn packets(finished: &Finished, capture: &Capture) -> Vec<Noted> {
    let mut packets: Vec<Noted> = capture.packets.iter().map(noted).collect();
    let mut say = |t_us, words| {
        // What was noted before there was a packet stands at the first one.
        let before = packets.partition_point(|packet| packet.t_us <= t_us);
        if let Some(packet) = packets.get_mut(before.saturating_sub(1)) {
            packet.comments.push(words);
        }
    };
    for entry in &finished.transcript {
        notes::words(entry)
            .into_iter()
            .for_each(|words| say(entry.t_us, words));
    }
    let end = finished.transcript.last().map_or(0, |last| last.t_us);
    notes::outcome(finished)
        .into_iter()
        .for_each(|words| say(end, words));
    if let Some(rest) = packets.iter_mut().find(|packet| packet.t_us > end) {
        rest.comments.push(AFTERWARDS.to_owned());
    }
    packets
}

fn noted(packet: &sockspec_model::Packet) -> Noted {
    Noted {
        t_us: packet.t_us,
        bytes: with_sums(packet.bytes.decoded()),
        comments: Vec::new(),
    }
}
