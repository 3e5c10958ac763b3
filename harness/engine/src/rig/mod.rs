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
mod caller;
mod check;
mod client;
mod connecting;
mod exact;
mod expect;
mod fate;
mod files;
mod hearing;
mod lifetime;
mod log;
mod mailbox;
mod pair;
mod patience;
mod peer;
mod plan;
mod property;
mod resources;
mod scene;
mod screen;
mod server;
mod shown;
mod shrink;
mod stop;
mod streaming;
mod testimony;
mod traces;
mod under_way;

pub use answer::{Answer, Ended};
pub use caller::Caller;
pub use check::{Check, Checks, Need, Opening, Scenario, Stage, Transport};
pub use client::ClientRig;
pub use connecting::Queued;
pub use fate::Fate;
pub use files::Files;
pub use hearing::Silence;
pub use pair::PairRig;
pub use patience::Patience;
pub use peer::Peer;
pub use plan::{Command, Plan};
pub use property::Case;
pub use scene::Scene;
pub use server::ServerRig;
pub use stop::{Checked, Stop};
pub use streaming::Content;
pub use traces::Traces;

pub use crate::sys::post::Datagram;
pub use crate::sys::program::End;
