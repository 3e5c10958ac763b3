//! The chat server: many clients are connected at the same time, and what one
//! of them says is acknowledged to it, or passed on to all the others.
//!
//! Every client has a task of its own, which waits for two things at once: for
//! what its client says, and for what others have to say to its client. Nobody
//! ever waits for anybody else: passing a message on means putting it into the
//! outbox of each of the others, and whoever's outbox is full has to go.
//!
//! Start reading at [`serve_everybody`], then [`converse`], then [`Room`].

use std::collections::BTreeMap;
use std::io;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::OwnedWriteHalf;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;

use crate::console::{self, FAILED, MISUSED};
pub(crate) use options::{Mode, Naming, Options, notice};

mod options;
#[cfg(test)]
mod tests;

/// Runs the server until it is interrupted.
pub(crate) fn run(args: &[String]) -> ExitCode {
    let options = match Options::read(args) {
        Ok(options) => options,
        Err(mistake) => return console::give_up(MISUSED, &mistake),
    };
    match listen_and_serve(options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => console::give_up(FAILED, &trouble),
    }
}

/// Opens the port, says so, and serves whoever comes.
///
/// One thread is enough for thousands of clients: a task that waits costs
/// nothing, and while it waits the others run.
fn listen_and_serve(options: Options) -> Result<(), String> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| format!("The server cannot start: {error}."))?;
    runtime.block_on(async {
        // Binding with tokio sets SO_REUSEADDR. Without it the port could not
        // be opened again for a minute after the server was stopped.
        let listener = TcpListener::bind((options.host.as_str(), options.port))
            .await
            .map_err(|error| options.cannot_listen(&error))?;
        console::say(&format!(
            "Server listening on {}:{}",
            options.host, options.port
        ));
        serve_everybody(&listener, options).await;
        Ok(())
    })
}

