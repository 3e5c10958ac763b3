#!/usr/bin/env bash
# Runs the built tests once more as user 65534, which has no privileges at all. Root only.
set -euo pipefail
cd "$(dirname "$0")/.."

nobody() { setpriv --reuid 65534 --regid 65534 --clear-groups env -i PATH=/usr/local/bin:/usr/bin:/bin HOME=/nonexistent LC_ALL=C.UTF-8 "$@"; }

if ! nobody test -r Cargo.toml; then
    echo "skipped: user 65534 may not read $PWD"
    exit 0
fi
built() { cargo test --no-run --message-format=json --test "$1" 2>/dev/null | grep '"kind":\["test"\]' | sed -n 's/.*"executable":"\([^"]*\)".*/\1/p' | tail -1; }
# The bundled programs and the hostile ones; the rest has run as root.
nobody "$(built conformance)" --quiet
nobody "$(built it)" --quiet hostile::
