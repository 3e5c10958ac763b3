//! The console of a program: a terminal of its own, or pipes.
//!
//! Both ends are made in the pod. `Inner` becomes standard input, output and error of the program; [`Console`] is
//! what the harness holds. Capture is bounded: the beginning and the end are kept, the rest is counted.

use std::cell::{Cell, RefCell};
use std::io;
use std::os::fd::{AsFd, OwnedFd};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::pipe::{PipeFlags, pipe_with};
use rustix::pty::{OpenptFlags, ioctl_tiocgptpeer, openpt, unlockpt};
use rustix::termios::{
    InputModes, LocalModes, OptionalActions, OutputModes, Winsize, tcgetattr, tcsetattr,
    tcsetwinsize,
};
use tokio::io::unix::AsyncFd;

use super::pod::Stdio;
use super::readiness::watch;

mod capture;
mod text;

pub use capture::Capture;

/// Longest line that may be typed: a terminal in canonical mode cuts silently behind 4095 bytes (termios(3)).
pub const LONGEST_LINE: usize = 4000;

/// The program's side.
pub(super) struct Inner {
    input: OwnedFd,
    output: OwnedFd,
    terminal: bool,
}

/// Both sides, fresh.
pub(super) struct Opened {
    pub(super) inner: Inner,
    /// The program's side of a terminal or the keyboard's pipe, then the screen.
    pub(super) outer: Vec<OwnedFd>,
}

/// Makes a console.
pub(super) fn open(stdio: Stdio) -> io::Result<Opened> {
    match stdio {
        Stdio::Terminal => terminal(),
        Stdio::Pipes => pipes(),
    }
}

fn terminal() -> io::Result<Opened> {
    let flags = OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC;
    let master = openpt(flags)?;
    unlockpt(&master)?;
    let output = ioctl_tiocgptpeer(&master, flags)?;
    let mut modes = tcgetattr(&output)?;
    // What is typed must not come back as if the program had shown it; what is shown must arrive unchanged.
    modes.local_modes.remove(
        LocalModes::ECHO
            | LocalModes::ECHOE
            | LocalModes::ECHOK
            | LocalModes::ECHONL
            | LocalModes::ECHOCTL,
    );
    modes.output_modes.remove(OutputModes::OPOST);
    modes
        .input_modes
        .remove(InputModes::IXON | InputModes::IXOFF | InputModes::ISTRIP);
    modes.input_modes.insert(InputModes::IUTF8);
    tcsetattr(&output, OptionalActions::Now, &modes)?;
    // Wide enough that no program wraps a line by itself.
    tcsetwinsize(
        &output,
        Winsize {
            ws_row: 50,
            ws_col: 4096,
            ws_xpixel: 0,
            ws_ypixel: 0,
        },
    )?;
    let input = rustix::io::fcntl_dupfd_cloexec(&output, 3)?;
    let line = rustix::io::fcntl_dupfd_cloexec(&output, 3)?;
    Ok(Opened {
        inner: Inner {
            input,
            output,
            terminal: true,
        },
        outer: vec![line, master],
    })
}

fn pipes() -> io::Result<Opened> {
    let (input, keyboard) = pipe_with(PipeFlags::CLOEXEC)?;
    let (screen, output) = pipe_with(PipeFlags::CLOEXEC)?;
    Ok(Opened {
        inner: Inner {
            input,
            output,
            terminal: false,
        },
        outer: vec![keyboard, screen],
    })
}

impl Inner {
    /// Becomes the console of this process, which leads a session of its own.
    pub(super) fn take(self) -> io::Result<()> {
        if self.terminal {
            rustix::process::ioctl_tiocsctty(&self.input)?;
        }
        rustix::stdio::dup2_stdin(&self.input)?;
        rustix::stdio::dup2_stdout(&self.output)?;
        Ok(rustix::stdio::dup2_stderr(&self.output)?)
    }
}

/// The harness's side of a console.
pub struct Console {
    keyboard: RefCell<Option<OwnedFd>>,
    /// The program's side of its terminal, for asking whether what was typed has arrived.
    line: Option<OwnedFd>,
    screen: AsyncFd<OwnedFd>,
    closed: Cell<bool>,
    capture: RefCell<Capture>,
}

impl Console {
    /// Takes the descriptors of a started program; must be called inside a runtime.
    pub(super) fn new(stdio: Stdio, outer: Vec<OwnedFd>) -> io::Result<Self> {
        let [first, screen]: [OwnedFd; 2] = outer
            .try_into()
            .map_err(|_| io::Error::other("the pod sent no console"))?;
        let (keyboard, line) = match stdio {
            Stdio::Terminal => (rustix::io::fcntl_dupfd_cloexec(&screen, 3)?, Some(first)),
            Stdio::Pipes => (first, None),
        };
        rustix::io::ioctl_fionbio(&screen, true)?;
        rustix::io::ioctl_fionbio(&keyboard, true)?;
        let keyboard = RefCell::new(Some(keyboard));
        Ok(Self {
            keyboard,
            line,
            screen: watch(screen)?,
            closed: Cell::new(false),
            capture: RefCell::default(),
        })
    }

    /// Types bytes as they are.
    ///
    /// # Errors
    /// When the program has closed its side, or does not read so much.
    pub fn type_(&self, bytes: &[u8]) -> io::Result<()> {
        let keyboard = self.keyboard.borrow();
        let Some(keyboard) = keyboard.as_ref() else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        let mut rest = bytes;
        while !rest.is_empty() {
            rest = &rest[rustix::io::write(keyboard, rest)?..];
        }
        self.deliver();
        Ok(())
    }

    /// Sees to it that what was typed has arrived: the kernel hands it over in the background, and asking the program's
    /// side for input makes it finish (n_tty flushes pending input in `poll`).
    fn deliver(&self) {
        if let Some(line) = &self.line {
            let now = Timespec {
                tv_sec: 0,
                tv_nsec: 0,
            };
            poll(&mut [PollFd::new(line, PollFlags::IN)], Some(&now)).ok();
        }
    }

    /// Ends the input: Ctrl-D at a terminal, a closed pipe otherwise.
    ///
    /// # Errors
    /// When the program has closed its side.
    pub fn end_input(&self) -> io::Result<()> {
        if self.line.is_some() {
            return self.type_(b"\x04");
        }
        drop(self.keyboard.take());
        Ok(())
    }

    /// Waits until there is something to take in, and takes it in; for ever once the program has closed its side.
    pub(super) async fn fill(&self) {
        if self.closed.get() {
            return std::future::pending().await;
        }
        if let Ok(mut ready) = self.screen.readable().await {
            self.drain();
            ready.clear_ready();
        }
    }

    /// Takes in what is there, at most a few megabytes at a time so that a flood leaves room for others.
    /// Whether anything was there.
    pub fn drain(&self) -> bool {
        let mut buffer = [0; 16 * 1024];
        for turn in 0..256 {
            match rustix::io::read(self.screen.as_fd(), &mut buffer) {
                Ok(read) if read > 0 => self.capture.borrow_mut().add(&buffer[..read]),
                Err(rustix::io::Errno::AGAIN | rustix::io::Errno::INTR) => return turn > 0,
                // A terminal without a program on it reads as EIO.
                Ok(_) | Err(_) => {
                    self.closed.set(true);
                    return turn > 0;
                }
            }
        }
        true
    }

    /// What was shown so far.
    pub fn capture(&self) -> std::cell::Ref<'_, Capture> {
        self.capture.borrow()
    }
}
