//! Every refusal has its cause and its remedy.

use super::*;

const EPERM: i32 = 1;
const ENOSPC: i32 = 28;

fn check(step: &str, errno: i32, signs: &Signs, cause: &str, remedy: &str) {
    let words = explain(
        &Refused {
            step: step.to_owned(),
            error: io::Error::from_raw_os_error(errno),
        },
        signs,
    );
    assert!(words.cause.contains(cause), "{}", words.cause);
    assert!(words.remedy.contains(remedy), "{}", words.remedy);
}

#[test]
fn every_refusal_has_its_cause_and_its_remedy() {
    let none = Signs::default();
    let container = Signs {
        container: true,
        ..Signs::default()
    };
    let ubuntu = Signs {
        apparmor: true,
        exe: "/opt/sockspec".to_owned(),
        ..Signs::default()
    };
    let debian = Signs {
        switched_off: true,
        ..Signs::default()
    };
    check("unshare", ENOSPC, &none, "max_user_namespaces", "sysctl");
    check(
        "unshare",
        EPERM,
        &container,
        "the container forbids",
        "seccomp=unconfined",
    );
    check(
        "mount /proc",
        EPERM,
        &container,
        "masked",
        "systempaths=unconfined",
    );
    check(
        "uid_map",
        EPERM,
        &ubuntu,
        "AppArmor forbids",
        "profile sockspec /opt/sockspec flags=(unconfined)",
    );
    check(
        "unshare",
        EPERM,
        &debian,
        "switched off",
        "unprivileged_userns_clone=1",
    );
    check(
        "unshare",
        EPERM,
        &none,
        "(unshare: Operation not permitted",
        "report",
    );
}
