//! Words that only a shell understands, in a command line that no shell reads.
//!
//! Whatever stands in quotes is left alone: it is meant for the program, or for the shell that it is.

use crate::mistake::Mistake;

/// Refuses what would be handed to the program as if it were an argument, or be looked for as if it were a program.
///
/// # Errors
/// With what to write instead.
pub fn refuse(text: &str, words: &[String]) -> Result<(), Mistake> {
    let Some(first) = words.first() else {
        return Ok(());
    };
    let bare = |word: &&String| text.split_whitespace().any(|raw| raw == **word);
    let operator = || words.iter().filter(bare).find(|word| is_operator(word));
    let home = || words.iter().filter(bare).find(|word| is_at_home(word));
    if first == "cd" {
        return Err(changes_folder(text, words));
    }
    if is_assignment(first) {
        return Err(assigns(text, first));
    }
    match (operator(), home()) {
        (Some(operator), _) => Err(operates(text, operator)),
        (None, Some(path)) => Err(is_abbreviated(text, path)),
        (None, None) => Ok(()),
    }
}

/// Joins commands, or leads their input and output elsewhere.
fn is_operator(word: &str) -> bool {
    let redirects = |word: &str| word.starts_with(['<', '>']);
    let without_number = word.trim_start_matches(|letter: char| letter.is_ascii_digit());
    matches!(word, "&&" | "||" | "|" | ";" | "&")
        || word.ends_with([';', '&'])
        || word.contains("&&")
        || redirects(without_number.trim_start_matches('&'))
}

fn is_at_home(word: &str) -> bool {
    word == "~" || word.starts_with("~/")
}

fn is_assignment(word: &str) -> bool {
    let is_name = |name: &str| {
        let mut letters = name.chars();
        let begins = letters
            .next()
            .is_some_and(|first| first.is_ascii_alphabetic() || first == '_');
        begins && letters.all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
    };
    word.split_once('=').is_some_and(|(name, _)| is_name(name))
}

fn changes_folder(text: &str, words: &[String]) -> Mistake {
    let folder = words
        .get(1)
        .map_or("FOLDER", |folder| folder.trim_end_matches(';'));
    let rest = text.split_once("&&").or(text.split_once(';'));
    let rest = rest.map_or("COMMAND", |(_, rest)| rest.trim());
    let rest = in_quotes(rest);
    no_shell("cd").within(text, "cd").remedy(format!(
        "name the folder with --dir {folder}, and the command alone: {rest}"
    ))
}

fn assigns(text: &str, first: &str) -> Mistake {
    let sentence = format!("no shell reads the command, so {first} in front of it sets nothing");
    Mistake::new(sentence)
        .within(text, first)
        .remedy(format!("write {}", in_quotes(&format!("env {text}"))))
}

fn operates(text: &str, operator: &str) -> Mistake {
    let by_shell = in_quotes(&format!("sh -c {}", shell_words::quote(text)));
    no_shell(operator).within(text, operator).remedy(format!(
        "leave it out, or let a shell read the command: {by_shell}"
    ))
}

fn is_abbreviated(text: &str, path: &str) -> Mistake {
    no_shell("~")
        .within(text, path)
        .remedy("write the path in full, or relative to the program's folder, which --dir names")
}

fn no_shell(what: &str) -> Mistake {
    Mistake::new(format!(
        "no shell reads the command, so {what} has no meaning there"
    ))
}

/// A word as it can be typed at a shell: in the quotes that are easiest to read.
fn in_quotes(word: &str) -> String {
    if !word.contains('\'') {
        format!("'{word}'")
    } else if word.contains(['"', '$', '`', '\\', '!']) {
        shell_words::quote(word).into_owned()
    } else {
        format!("\"{word}\"")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> Option<(String, String)> {
        let words = shell_words::split(text).expect("its quotes are closed");
        let mistake = refuse(text, &words).err()?;
        let remedy = mistake.what_to_do().expect("there is a remedy").to_owned();
        Some((mistake.sentence().to_owned(), remedy))
    }

    fn remedy(text: &str) -> String {
        refused(text).expect("it is refused").1
    }

    #[test]
    fn words_of_a_shell_get_a_remedy() {
        assert_eq!(
            remedy("cd x && python3 s.py"),
            "name the folder with --dir x, and the command alone: 'python3 s.py'"
        );
        assert_eq!(
            remedy("cd x; ./s"),
            "name the folder with --dir x, and the command alone: './s'"
        );
        assert_eq!(
            remedy("DEBUG=1 python3 s.py"),
            "write 'env DEBUG=1 python3 s.py'"
        );
        for text in [
            "python3 s.py > log",
            "./s 2>&1",
            "./s | tee log",
            "make && ./s",
            "./s &",
        ] {
            let shell = format!("\"sh -c '{text}'\"");
            assert!(remedy(text).ends_with(&shell), "{}", remedy(text));
        }
        assert!(remedy("python3 ~/s.py").starts_with("write the path in full"));
        let (sentence, _) = refused("./s | tee log").expect("it is refused");
        assert_eq!(
            sentence,
            "no shell reads the command, so | has no meaning there"
        );
    }

    #[test]
    fn a_remedy_can_be_typed_as_it_stands() {
        for text in [
            "./s \"a b\" > log",
            "./s 'a b' | tee $HOME/log",
            "./s &",
            "./s&",
            "make&&./s",
        ] {
            let remedy = remedy(text);
            let (_, typed) = remedy.split_once("command: ").expect("a shell is offered");
            let argument = shell_words::split(typed).expect("its quotes are closed");
            let words = shell_words::split(&argument[0]).expect("its quotes are closed");
            assert_eq!(words, ["sh", "-c", text], "{remedy}");
        }
        let alone = "name the folder with --dir x, and the command alone: \"./s 'a b'\"";
        assert_eq!(remedy("cd x && ./s 'a b'"), alone);
    }

    #[test]
    fn what_is_quoted_or_plain_is_left_alone() {
        for text in [
            "python3 s.py",
            "sh -c 'cd x && ./s > log'",
            "./s --key=value a=b",
            "./s '>' \"|\"",
            "env A=1 ./s",
            "./s -->",
            "./s a~b http://x/?a=1&b=2",
            "",
        ] {
            assert_eq!(refused(text), None, "{text}");
        }
    }
}
