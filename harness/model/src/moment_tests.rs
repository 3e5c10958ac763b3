use super::*;
use crate::{Escaped, Sent, Untrusted};

fn waits(call: &str, on: On) -> ThreadState {
    let call = call.to_owned();
    ThreadState {
        pid: 2,
        tid: 2,
        name: Escaped::default(),
        blocked: Blocked::ForEver { call, on },
        child: false,
    }
}

fn accepts() -> ThreadState {
    waits("accept", On::Listener("0.0.0.0:12000".into()))
}

fn unread(client: u32) -> Connection {
    Connection {
        remote: format!("127.0.0.1:{client}"),
        unread: 17,
        unsent: 0,
        accepted: true,
        ended: false,
        client,
        descriptor: Some(3 + client as i32),
    }
}

fn lines(threads: Vec<ThreadState>, connections: Vec<Connection>) -> Vec<String> {
    Snapshot {
        threads,
        connections,
        ..Snapshot::default()
    }
    .lines()
}

#[test]
fn one_wait_and_one_queue_are_one_sentence() {
    assert_eq!(
        lines(vec![accepts()], vec![unread(1)]),
        [
            "your program waits in accept() for the listening socket 0.0.0.0:12000 while 17 bytes of the first client \
             lie unread on descriptor 4"
        ]
    );
}

#[test]
fn only_threads_are_counted_as_threads() {
    let early = Connection {
        unread: 0,
        accepted: false,
        descriptor: None,
        ..unread(2)
    };
    assert_eq!(
        lines(vec![accepts(), accepts()], vec![early.clone(), early]),
        [
            "your program waits in accept() for the listening socket 0.0.0.0:12000 (2 threads) while the connection of \
             the second client is not accepted",
            "the connection of the second client is not accepted"
        ]
    );
}

#[test]
fn a_child_is_told_from_its_parent() {
    let child = ThreadState {
        child: true,
        ..waits("recv", On::Connection("127.0.0.1:7".into()))
    };
    assert_eq!(
        lines(vec![waits("wait", On::Child), child], Vec::new()),
        [
            "your program waits in wait() for a child process",
            "its child process waits in recv() for the connection with 127.0.0.1:7"
        ]
    );
}

#[test]
fn what_a_client_keeps_open_has_an_address() {
    let kept = Connection {
        unread: 0,
        ended: true,
        client: 0,
        remote: "127.0.0.1:12000".into(),
        ..unread(1)
    };
    assert_eq!(
        lines(Vec::new(), vec![kept]),
        [
            "it keeps the connection with 127.0.0.1:12000 open on descriptor 4, although the other side has ended"
        ]
    );
}

#[test]
fn very_many_that_are_alike_are_folded() {
    let one = Connection {
        unread: 1,
        ..unread(1)
    };
    let threads = (0..98).map(|port| waits("recv", On::Connection(format!("127.0.0.1:{port}"))));
    let connections = [one].into_iter().chain((2..99).map(unread));
    assert_eq!(
        lines(threads.collect(), connections.collect()),
        [
            "your program waits in recv() for the connection with 127.0.0.1:0, and 97 more like it while 1 byte of the \
             first client lies unread on descriptor 4, and 97 more like it"
        ]
    );
}

#[test]
fn what_lies_in_a_datagram_socket_is_told_beside_the_wait() {
    let mailbox = |unread, first, dropped| Mailbox {
        address: "0.0.0.0:12000".into(),
        descriptor: Some(3),
        unread,
        count: unread.then_some(1),
        first,
        dropped,
    };
    let lines = |mailboxes| {
        let snapshot = Snapshot {
            threads: vec![waits("read", On::Keyboard)],
            mailboxes,
            ..Snapshot::default()
        };
        snapshot.lines()
    };
    assert_eq!(
        lines(vec![mailbox(true, Some(12), 0)]),
        [
            "your program waits in read() for the keyboard while a datagram of 12 bytes lies unread on descriptor 3"
        ]
    );
    let several = Mailbox {
        count: Some(3),
        ..mailbox(true, Some(12), 0)
    };
    assert_eq!(
        lines(vec![several]),
        [
            "your program waits in read() for the keyboard while 3 datagrams lie unread on descriptor 3, the first one of 12 \
             bytes"
        ]
    );
    assert_eq!(
        lines(vec![mailbox(true, None, 7)]),
        [
            "your program waits in read() for the keyboard while a datagram lies unread on descriptor 3",
            "7 datagrams found no room on descriptor 3 and are lost"
        ]
    );
    assert_eq!(
        lines(vec![mailbox(false, None, 0)]),
        ["your program waits in read() for the keyboard"]
    );
}

#[test]
fn what_went_to_others_is_told_at_the_end() {
    let astray = |to: &str, what| Astray {
        to: to.to_owned(),
        what,
        times: 1,
    };
    let answer = Sent::Datagram(Untrusted::new("HELLO").cut(80));
    let snapshot = Snapshot {
        threads: vec![accepts()],
        astray: Some(vec![
            astray("127.0.0.53:53", answer.clone()),
            astray("127.0.0.1:9999", answer),
        ]),
        ..Snapshot::default()
    };
    assert_eq!(
        snapshot.lines()[1..],
        [
            "your program has asked 127.0.0.53:53 for a name",
            "your program has sent \"HELLO\" to 127.0.0.1:9999, where the other side is not",
        ]
    );
}
