#!/usr/bin/env bash
# ci/bench/run.sh [--rounds N] [--only GROUP] [--strict]: what sockspec costs, as a table of figures with their targets.
# Ends with 0 whatever they are, unless --strict is given: then with 1 when a target is missed.
set -euo pipefail
cd "$(dirname "$0")/../.."

cargo build --release --quiet --package sockspec --package sockspec-bench
exec "${CARGO_TARGET_DIR:-target}/release/sockspec-bench" "$@"
