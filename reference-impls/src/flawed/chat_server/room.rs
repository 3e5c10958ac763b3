//! What the threads of the flawed chat server share: who is there.

use std::io::Write;
use std::net::TcpStream;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::Behaviour;
use crate::chat_server::{Mode, Naming, Options, notice};

/// What the others are told, where notices are declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tells {
    Everything,
    Leavings,
    Comings,
}

/// The server as all its threads see it.
pub(super) struct Server {
    pub(super) behaviour: Behaviour,
    pub(super) options: Options,
    /// Who is there, in the order of coming.
    pub(super) guests: Mutex<Vec<Guest>>,
    /// The client that came last, if there is only one place for all.
    pub(super) newest: Mutex<Option<TcpStream>>,
    /// Held while an answer is sent, if there is such a lock.
    pub(super) tongue: Mutex<()>,
    /// The one line into which all clients write, if there is only one.
    pub(super) line: Mutex<Vec<u8>>,
    /// Sockets that nobody closes.
    pub(super) kept_sockets: Mutex<Vec<TcpStream>>,
    /// Memory that nobody frees.
    pub(super) kept_memory: Mutex<Vec<Vec<u8>>>,
}

/// One who is there.
pub(super) struct Guest {
    pub(super) number: usize,
    pub(super) name: String,
    pub(super) is_unnamed: bool,
    pub(super) stream: TcpStream,
    /// What its writing thread takes messages from.
    outbox: Sender<Vec<u8>>,
}

impl Server {
    /// A server that nobody has come to yet.
    pub(super) fn new(behaviour: Behaviour, options: Options) -> Arc<Self> {
        Arc::new(Self {
            behaviour,
            options,
            guests: Mutex::default(),
            newest: Mutex::default(),
            tongue: Mutex::default(),
            line: Mutex::default(),
            kept_sockets: Mutex::default(),
            kept_memory: Mutex::default(),
        })
    }

    /// Takes a newcomer in, with a thread that writes to it.
    pub(super) fn admit(&self, number: usize, stream: &TcpStream) -> std::io::Result<()> {
        let (outbox, inbox) = channel();
        if self.options.mode == Mode::Broadcast {
            let writes_to = stream.try_clone()?;
            std::thread::spawn(move || write(&inbox, &writes_to));
        }
        let guest = Guest {
            number,
            // One that is gone again has no address, and says nothing either.
            name: stream
                .peer_addr()
                .map_or_else(|_| String::new(), |address| address.to_string()),
            is_unnamed: self.options.naming != Naming::None,
            stream: stream.try_clone()?,
            outbox,
        };
        let mut guests = lock(&self.guests);
        if !guest.is_unnamed {
            self.tell_of_one_who_comes(&guests, &guest);
        }
        guests.push(guest);
        Ok(())
    }

    /// Forgets somebody who has left.
    pub(super) fn dismiss(&self, number: usize) {
        let mut guests = lock(&self.guests);
        let place = guests.iter().position(|guest| guest.number == number);
        let Some(left) = place.map(|place| guests.remove(place)) else {
            return;
        };
        let tells = self.behaviour.tells != Tells::Comings && !left.is_unnamed;
        let notice = notice(&self.options.leave_notice, &left.name).filter(|_| tells);
        notice
            .iter()
            .for_each(|notice| guests.iter().for_each(|guest| guest.tell(notice)));
    }

    fn tell_of_one_who_comes(&self, guests: &[Guest], newcomer: &Guest) {
        let tells = self.behaviour.tells != Tells::Leavings;
        let notice = notice(&self.options.join_notice, &newcomer.name).filter(|_| tells);
        let others = || {
            guests
                .iter()
                .filter(|guest| guest.number != newcomer.number)
        };
        notice
            .iter()
            .for_each(|notice| others().for_each(|guest| guest.tell(notice)));
    }

    /// What the others see before somebody's messages.
    pub(super) fn name_of(&self, number: usize) -> String {
        let guests = lock(&self.guests);
        let guest = guests.iter().find(|guest| guest.number == number);
        guest.map(|guest| guest.name.clone()).unwrap_or_default()
    }

    /// Takes a message as the name of its sender, if that is still to come.
    pub(super) fn takes_as_name(&self, number: usize, message: &[u8]) -> bool {
        let mut guests = lock(&self.guests);
        let place = guests.iter().position(|guest| guest.number == number);
        let Some(place) = place.filter(|place| guests[*place].is_unnamed) else {
            return false;
        };
        let name = self.options.naming.name_in(message);
        guests[place].is_unnamed = name.is_none();
        guests[place].name = name.unwrap_or_default();
        if !guests[place].is_unnamed {
            self.tell_of_one_who_comes(&guests, &guests[place]);
        }
        !guests[place].is_unnamed
    }
}

impl Guest {
    /// Has a message written.
    pub(super) fn tell(&self, message: &[u8]) {
        // Whoever is gone needs no message.
        let _ = self.outbox.send(message.to_vec());
    }
}

/// Writes what comes, until nobody can send any more.
fn write(inbox: &Receiver<Vec<u8>>, mut stream: &TcpStream) {
    for message in inbox {
        if stream.write_all(&message).is_err() {
            return;
        }
    }
}

/// Locks `mutex`, also if another thread broke while it held it.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
