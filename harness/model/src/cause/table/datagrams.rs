//! What datagrams ask of a program, and streams do not.

use super::Cause;

pub(super) const CAUSES: &[Cause] = &[Cause {
    name: "answers-from-another-port",
    sentence: "The answer leaves through another socket than the question came to, and so from \
               another port; a client that listens to the server alone never hears it.",
    why: "A UDP socket that has no port gets a free one from the system when it first sends. The \
          client has asked one port and is answered by another one, which is a stranger to it. A \
          client whose socket is connected, and every firewall on the way, throws such an answer \
          away.",
    confirm: concat!(
        "Watch the ports of question and answer.\n\n",
        "    tcpdump -n -i lo udp port 12000",
    ),
    mend: concat!(
        "Send the answer through the socket that has received the question.\n\n",
        "    socket = bind to port 12000\n",
        "    (question, client) = socket.recvfrom(2048)\n",
        "    socket.sendto(answer, client)     # the same socket",
    ),
}];
