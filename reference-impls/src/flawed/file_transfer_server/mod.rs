//! The file server with a wrong turn: one thread per client, and an enum for
//! every turn that can be taken wrongly.
//!
//! In each enum the first variant is the sound one, and [`SOUND`] is made of
//! these alone. A defect must be decided by what happens, never by chance or
//! by the clock alone, so that it shows every time. Start reading at
//! [`run`], then `serve.rs`, then `receive.rs`.

mod receive;
mod serve;
mod start;
mod store;
mod table;

use std::fs::File;
use std::net::TcpStream;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{Flaw, Role};
use crate::console::{self, FAILED, MISUSED};
use crate::file_transfer_server::Options;

pub(super) use table::TABLES;

/// How the server takes each of its turns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Behaviour {
    starts: start::Starts,
    asks: start::Asks,
    binds: start::Binds,
    port_taken: start::PortTaken,
    interrupted: start::Interrupted,
    serves: serve::Serves,
    ends: serve::Ends,
    keeps: serve::Keeps,
    named_by: receive::NamedBy,
    receives: receive::Receives,
    alters: receive::Alters,
    breaks_at: receive::BreaksAt,
    broken: receive::Broken,
    stores: store::Stores,
    reports: store::Reports,
}

/// No wrong turn anywhere.
const SOUND: Behaviour = Behaviour {
    starts: start::Starts::Soundly,
    asks: start::Asks::First,
    binds: start::Binds::AsTold,
    port_taken: start::PortTaken::IsExplained,
    interrupted: start::Interrupted::Ends,
    serves: serve::Serves::AsManyAsDeclared,
    ends: serve::Ends::InSuccess,
    keeps: serve::Keeps::Nothing,
    named_by: receive::NamedBy::TheFirstLine,
    receives: receive::Receives::Everything,
    alters: receive::Alters::Nothing,
    breaks_at: receive::BreaksAt::Nothing,
    broken: receive::Broken::IsReported,
    stores: store::Stores::Soundly,
    reports: store::Reports::InTheGivenWords,
};

/// The server as all its threads see it.
struct Server {
    behaviour: Behaviour,
    options: Options,
    /// Sockets that nobody closes.
    kept_sockets: Mutex<Vec<TcpStream>>,
    /// Memory that nobody frees.
    kept_memory: Mutex<Vec<Vec<u8>>>,
    /// The one file for all, if there is only one.
    shared_file: Mutex<Option<File>>,
}

/// Runs the server with this behaviour.
pub(super) fn run(behaviour: Behaviour, args: &[String]) -> ExitCode {
    let options = match Options::read(args) {
        Ok(options) => options,
        Err(mistake) => return console::give_up(MISUSED, &mistake),
    };
    let (listener, count) = match start::open(behaviour, &options) {
        Ok(opened) => opened,
        Err(status) => return status,
    };
    let server = Arc::new(Server {
        behaviour,
        options,
        kept_sockets: Mutex::default(),
        kept_memory: Mutex::default(),
        shared_file: Mutex::default(),
    });
    match serve::serve(&listener, &server, count) {
        Ok(()) => serve::end(behaviour.ends),
        Err(error) => console::give_up(FAILED, &format!("The server stops: {error}.")),
    }
}

/// A row of a table, to be completed with its name and its sentence.
const fn flaw(behaviour: Behaviour) -> Flaw {
    Flaw {
        name: "",
        scenario: "file-transfer",
        role: Role::Server,
        about: "",
        set: &[],
        caught_by: &[],
        causes: &[],
        behaviour: super::Behaviour::FileTransferServer(behaviour),
    }
}

/// Locks `mutex`, also if another thread broke while it held it.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Does nothing any more, for ever.
fn idle() -> ! {
    loop {
        std::thread::park();
    }
}

/// Ends the whole program, whatever its other threads are doing.
fn crash(reason: &str) -> ! {
    console::complain(&format!("The server crashes: {reason}."));
    #[expect(clippy::exit, reason = "the defect: one client ends it for all")]
    std::process::exit(i32::from(FAILED))
}
