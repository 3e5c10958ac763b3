//! What the kernel tells of a program: its sockets, and what its threads wait for.
//!
//! `diag` asks the socket tables of the pod, `threads` reads the process tree, `look` puts both together into
//! "nothing more can come" or "not yet". Nothing here changes what the program sees.

mod descriptors;
mod diag;
mod hold;
mod inet_diag;
mod look;
mod moment;
mod procfs;
mod queue;
mod several;
mod threads;
mod traffic;
mod usage;
mod waits;

pub use diag::{SocketRow, TcpState};
pub use look::{Kernel, Look};
pub use moment::Known;
pub use usage::{Holdings, Used};

pub(super) use diag::open as open_diag;
