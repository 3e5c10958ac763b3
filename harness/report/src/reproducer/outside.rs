//! What is looked at from outside, but not on a connection: files, what the system tells of a process, and whether there
//! is anybody.

use sockspec_model::{Comparison, Wanted};

use super::talk::indented;

/// Files are looked for where the script runs.
const NEW_FILES: &str = r#"time.sleep(1)
new = [name for name in os.listdir() if os.path.isfile(name) and os.path.getmtime(name) > BEGAN]
if not new:
    sys.exit("The failure shows: no new file is in this folder, in which your program should run.")
"#;

const ARRIVES: &str = r#"found = [open(name, "rb").read() for name in new]
for text in WANTED:
    if found.count(text) < WANTED.count(text):
        sys.exit(f"The failure shows: {text[:300]!r} is the content of none of the new files {new}.")
print("It behaves: everything has arrived.")
"#;

const NAMED: &str = r#"if not WANTED <= set(new):
    sys.exit(f"The failure shows: the new files are {sorted(new)}, and {sorted(WANTED)} were expected.")
print("It behaves: the files have these names.")
"#;

pub(super) fn files(wanted: &Wanted) -> String {
    let compared = if wanted.how == Comparison::Named {
        NAMED
    } else {
        ARRIVES
    };
    format!("{NEW_FILES}{compared}")
}

/// A program may grow for a while, but not with every client.
const GROWTH: &str = r#"
def growth():
    before = kept()
    for _ in range(100):
        talk()
    time.sleep(0.5)
    return kept() - before

growth()  # at the beginning every program grows
grown = min(growth() for _ in range(3))
"#;

/// What a program keeps of every client: how that is counted, how much is too much of 100 clients, and of what.
pub(super) fn keeps(what: &[u8], moves: &str) -> String {
    let (count, most, unit) = match what {
        b"descriptors" => ("len(os.listdir(f\"/proc/{PID}/fd\"))", 20, "descriptors"),
        b"threads" => ("len(os.listdir(f\"/proc/{PID}/task\"))", 20, "threads"),
        b"memory" => (
            "int(open(f\"/proc/{PID}/statm\").read().split()[1]) * os.sysconf(\"SC_PAGE_SIZE\") // 1024",
            3200,
            "KiB",
        ),
        _ => (
            "subprocess.run([\"ps\", \"--ppid\", PID, \"-o\", \"stat=\"], capture_output=True).stdout.count(b\"Z\")",
            20,
            "ended children that nobody has waited for",
        ),
    };
    let (moves, kept) = (
        indented(moves),
        format!("def kept():\n    return {count}\n"),
    );
    format!(
        "{kept}\ndef talk():\n{moves}{GROWTH}if grown >= {most}:\n    \
         sys.exit(f\"The failure shows: after every 100 clients it keeps {{grown}} {unit} more.\")\n\
         print(\"It behaves.\")\n"
    )
}

pub(super) const IDLES: &str = r#"def busy():  # seconds in which it computed, or waited for a processor
    threads = os.listdir(f"/proc/{PID}/task")
    times = [open(f"/proc/{PID}/task/{thread}/schedstat").read().split() for thread in threads]
    return sum(int(ran) + int(waited) for ran, waited, _ in times) / 1e9

time.sleep(0.5)
before = busy()
time.sleep(1)
if busy() - before > 0.5:
    sys.exit("The failure shows: it computes while it has nothing to do.")
print("It behaves: it waits.")
"#;

pub(super) const CONNECTS: &str = r#"connect(1)
print("It behaves: it takes another connection.")
"#;

pub(super) const CONNECTS_SOON: &str = r#"for _ in range(50):  # five seconds to become ready
    with suppress(OSError):
        socket.create_connection((HOST, PORT), 1)
        print("It behaves: it takes connections.")
        sys.exit()
    time.sleep(0.1)
sys.exit(f"The failure shows: nobody takes a connection at port {PORT}.")
"#;

pub(super) const CONNECTS_ELSEWHERE: &str = r#"def takes_a_client(host):
    with suppress(OSError):
        return socket.create_connection((host, PORT), 2)

assert takes_a_client("127.0.0.1") or takes_a_client("::1"), f"nobody takes a connection at port {PORT}"
if not takes_a_client("127.0.0.2"):  # the same host by another address
    sys.exit("The failure shows: nobody takes a connection at 127.0.0.2.")
print("It behaves: it takes connections at other addresses too.")
"#;

pub(super) const RECEIVES: &str = r#"probe = socket.socket(FAMILY, socket.SOCK_DGRAM)
probe.connect((HOST, int(PORT)))
probe.send(b"")
time.sleep(0.2)
if probe.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
    sys.exit(f"The failure shows: nobody is there any more at UDP port {PORT}.")
print("It behaves: it is still there.")
"#;

pub(super) const RECEIVES_SOON: &str = r#"probe = socket.socket(FAMILY, socket.SOCK_DGRAM)
probe.connect((HOST, int(PORT)))
for _ in range(50):  # five seconds to become ready
    with suppress(OSError):
        probe.send(b"")
        time.sleep(0.1)
        if not probe.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
            print("It behaves: it has the port.")
            sys.exit()
sys.exit(f"The failure shows: nobody is there at UDP port {PORT}.")
"#;

/// What is on the screen stands in a file, too. From a pipe it would come late: a program keeps back what nobody sees.
pub(super) const SHOWS: &str = r#"print("Press Enter here when your client shows no more.", flush=True)
sys.stdin.readline()
assert os.path.getmtime("screen.txt") > BEGAN, "screen.txt is from before this began"
shown = open("screen.txt", "rb").read().replace(b"\r", b"")
assert shown.startswith(b"Script started"), "screen.txt does not come from `script -f`"
if WANTED not in shown:
    sys.exit(f"The failure shows: {WANTED[:100]!r}... {len(WANTED)} bytes of it, are not on the screen.")
print("It behaves: it has shown all of it.")
"#;

pub(super) const COMES: &str = r#"listener.settimeout(20)
try:
    listener.accept()
except socket.timeout:
    sys.exit(f"The failure shows: no client has come to port {PORT} within 20 seconds.")
print("It behaves: it has come.")
"#;
