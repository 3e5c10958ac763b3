//! Who is still there: asked of the sockets, because a thread may not have
//! noticed yet that its client has left.

use std::io;
use std::mem::MaybeUninit;
use std::net::TcpStream;
use std::time::Duration;

use socket2::SockRef;

/// Whether a client has neither ended its side nor reset the connection.
pub(super) fn is_connected(client: &TcpStream) -> bool {
    let look = libc::MSG_PEEK | libc::MSG_DONTWAIT;
    let outcome = SockRef::from(client).recv_with_flags(&mut [MaybeUninit::uninit()], look);
    match outcome {
        Ok(count) => count > 0,
        Err(error) => error.kind() == io::ErrorKind::WouldBlock,
    }
}

/// Whether there is a seat, now or soon: the end of a client that has left may
/// still be on its way, when the thread that holds its socket is held up.
pub(super) fn is_seat_free(mut seat_is_free: impl FnMut() -> bool) -> bool {
    for _ in 0..100 {
        if seat_is_free() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    false
}
