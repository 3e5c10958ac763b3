//! Letting clients in: whom, and how many.
//!
//! A sound server gives every client a thread of its own and remembers nothing
//! about it. A client that is turned away here is dropped without a word.

use std::io;
use std::net::TcpListener;
use std::sync::Arc;

use super::super::idle;
use super::{Server, talk};

/// Whom it serves.
#[derive(Clone, Copy, Debug)]
pub(super) enum Accepts {
    Everybody,
    OneAtATime,
    OneAndEnds,
    OneAndForgetsToGoOn,
    AtMostEver(usize),
}

/// Serves whoever comes.
pub(super) fn serve(listener: &TcpListener, server: &Arc<Server>) -> io::Result<()> {
    for (number, client) in listener.incoming().enumerate() {
        let client = client?;
        match server.behaviour.accepts {
            Accepts::AtMostEver(most) if number >= most => drop(client),
            Accepts::Everybody | Accepts::AtMostEver(_) => {
                let server = Arc::clone(server);
                std::thread::spawn(move || talk::serve_one(&server, &client));
            }
            Accepts::OneAtATime => talk::serve_one(server, &client),
            Accepts::OneAndEnds => {
                talk::serve_one(server, &client);
                break;
            }
            Accepts::OneAndForgetsToGoOn => {
                talk::serve_one(server, &client);
                idle();
            }
        }
    }
    Ok(())
}
