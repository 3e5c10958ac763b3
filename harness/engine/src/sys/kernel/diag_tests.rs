use std::net::{Ipv4Addr, UdpSocket};

use super::*;

#[test]
fn a_udp_socket_is_found_by_its_address_and_in_the_list() {
    let diag = Diag::new(open().expect("a netlink socket"));
    let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    let address = socket.local_addr().expect("an address");
    socket.send_to(b"four", address).expect("a datagram");
    let row = diag
        .receiver(address)
        .expect("an answer")
        .expect("the socket");
    assert_eq!(row.local, address);
    assert!(row.unread >= 4, "{row:?}");
    assert_eq!(row.drops, Some(0));
    let listed = diag.receivers().expect("an answer");
    assert!(listed.iter().any(|one| one.inode == row.inode));
    drop(socket);
    assert_eq!(diag.receiver(address).expect("an answer"), None);
}
