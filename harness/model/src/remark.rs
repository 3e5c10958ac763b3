//! What is noted of a move of ours where it is a special one: people read it, and a script does the same again.

/// A client comes while the program is busy with others.
pub const QUEUED: &str = "it waits in the queue";
/// A client takes in as little as it can.
pub const SLOW: &str = "with the smallest receive buffer";
/// What is sent to a client comes to a closed port.
pub const DEAF: &str = "from a client that no answer reaches";
/// What a client did, and all that it did before, the program has to find when it goes on.
pub const HELD: &str = "your program was held still until then";
