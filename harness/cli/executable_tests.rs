//! What a word on a command line means, and what is said when it means nothing.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;

use tempfile::TempDir;

use super::find;

fn folder(files: &[(&str, &str, u32)]) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    for (name, text, mode) in files {
        let file = folder.path().join(name);
        fs::create_dir_all(file.parent().expect("it is in a folder")).expect("a folder");
        fs::write(&file, text).expect("a file");
        fs::set_permissions(&file, Permissions::from_mode(*mode)).expect("a mode");
    }
    folder
}

/// What is said about a word, where these files are in the folder and these on the path.
fn check(word: &str, files: &[(&str, &str, u32)], programs: &[&str], said: &str) {
    let programs: Vec<_> = programs.iter().map(|name| (*name, "", 0o755)).collect();
    let (here, path) = (folder(files), folder(&programs));
    let found = find(word, here.path(), &path.path().to_string_lossy());
    let text = match found {
        Ok(file) => file,
        Err(mistake) => format!(
            "{}; {}",
            mistake.sentence(),
            mistake.what_to_do().unwrap_or_default()
        ),
    };
    let text = text.replace(&*here.path().to_string_lossy(), "HERE");
    assert_eq!(text.replace(&*path.path().to_string_lossy(), "PATH"), said);
}

#[test]
fn what_is_there_is_found() {
    check(
        "./server",
        &[("server", "\x7fELF", 0o755)],
        &[],
        "HERE/./server",
    );
    check(
        "build/server",
        &[("build/server", "", 0o755)],
        &[],
        "HERE/build/server",
    );
    check("python3", &[], &["python3"], "PATH/python3");
    check(
        "./x.py",
        &[("x.py", "#!/bin/sh\n", 0o755)],
        &[],
        "HERE/./x.py",
    );
}

#[test]
fn a_slip_gets_the_nearest_name() {
    let server = &[("server", "", 0o755)];
    check(
        "./servr",
        server,
        &[],
        "there is no ./servr in HERE; did you mean ./server?",
    );
    check(
        "pyhton3",
        &[],
        &["python3", "perl"],
        "there is no program pyhton3 on the PATH; did you mean python3?",
    );
    check(
        "build/server",
        server,
        &[],
        "there is no build/server in HERE; paths are relative to the program's folder, which --dir names",
    );
}

#[test]
fn python_is_python3() {
    check(
        "python",
        &[],
        &["python3", "pythn"],
        "this machine has no python, but it has python3; write python3",
    );
}

#[test]
fn a_file_of_the_folder_needs_its_path() {
    let said = "server is in the program's folder, not on the PATH; write './server'";
    check("server", &[("server", "", 0o755)], &[], said);
    let said = "server.py is in the program's folder, not on the PATH; write 'python3 server.py'";
    check("server.py", &[("server.py", "", 0o644)], &[], said);
}

#[test]
fn what_cannot_be_executed_is_said_before_it_is_tried() {
    check(
        "./s",
        &[("s", "", 0o644)],
        &[],
        "./s is not executable; allow it: chmod +x ./s",
    );
    check(
        "./s.py",
        &[("s.py", "", 0o644)],
        &[],
        "./s.py is not executable; start it with its language: 'python3 ./s.py'",
    );
    check(
        "./src",
        &[("src/x", "", 0o644)],
        &[],
        "./src is a folder, not a program; ",
    );
    let said = "./s.py does not say what starts it: its first line is no #! line; start it with its language: 'python3 ./s.py'";
    check("./s.py", &[("s.py", "print()\n", 0o755)], &[], said);
}

#[test]
fn the_first_line_of_a_script_names_a_program() {
    let said = "./s has line ends of Windows, with which Linux cannot read its #! line; mend them: sed -i 's/\\r$//' ./s";
    check("./s", &[("s", "#!/bin/sh\r\n", 0o755)], &[], said);
    let said = "the #! line of ./s names /bin/pyton, which is not there; write #!/usr/bin/env and the name of the language there";
    check("./s", &[("s", "#!/bin/pyton\n", 0o755)], &[], said);
}
