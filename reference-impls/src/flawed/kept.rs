//! What a flawed server keeps of its clients: sockets, children, memory.

use std::io;
use std::net::TcpStream;
use std::process::Command;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What it forgets to give back after each client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keeps {
    Nothing,
    Sockets,
    Children,
    Memory,
}

/// Everything that was kept so far.
#[derive(Debug, Default)]
pub(super) struct Kept {
    sockets: Mutex<Vec<TcpStream>>,
    memory: Mutex<Vec<Vec<u8>>>,
}

impl Kept {
    /// Takes something for this client that is never given back.
    pub(super) fn keep(&self, keeps: Keeps, client: &TcpStream) -> io::Result<()> {
        match keeps {
            Keeps::Nothing => {}
            Keeps::Sockets => lock(&self.sockets).push(client.try_clone()?),
            Keeps::Children => {
                Command::new("true").spawn()?;
            }
            // Written to, so that it is really there and not merely promised.
            Keeps::Memory => lock(&self.memory).push(vec![1; 96 * 1024]),
        }
        Ok(())
    }
}

/// Locks `mutex`, also if another thread broke while it held it.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
