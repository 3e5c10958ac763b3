//! Whether a console names where somebody is: an address and a port.

use std::net::SocketAddr;

use sockspec_model::Comparison;

use super::{Checked, ServerRig};

impl ServerRig {
    /// Expects one line of the console to name this address and port, whatever stands around and between them.
    ///
    /// # Errors
    /// When no line does.
    pub fn expect_address_on_console(&mut self, address: SocketAddr) -> Checked {
        let wanted = format!("a line with {} and {}", address.ip(), address.port());
        let why = "the console does not name the client's address and port";
        let named = self.expect_on_console(wanted, why, |screen| {
            screen.lines().any(|line| names(line, address))
        });
        named.map_err(|stop| stop.wanting(Comparison::TellsWho, b""))
    }
}

/// Whether a line has the address, and the port as a number of its own.
fn names(line: &str, address: SocketAddr) -> bool {
    let port = address.port().to_string();
    let numbers = line.split(|letter: char| !letter.is_ascii_digit());
    line.contains(&address.ip().to_string()) && numbers.into_iter().any(|number| number == port)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_may_stand_in_any_notation() {
        let address: SocketAddr = "127.0.0.1:40123".parse().expect("an address");
        for line in [
            "Got connection from ('127.0.0.1', 40123)",
            "client 127.0.0.1:40123",
            "[::ffff:127.0.0.1]:40123 came",
            "/127.0.0.1 port 40123",
        ] {
            assert!(names(line, address), "{line}");
        }
    }

    #[test]
    fn half_an_address_is_none() {
        let address: SocketAddr = "127.0.0.1:40123".parse().expect("an address");
        for line in [
            "Got connection from 127.0.0.1",
            "port 40123",
            "127.0.0.1:401234",
            "127.0.0.1:12345",
        ] {
            assert!(!names(line, address), "{line}");
        }
    }
}
