//! Being interrupted, and then waiting for the last client to leave: what a
//! program does whose threads keep it alive.

use std::io::{self, Read};
use std::os::unix::net::UnixStream;
use std::sync::{PoisonError, RwLock, RwLockReadGuard};

use signal_hook::consts::SIGINT;
use signal_hook::low_level::pipe;

use crate::console::FAILED;

/// Held for reading by every thread that serves a client.
static SERVED: RwLock<()> = RwLock::new(());

/// To be held for as long as a client is served.
pub(super) fn is_served() -> RwLockReadGuard<'static, ()> {
    SERVED.read().unwrap_or_else(PoisonError::into_inner)
}

/// From now on Ctrl-C ends the program only when nobody is served any more.
pub(super) fn is_waited_for() -> io::Result<()> {
    let (mut interrupts, handler) = UnixStream::pair()?;
    pipe::register(SIGINT, handler)?;
    std::thread::spawn(move || {
        let _ = interrupts.read(&mut [0]);
        let _nobody = SERVED.write().unwrap_or_else(PoisonError::into_inner);
        #[expect(
            clippy::exit,
            reason = "the end of the main thread, seen from another one"
        )]
        std::process::exit(i32::from(FAILED))
    });
    Ok(())
}
