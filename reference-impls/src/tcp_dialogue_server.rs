//! The dialogue server: it speaks first. Whoever connects is asked something,
//! the answer is taken, and the server goes on or says goodbye.
//!
//! TCP carries a stream of bytes, not messages. A line may arrive in several
//! pieces, or two of them in one, so "what one receive returned" is never
//! taken for anything but "the bytes that have arrived so far".
//!
//! Somebody who was asked may take their time, or leave. Every client has a
//! task of its own, so that nobody else has to wait for them.

use std::io;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::console::{self, FAILED, MISUSED};
use crate::options::Given;

/// What the server can be told on its command line.
pub(crate) struct Options {
    /// The address to listen on; 0.0.0.0 stands for all that the machine has.
    pub(crate) host: String,
    /// The port to listen on.
    pub(crate) port: u16,
    /// What is asked.
    pub(crate) prompt: String,
    /// What is said to a line, `{line}` standing for it; nothing if empty.
    pub(crate) reply: String,
    /// How often is asked.
    pub(crate) rounds: Rounds,
    /// Where a line ends.
    pub(crate) framing: Framing,
}

/// How often is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rounds {
    /// Once; then the server closes the connection.
    One,
    /// Until the client leaves.
    Many,
}

/// Where a line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Framing {
    /// At its newline.
    Line,
    /// Where one receive ends, for clients that send no newline.
    Segment,
}

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
            Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
        }
    }
}

/// Talks with one client to the end.
async fn serve_one(client: TcpStream, options: Arc<Options>) {
    // An error here means that the connection broke. That ends this task, and
    // concerns nobody else.
    let _ = converse(client, &options).await;
}

/// Asks, takes the line, answers, and goes on or closes.
async fn converse(mut client: TcpStream, options: &Options) -> io::Result<()> {
    // Invariant: holds what has arrived and was not taken yet, in order.
    let mut pending = Vec::new();
    loop {
        // With a newline, so that a client that reads lines has one.
        let prompt = format!("{}\n", options.prompt);
        client.write_all(prompt.as_bytes()).await?;
        let Some(line) = take_line(&mut client, &mut pending, options.framing).await? else {
            return Ok(());
        };
        if !options.reply.is_empty() {
            let reply = format!("{}\n", options.reply_to(&line));
            client.write_all(reply.as_bytes()).await?;
        }
        if options.rounds == Rounds::One {
            // First say that nothing more will be sent, then close.
            return client.shutdown().await;
        }
    }
}

/// Takes one line without its end; none when the client has left.
async fn take_line(
    client: &mut TcpStream,
    pending: &mut Vec<u8>,
    framing: Framing,
) -> io::Result<Option<Vec<u8>>> {
    let mut received = [0; 4096];
    loop {
        let newline = pending.iter().position(|byte| *byte == b'\n');
        if let Some(newline) = newline {
            let line: Vec<u8> = pending.drain(..=newline).collect();
            return Ok(Some(line.trim_ascii_end().to_vec()));
        }
        if framing == Framing::Segment && !pending.is_empty() {
            return Ok(Some(std::mem::take(pending)));
        }
        if pending.len() > LONGEST_LINE {
            return Err(io::Error::other("the line does not end"));
        }
        let count = client.read(&mut received).await?;
        pending.extend_from_slice(&received[..count]);
        // Receiving nothing is TCP's way of saying "no more will come"; what
        // is left over is a line all the same.
        if count == 0 {
            let rest = std::mem::take(pending);
            return Ok((!rest.is_empty()).then_some(rest));
        }
    }
}

impl Options {
    /// What is said to a line.
    pub(crate) fn reply_to(&self, line: &[u8]) -> String {
        self.reply.replace("{line}", &String::from_utf8_lossy(line))
    }

    /// Reads the command line; the error is a sentence for the user.
    pub(crate) fn read(args: &[String]) -> Result<Self, String> {
        let names = ["host", "port", "prompt", "reply", "rounds", "framing"];
        let given = Given::read(args, &names)?;
        let framings = [("line", Framing::Line), ("segment", Framing::Segment)];
        let prompt = given.text("prompt").unwrap_or("What is your name?");
        Ok(Self {
            host: given.text("host").unwrap_or("0.0.0.0").to_owned(),
            port: given.port("port", 12345)?,
            prompt: prompt.to_owned(),
            reply: given.text("reply").unwrap_or("").to_owned(),
            rounds: given.choice("rounds", [("one", Rounds::One), ("many", Rounds::Many)])?,
            framing: given.choice("framing", framings)?,
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

/// A client whose line is longer is not served any longer.
const LONGEST_LINE: usize = 64 * 1024;
