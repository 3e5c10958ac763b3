//! Programs that are text, behind the name of their interpreter: the file has to be there, before anything is judged.
//!
//! Only what every such interpreter reads in the same way is looked at: a first word that is an option is left alone.

use std::path::{Path, PathBuf};

use crate::executable::missing;
use crate::mistake::Mistake;

/// Interpreters that take a file as their first word; a number behind the name makes no difference.
const INTERPRETERS: [&str; 7] = ["python", "pypy", "node", "nodejs", "ruby", "perl", "php"];
/// The same, but what is not in the folder they look for on the path.
const SHELLS: [&str; 5] = ["sh", "bash", "dash", "ksh", "zsh"];
/// What node puts behind the name of a file that is not there.
const ENDS_OF_NODE: [&str; 3] = ["js", "json", "node"];

/// Refuses a script that is not there, seen from the folder in which it is started.
///
/// # Errors
/// When it is not.
pub(crate) fn expect_script(argv: &[String], dir: &Path, path: &str) -> Result<(), Mistake> {
    let [program, script, ..] = argv else {
        return Ok(());
    };
    let name = Path::new(program).file_name().unwrap_or_default();
    let name = name.to_string_lossy();
    let name = name.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == '.');
    let file = dir.join(script);
    let is_script = INTERPRETERS.contains(&name) || SHELLS.contains(&name);
    if !is_script || script.starts_with('-') || file.exists() || is_elsewhere(name, &file, path) {
        return Ok(());
    }
    Err(missing(script, dir, &file))
}

/// Whether the interpreter finds it under another name, or in another place.
fn is_elsewhere(name: &str, file: &Path, path: &str) -> bool {
    let longer = |end: &&str| {
        let name = file.as_os_str().to_string_lossy();
        PathBuf::from(format!("{name}.{end}")).exists()
    };
    let word = file.file_name().unwrap_or_default();
    let on_path = |folder: PathBuf| folder.join(word).is_file();
    match name {
        "node" | "nodejs" => ENDS_OF_NODE.iter().any(longer),
        shell if SHELLS.contains(&shell) => std::env::split_paths(path).any(on_path),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn told(words: &[&str]) -> Option<String> {
        let folder = tempfile::tempdir().expect("there is room");
        for name in ["server.py", "app.js", "server"] {
            fs::write(folder.path().join(name), "").expect("there is room");
        }
        let argv: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let mistake = expect_script(&argv, folder.path(), "/usr/bin:/bin").err()?;
        let remedy = mistake.what_to_do().unwrap_or_default();
        Some(
            format!("{}; {remedy}", mistake.sentence())
                .replace(&folder.path().display().to_string(), "HERE"),
        )
    }

    #[test]
    fn a_script_that_is_not_there_is_told_before_anybody_is_judged() {
        let told_of = told(&["/usr/bin/python3", "nonexist.py"]);
        let dir = "there is no nonexist.py in HERE; paths are relative to the program's folder, which --dir names";
        assert_eq!(told_of.as_deref(), Some(dir));
        let other = told(&["python3.11", "serve.py"]);
        let nearest = "there is no serve.py in HERE; did you mean server.py?";
        assert_eq!(other.as_deref(), Some(nearest));
        assert!(told(&["sh", "no-such-script", "1"]).is_some());
    }

    #[test]
    fn what_an_interpreter_would_find_is_left_alone() {
        for sound in [
            &["python3", "server.py"][..],
            &["python3", "-u", "nonexist.py"],
            &["python3"],
            &["node", "app"],
            &["bash", "ls"],
            &["./server", "nonexist.py"],
        ] {
            assert_eq!(told(sound), None, "{sound:?}");
        }
    }
}
