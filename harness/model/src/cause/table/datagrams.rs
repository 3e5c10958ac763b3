//! What datagrams ask of a program, and streams do not.

use super::Cause;

pub(super) const CAUSES: &[Cause] = &[
    Cause {
        name: "answers-from-another-port",
        sentence: "The answer leaves through another socket than the question came to, and so from \
               another port; a client that listens to the server alone never hears it.",
        why: "A UDP socket that has no port gets a free one from the system when it first sends. The \
          client has asked one port and is answered by another one, which is a stranger to it. A \
          client whose socket is connected, and most firewalls on the way, throw such an answer \
          away.",
        confirm: concat!(
            "Watch the ports of question and answer.\n\n",
            "    sudo tcpdump -n -i lo udp port 12000   # in a second terminal, before you ask",
        ),
        mend: concat!(
            "Send the answer through the socket that has received the question.\n\n",
            "    socket = bind to port 12000\n",
            "    (question, client) = socket.recvfrom(2048)\n",
            "    socket.sendto(answer, client)     # the same socket",
        ),
    },
    Cause {
        name: "datagrams-as-a-stream",
        sentence: "Datagrams are treated like a stream: one message is cut into several of them, or several \
                   are put together into one message.",
        why: "In UDP every sendto() is a message of its own. It arrives whole or not at all, it is received \
              by one recvfrom(), and it is never glued to another one. Who sends a message in several \
              datagrams lets the network lose or reorder the parts; who collects datagrams answers old \
              questions together with new ones.",
        confirm: concat!(
            "Count the datagrams of one question and its answer.\n\n",
            "    sudo tcpdump -n -i lo udp port 12000   # in a second terminal, before you ask",
        ),
        mend: concat!(
            "One datagram is one message, in both directions.\n\n",
            "    loop:\n",
            "        (question, client) = recvfrom(65535)\n",
            "        sendto(answer to question, client)    # once, all of it",
        ),
    },
    Cause {
        name: "no-retransmission",
        sentence: "The question is sent once, and when it is lost nobody asks again.",
        why: "UDP promises nothing: a datagram may be lost, and neither side is told. TCP would send it \
              again; here the program has to. A client that has agreed to ask again and gives up after \
              one lost datagram fails whenever the network drops one.",
        confirm: concat!(
            "Play a server that never answers, start the client in another terminal, and count how ",
            "often its line comes.\n\n",
            "    nc -u -l 12000",
        ),
        mend: concat!(
            "Ask again a few times, each time with a time-out.\n\n",
            "    repeat 3 times:\n",
            "        sendto(question, server)\n",
            "        wait at most a second for the answer; if it comes: done\n",
            "    print \"no answer\"; exit with status 1",
        ),
    },
    Cause {
        name: "empty-taken-for-nothing",
        sentence: "Something empty is treated as if nothing had come: an empty datagram, or an empty file, is a \
                   message too.",
        why: "In TCP a receive that returns nothing means the end of the connection, and many programs \
              test for it. In UDP it means that a datagram without a byte has arrived, and its sender \
              waits for an answer like any other. In the same way a file without a byte is a file: it has \
              a name, and it should be there afterwards.",
        confirm: concat!(
            "Send an empty datagram and wait for the answer.\n\n",
            "    python3 -c 'from socket import *; s = socket(AF_INET, SOCK_DGRAM); \\\n",
            "        s.sendto(b\"\", (\"127.0.0.1\", 12000)); print(s.recv(2048))'",
        ),
        mend: concat!(
            "Ask whether something came, not whether it has bytes.\n\n",
            "    (question, client) = recvfrom(2048)\n",
            "    sendto(answer to question, client)     # no \"if question\" in between",
        ),
    },
    Cause {
        name: "takes-a-strangers-datagram",
        sentence: "The first datagram that comes is taken for the answer, whoever has sent it.",
        why: "A UDP socket that is not connected receives from everybody who knows its port. recvfrom() \
              tells where a datagram came from, but nobody has to look at that. So the words of a \
              stranger, or a late answer of another server, are shown as the answer. connect() on a \
              UDP socket sends nothing: it tells the kernel to let only that address through.",
        confirm: concat!(
            "Play a server that does not answer. While the client waits, find its port and send it ",
            "something from elsewhere.\n\n",
            "    nc -u -l 12000 &\n    ./client &\n",
            "    ss -unap; echo nonsense | nc -u -w 1 127.0.0.1 PORT",
        ),
        mend: concat!(
            "Connect the socket to the server, or compare the address of whatever comes.\n\n",
            "    connect(socket, server)           # then only the server is heard\n",
            "    send(socket, question); answer = recv(socket)",
        ),
    },
];
