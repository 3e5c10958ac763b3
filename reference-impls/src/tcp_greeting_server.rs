//! The greeting server: whoever connects is greeted, and the connection is
//! closed. The client does not have to say a word.
//!
//! This is the smallest server there is, and even it can be held up: by a
//! client that does not read, by one that has left already, by one that talks
//! although nobody listens. So every client has a task of its own here, and
//! what goes wrong in it concerns nobody else.

use std::io::{self, Read};
use std::net::Shutdown;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};

use crate::console::{self, FAILED, MISUSED};
use crate::options::Given;

/// What the server can be told on its command line.
pub(crate) struct Options {
    /// The address to listen on; 0.0.0.0 stands for all that the machine has.
    pub(crate) host: String,
    /// The port to listen on.
    pub(crate) port: u16,
    /// What is said to a client.
    pub(crate) greeting: String,
    /// How many clients are greeted.
    pub(crate) session: Session,
}

/// How many clients are greeted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Session {
    /// Whoever comes, until the server is interrupted.
    Forever,
    /// One; then the server ends.
    Once,
}

/// Runs the server.
pub(crate) fn run(args: &[String]) -> ExitCode {
    let options = match Options::read(args) {
        Ok(options) => options,
        Err(mistake) => return console::give_up(MISUSED, &mistake),
    };
    match listen_and_greet(options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => console::give_up(FAILED, &trouble),
    }
}

/// Opens the port, says so, and greets whoever comes.
fn listen_and_greet(options: Options) -> Result<(), String> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| format!("The server cannot start: {error}."))?;
    runtime.block_on(async {
        // Binding with tokio sets SO_REUSEADDR. This server closes first, so
        // its connections stand in the state TIME_WAIT for a minute, and
        // without that option the port could not be opened again meanwhile.
        let listener = TcpListener::bind((options.host.as_str(), options.port))
            .await
            .map_err(|error| options.cannot_listen(&error))?;
        console::say("socket is listening");
        greet_everybody(&listener, options).await;
        Ok(())
    })
}

/// Gives every client a task of its own; ends only if it is to greet once.
async fn greet_everybody(listener: &TcpListener, options: Options) {
    let greeting: Arc<str> = format!("{}\n", options.greeting).into();
    loop {
        match listener.accept().await {
            Ok((client, address)) => {
                console::say(&format!("Got connection from {address}"));
                let task = tokio::spawn(greet(client, Arc::clone(&greeting)));
                if options.session == Session::Once {
                    // Not before the greeting is on its way.
                    let _ = task.await;
                    return;
                }
            }
            // Most likely too many connections are open. They will be fewer
            // in a moment; asking again at once would only burn the CPU.
            Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
        }
    }
}

/// Greets one client and closes.
async fn greet(mut client: TcpStream, greeting: Arc<str>) {
    // `write_all`, not `write`, which may send only a part. An error means
    // that the client has left already; it is not an error of the server.
    if client.write_all(greeting.as_bytes()).await.is_ok() {
        let _ = part(client);
    }
}

/// Closes a connection on which the client may have said something.
///
/// Closing a socket that holds unread bytes does not say goodbye, it resets
/// the connection, and a reset can overtake the greeting. So first say that
/// nothing more will be sent, then read what is there, then close.
fn part(client: TcpStream) -> io::Result<()> {
    // Back to plain calls: from here on nothing waits. `read` takes what has
    // arrived, and fails with `WouldBlock` once that is used up.
    let mut client = client.into_std()?;
    client.shutdown(Shutdown::Write)?;
    let mut unread = [0; 4096];
    // Not for ever, though: some clients talk without end.
    for _ in 0..256 {
        if client.read(&mut unread)? == 0 {
            break;
        }
    }
    Ok(())
}

impl Options {
    /// Reads the command line; the error is a sentence for the user.
    pub(crate) fn read(args: &[String]) -> Result<Self, String> {
        let given = Given::read(args, &["host", "port", "greeting", "session"])?;
        let sessions = [("forever", Session::Forever), ("once", Session::Once)];
        let greeting = given.text("greeting").unwrap_or("Thank you for connecting");
        Ok(Self {
            host: given.text("host").unwrap_or("0.0.0.0").to_owned(),
            port: given.port("port", 12345)?,
            greeting: greeting.to_owned(),
            session: given.choice("session", sessions)?,
        })
    }

    /// Explains that the port could not be opened.
    pub(crate) fn cannot_listen(&self, error: &io::Error) -> String {
        let Self { host, port, .. } = self;
        let taken = error.kind() == io::ErrorKind::AddrInUse;
        let hint = taken.then_some(" Is another server running there?");
        let hint = hint.unwrap_or_default();
        format!("The server cannot listen on {host} port {port}: {error}.{hint}")
    }
}
