//! Why a failure has no script, in one sentence for whoever wonders.

/// One sentence, as it goes on after "none:".
pub(super) type Why = &'static str;

pub(super) const A_PAIR: Why =
    "it takes a server and a client of yours at once, and a script could only be one of them";
pub(super) const INSIDE: Why =
    "it is seen neither on a connection nor on a screen; sockspec asked the system for it";
pub(super) const LONG_TO_SEE: Why =
    "what should be on the screen is too long to be compared by eye";
pub(super) const NOT_ALL_RECORDED: Why =
    "too much was said for all of it to be recorded, and so it cannot be said again";
pub(super) const SMALL_BUFFERS: Why =
    "it takes buffers that fill as fast as those which sockspec gives to your program's network";
pub(super) const TWICE: Why =
    "two conversations had to be compared, and only one of them is recorded";
pub(super) const NOT_BY_HAND: Why =
    "it came about in a way in which neither a script nor a person at the terminal could do it";
pub(super) const NOT_PLAIN: Why =
    "what was recorded does not show it by itself; a script could pass where your program fails";
