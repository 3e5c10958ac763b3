//! Executables: found as a shell would find them, and looked at before anything is started.
//!
//! Whatever exec(2) would refuse later, in every check, is said here once.

use std::fs::{self, File};
use std::io::Read;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use crate::mistake::Mistake;
use crate::nearest::nearest;

/// What starts programs that are text, by the end of their names.
const LANGUAGES: &[(&str, &str)] = &[
    ("py", "python3"),
    ("js", "node"),
    ("mjs", "node"),
    ("rb", "ruby"),
    ("pl", "perl"),
    ("sh", "sh"),
    ("php", "php"),
    ("java", "java"),
    ("jar", "java -jar"),
];

/// The executable that a word means: a path where it has a slash, relative to `dir`; else a program on `path`.
///
/// # Errors
/// When there is none, or it cannot be executed.
pub fn find(word: &str, dir: &Path, path: &str) -> Result<String, Mistake> {
    let found = if word.contains('/') {
        in_folder(word, dir)?
    } else {
        on_path(word, dir, path)?
    };
    begins_well(word, &found)?;
    found
        .into_os_string()
        .into_string()
        .map_err(|_| Mistake::new("the program's path is no valid UTF-8"))
}

fn in_folder(word: &str, dir: &Path) -> Result<PathBuf, Mistake> {
    let file = dir.join(word);
    match fs::metadata(&file) {
        Err(_) => Err(missing(word, dir, &file)),
        Ok(meta) if meta.is_dir() => {
            Err(Mistake::new(format!("{word} is a folder, not a program")))
        }
        Ok(meta) if meta.permissions().mode() & 0o111 == 0 => Err(not_executable(word)),
        Ok(_) => Ok(file),
    }
}

/// A file that is not there, with the one that may be meant.
pub(crate) fn missing(word: &str, dir: &Path, file: &Path) -> Mistake {
    let folder = file.parent().unwrap_or(dir);
    let from = if word.starts_with('/') { folder } else { dir };
    let mistake = Mistake::new(format!("there is no {word} in {}", from.display()));
    let (names, name) = (
        names_in(folder),
        file.file_name().unwrap_or_default().to_string_lossy(),
    );
    match nearest(&name, names.iter().map(String::as_str)) {
        Some(other) => mistake.remedy(format!(
            "did you mean {}?",
            word.replace(name.as_ref(), other)
        )),
        None => mistake.remedy("paths are relative to the program's folder, which --dir names"),
    }
}

fn not_executable(word: &str) -> Mistake {
    let remedy = match language_of(word) {
        Some(language) => format!("start it with its language: '{language} {word}'"),
        None => format!("allow it: chmod +x {word}"),
    };
    Mistake::new(format!("{word} is not executable")).remedy(remedy)
}

fn language_of(word: &str) -> Option<&'static str> {
    let end = Path::new(word).extension()?.to_str()?;
    LANGUAGES
        .iter()
        .find(|(known, _)| *known == end)
        .map(|(_, language)| *language)
}

fn on_path(word: &str, dir: &Path, path: &str) -> Result<PathBuf, Mistake> {
    let folders = || std::env::split_paths(path).filter(|folder| folder.is_absolute());
    let found = folders()
        .map(|folder| folder.join(word))
        .find(|file| is_executable(file));
    found.ok_or_else(|| {
        let names: Vec<String> = folders().flat_map(|folder| names_in(&folder)).collect();
        not_on_path(word, dir, &names)
    })
}

fn not_on_path(word: &str, dir: &Path, programs: &[String]) -> Mistake {
    let there = |name: &str| programs.iter().any(|program| program == name);
    if dir.join(word).is_file() {
        let local = format!("./{word}");
        let start = language_of(word).filter(|_| !is_executable(&dir.join(word)));
        let start = start.map_or(local, |language| format!("{language} {word}"));
        return Mistake::new(format!(
            "{word} is in the program's folder, not on the PATH"
        ))
        .remedy(format!("write '{start}'"));
    }
    let newer = format!("{word}3");
    if there(&newer) {
        return Mistake::new(format!("this machine has no {word}, but it has {newer}"))
            .remedy(format!("write {newer}"));
    }
    let mistake = Mistake::new(format!("there is no program {word} on the PATH"));
    // Among thousands of programs something is a little like every word.
    let alike = programs
        .iter()
        .filter(|name| name.chars().next() == word.chars().next());
    match nearest(word, alike.map(String::as_str)) {
        Some(other) => mistake.remedy(format!("did you mean {other}?")),
        None => mistake.remedy(format!(
            "install it, or write the path to it, as ./{word} for one in the program's folder"
        )),
    }
}

fn is_executable(file: &Path) -> bool {
    fs::metadata(file).is_ok_and(|meta| meta.is_file() && meta.permissions().mode() & 0o111 != 0)
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect()
}

/// Looks at the first line of a script: it names the program that the system starts.
fn begins_well(word: &str, file: &Path) -> Result<(), Mistake> {
    let mut start = [0; 256];
    let Ok(length) = File::open(file).and_then(|mut file| file.read(&mut start)) else {
        return Ok(());
    };
    let line = String::from_utf8_lossy(&start[..length]);
    let line = line.split('\n').next().unwrap_or_default();
    match (line.strip_prefix("#!"), language_of(word)) {
        (Some(rest), _) => names_interpreter(word, rest),
        (None, Some(language)) => {
            let sentence =
                format!("{word} does not say what starts it: its first line is no #! line");
            Err(Mistake::new(sentence)
                .remedy(format!("start it with its language: '{language} {word}'")))
        }
        (None, None) => Ok(()),
    }
}

fn names_interpreter(word: &str, line: &str) -> Result<(), Mistake> {
    if line.ends_with('\r') {
        let sentence =
            format!("{word} has line ends of Windows, with which Linux cannot read its #! line");
        return Err(Mistake::new(sentence).remedy(format!("mend them: sed -i 's/\\r$//' {word}")));
    }
    let interpreter = line.split_whitespace().next().unwrap_or_default();
    if Path::new(interpreter).exists() {
        return Ok(());
    }
    let sentence = format!("the #! line of {word} names {interpreter}, which is not there");
    Err(Mistake::new(sentence).remedy("write #!/usr/bin/env and the name of the language there"))
}

#[cfg(test)]
#[path = "executable_tests.rs"]
mod tests;
