//! The causes and their prose, by theme.
//!
//! Every text is a few paragraphs, each on a line of its own; a line that begins with four blanks is code. To add a
//! cause: add an entry to the theme it belongs to, and where something can show it, a rule.

mod bytes;
mod clients;
mod console;
mod datagrams;
mod ends;
mod errors;
mod files;
mod framing;
mod letters;
mod limits;
mod lines;
mod resources;
mod signs;
mod starting;
mod stopping;
mod unsent;
mod waiting;

use super::Cause;

/// Every cause, theme by theme.
pub const CAUSES: &[Cause] = &join();

const THEMES: &[&[Cause]] = &[
    framing::CAUSES,
    lines::CAUSES,
    bytes::CAUSES,
    letters::CAUSES,
    ends::CAUSES,
    errors::CAUSES,
    starting::CAUSES,
    stopping::CAUSES,
    clients::CAUSES,
    waiting::CAUSES,
    unsent::CAUSES,
    console::CAUSES,
    resources::CAUSES,
    files::CAUSES,
    datagrams::CAUSES,
    limits::CAUSES,
    signs::CAUSES,
];

/// How many there are in all.
const COUNT: usize = {
    let (mut count, mut theme) = (0, 0);
    while theme < THEMES.len() {
        count += THEMES[theme].len();
        theme += 1;
    }
    count
};

/// The themes one after the other.
const fn join() -> [Cause; COUNT] {
    let mut all = [const { NOTHING }; COUNT];
    let (mut next, mut theme) = (0, 0);
    while theme < THEMES.len() {
        let mut place = 0;
        while place < THEMES[theme].len() {
            all[next] = copy(&THEMES[theme][place]);
            (next, place) = (next + 1, place + 1);
        }
        theme += 1;
    }
    all
}

const fn copy(cause: &Cause) -> Cause {
    let Cause {
        name,
        sentence,
        why,
        confirm,
        mend,
    } = *cause;
    Cause {
        name,
        sentence,
        why,
        confirm,
        mend,
    }
}

const NOTHING: Cause = Cause {
    name: "",
    sentence: "",
    why: "",
    confirm: "",
    mend: "",
};
