//! Programs as somebody named them: from a command line to something that can be started.

use std::path::PathBuf;

use sockspec_engine::rig::Command;

use crate::executable;
use crate::interpreter;
use crate::mistake::Mistake;
use crate::shell;

/// Where a command line is read: what its placeholders stand for, and where its executable is looked for.
#[derive(Clone, Debug)]
pub struct Place {
    /// The program's folder, absolute.
    pub dir: PathBuf,
    /// The port that the program uses.
    pub port: u16,
    /// Where programs without a path are looked for.
    pub path: String,
}

impl Place {
    /// Reads a command line, quoted as in a shell. The placeholders are filled in behind the splitting, so that no
    /// folder's name is taken apart.
    ///
    /// # Errors
    /// When it is no command line, or its executable is not there.
    pub fn command(&self, text: &str) -> Result<Command, Mistake> {
        let words = shell_words::split(text)
            .map_err(|_| Mistake::new("a quote in the command is not closed").at(text))?;
        shell::refuse(text, &words)?;
        let mut argv: Vec<String> = words.iter().map(|word| self.fill_in(word)).collect();
        let Some(first) = argv.first_mut() else {
            let remedy = "write it as in a shell, for example 'python3 server.py'";
            return Err(Mistake::new("the command is empty").at(text).remedy(remedy));
        };
        let found = executable::find(first, &self.dir, &self.path);
        *first = found.map_err(|mistake| mistake.within(text, &words[0]))?;
        interpreter::expect_script(&argv, &self.dir, &self.path).map_err(|mistake| {
            let script = words.get(1).map_or("", String::as_str);
            mistake.within(text, script)
        })?;
        Ok(Command {
            argv,
            dir: self.folder(),
            path: self.path.clone(),
        })
    }

    fn fill_in(&self, word: &str) -> String {
        let word = word
            .replace("{host}", "localhost")
            .replace("{port}", &self.port.to_string());
        word.replace("{dir}", &self.folder())
    }

    fn folder(&self) -> String {
        self.dir.to_string_lossy().into_owned()
    }
}

/// Where this process looks for programs; programs are looked for in the same places.
#[must_use]
pub fn search_path() -> String {
    std::env::var("PATH").unwrap_or_else(|_| "/usr/local/bin:/usr/bin:/bin".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place() -> Place {
        Place {
            dir: PathBuf::from("/"),
            port: 12000,
            path: "/usr/bin:/bin".to_owned(),
        }
    }

    #[test]
    fn words_are_split_first_and_filled_in_then() {
        let place = Place {
            dir: PathBuf::from("/usr/../usr"),
            ..place()
        };
        let command = place
            .command("sh -c 'a b' {port} http://{host}/ {dir}/x")
            .expect("sh is there");
        assert_eq!(
            command.argv[1..],
            ["-c", "a b", "12000", "http://localhost/", "/usr/../usr/x"]
        );
        assert!(command.argv[0].ends_with("/sh"));
    }

    #[test]
    fn a_command_has_words_and_closed_quotes() {
        assert_eq!(
            place().command("  ").expect_err("empty").sentence(),
            "the command is empty"
        );
        let mistake = place().command("sh -c 'x").expect_err("an open quote");
        assert_eq!(mistake.sentence(), "a quote in the command is not closed");
    }

    #[test]
    fn the_place_of_a_missing_program_is_its_name() {
        let mistake = place()
            .command("no-such-program --at-all")
            .expect_err("not there");
        assert_eq!(
            mistake.place().map(|place| place.part.as_str()),
            Some("no-such-program")
        );
    }
}
