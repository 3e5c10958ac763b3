//! What has to come of a conversation, and who judges it: the script, or whoever looks at the program.

use sockspec_model::{Comparison, Finding, Role, Symptom, Wanted};

use super::why::{self, Why};

/// What has to come of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// What the last word comes to is compared.
    Compared(Wanted),
    /// Only whoever sits at the program's terminal sees it; this is expected there.
    Seen(String),
    /// The same: the address of our newest peer is expected there.
    Told,
}

impl End {
    pub(super) fn of(role: Role, finding: &Finding) -> Result<Self, Why> {
        match &finding.wanted {
            Some(wanted) if wanted.how == Comparison::TellsWho => Ok(Self::Told),
            Some(wanted) => Ok(Self::Compared(Wanted {
                peer: wanted.peer.max(1),
                ..wanted.clone()
            })),
            None if !is_seen(role, finding.symptom) => Err(why::INSIDE),
            // Nobody compares by eye what is too long to be told.
            None if finding.expected.contains("…(") => Err(why::LONG_TO_SEE),
            None => Ok(Self::Seen(finding.expected.clone())),
        }
    }

    /// How something is compared, if it is.
    pub(super) fn how(&self) -> Option<Comparison> {
        match self {
            Self::Compared(wanted) => Some(wanted.how),
            Self::Seen(_) | Self::Told => None,
        }
    }
}

/// Whether whoever sits at the program's terminal sees such a thing.
fn is_seen(role: Role, symptom: Symptom) -> bool {
    match symptom {
        Symptom::NotShown | Symptom::StillOpen | Symptom::Exited | Symptom::WrongStatus => true,
        Symptom::OtherBytes | Symptom::MoreBytes => role == Role::Client,
        Symptom::NotReady | Symptom::Refused | Symptom::NoAnswer | Symptom::PartOfTheAnswer => {
            false
        }
        Symptom::Closed | Symptom::Reset => false,
        Symptom::Spins | Symptom::Leaks | Symptom::NotJudged => false,
    }
}
