#!/usr/bin/env bash
# ci/flake.sh N [SCENARIO...]: are verdicts the same on every run? N runs of each role of each scenario against the
# reference, N/10 of each under eight busy loops, 5 N runs of servers that are merely slow, and a planted deadlock that must
# fail, idle and loaded.
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${1:-20}
shift || true
sockspec=${SOCKSPEC:-target/release/sockspec}
python=$([ -x /usr/bin/python3 ] && echo /usr/bin/python3 || command -v python3 || true)
work=$(mktemp -d)
busy=()
trap 'for pid in "${busy[@]}"; do kill "$pid" 2>/dev/null || true; done; rm -rf "$work"' EXIT

# Every check with its verdict, a line each; the exit status is judged by what is in it.
verdicts() { "$sockspec" run "$@" --seed 7 --report jsonl=- 2>>"$work/errors" | sed -n 's/.*"event":"check_finished","check":"\([^"]*\)".*"verdict":"\([a-z]*\)".*/\1 \2/p' || true; }

# all_say VERDICT NAME COUNT ARGS...: so many runs, every check with this verdict.
all_say() {
    local verdict=$1 name=$2 count=$3; shift 3
    for ((run = 0; run < count; run++)); do verdicts "$@" >"$work/said"
        if [ ! -s "$work/said" ] || grep -qv " $verdict\$" "$work/said"; then echo "WRONG    $name: run $run:"; cat "$work/said" "$work/errors"; exit 1; fi
    done
    echo "$verdict     $name: $count runs"
}

[ "${sockspec:0:1}" = / ] || sockspec="$PWD/$sockspec"
scenarios=("$@")
[ ${#scenarios[@]} -gt 0 ] || mapfile -t scenarios < <("$sockspec" list --format json | sed -n 's/.*"scenario": *"\([^"]*\)".*/\1/p')
deadlock=(tcp-uppercase --server "$python tests/programs/stuck/deadlock.py" --check answers-in-upper-case)

# references COUNT HOW: so many runs of each role of each scenario.
references() {
    for scenario in "${scenarios[@]}"; do
        for role in server client; do
            all_say pass "$scenario $role$2" "$1" "$scenario" "--$role" "$sockspec reference $scenario-$role"
        done
    done
}
references "$runs" ""

if [ -n "$python" ]; then
    slow=(busy sleeps other_thread other_process select_timeout condition timer_thread helper_program)
    each=$(((5 * runs + ${#slow[@]} - 1) / ${#slow[@]}))
    for name in "${slow[@]}"; do
        all_say pass "slow server $name" "$each" tcp-uppercase --server "$python tests/programs/slow/$name.py" --check answers-in-upper-case
    done
    all_say fail "deadlock" "$(((runs + 9) / 10))" "${deadlock[@]}"
fi

for _ in 1 2 3 4 5 6 7 8; do (while :; do :; done) & busy+=($!); done
loaded=$(((runs + 9) / 10))
references "$loaded" ", loaded"
[ -z "$python" ] || all_say fail "deadlock, loaded" "$loaded" "${deadlock[@]}"
