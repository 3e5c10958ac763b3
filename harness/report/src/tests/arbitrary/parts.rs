//! Findings, moments and transcripts of any kind.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use sockspec_model::*;

use super::Text;

pub(super) fn finding(text: &Text) -> impl Strategy<Value = Finding> + use<> {
    let kind = (
        select(&[Symptom::NoAnswer, Symptom::Reset][..]),
        select(&[Certainty::Proved, Certainty::Timed][..]),
    );
    let ending = (text.clone(), escaped()).prop_map(|(how, last_words)| Ending { how, last_words });
    let texts = [text.clone(), text.clone(), text.clone()];
    (kind, texts, 0..9_usize, option::of(ending)).prop_map(
        |((symptom, certainty), [message, expected, actual], at, ending)| Finding {
            symptom,
            message,
            expected,
            actual,
            at,
            certainty,
            ending,
            wanted: None,
        },
    )
}

pub(super) fn kernel(text: &Text) -> impl Strategy<Value = Snapshot> + use<> {
    let on = prop_oneof![
        Just(On::Keyboard),
        text.clone().prop_map(On::Listener),
        escaped().prop_map(On::Other)
    ];
    let on = on.prop_recursive(2, 4, 2, |on| vec(on, 0..2).prop_map(On::AnyOf));
    let blocked = prop_oneof![
        text.clone().prop_map(Blocked::Unknown),
        (text.clone(), on).prop_map(|(call, on)| Blocked::ForEver { call, on })
    ];
    let thread = (any::<[i32; 2]>(), escaped(), blocked).prop_map(|([pid, tid], name, blocked)| {
        ThreadState {
            pid,
            tid,
            name,
            blocked,
            child: pid > tid,
        }
    });
    let connection = (text.clone(), any::<[u32; 2]>(), any::<[bool; 2]>()).prop_map(
        |(remote, [unread, unsent], [accepted, ended])| Connection {
            remote,
            unread,
            unsent,
            accepted,
            ended,
            client: unsent % 5,
            descriptor: None,
        },
    );
    let datagrams = option::of(any::<u64>().prop_map(|sent| Datagrams { sent }));
    let calls = option::of(any::<[u64; 2]>().prop_map(|[begun, refused]| Calls { begun, refused }));
    let (connections, mailboxes) = (vec(connection, 0..3), vec(mailbox(text), 0..3));
    let astray = option::of(vec(astray(text), 0..3));
    let counts = (datagrams, calls, astray);
    (vec(thread, 0..3), connections, mailboxes, counts).prop_map(
        |(threads, connections, mailboxes, (datagrams, calls, astray))| Snapshot {
            threads,
            connections,
            datagrams,
            mailboxes,
            calls,
            astray,
        },
    )
}

fn astray(text: &Text) -> impl Strategy<Value = Astray> + use<> {
    let what = option::of(vec(any::<u8>(), 0..9)).prop_map(|bytes| match bytes {
        Some(bytes) => Sent::Datagram(Untrusted::new(bytes).cut(40)),
        None => Sent::Call,
    });
    (text.clone(), what, any::<u32>()).prop_map(|(to, what, times)| Astray { to, what, times })
}

fn mailbox(text: &Text) -> impl Strategy<Value = Mailbox> + use<> {
    let numbers = (any::<bool>(), option::of(any::<u32>()), any::<u32>());
    (text.clone(), numbers).prop_map(|(address, (unread, first, dropped))| Mailbox {
        address,
        descriptor: None,
        unread,
        count: first,
        first,
        dropped,
    })
}

pub(super) fn figure(text: &Text) -> impl Strategy<Value = Figure> + use<> {
    (text.clone(), 0.0..1e9, text.clone())
        .prop_map(|(name, value, unit)| Figure::new(name, value, unit))
}

pub(super) fn entry(text: &Text) -> impl Strategy<Value = Entry> + use<> {
    use Heard::*;
    let said = [
        Said::Started,
        Said::Connected,
        Said::Accepted,
        Said::Bytes,
        Said::HalfClosed,
        Said::Closed,
        Said::Reset,
    ];
    let heard = [
        Ready, Bytes, Read, Unread, Eof, Reset, Refused, Silence, Exited,
    ];
    let step = prop_oneof![
        select(said.to_vec()).prop_map(Step::Said),
        select(heard.to_vec()).prop_map(Step::Heard)
    ];
    let lane = select(&[Lane::Keyboard, Lane::Screen, Lane::Wire, Lane::Kernel][..]);
    (any::<u64>(), lane, 0..3_u32, step, escaped(), text.clone()).prop_map(
        |(t_us, lane, peer, step, bytes, note)| Entry {
            t_us,
            lane,
            peer,
            step,
            bytes,
            note,
            left_out: u64::from(peer),
            whole: Escaped::default(),
        },
    )
}

fn escaped() -> impl Strategy<Value = Escaped> {
    vec(any::<u8>(), 0..40).prop_map(|bytes| Untrusted::new(bytes).cut(20))
}
