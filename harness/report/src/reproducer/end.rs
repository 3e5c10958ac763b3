//! What has to come of a conversation, and who judges it: the script, or whoever looks at the program.

use sockspec_model::{Comparison, Finding, Symptom, Wanted};

use super::why::{self, Why};

/// What has to come of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// What the last word comes to is compared.
    Compared(Wanted),
    /// Only whoever sits at the program's terminal sees it; this is expected there, when this peer of ours has parted at
    /// the end of its connection, if one has to.
    Seen(String, u32),
    /// The same: the address of our newest peer is expected there.
    Told,
}

impl End {
    pub(super) fn of(finding: &Finding) -> Result<Self, Why> {
        match &finding.wanted {
            Some(wanted) if wanted.how == Comparison::TellsWho => Ok(Self::Told),
            Some(wanted) if wanted.how == Comparison::Differs => Err(why::TWICE),
            // Nobody compares by eye what is too long to be told.
            Some(wanted) if is_on_screen(wanted) && !is_long(finding) => {
                Ok(Self::Seen(finding.expected.clone(), wanted.peer))
            }
            Some(wanted) if wanted.how == Comparison::Looks => Err(why::LONG_TO_SEE),
            Some(wanted) => Ok(Self::Compared(Wanted {
                peer: wanted.peer.max(1),
                ..wanted.clone()
            })),
            None if !is_seen(finding.symptom) => Err(why::INSIDE),
            None if is_long(finding) => Err(why::LONG_TO_SEE),
            None => Ok(Self::Seen(finding.expected.clone(), 0)),
        }
    }

    /// Who of our peers sees it, if one does.
    pub(super) fn peer(&self) -> Option<u32> {
        match self {
            Self::Compared(wanted) => Some(wanted.peer),
            Self::Seen(..) | Self::Told => None,
        }
    }

    /// How something is compared, if it is.
    pub(super) fn how(&self) -> Option<Comparison> {
        match self {
            Self::Compared(wanted) => Some(wanted.how),
            Self::Seen(..) | Self::Told => None,
        }
    }
}

fn is_on_screen(wanted: &Wanted) -> bool {
    matches!(wanted.how, Comparison::Shows | Comparison::Looks)
}

fn is_long(finding: &Finding) -> bool {
    finding.expected.contains("…(")
}

/// Whether whoever sits at the program's terminal sees such a thing.
fn is_seen(symptom: Symptom) -> bool {
    match symptom {
        Symptom::NotShown | Symptom::StillOpen | Symptom::Exited | Symptom::WrongStatus => true,
        Symptom::OtherBytes | Symptom::MoreBytes => false,
        Symptom::NotReady | Symptom::Refused | Symptom::NoAnswer => false,
        Symptom::PartOfTheAnswer => false,
        Symptom::Closed | Symptom::Reset => false,
        Symptom::Spins | Symptom::Leaks | Symptom::NotJudged => false,
    }
}
