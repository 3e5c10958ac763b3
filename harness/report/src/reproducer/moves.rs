//! What anybody can do to a program with a script and two hands.

/// Something to do; a number is that of one of our peers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Move {
    /// Connects, or takes a connection; makes a socket where nobody connects.
    Open(u32, Manner),
    /// Sends these bytes in one piece.
    Send(u32, Vec<u8>),
    /// Sends a datagram to a client from where it has sent nothing.
    Intrude(Vec<u8>),
    /// Lets the program do what it has to do with what was sent, or with an end.
    Rest,
    /// Lets so many tenths of a second go by: the program was kept waiting on purpose.
    Pause(u64),
    /// Hears at least so many bytes, or one datagram.
    Hear(u32, usize),
    /// Ends our sending side.
    HalfClose(u32),
    /// Closes.
    Close(u32),
    /// Closes with a reset.
    Reset(u32),
    /// Holds the program still.
    Hold,
    /// Lets it go on.
    GoOn,
    /// Has somebody do something at the program's terminal.
    Ask(Ask),
}

/// What is special about a peer of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// Nothing.
    Plain,
    /// Others come at the same time.
    Queued,
    /// Takes in as little as it can.
    Slow,
    /// No answer reaches it.
    Deaf,
    /// Calls the program at another address of the same host.
    Elsewhere,
}

/// What whoever sits at the program's terminal has to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ask {
    /// Types a line.
    Type(Vec<u8>),
    /// Types the end of input.
    EndInput,
    /// Presses Ctrl-C.
    Interrupt,
    /// Starts a client once more that has ended.
    StartAgain,
    /// Starts a second server beside the first.
    StartBeside,
    /// Starts a server once more that has been interrupted.
    Restart,
    /// Has a file of this name and content where the program runs; the script sees to that.
    Keep(String, Vec<u8>),
}

impl Move {
    /// Who speaks on a connection, if that is what happens.
    pub(super) fn speaker(&self) -> Option<u32> {
        match self {
            Self::Send(peer, _) | Self::HalfClose(peer) => Some(*peer),
            Self::Open(..) | Self::Intrude(_) | Self::Rest | Self::Pause(_) => None,
            Self::Hear(..) | Self::Close(_) | Self::Reset(_) => None,
            Self::Hold | Self::GoOn | Self::Ask(_) => None,
        }
    }

    /// Who makes a socket or a connection, if somebody does.
    pub(super) fn opened(&self) -> Option<(u32, Manner)> {
        if let Self::Open(peer, manner) = self {
            Some((*peer, *manner))
        } else {
            None
        }
    }

    /// Whether somebody does.
    pub(super) fn opens(&self) -> bool {
        self.opened().is_some()
    }
}
