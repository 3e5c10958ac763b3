#!/usr/bin/env bash
# ci/bench/run.sh [--rounds N] [--only GROUP] [--strict]: what sockspec costs, as a table of figures with their targets.
# Ends with 0 whatever they are, unless --strict is given: then with 1 when a target is missed.
set -euo pipefail
cd "$(dirname "$0")/../.."

# What sockspec is compared with, in a place of its own; where it cannot be installed its lines are left out.
peers="${CARGO_TARGET_DIR:-target}/bench-peers"
if [ ! -x "$peers/bin/pytest" ]; then
    python3 -m venv "$peers" && "$peers/bin/pip" install --quiet pytest hypothesis || rm -rf "$peers"
fi
if [ -x "$peers/bin/pytest" ]; then
    export SOCKSPEC_BENCH_PYTHON="$peers/bin/python"
else
    echo "pytest and hypothesis could not be installed: nothing is compared with them" >&2
fi

cargo build --release --quiet --package sockspec --package sockspec-bench
exec "${CARGO_TARGET_DIR:-target}/release/sockspec-bench" "$@"
