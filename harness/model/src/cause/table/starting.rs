//! Addresses and ports.

use super::Cause;

pub(super) const CAUSES: &[Cause] = &[
    Cause {
        name: "wrong-port",
        sentence: "The port is not the one that was agreed on: the two programs look for each other at \
                   different doors.",
        why: "A port is a number between 1 and 65535, and a connection needs exactly the one at \
              which the server listens. Port 0 means \"any free one\". In C the number has to be \
              put into network byte order: without htons(), 12000 becomes 57390. If bind() fails \
              and nobody looks, listen() chooses a port at random. Nothing in TCP or UDP helps a \
              client to find a server at another port.",
        confirm: concat!(
            "List who listens, or where the client tries to go.\n\n",
            "    ss -tlnp                            # UDP: ss -ulnp\n",
            "    strace -f -e trace=connect ./client",
        ),
        mend: concat!(
            "Use one named number on both sides, in network byte order, and look at the result ",
            "of bind().\n\n",
            "    PORT = 12000\n",
            "    server: bind(any address, PORT)     # C: htons(PORT)\n",
            "    client: connect(host, PORT)",
        ),
    },
    Cause {
        name: "wrong-address",
        sentence: "The address is the wrong one: the program listens where others cannot come, \
                   or connects to where nobody is.",
        why: "A server is reachable only at the address that it is bound to. Bound to 127.0.0.1 \
              it hears its own machine alone; to ::1, its own machine too, and only by IPv6; to the \
              address of a machine at home, nobody in the lab. 0.0.0.0 (and ::) stands for all \
              addresses of the machine. A client that names a fixed address of another network \
              finds nobody. The name localhost may mean 127.0.0.1 or ::1, and which comes first \
              differs between machines.",
        confirm: concat!(
            "See at which address it listens, and try the machine's own address.\n\n",
            "    ss -tlnp\n",
            "    nc -v \"$(hostname -I | cut -d' ' -f1)\" 12000",
        ),
        mend: concat!(
            "Bind a server to all addresses, and let a client be told the host by name.\n\n",
            "    server: bind(\"0.0.0.0\" or \"::\", PORT)\n",
            "    client: connect(host given by the user, PORT)   # default: localhost",
        ),
    },
    Cause {
        name: "ipv6-alone",
        sentence: "The server listens for IPv6 alone: a client that comes by IPv4, as most do, is \
                   refused.",
        why: "IPv4 and IPv6 are two networks with addresses of their own; 127.0.0.1 is an address \
              of the one, ::1 of the other. A socket of the family AF_INET6 that is bound to :: \
              takes clients of both, unless the option IPV6_V6ONLY is set on it, or the system \
              sets it for everybody. A client that is given an IPv4 address does not try the \
              other.",
        confirm: concat!(
            "See for which family it listens, and connect by both.\n\n",
            "    ss -tlnp 'sport = :12000'\n",
            "    nc -4 -v localhost 12000; nc -6 -v localhost 12000",
        ),
        mend: concat!(
            "Listen for IPv4, or for both.\n\n",
            "    listener = socket(AF_INET, STREAM); bind(\"0.0.0.0\", PORT)\n",
            "    or: listener = socket(AF_INET6, STREAM)\n",
            "        setsockopt(listener, IPPROTO_IPV6, IPV6_V6ONLY, 0); bind(\"::\", PORT)",
        ),
    },
    Cause {
        name: "wrong-transport",
        sentence: "The program speaks UDP where the exercise speaks TCP, or the other way round; \
                   the two have ports of their own and never meet.",
        why: "SOCK_STREAM makes a socket for TCP, with connections, listen() and accept(); \
              SOCK_DGRAM makes one for UDP, with recvfrom() and sendto(). Port 12000 of the one \
              has nothing to do with port 12000 of the other. A client that sends a datagram to \
              where only a TCP server listens is told \"connection refused\" when it waits for \
              the answer, or nothing at all.",
        confirm: concat!(
            "List who has the port, for TCP (-t) and for UDP (-u).\n\n",
            "    ss -tlnp; ss -ulnp",
        ),
        mend: concat!(
            "Ask for the right kind of socket on both sides.\n\n",
            "    TCP: socket(AF_INET, SOCK_STREAM), then listen() and accept(), or connect()\n",
            "    UDP: socket(AF_INET, SOCK_DGRAM), then recvfrom() and sendto()",
        ),
    },
    Cause {
        name: "bound-not-listening",
        sentence: "The socket has its port but does not listen: bind() alone lets nobody in.",
        why: "For TCP three steps open a door: bind() chooses the address, listen() makes the \
              kernel take connections, accept() fetches one of them. Without listen() every \
              client is refused, and accept() fails with \"invalid argument\". UDP needs only \
              bind(), because there are no connections; code taken from a UDP program lacks the \
              step. A socket made with SOCK_DGRAM cannot listen at all.",
        confirm: concat!(
            "The port is missing from the list of those who listen, and connecting is refused.\n\n",
            "    ss -tln 'sport = :12000'; nc -v 127.0.0.1 12000",
        ),
        mend: concat!(
            "Call listen() after bind() and before the first accept(), and look at the results ",
            "of all three.\n\n",
            "    listener = socket(STREAM)\n",
            "    bind(listener, address)\n",
            "    listen(listener, 16)\n",
            "    loop: serve(accept(listener))",
        ),
    },
    Cause {
        name: "no-SO_REUSEADDR",
        sentence: "The server cannot be started again at once: without SO_REUSEADDR its port \
                   counts as taken while old connections linger.",
        why: "The side that closes a TCP connection first keeps it for up to a minute in the \
              state TIME_WAIT, so that late segments are not taken for part of a new one. During \
              that time bind() to the same port fails with \"address already in use\", although \
              no program has it. SO_REUSEADDR says that old connections are no hindrance; a \
              second server that listens at the same time is still refused. Java, Go, Node, Ruby \
              and Rust set it by themselves on Linux; C and Python's plain socket() do not, \
              socket.create_server() does.",
        confirm: concat!(
            "Hold a conversation, stop the server and start it again at once; look at what ",
            "lingers.\n\n",
            "    ss -tan 'sport = :12000'",
        ),
        mend: concat!(
            "Set the option on the listening socket, before bind().\n\n",
            "    listener = socket(STREAM)\n",
            "    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, 1)\n",
            "    bind(listener, address)",
        ),
    },
    Cause {
        name: "shares-the-port-silently",
        sentence: "A second instance listens on the same port without a word, and clients end up \
                   at one or the other by chance.",
        why: "With SO_REUSEPORT several sockets may listen on one port, and the kernel spreads \
              the connections among them. It is meant for the workers of one server. A server \
              started twice by mistake then answers half of the clients with old code or old \
              data, and nothing tells why. SO_REUSEADDR is a different option: for TCP on Linux \
              it allows a restart, not a second listener. For UDP it does let a second server in, \
              and the newcomer gets all the datagrams.",
        confirm: concat!(
            "Start the server twice and count who listens.\n\n",
            "    ss -tulnp 'sport = :12000'",
        ),
        mend: concat!(
            "Over TCP use SO_REUSEADDR, not SO_REUSEPORT; over UDP neither, for a UDP port does ",
            "not linger. Say so when the port is taken.\n\n",
            "    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, 1)       # TCP alone\n",
            "    if bind fails: print the error and exit with status 1",
        ),
    },
    Cause {
        name: "failed-bind-not-noticed",
        sentence: "bind() failed and the program went on. It then listens on a port that the \
                   kernel chose, where nobody looks for it.",
        why: "Every call on a socket can fail, and in C the only sign is its result. If bind() \
              fails because the port is taken, the socket has no port; listen() then gives it a \
              free one at random and succeeds. The program prints that it is ready, and clients \
              reach the other program at the agreed port, or nobody. The system has told the \
              truth; nobody listened.",
        confirm: concat!(
            "Start the program twice and see where the second one listens.\n\n",
            "    ss -tlnp",
        ),
        mend: concat!(
            "Look at the result of every call and stop at the first that fails.\n\n",
            "    if bind(listener, address) fails:\n",
            "        print the error (perror) and exit with status 1",
        ),
    },
    Cause {
        name: "client-binds-the-servers-port",
        sentence: "The client binds the server's port for itself. A client needs no port of its \
                   own choosing; the system gives it one.",
        why: "A connection has two ends, and each has an address and a port. The server's has to \
              be known in advance, so it is bound. The client's need not be: connect() picks a \
              free one. A client that binds the port of the server takes the server's place on \
              the same machine, or fails with \"address already in use\"; and two such clients \
              cannot run at once.",
        confirm: concat!(
            "See which calls the client makes before it connects.\n\n",
            "    strace -f -e trace=bind,connect ./client",
        ),
        mend: concat!(
            "Leave bind() out of the client.\n\n",
            "    client: s = socket(STREAM); connect(s, host, PORT)\n",
            "    server: s = socket(STREAM); bind(s, PORT); listen(s); accept(s)",
        ),
    },
];
