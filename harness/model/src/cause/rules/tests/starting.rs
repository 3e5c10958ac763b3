//! Programs that did not begin, or began elsewhere.

use super::sample::{Sample, client, on_listener, server};
use crate::{On, Sent, Symptom};

const LISTENS: &str = "a socket that listens on port 12000";
const TAKEN: &str = "OSError: [Errno 98] Address already in use";

pub(super) fn samples() -> Vec<Sample> {
    let themes = [
        starting,
        other_networks,
        clients_at_the_start,
        second_instances,
    ];
    themes.into_iter().flat_map(|samples| samples()).collect()
}

fn starting() -> Vec<Sample> {
    vec![
        server("restarts-at-once")
            .finds(Symptom::NotReady, LISTENS, "it ended with status 1")
            .ended("ended with status 1", TAKEN)
            .names(
                "no-SO_REUSEADDR",
                "it found its port taken; it ended with status 1",
            ),
        server("restarts-at-once")
            .finds(
                Symptom::NotReady,
                LISTENS,
                "it listens on 0.0.0.0:43817 instead",
            )
            .names("no-SO_REUSEADDR", "0.0.0.0:43817"),
        server("becomes-ready")
            .finds(
                Symptom::NotReady,
                LISTENS,
                "it listens on 0.0.0.0:57390 instead",
            )
            .names("wrong-port", "0.0.0.0:57390"),
        server("listens-on-all-addresses")
            .connects(0)
            .finds(
                Symptom::Refused,
                "a connection to 192.0.2.1:12000",
                "refused it",
            )
            .names("wrong-address", "192.0.2.1:12000"),
        server("becomes-ready")
            .finds(Symptom::NotReady, LISTENS, "it ended with status 1")
            .ended("ended with status 1", "ready\naccept: Invalid argument\n")
            .names(
                "bound-not-listening",
                "accept() was refused; it ended with status 1",
            ),
        server("becomes-ready")
            .finds(
                Symptom::NotReady,
                LISTENS,
                "it is bound to port 12000 and does not listen",
            )
            .names("bound-not-listening", "it is bound to port 12000"),
        server("becomes-ready")
            .waits(2, "read", On::Keyboard)
            .finds(
                Symptom::NotReady,
                LISTENS,
                "it listens nowhere; every thread of it waits",
            )
            .names(
                "reads-keyboard-first",
                "it waits for the keyboard and does not listen",
            ),
    ]
}

/// TCP and UDP taken for each other, IPv4 and IPv6 told apart.
fn other_networks() -> Vec<Sample> {
    let unready = |expected: &str, actual: &str| {
        server("becomes-ready").finds(Symptom::NotReady, expected, actual)
    };
    let udp = "a UDP socket bound to port 12000";
    let other = "it has UDP port 12000; this exercise speaks TCP";
    let unconnected = "OSError: [Errno 107] Transport endpoint is not connected";
    let refused = "    s.recv(1024)\nConnectionRefusedError: [Errno 111] Connection refused";
    vec![
        unready(LISTENS, other).names("wrong-transport", other),
        unready(
            udp,
            "it listens on TCP port 12000; this exercise speaks UDP",
        )
        .names("wrong-transport", "it listens on TCP port 12000"),
        unready(udp, "it ended with status 1")
            .ended("ended with status 1", unconnected)
            .names("wrong-transport", "its socket is one for TCP"),
        client("reaches-the-server")
            .finds(Symptom::Refused, "a connection to port 12000", "none")
            .ended("ended with status 1", refused)
            .names("wrong-transport", "it was refused when it received"),
        server("listens-on-all-addresses")
            .finds(
                Symptom::Refused,
                "a connection to 192.0.2.10:12000",
                "refused it",
            )
            .waits(2, "accept", on_listener("[::]:12000"))
            .names(
                "ipv6-alone",
                "it listens on [::]:12000, which is for IPv6 alone",
            ),
    ]
}

fn clients_at_the_start() -> Vec<Sample> {
    let missing = || {
        client("reaches-the-server").finds(Symptom::Refused, "a connection to port 12000", "none")
    };
    vec![
        missing()
            .ended("ended with status 1", "bind failed: Address already in use")
            .names("client-binds-the-servers-port", "it found the port taken"),
        missing()
            .astray("127.0.0.1:12001", Sent::Call, 1)
            .called(1, 1)
            .ended("ended with status 1", "connect: Connection refused")
            .names("wrong-port", "asked for a connection to 127.0.0.1:12001"),
        missing()
            .astray("127.0.0.1:12001", Sent::Call, 1)
            .ended("ended by signal 11 (SIGSEGV)", "")
            .names("wrong-port", "asked for a connection to 127.0.0.1:12001"),
        missing()
            .astray("127.0.0.1:53", Sent::Call, 2)
            .called(3, 3)
            .ended("ended with status 1", "Cannot reach the server.")
            .names(
                "wrong-port",
                "of 3 connections that it asked for 3 were refused",
            ),
        missing()
            .called(1, 1)
            .ended("ended with status 1", "Cannot reach the server.")
            .names(
                "wrong-port",
                "of 1 connection that it asked for 1 was refused",
            ),
        missing()
            .ended("ended with status 1", "connect: Connection refused")
            .names(
                "wrong-port",
                "it did not connect to where the server listens; it ended with",
            ),
        missing()
            .ended(
                "ended with status 1",
                "socket.gaierror: [Errno -2] Name or service not known",
            )
            .names(
                "wrong-address",
                "it did not connect to where the server listens",
            ),
        missing().waits(2, "read", On::Keyboard).names(
            "reads-keyboard-first",
            "it waits for the keyboard and has not connected",
        ),
        client("prompts-first")
            .waits(2, "read", On::Keyboard)
            .finds(Symptom::NotShown, "any prompt", "an empty screen")
            .names(
                "reads-keyboard-first",
                "it waits for the keyboard and has shown nothing",
            ),
    ]
}

fn second_instances() -> Vec<Sample> {
    let both = || {
        server("reports-a-taken-port").finds(
            Symptom::StillOpen,
            "the end of the second",
            "it goes on",
        )
    };
    vec![
        both()
            .waits(2, "accept", on_listener("0.0.0.0:12000"))
            .waits(3, "accept", on_listener("0.0.0.0:12000"))
            .names(
                "shares-the-port-silently",
                "2 processes of two instances have 0.0.0.0:12000",
            ),
        both()
            .waits(2, "accept", on_listener("0.0.0.0:12000"))
            .waits(
                3,
                "epoll_wait",
                On::AnyOf(vec![on_listener("0.0.0.0:39221")]),
            )
            .names("failed-bind-not-noticed", "ports 12000 and 39221"),
    ]
}
