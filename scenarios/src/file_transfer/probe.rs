//! Experiments that find out how a program of this exercise speaks.

use sockspec_engine::rig::{Opening, Probe, Probes};

use crate::shared::probe;

mod client;
mod server;

/// The experiments. A server of this exercise may ask before it listens, so nothing is awaited.
pub(super) const PROBES: Probes = Probes {
    server: &[
        Probe::new("clients", server::clients).opening(Opening::Started),
        Probe::new("end", server::end).opening(Opening::Started),
        Probe::new("names", server::names).opening(Opening::Started),
        Probe::new("text_only", server::text_only).opening(Opening::Started),
        Probe::new("question", server::question).opening(Opening::Started),
        Probe::new("ready", server::ready).opening(Opening::Started),
        Probe::new("received", server::received).opening(Opening::Started),
        Probe::new("bind", server::bind).opening(Opening::Started),
    ],
    client: &[
        Probe::new("end", client::end),
        Probe::new("names", client::names),
        Probe::new("text_only", client::text_only),
        Probe::new("quit", client::quit),
        Probe::new("bad_name", client::bad_name),
        probe::PROMPT,
    ],
};

/// What may stand around a file on the wire: `names` and `end` of the dialect. Where a first line names the file, a length
/// in front of it would pass for that; so this is tried last.
const WIRES: [(&str, &str); 6] = [
    (OWN, "eof"),
    (GIVEN, "eof"),
    (GIVEN, "length"),
    (GIVEN, "line"),
    (OWN, "line"),
    (OWN, "length"),
];
/// A server that names its files itself.
const OWN: &str = "output{n}.txt";
const GIVEN: &str = "given";
