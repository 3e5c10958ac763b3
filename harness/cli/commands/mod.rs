//! The subcommands, one file each. Those that only show something are functions from arguments to text.

mod abreast;
mod asked;
pub(crate) mod bare;
mod cases;
pub(crate) mod completions;
pub(crate) mod doctor;
pub(crate) mod explain;
pub(crate) mod fuzz;
pub(crate) mod init;
pub(crate) mod list;
pub(crate) mod man;
pub(crate) mod probe;
pub(crate) mod prose;
pub(crate) mod reference;
pub(crate) mod replay;
pub(crate) mod report;
pub(crate) mod run;
pub(crate) mod selftest;
