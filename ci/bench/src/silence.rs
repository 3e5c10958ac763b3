//! From a sentence to the verdict that no answer is going to come.

use std::time::Instant;

use sockspec_engine::rig::Stop;
use sockspec_model::{Certainty, Symptom};

use crate::book::{Book, Figure};
use crate::place::Place;
use crate::programs::HANGS;
use crate::trouble::{Told, Trouble};

const VERDICT: Figure = Figure::median(
    "a server that hangs: from the sentence to the verdict",
    "ms",
)
.at_most(10.0);

/// Servers in a round.
const SERVERS: usize = 8;

/// Asks some servers that hang.
pub(crate) fn round(place: &Place, book: &mut Book) -> Told {
    (0..SERVERS).try_for_each(|_| ask(place, book))
}

fn ask(place: &Place, book: &mut Book) -> Told {
    let mut rig = place.serve(HANGS)?;
    let mut client = rig.connect()?;
    let began = Instant::now();
    client.say("hello world")?;
    let verdict = client.expect_answer("HELLO WORLD");
    let elapsed = began.elapsed();
    match verdict {
        Err(Stop::Fail(finding))
            if finding.symptom == Symptom::NoAnswer && finding.certainty == Certainty::Proved => {}
        Err(stop) => return Err(stop.into()),
        Ok(()) => return Err(Trouble::new("the server that hangs has answered")),
    }
    book.note(&VERDICT, 1000.0 * elapsed.as_secs_f64());
    Ok(())
}
