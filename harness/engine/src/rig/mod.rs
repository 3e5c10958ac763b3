//! What a check sees: peers with verbs, a keyboard and a screen, properties.
//!
//! A check is a straight line of verbs that end with `?`. A verb waits for something, within the attempt's budget, and
//! gives back what was heard; what the program does wrong ends the check as [`Stop::Fail`], trouble of our own as
//! [`Stop::Trouble`]. Start reading at [`ServerRig`] and [`Peer`].
//!
//! Invariant: no verb sleeps to let something happen, and none takes silence for granted without saying how it is known.

mod answer;
mod arrivals;
mod asking;
mod astray;
mod caller;
mod case;
mod casework;
mod check;
mod client;
mod connecting;
mod content;
mod crowd;
mod each;
mod exact;
mod exhibit;
mod expect;
mod fate;
mod figures;
mod first_word;
mod gathering;
mod giving_up;
mod hearing;
mod held;
mod hunt;
mod known;
mod leaving;
mod lifetime;
mod log;
mod logging;
mod mailbox;
mod many;
mod minimal;
mod numbers;
mod pair;
mod patience;
mod peer;
mod place;
mod plan;
mod probe;
mod property;
mod ready;
mod replies;
mod request;
mod resources;
mod rounds;
mod scene;
mod screen;
mod second;
mod server;
mod shown;
mod shrink;
mod stop;
mod stored;
mod streaming;
mod supply;
mod taken;
mod testimony;
mod traces;
mod trial;
mod under_way;
mod unheard;
mod unsteady;
mod whereabouts;

pub use answer::{Answer, Ended};
pub use caller::Caller;
pub use case::{Case, plainest, plainest_like};
pub use casework::{Casework, Shift};
pub use check::{Check, Checks, Need, Opening, Scale, Scenario, Stage, Transport};
pub use client::ClientRig;
pub use connecting::Queued;
pub use content::Content;
pub use fate::Fate;
pub use figures::{Latencies, Stopwatch};
pub use gathering::Crowd;
pub use hearing::Silence;
pub use numbers::Numbered;
pub use pair::PairRig;
pub use patience::Patience;
pub use peer::Peer;
pub use plan::{Command, Plan};
pub use probe::{Found, Probe, Probes};
pub use scene::Scene;
pub use server::ServerRig;
pub use stop::{Checked, Elsewhere, Stop, THE_EXERCISE, quoted};
pub use supply::Supply;
pub use traces::Traces;
pub use trial::{Trial, Trials, Try, Way};

pub use sockspec_model::Comparison;

pub use crate::sys::files::Files;
pub use crate::sys::post::Datagram;
pub use crate::sys::program::End;
