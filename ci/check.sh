#!/usr/bin/env bash
# The definition of green, for a developer's desk and for CI alike. `--tested` leaves out `cargo test`, for a caller
# that has just run it.
set -euo pipefail
cd "$(dirname "$0")/.."

step() { printf '\n== %s\n' "$*"; }

step format
cargo fmt --all --check

step lints
CLIPPY_CONF_DIR=ci cargo clippy --workspace --all-targets --quiet -- -D warnings

step documentation
RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --quiet

if [ "${1:-}" != --tested ]; then
    step tests
    # They mostly wait for programs that wait.
    RUST_TEST_THREADS=$((2 * $(nproc))) cargo test --quiet
fi

step "the conformance tests under nextest"
if cargo nextest --version >/dev/null 2>&1; then
    cargo nextest run --test conformance --status-level fail
else
    echo "skipped: cargo-nextest is not installed"
fi

step "the tests under an ordinary user"
if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null; then
    ci/unprivileged.sh
else
    echo "skipped: not root, so they already ran under an ordinary user"
fi

cargo build --release --quiet
step "the kill matrix"
matrix=$(mktemp)
trap 'rm -f "$matrix"' EXIT
target/release/sockspec selftest >"$matrix" || { grep -A 8 FAIL "$matrix"; exit 1; }
grep "caught exactly as listed" "$matrix"

step "verdicts do not differ from run to run"
ci/flake.sh 3

step green
