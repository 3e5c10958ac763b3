//! The upper-case server: a sentence comes in over TCP, and the same sentence
//! goes back in capital letters.
//!
//! TCP carries a stream of bytes, not messages. One receive may return half a
//! sentence, or three of them, or end in the middle of a character. This
//! program therefore never treats "what one receive returned" as anything but
//! "the bytes that have arrived so far"; see [`Options::take_sentences`].
//!
//! Nothing that a client sends, or fails to send, may end the server or keep
//! another client waiting.

use std::io::{self, Read};
use std::net::Shutdown;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::console::{self, FAILED, MISUSED};
pub(crate) use options::{Options, Session};

mod options;
mod sentences;
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
/// One thread is enough: a task that waits for its client costs nothing, and
/// while it waits the others run.
fn listen_and_serve(options: Options) -> Result<(), String> {
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
        // Only now can a client connect, so only now may this be said.
        console::say("The server is ready to receive");
        serve_everybody(&listener, options).await;
        Ok(())
    })
}

/// Gives every client a task of its own, for ever.
async fn serve_everybody(listener: &TcpListener, options: Options) {
    let options = Arc::new(options);
    loop {
        match listener.accept().await {
            Ok((client, _address)) => {
                tokio::spawn(serve_one(client, Arc::clone(&options)));
            }
            // Most likely too many connections are open. They will be fewer
            // in a moment; asking again at once would only burn the CPU.
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
}

/// Talks with one client to the end.
async fn serve_one(client: TcpStream, options: Arc<Options>) {
    // An error here means that the connection broke: the client reset it, or
    // left before the answer. That ends this task, and concerns nobody else.
    // The socket is closed when `client` goes out of scope, on every path.
    let _ = converse(client, &options).await;
}

/// Receives, answers what is complete, and goes on until the client is done.
async fn converse(mut client: TcpStream, options: &Options) -> io::Result<()> {
    // Answers leave at once, instead of waiting for the one before to be
    // acknowledged (Nagle's algorithm).
    client.set_nodelay(true)?;
    let mut received = vec![0; 64 * 1024];
    // Invariant: holds what has arrived and is not answered yet, in order.
    let mut pending = Vec::new();
    loop {
        let count = client.read(&mut received).await?;
        pending.extend_from_slice(&received[..count]);
        // Receiving nothing is TCP's way of saying "no more will come". The
        // client may still be reading, so what is left over is answered too.
        let no_more = count == 0;
        for sentence in options.take_sentences(&mut pending, no_more) {
            // `write_all`, not `write`: a long answer may not fit into the
            // kernel's buffer, and then `write` would send a part of it.
            client.write_all(&options.answer(&sentence)).await?;
            if options.session == Session::Single {
                return part(client);
            }
        }
        if no_more {
            return Ok(());
        }
        if pending.len() > Options::LONGEST_SENTENCE {
            return Err(io::Error::other("the sentence does not end"));
        }
    }
}

/// Closes a connection on which the client may have sent more than was read.
///
/// Closing a socket that holds unread bytes does not say goodbye, it resets
/// the connection, and a reset can overtake the answer. So first say that
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
