//! What the exercises over UDP share: which clauses fit where nobody connects, and checks of both sides.

use sockspec_engine::rig::{Check, Checked, ClientRig, ServerRig, THE_EXERCISE};
use sockspec_model::{Clause, Level};

use super::server::STOPS_WHILE_IDLE;
use super::{Exercise, clauses, granted};

/// What the shared checks need to know of an exercise over UDP.
pub(crate) trait Calls: Exercise {
    /// The client is started and brought to the point at which it sends its datagram.
    fn begin(rig: &mut ClientRig) -> Checked;
}

/// The shared clauses without those that speak of connections.
pub(crate) const CLAUSES: [Clause; clauses::CLAUSES.len() - 2] = without(&["ALL-S4", "ALL-C4"]);

/// The first check of a client: does it come to us at all?
pub(crate) const fn reaches<E: Calls>() -> Check<ClientRig> {
    Check::new(
        "reaches-the-server",
        "ALL-C1",
        reaches_the_server::<E>,
        "The client is started at a terminal and brought to send; a datagram must come to the port, on whatever address it \
         means by its server's name.",
    )
    .gate()
}

/// Checks of a server.
pub(crate) const fn server_checks<E: Exercise>() -> [Check<ServerRig>; 2] {
    [STOPS_WHILE_IDLE, Check::new(
        "restarts-at-once",
        "ALL-S6",
        restarts_at_once::<E>,
        "The server is interrupted after it has answered a datagram; started again in the same place it must become ready. \
         Over UDP no port lingers.",
    )
    .apart()]
}

/// Checks of a client; a clause of each exercise says that it does not wait for ever, and another one whom it believes.
pub(crate) const fn client_checks<E: Calls>(
    patience: &'static str,
    stranger: &'static str,
) -> [Check<ClientRig>; 5] {
    [
        Check::new(
            "ends-cleanly",
            "ALL-C2",
            ends_cleanly::<E>,
            "After one plain conversation the client must end with status 0; one that asks for more input instead is left \
             alone.",
        ),
        Check::new(
            "reports-a-missing-server",
            "ALL-C3",
            reports_a_missing_server::<E>,
            "The client is started while nobody has the port; it must show something and end with a non-zero status, now or \
             when its time is over. A client that waits by the clock for more than 15 s is left alone.",
        )
        .apart(),
        Check::new(
            "explains-errors-in-words",
            "ALL-C5",
            explains_errors_in_words::<E>,
            "The client is started while nobody has the port; what it shows must not look like a stack trace.",
        )
        .apart(),
        Check::new(
            "does-not-wait-for-ever",
            patience,
            does_not_wait_for_ever::<E>,
            "The client's datagram is not answered. It fails when the kernel shows that every thread waits and no clock ends \
             the wait; whoever waits with a time-out, asks again or ends passes.",
        ),
        Check::new(
            "ignores-a-stranger",
            stranger,
            ignores_a_stranger::<E>,
            "Before the answer comes, a datagram comes from a port that the client never called; the screen must show the \
             answer and not that.",
        )
        .level(Level::May),
    ]
}

/// What a stranger says.
const STRANGE: &str = "the words of a stranger";

fn restarts_at_once<E: Exercise>(rig: &mut ServerRig) -> Checked {
    let talked = E::talk(rig);
    granted(talked, "it does not answer", THE_EXERCISE)?;
    rig.stop()?;
    rig.restart()
}

fn reaches_the_server<E: Calls>(rig: &mut ClientRig) -> Checked {
    E::begin(rig)?;
    rig.receive().map(|_| ())
}

fn ends_cleanly<E: Calls>(rig: &mut ClientRig) -> Checked {
    E::act(rig)?;
    rig.expect_clean_end()
}

fn without_a_server<E: Calls>(rig: &mut ClientRig) -> Checked {
    rig.close_the_port();
    E::begin(rig)?;
    rig.until_given_up("without a server")
}

fn reports_a_missing_server<E: Calls>(rig: &mut ClientRig) -> Checked {
    without_a_server::<E>(rig)?;
    rig.expect_failure("without a server")
}

fn explains_errors_in_words<E: Calls>(rig: &mut ClientRig) -> Checked {
    let ended = without_a_server::<E>(rig);
    granted(ended, "it waits for ever", &["reports-a-missing-server"])?;
    rig.expect_no_stack_trace()
}

fn does_not_wait_for_ever<E: Calls>(rig: &mut ClientRig) -> Checked {
    E::begin(rig)?;
    rig.receive()?;
    rig.expect_not_for_ever("when no answer comes")
}

fn ignores_a_stranger<E: Calls>(rig: &mut ClientRig) -> Checked {
    E::begin(rig)?;
    let datagram = rig.receive()?;
    rig.reply_as_stranger(&datagram, STRANGE)?;
    rig.until_rest()?;
    rig.reply(&datagram, E::SHOWN)?;
    rig.expect_on_screen(E::SHOWN)?;
    rig.expect_not_on_screen(STRANGE, "it shows what a stranger has sent")
}

/// The shared clauses without these.
pub(crate) const fn without<const KEPT: usize>(left_out: &[&str]) -> [Clause; KEPT] {
    let all = clauses::CLAUSES;
    let mut kept = [all[0]; KEPT];
    let (mut next, mut place) = (0, 0);
    while next < all.len() {
        if !is_among(all[next].id, left_out) {
            kept[place] = all[next];
            place += 1;
        }
        next += 1;
    }
    assert!(place == KEPT, "a clause that is left out does not exist");
    kept
}

const fn is_among(id: &str, ids: &[&str]) -> bool {
    let mut place = 0;
    while place < ids.len() {
        if is_equal(id.as_bytes(), ids[place].as_bytes()) {
            return true;
        }
        place += 1;
    }
    false
}

const fn is_equal(one: &[u8], other: &[u8]) -> bool {
    let mut place = 0;
    while place < one.len() && place < other.len() && one[place] == other[place] {
        place += 1;
    }
    place == one.len() && place == other.len()
}
