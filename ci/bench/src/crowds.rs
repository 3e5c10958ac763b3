//! Many clients of a chat: how long deliveries took, and how much memory the harness needed for a thousand of them.

use crate::book::{Book, Figure};
use crate::place::Place;
use crate::trouble::Told;
use crate::whole::Whole;

/// A crowd, and what is told of it.
struct Crowd {
    mode: &'static str,
    clients: &'static str,
    deliveries: Figure,
    middle: Figure,
    late: Figure,
    latest: Figure,
    memory: Figure,
}

macro_rules! crowd {
    ($mode:literal, $clients:literal) => {
        Crowd {
            mode: $mode,
            clients: $clients,
            deliveries: Figure::median(
                concat!("chat, ", $mode, ", ", $clients, " clients: deliveries"),
                "",
            ),
            middle: Figure::median(
                concat!("chat, ", $mode, ", ", $clients, " clients: latency p50"),
                "ms",
            ),
            late: Figure::median(
                concat!("chat, ", $mode, ", ", $clients, " clients: latency p99"),
                "ms",
            ),
            latest: Figure::median(
                concat!("chat, ", $mode, ", ", $clients, " clients: latency max"),
                "ms",
            ),
            memory: Figure::median(
                concat!(
                    "chat, ",
                    $mode,
                    ", ",
                    $clients,
                    " clients: memory of the harness, or the server"
                ),
                "MiB",
            )
            .at_most(32.0),
        }
    };
}

const CROWDS: &[Crowd] = &[
    crowd!("ack", "100"),
    crowd!("broadcast", "100"),
    crowd!("ack", "1000"),
    crowd!("broadcast", "1000"),
];

/// Measures each crowd once.
pub(crate) fn round(place: &Place, book: &mut Book) -> Told {
    place.cpus.spread(0);
    CROWDS
        .iter()
        .try_for_each(|crowd| crowd.measure(place, book))
}

impl Crowd {
    fn measure(&'static self, place: &Place, book: &mut Book) -> Told {
        let mode = format!("mode={}", self.mode);
        let check = "server/serves-a-hundred-at-once";
        let more = ["--set", &mode, "--scale", self.clients];
        let whole = Whole::run(place, "chat", check, &more)?;
        for (figure, name) in [
            (&self.deliveries, "deliveries"),
            (&self.middle, "latency p50"),
            (&self.late, "latency p99"),
            (&self.latest, "latency max"),
        ] {
            book.note(figure, whole.figure(name)?);
        }
        book.note(&self.memory, whole.memory);
        Ok(())
    }
}
