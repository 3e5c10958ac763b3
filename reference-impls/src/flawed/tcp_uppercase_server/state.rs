//! What the threads of the flawed server share.
//!
//! A sound server of this kind shares nothing but its options. All the rest is
//! here for defects: things kept too long, and things mixed up.

use std::net::TcpStream;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::Behaviour;
use crate::tcp_uppercase_server::Options;

/// The server as all its threads see it.
pub(super) struct Server {
    pub(super) behaviour: Behaviour,
    pub(super) options: Options,
    /// Clients that were connected when somebody last counted.
    pub(super) guests: Mutex<Vec<TcpStream>>,
    /// Sockets that nobody closes.
    pub(super) kept_sockets: Mutex<Vec<TcpStream>>,
    /// Memory that nobody frees.
    pub(super) kept_memory: Mutex<Vec<Vec<u8>>>,
    /// Where answers go, if they do not simply go to who asked.
    pub(super) desks: Mutex<Vec<TcpStream>>,
    /// The one buffer for every answer, if there is only one.
    pub(super) buffer: Mutex<Vec<u8>>,
    /// The one line into which all clients write, if there is only one.
    pub(super) line: Mutex<Vec<u8>>,
    /// A thread goes round in circles already; one is enough to be noticed.
    pub(super) spins: AtomicBool,
}

impl Server {
    /// A server that has served nobody yet.
    pub(super) fn new(behaviour: Behaviour, options: Options) -> Arc<Self> {
        Arc::new(Self {
            behaviour,
            options,
            guests: Mutex::default(),
            kept_sockets: Mutex::default(),
            kept_memory: Mutex::default(),
            desks: Mutex::default(),
            buffer: Mutex::default(),
            line: Mutex::default(),
            spins: AtomicBool::new(false),
        })
    }
}

/// Locks `mutex`, also if another thread broke while it held it.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
