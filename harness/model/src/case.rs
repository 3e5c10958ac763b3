//! What a property found: the minimal case and the work behind it.

use serde::{Deserialize, Serialize};

/// A failing case of a property.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseNote {
    /// Short id: the seed and the number of the case.
    pub id: String,
    /// The smallest input found that still fails, escaped.
    pub minimal: String,
    /// How many cases ran before one failed, that one included.
    pub cases_run: u32,
    /// How many smaller inputs were tried.
    pub shrinks: u32,
}
