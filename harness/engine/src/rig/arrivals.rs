//! Files that should have arrived at a program's side: found by what is in them, whatever they are called.

use sockspec_model::{Comparison, Symptom};

use super::hearing::Waited;
use super::stop::quoted;
use super::{Checked, ServerRig, Silence, Stop};

/// A file that stands in the working folder and was not put there by us.
struct Found {
    name: String,
    bytes: Vec<u8>,
}

impl ServerRig {
    /// Expects a file for each of these contents, byte for byte, each in a file of its own; gives back their names.
    ///
    /// # Errors
    /// When one of them has not arrived by the time the server rests or has ended.
    pub fn expect_files(&mut self, contents: &[Vec<u8>]) -> Checked<Vec<String>> {
        self.expect_files_beside(contents, &[])
    }

    /// The same, beside files that we have put there.
    ///
    /// # Errors
    /// When one of them has not arrived by the time the server rests or has ended.
    pub fn expect_files_beside(
        &mut self,
        contents: &[Vec<u8>],
        put: &[String],
    ) -> Checked<Vec<String>> {
        let patience = self.scene.for_an_answer();
        // A child of a server that has ended may still write.
        let waited = self.scene.hear(&[], &[], patience, || {
            Ok(claim(contents, &self.found_files(put)?).ok())
        })?;
        match waited {
            Waited::Came(names) => Ok(names),
            Waited::Silent(silence) => {
                Err(self.missing(contents, &self.found_files(put)?, silence))
            }
        }
    }

    /// Every file of the working folder that is new or has changed, but for these.
    fn found_files(&self, put: &[String]) -> Checked<Vec<Found>> {
        let files = self.scene.files();
        let mut found = Vec::new();
        for name in files.names()? {
            if let Some(bytes) = files.get(&name)?.filter(|_| !put.contains(&name)) {
                found.push(Found { name, bytes });
            }
        }
        Ok(found)
    }

    /// Expects a file with this content to be there still, under whatever name.
    ///
    /// # Errors
    /// When it is gone.
    pub fn expect_kept(&mut self, name: &str, content: &[u8]) -> Checked {
        self.until_rest()?;
        let kept = self.scene.files().get(name)?;
        let found = self.found_files(&[])?;
        if found.iter().any(|file| file.bytes == content) {
            return Ok(());
        }
        let actual = kept.map_or_else(|| NO_FILE.to_owned(), |bytes| told(name, &bytes));
        let expected = format!("{}, under this or another name", told(name, content));
        let message = "a file that was there is gone";
        let stop = Stop::fail(Symptom::OtherBytes, message, expected, actual);
        Err(self
            .scene
            .accuse(stop.wanting(Comparison::Arrives, content)))
    }

    /// Expects exactly these names among the new files.
    ///
    /// # Errors
    /// When one of them is missing.
    pub fn expect_names(&mut self, expected: &[String]) -> Checked {
        let names = self.scene.files().names()?;
        if expected.iter().all(|name| names.contains(name)) {
            return Ok(());
        }
        let message = "the files do not have the names that they should";
        let actual = if names.is_empty() {
            NO_FILE.to_owned()
        } else {
            names.join(", ")
        };
        let stop = Stop::fail(Symptom::OtherBytes, message, expected.join(", "), actual);
        Err(self
            .scene
            .accuse(stop.wanting_all(Comparison::Named, expected)))
    }

    fn missing(&self, contents: &[Vec<u8>], found: &[Found], silence: Silence) -> Stop {
        let missing = match claim(contents, found) {
            Err(missing) => missing.as_slice(),
            Ok(_) => b"",
        };
        let closest = closest(found, contents, missing);
        let (symptom, actual) = match closest {
            None => (Symptom::NoAnswer, NO_FILE.to_owned()),
            Some(file) => (
                shape(missing, &file.bytes),
                format!("{} in {}", text(&file.bytes), others(found, file)),
            ),
        };
        let message = match found.len() {
            0 => "no file has arrived",
            _ if closest.is_some_and(|file| file.bytes.is_empty()) && !missing.is_empty() => {
                "a file has arrived that is empty"
            }
            _ if symptom == Symptom::PartOfTheAnswer => {
                "only the beginning of the file has arrived"
            }
            _ => "the file has not arrived as it was sent",
        };
        let stop = Stop::fail(symptom, message, text(missing), actual);
        // Long ones have to be told only once.
        let is_long = contents.iter().map(Vec::len).sum::<usize>() > 4096;
        let stop = match is_long {
            true => stop.wanting(Comparison::Arrives, missing),
            false => stop.wanting_all(Comparison::Arrives, contents),
        };
        self.scene.accuse(stop.timed(silence.certainty()))
    }
}

/// A file of its own for each content: the names, or the content that has none.
fn claim<'a>(contents: &'a [Vec<u8>], found: &[Found]) -> Result<Vec<String>, &'a Vec<u8>> {
    let mut left: Vec<&Found> = found.iter().collect();
    let mut claimed = Vec::new();
    for content in contents {
        let place = left.iter().position(|file| &file.bytes == content);
        claimed.push(left.remove(place.ok_or(content)?).name.clone());
    }
    Ok(claimed)
}

/// The file that most probably should have been the missing one: one that nobody else claims, with the longest common
/// beginning.
fn closest<'a>(found: &'a [Found], contents: &[Vec<u8>], missing: &[u8]) -> Option<&'a Found> {
    let same = |bytes: &[u8]| {
        bytes
            .iter()
            .zip(missing)
            .take_while(|(a, b)| a == b)
            .count()
    };
    let unclaimed = |file: &&Found| !contents.contains(&file.bytes) || file.bytes == missing;
    let candidates = found.iter().filter(unclaimed);
    candidates
        .max_by_key(|file| same(&file.bytes))
        .or(found.first())
}

fn shape(expected: &[u8], actual: &[u8]) -> Symptom {
    match () {
        () if actual.len() < expected.len() && expected.starts_with(actual) => {
            Symptom::PartOfTheAnswer
        }
        () if actual.starts_with(expected) => Symptom::MoreBytes,
        () => Symptom::OtherBytes,
    }
}

fn text(bytes: &[u8]) -> String {
    if bytes.is_empty() {
        return "an empty file".to_owned();
    }
    format!("{} ({} bytes)", quoted(bytes), bytes.len())
}

fn told(name: &str, bytes: &[u8]) -> String {
    format!("{} in {name}", text(bytes))
}

/// Where it stands, and what else is there.
fn others(found: &[Found], file: &Found) -> String {
    let others: Vec<&str> = found
        .iter()
        .map(|file| file.name.as_str())
        .filter(|name| *name != file.name)
        .collect();
    match others.as_slice() {
        [] => file.name.clone(),
        several => format!("{}, beside {}", file.name, several.join(", ")),
    }
}

const NO_FILE: &str = "no new file";
