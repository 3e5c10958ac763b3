//! The file server: clients send files over TCP, and each is stored under a
//! name of its own.
//!
//! A file is a sequence of bytes. Whatever a receive returns is written as it
//! is, and then forgotten, so that a file of any size and any kind passes
//! through a few kilobytes of memory. Nothing here ever decodes it.
//!
//! A file counts as received when its end has come. One that breaks off is
//! removed again and reported: half a file under a good name is worse than
//! none. And no file that is there already is ever overwritten.

use std::io;
use std::process::ExitCode;
use std::sync::Arc;

use tokio::io::{AsyncBufReadExt, AsyncReadExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use crate::console::{self, FAILED, MISUSED};
pub(crate) use options::{Clients, ENDS, End, Names, Options};
pub(crate) use store::{create, plain_name};

mod options;
mod store;

/// Runs the server until it has served everybody.
pub(crate) fn run(args: &[String]) -> ExitCode {
    let options = match Options::read(args) {
        Ok(options) => options,
        Err(mistake) => return console::give_up(MISUSED, &mistake),
    };
    match ask_and_serve(options) {
        Ok(true) => ExitCode::SUCCESS,
        // Each file that was not received has been reported already.
        Ok(false) => ExitCode::from(FAILED),
        Err(trouble) => console::give_up(FAILED, &trouble),
    }
}

/// Asks for the number of clients and serves them; whether all went well.
///
/// One thread is enough: a task that waits for its client costs nothing, and
/// while it waits the others run.
fn ask_and_serve(options: Options) -> Result<bool, String> {
    let count = match options.clients {
        Clients::AsMany => Some(options::ask_for_a_number()?),
        Clients::WhoeverComes => None,
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| format!("The server cannot start: {error}."))?;
    runtime.block_on(async {
        // Binding with tokio sets SO_REUSEADDR. Without it the port could not
        // be opened again for a minute after the server was stopped, because
        // its old connections still stand in the state TIME_WAIT.
        let listener = TcpListener::bind((options.host.as_str(), options.port))
            .await
            .map_err(|error| options.cannot_listen(&error))?;
        console::say("Initiating clients");
        serve(&listener, &Arc::new(options), count)
            .await
            .map_err(|error| format!("No client can be accepted: {error}."))
    })
}

/// Accepts so many clients, or any number, each served by a task of its own.
async fn serve(
    listener: &TcpListener,
    options: &Arc<Options>,
    count: Option<usize>,
) -> io::Result<bool> {
    let mut transfers = JoinSet::new();
    let mut number = 0;
    while count.is_none_or(|count| number < count) {
        let (client, _address) = listener.accept().await?;
        number += 1;
        console::say(&format!("Connected with client {number}"));
        transfers.spawn(serve_one(client, number, Arc::clone(options)));
        // Tasks that have ended are let go of, or a server that runs for
        // ever would remember each of its clients.
        while transfers.try_join_next().is_some() {}
    }
    // The number of clients is known, and all are connected: what remains is
    // to wait until each of them has sent its file.
    let mut all_went_well = true;
    while let Some(outcome) = transfers.join_next().await {
        all_went_well &= outcome.unwrap_or(false);
    }
    Ok(all_went_well)
}

/// Receives one client's file and reports what came of it.
async fn serve_one(client: TcpStream, number: usize, options: Arc<Options>) -> bool {
    console::say(&format!("Receiving file from client {number}"));
    // Whatever went wrong concerns this client alone.
    match receive(client, number, &options).await {
        Ok(name) => {
            console::say(&format!("Received successfully! New filename is: {name}"));
            true
        }
        Err(error) => {
            console::say(&format!(
                "The file of client {number} was not received: {error}."
            ));
            false
        }
    }
}

/// Receives one file: what stands in front of it, then its bytes.
async fn receive(client: TcpStream, number: usize, options: &Options) -> io::Result<String> {
    let mut client = BufReader::with_capacity(64 * 1024, client);
    let name = match &options.names {
        Names::Pattern(pattern) => pattern.clone(),
        Names::Given => plain_name(&line(&mut client).await?)?,
    };
    let length = match options.end {
        End::Length => Some(options::length(&line(&mut client).await?)?),
        End::Connection | End::Line => None,
    };
    let (name, mut file) = create(&name, number - 1)?;
    let outcome = match (options.end, length) {
        (End::Line, _) => store::up_to_the_mark(&mut client, &mut file).await,
        (_, Some(length)) => store::exactly(&mut client, &mut file, length).await,
        (_, None) => store::everything(&mut client, &mut file).await,
    };
    if outcome.is_err() {
        // Half a file must not pass for a whole one.
        std::fs::remove_file(&name).ok();
    }
    outcome.map(|()| name)
}

/// One line without its newline.
///
/// The limit keeps a client that never ends its line from filling the memory.
async fn line(client: &mut BufReader<TcpStream>) -> io::Result<String> {
    let mut line = Vec::new();
    client.take(4096).read_until(b'\n', &mut line).await?;
    if line.pop() != Some(b'\n') {
        return Err(io::Error::other(
            "the connection ended before its first line",
        ));
    }
    String::from_utf8(line).map_err(|_| io::Error::other("its first line is no text"))
}
