//! The isolation of a run: what is wished for, and what this machine offers.

use sockspec_engine::sys::pod::{Isolation, Launch, Refused, Stdio};
use sockspec_engine::sys::survey::Survey;

use crate::mistake::{Mistake, reason};
use crate::refusal::{self, Signs};

/// What makes this executable a program that shows a word and waits at its keyboard for ever.
pub const WAITER: &str = "__wait";

/// The isolation that is wished for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Wish {
    /// The best that this machine offers
    #[default]
    Auto,
    /// Users, network, processes and mounts of its own
    Full,
    /// Users and network of its own
    Net,
    /// This machine's network and processes
    None,
}

impl Wish {
    /// The rung that must be in force, as the command line names it; `None` where the best there is will do.
    #[must_use]
    pub fn word(self) -> Option<&'static str> {
        (self != Self::Auto).then(|| self.best().word())
    }

    fn best(self) -> Isolation {
        match self {
            Self::Auto | Self::Full => Isolation::Full,
            Self::Net => Isolation::Net,
            Self::None => Isolation::None,
        }
    }
}

/// Finds out what this machine offers, up to `best`. `exe` is the executable that can be a [`WAITER`].
///
/// # Errors
/// When not even the lowest rung works.
pub fn survey(best: Isolation, exe: &str) -> Result<Survey, Refused> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let runtime = runtime.map_err(|error| Refused {
        step: "runtime".to_owned(),
        error,
    })?;
    let argv = vec![exe.to_owned(), WAITER.to_owned()];
    Survey::take(
        &runtime,
        best,
        Launch {
            argv,
            env: [].into(),
            dir: "/".to_owned(),
            stdio: Stdio::Pipes,
            watch: true,
        },
    )
}

/// Finds the isolation that is wished for.
///
/// # Errors
/// When this machine does not offer it.
pub fn find(wish: Wish, exe: &str) -> Result<Survey, Mistake> {
    let survey = survey(wish.best(), exe).map_err(|refused| unavailable("none", &refused))?;
    match survey.refused.first() {
        Some((rung, refused)) if wish != Wish::Auto => {
            Err(unavailable(rung.word(), refused).at(rung.word()))
        }
        Some(_) | None => Ok(survey),
    }
}

fn unavailable(rung: &str, refused: &Refused) -> Mistake {
    let words = refusal::explain(refused, &Signs::of_this_machine());
    let sentence = format!(
        "this machine does not offer isolation {rung}: {}",
        words.cause
    );
    Mistake::new(sentence).remedy(format!(
        "{}\nOr run with --isolation auto, which takes what there is.",
        words.remedy
    ))
}

/// What a run on a lower rung has to say about it, in one sentence.
#[must_use]
pub fn remark(survey: &Survey) -> Option<String> {
    let lacking = match survey.isolation {
        Isolation::Full => return None,
        Isolation::Net => "programs see the processes of this machine",
        Isolation::None => "programs use the ports of this machine, one check at a time",
    };
    let refused = survey.refused.first();
    let why =
        refused.map(|(_, refused)| format!(" ({}: {})", refused.step, reason(&refused.error)));
    let (rung, why) = (survey.isolation.word(), why.unwrap_or_default());
    Some(format!(
        "isolation is {rung}: {lacking}{why}; see sockspec doctor"
    ))
}
