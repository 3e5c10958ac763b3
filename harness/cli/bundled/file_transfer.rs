//! Options of the bundled file-transfer programs.

use sockspec_model::{Dialect, Role};

/// Options of the bundled programs: the dialect key and the option.
const SERVER: &[(&str, &str)] = &[
    ("clients", "--clients"),
    ("names", "--names"),
    ("end", "--end"),
];
const CLIENT: &[(&str, &str)] = &[("names", "--names"), ("end", "--end"), ("quit", "--quit")];

/// The options that fit a dialect.
pub(super) fn options(role: Role, dialect: &Dialect) -> Vec<String> {
    let known = match role {
        Role::Server => SERVER,
        Role::Client => CLIENT,
        Role::Pair => &[],
    };
    let option =
        |(key, option): &(&str, &str)| [(*option).to_owned(), dialect.value(key).to_owned()];
    known.iter().flat_map(option).collect()
}

#[cfg(test)]
mod tests {
    use crate::bundled::commands;
    use crate::declared::dialect;
    use crate::target::scenario;

    #[test]
    fn declared_keys_are_passed_on() {
        let scenario = scenario("file-transfer").expect("it exists");
        let set = ["end=length".to_owned(), "quit=bye".to_owned()];
        let dialect = dialect(scenario, &set).expect("a dialect");
        let (server, client) = commands("sockspec", scenario, &dialect, 9);
        let (server, client) = (server.argv.join(" "), client.argv.join(" "));
        assert!(server.ends_with("--port 9 --clients asked --names output{n}.txt --end length"));
        assert!(client.ends_with("--port 9 --names output{n}.txt --end length --quit bye"));
    }
}
