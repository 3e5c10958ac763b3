//! How many messages that were sent in pieces did the program really read in these pieces?

use sockspec_engine::rig::{Checked, ServerRig, Stop};

use crate::book::{Book, Figure, Statistic};
use crate::cut::{Cut, first};
use crate::place::Place;
use crate::programs::{Bare, SIZES};
use crate::trouble::Told;

/// The figures of one placement.
struct Placement {
    proved: Figure,
    bare: Figure,
    spread: bool,
}

const PLACEMENTS: &[Placement] = &[
    Placement {
        proved: Figure::median("messages read in the pieces sent, one processor", "%")
            .by(Statistic::Mean)
            .at_least(99.9),
        bare: Figure::median("  the same with TCP_NODELAY alone", "%").by(Statistic::Mean),
        spread: false,
    },
    Placement {
        proved: Figure::median("messages read in the pieces sent, all processors", "%")
            .by(Statistic::Mean)
            .at_least(99.9),
        bare: Figure::median("  the same with TCP_NODELAY alone, all processors", "%")
            .by(Statistic::Mean),
        spread: true,
    },
];

/// Messages in a round.
const MESSAGES: usize = 300;

/// Sends some messages in every way.
pub(crate) fn round(place: &Place, book: &mut Book) -> Told {
    PLACEMENTS
        .iter()
        .try_for_each(|placement| measure(placement, place, book))
}

fn measure(placement: &'static Placement, place: &Place, book: &mut Book) -> Told {
    let mut rig = place.serve(SIZES)?;
    if placement.spread {
        rig.spread();
    }
    let mut apart = 0;
    for message in first(MESSAGES, 1..=4, 1) {
        rig.scene().turn_page();
        apart += usize::from(is_read_apart(&mut rig, &message)?);
    }
    let bare = Bare {
        cases: MESSAGES,
        places: 1..=4,
        seed: 1,
    }
    .beside(&rig, place)?;
    book.note(&placement.proved, 100.0 * apart as f64 / MESSAGES as f64);
    book.note(&placement.bare, 100.0 * bare.right);
    Ok(())
}

/// Sends each piece when the last one has been read; whether the server received them so.
fn is_read_apart(rig: &mut ServerRig, message: &Cut) -> Checked<bool> {
    let mut client = rig.connect()?;
    for piece in message.pieces() {
        client.send(piece)?;
        client.until_read()?;
    }
    match client.expect_answer(message.sizes()) {
        Ok(()) => client.leave().map(|()| true),
        Err(Stop::Fail(_)) => Ok(false),
        Err(other) => Err(other),
    }
}
