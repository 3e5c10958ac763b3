//! What a property found: the minimal case, the work behind it, and the case as it is kept on disk.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Odds;

/// A failing case of a property.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseNote {
    /// Short id, made of the check and the input.
    pub id: String,
    /// The smallest input found that still fails, escaped.
    pub minimal: String,
    /// The same as data, from which the check can run it again.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub input: Value,
    /// How many cases ran before one failed, that one included.
    pub cases_run: u32,
    /// How many smaller inputs were tried.
    pub shrinks: u32,
    /// How often it fails, where that is not always.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub odds: Option<Odds>,
}

/// The number of the format of kept cases; it changes when a reader of the old one would be misled.
pub const CASE_SCHEMA: u32 = 1;

/// A case that is kept, to be run again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedCase {
    /// [`CASE_SCHEMA`].
    pub sockspec_case: u32,
    /// Short id, made of the check and the input.
    pub id: String,
    /// `scenario/role/name` of the check.
    pub check: String,
    /// The input, readable.
    pub minimal: String,
    /// The input as data.
    pub input: Value,
    /// How often it failed, where that was not always.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub odds: Option<Odds>,
    /// The words of the command line that name the program.
    pub target: Vec<String>,
    /// The version of sockspec that found it.
    pub version: String,
}

impl SavedCase {
    /// This case of a check, found by this version, with a program that is not named yet.
    #[must_use]
    pub fn of(check: &str, note: &CaseNote) -> Self {
        Self {
            sockspec_case: CASE_SCHEMA,
            id: note.id.clone(),
            check: check.to_owned(),
            minimal: note.minimal.clone(),
            input: note.input.clone(),
            odds: note.odds,
            target: Vec::new(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }

    /// Whether check and input are still those that were saved.
    #[must_use]
    pub fn is_as_saved(&self) -> bool {
        self.id == case_id(&self.check, &self.input)
    }

    /// The scenario of the check.
    #[must_use]
    pub fn scenario(&self) -> &str {
        self.check.split('/').next().unwrap_or_default()
    }
}

/// The short id of an input of a check: FNV-1a over both, eight hexadecimal digits.
#[must_use]
pub fn case_id(check: &str, input: &Value) -> String {
    let named = format!("{check} {input}");
    let hash = named.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    format!("{hash:08x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_of_the_check_and_of_the_input() {
        let input = serde_json::json!({"length": 1024});
        let id = case_id("tcp-uppercase/server/any-length", &input);
        assert_eq!(id.len(), 8);
        assert_ne!(id, case_id("tcp-uppercase/server/other", &input));
        assert_ne!(id, case_id("tcp-uppercase/server/any-length", &Value::Null));
    }
}
