//! Failing cases as files: one for each, in a folder beside the program.
//!
//! A case that is kept is run first the next time. One that cannot be read stays where it is; none is taken away but for a
//! smaller one of the same defect, found in the same search.
//!
//! Invariant: a case that was read is the one that was written; what was changed by hand is told and left aside.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use sockspec_model::{CASE_SCHEMA, Role, SavedCase};
use tempfile::NamedTempFile;

use crate::mistake::Mistake;
use crate::target::scenario;

/// Where cases are kept where nothing is said.
pub const USUAL: &str = ".sockspec/cases";

/// A folder of cases; it need not be there.
#[derive(Clone, Debug)]
pub struct Kept(PathBuf);

/// What is in a folder of cases.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    /// The cases, by id.
    pub cases: Vec<SavedCase>,
    /// A sentence for each file that is none.
    pub remarks: Vec<String>,
}

impl Kept {
    /// The cases in this folder.
    #[must_use]
    pub fn at(folder: PathBuf) -> Self {
        Self(folder)
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.0
    }

    /// Refuses a folder that is none.
    ///
    /// # Errors
    /// When something else is there.
    pub fn expect_a_folder(&self) -> Result<(), Mistake> {
        let text = self.0.to_string_lossy();
        if self.0.is_dir() || !self.0.exists() {
            return Ok(());
        }
        let sentence = format!("cases are kept in a folder, and {text} is a file");
        let remedy = "name a folder; it is made where there is none";
        Err(Mistake::new(sentence).at(&text).remedy(remedy))
    }

    /// Reads every case; nothing where there is no folder.
    #[must_use]
    pub fn read(&self) -> Shelf {
        let mut shelf = Shelf::default();
        for file in self.files(&mut shelf.remarks) {
            match read(&file) {
                Ok(case) => shelf.cases.push(case),
                Err(why) => shelf.remarks.push(left_aside(&file, &why)),
            }
        }
        shelf
    }

    fn files(&self, remarks: &mut Vec<String>) -> Vec<PathBuf> {
        let entries = match fs::read_dir(&self.0) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Vec::new(),
            Err(error) => {
                let folder = self.0.display();
                remarks.push(format!(
                    "the saved cases in {folder} cannot be read: {error}"
                ));
                return Vec::new();
            }
        };
        let files = entries.flatten().map(|entry| entry.path());
        let is_case = |file: &PathBuf| file.extension().is_some_and(|end| end == "json");
        let mut files: Vec<PathBuf> = files.filter(is_case).collect();
        files.sort();
        files
    }

    /// Takes a case away, if it is there.
    pub fn remove(&self, id: &str) {
        fs::remove_file(self.file(id)).ok();
    }

    fn file(&self, id: &str) -> PathBuf {
        self.0.join(format!("{id}.json"))
    }

    /// Writes a case, whole or not at all.
    ///
    /// # Errors
    /// When the folder cannot be made or written to.
    pub fn save(&self, case: &SavedCase) -> io::Result<()> {
        fs::create_dir_all(&self.0)?;
        let mut file = NamedTempFile::new_in(&self.0)?;
        serde_json::to_writer_pretty(&mut file, case)?;
        file.write_all(b"\n")?;
        file.persist(self.file(&case.id))?;
        Ok(())
    }
}

fn left_aside(file: &Path, why: &str) -> String {
    format!("the saved case {} is left aside: {why}", file.display())
}

fn read(file: &Path) -> Result<SavedCase, String> {
    let text = fs::read_to_string(file).map_err(|error| error.to_string())?;
    let value: serde_json::Value =
        serde_json::from_str(&text).map_err(|error| format!("it is no JSON: {error}"))?;
    let format = value
        .get("sockspec_case")
        .and_then(serde_json::Value::as_u64);
    match format {
        None => Err("it is no case of sockspec".to_owned()),
        Some(format) if format != u64::from(CASE_SCHEMA) => Err(format!(
            "it was written by another version of sockspec (format {format}, this one reads {CASE_SCHEMA})"
        )),
        Some(_) => sound(value),
    }
}

fn sound(value: serde_json::Value) -> Result<SavedCase, String> {
    let case: SavedCase = serde_json::from_value(value)
        .map_err(|error| format!("something is missing in it: {error}"))?;
    if !is_known(&case) {
        return Err(format!(
            "this version of sockspec has no check {}",
            case.check
        ));
    }
    if case.is_as_saved() {
        Ok(case)
    } else {
        Err("its check or its input is not the one that was saved".to_owned())
    }
}

/// Whether there is such a check.
fn is_known(case: &SavedCase) -> bool {
    let Ok(scenario) = scenario(case.scenario()) else {
        return false;
    };
    let ids = [Role::Server, Role::Client, Role::Pair]
        .into_iter()
        .flat_map(|role| {
            let checks = scenario.checks(role).into_iter();
            checks.map(move |check| format!("{}/{}/{}", scenario.name, role.word(), check.name()))
        });
    ids.into_iter().any(|id| id == case.check)
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use sockspec_model::{CaseNote, case_id};

    use super::*;

    fn case(length: u32) -> SavedCase {
        let (check, input) = ("tcp-uppercase/server/any-length", json!({"length": length}));
        let note = CaseNote {
            id: case_id(check, &input),
            minimal: format!("a sentence of {length} bytes"),
            input,
            ..CaseNote::default()
        };
        SavedCase::of(check, &note)
    }

    #[test]
    fn what_is_saved_is_read_again() {
        let folder = tempfile::tempdir().expect("there is room");
        let kept = Kept::at(folder.path().join("new/cases"));
        assert!(kept.read().cases.is_empty() && kept.read().remarks.is_empty());
        kept.save(&case(1024)).expect("it can be written");
        kept.save(&case(1024)).expect("it can be written again");
        assert_eq!(kept.read().cases, [case(1024)]);
    }

    #[test]
    fn what_cannot_be_read_is_told_and_stays() {
        let folder = tempfile::tempdir().expect("there is room");
        let kept = Kept::at(folder.path().to_owned());
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text);
        let mut changed = case(7);
        changed.input = json!({"length": 8});
        let changed = serde_json::to_string(&changed).expect("it is data");
        write("a.json", "{").expect("there is room");
        write("b.json", "{}").expect("there is room");
        write("c.json", "{\"sockspec_case\": 99}").expect("there is room");
        write("d.json", &changed).expect("there is room");
        let gone = SavedCase {
            check: "tcp-uppercase/server/gone".to_owned(),
            ..case(7)
        };
        let gone = serde_json::to_string(&gone).expect("it is data");
        write("e.json", &gone).expect("there is room");
        kept.save(&case(9)).expect("it can be written");
        let shelf = kept.read();
        assert_eq!(shelf.cases, [case(9)]);
        let why = [
            "no JSON",
            "no case of sockspec",
            "another version",
            "not the one",
            "no check tcp-uppercase/server/gone",
        ];
        assert_eq!(shelf.remarks.len(), why.len(), "{:?}", shelf.remarks);
        for (remark, why) in shelf.remarks.iter().zip(why) {
            assert!(remark.contains(why), "{remark}");
        }
        assert!(folder.path().join("a.json").exists());
    }
}