/// Gives every client a task of its own, for ever.
async fn serve_everybody(listener: &TcpListener, options: Options) {
    let room = Arc::new(Room::new(options));
    loop {
        match listener.accept().await {
            Ok((client, address)) => {
                console::say(&format!("Accepted connection from {address}"));
                tokio::spawn(serve_one(client, address, Arc::clone(&room)));
            }
            // Most likely too many connections are open. They will be fewer
            // in a moment; asking again at once would only burn the CPU.
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
}

/// Talks with one client to the end, and then forgets it.
async fn serve_one(client: TcpStream, address: SocketAddr, room: Arc<Room>) {
    let (outbox, inbox) = mpsc::channel(Room::LARGEST_OUTBOX);
    let member = room.join(address, outbox);
    // An error means that the connection broke. Like a polite goodbye, that
    // ends this conversation and concerns nobody else.
    let _ = converse(client, inbox, member, &room).await;
    room.leave(member);
}

/// Hears the client and the others, whoever speaks first, to the end.
async fn converse(
    client: TcpStream,
    mut inbox: mpsc::Receiver<Arc<[u8]>>,
    member: usize,
    room: &Room,
) -> io::Result<()> {
    client.set_nodelay(true)?;
    let (mut from_client, mut to_client) = client.into_split();
    to_client.write_all(&room.options.greeting()).await?;
    let mut received = vec![0; 16 * 1024];
    // Invariant: holds what has arrived of a line that is not complete yet.
    let mut pending = Vec::new();
    loop {
        // Both sides of `select!` may be dropped half-way without losing a
        // byte or a message; reading a whole line here could not.
        tokio::select! {
            count = from_client.read(&mut received) => {
                let count = count?;
                if count == 0 {
                    return Ok(());
                }
                pending.extend_from_slice(&received[..count]);
                for message in room.options.take_messages(&mut pending) {
                    hear(&message, member, &mut to_client, room).await?;
                }
                if pending.len() > Options::LONGEST_MESSAGE {
                    return Err(io::Error::other("the line does not end"));
                }
            }
            message = inbox.recv() => match message {
                // `write_all`, not `write`, which may send only a part.
                Some(message) => to_client.write_all(&message).await?,
                None => return Err(io::Error::other("the client does not read")),
            },
        }
    }
}

/// Takes one message of a client: as its name, or as something to be said.
async fn hear(
    message: &[u8],
    member: usize,
    to_client: &mut OwnedWriteHalf,
    room: &Room,
) -> io::Result<()> {
    if room.takes_as_name(member, message) {
        return Ok(());
    }
    let (text, _) = options::split_end(message);
    console::say(&format!(
        "Received message: {}",
        String::from_utf8_lossy(text)
    ));
    match room.options.mode {
        Mode::Ack => to_client.write_all(&room.options.ack(message)).await,
        Mode::Broadcast => {
            room.pass_on(member, message);
            Ok(())
        }
    }
}

/// Everybody who is there.
struct Room {
    options: Options,
    /// Members by number. Invariant: locked for a moment only, and never while
    /// waiting; so all members get all messages in one and the same order.
    members: Mutex<BTreeMap<usize, Member>>,
}

/// One who is there.
struct Member {
    /// What the others see; an address until there is a name.
    name: String,
    /// Whether the name is still to come.
    is_unnamed: bool,
    outbox: mpsc::Sender<Arc<[u8]>>,
}

impl Room {
    /// More messages do not wait for a client that does not read.
    const LARGEST_OUTBOX: usize = 1000;

    fn new(options: Options) -> Self {
        Self {
            options,
            members: Mutex::default(),
        }
    }

    /// A newcomer; its number.
    fn join(&self, address: SocketAddr, outbox: mpsc::Sender<Arc<[u8]>>) -> usize {
        let mut members = self.lock();
        let number = members.last_key_value().map_or(0, |(last, _)| last + 1);
        let member = Member {
            name: address.to_string(),
            is_unnamed: self.options.naming != Naming::None,
            outbox,
        };
        if !member.is_unnamed {
            let notice = notice(&self.options.join_notice, &member.name);
            self.tell(&mut members, notice, None);
        }
        members.insert(number, member);
        number
    }

    /// Somebody has left. From now on nothing is passed on to it.
    fn leave(&self, member: usize) {
        let mut members = self.lock();
        let left = members.remove(&member);
        // Whoever gave no name never came, as far as the others know.
        if let Some(left) = left.filter(|left| !left.is_unnamed) {
            let notice = notice(&self.options.leave_notice, &left.name);
            self.tell(&mut members, notice, None);
        }
    }

    /// Takes a message as the name of its sender, if that is still to come.
    fn takes_as_name(&self, number: usize, message: &[u8]) -> bool {
        let mut members = self.lock();
        let Some(member) = members.get_mut(&number).filter(|member| member.is_unnamed) else {
            return false;
        };
        let Some(name) = self.options.naming.name_in(message) else {
            return false;
        };
        let notice = notice(&self.options.join_notice, &name);
        (member.name, member.is_unnamed) = (name, false);
        self.tell(&mut members, notice, Some(number));
        true
    }

    /// Passes a message on to everybody, to its sender only if that is to see
    /// its messages too.
    fn pass_on(&self, sender: usize, message: &[u8]) {
        let mut members = self.lock();
        let Some(name) = members.get(&sender).map(|member| member.name.clone()) else {
            return;
        };
        let bytes = self.options.passed_on(&name, message);
        let without = (!self.options.echo_to_sender).then_some(sender);
        self.tell(&mut members, Some(bytes), without);
    }

    /// Puts bytes into the outbox of everybody but one. Whoever has no room in
    /// its outbox has not read for a long time, and has to go: dropping its
    /// outbox tells its task so.
    fn tell(
        &self,
        members: &mut BTreeMap<usize, Member>,
        bytes: Option<Vec<u8>>,
        without: Option<usize>,
    ) {
        let Some(bytes) = bytes.filter(|_| self.options.mode == Mode::Broadcast) else {
            return;
        };
        let bytes: Arc<[u8]> = bytes.into();
        members.retain(|number, member| {
            let concerned = Some(*number) != without;
            !concerned || member.outbox.try_send(Arc::clone(&bytes)).is_ok()
        });
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<usize, Member>> {
        self.members.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
