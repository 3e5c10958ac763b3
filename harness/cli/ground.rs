//! What this machine offers for a run.

use sockspec::isolation::{self, Wish};
use sockspec_engine::sys::survey::Survey;

use crate::ending::Ending;
use crate::output;

/// Finds the isolation that is wished for; says so where it is not the best there can be.
pub(crate) fn find(wish: Wish, exe: &str) -> Result<Survey, Ending> {
    let survey = isolation::find(wish, exe)?;
    if let Some(remark) = isolation::remark(&survey) {
        output::say(&remark);
    }
    Ok(survey)
}
