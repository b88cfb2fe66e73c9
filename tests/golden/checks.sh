#!/bin/sh
# Each check has in checks/ a plan that triggers it, BPnnnn-yes.xml, of which BPnnnn-yes.diag says what is said by
# that check alone, and one that comes close and does not, BPnnnn-no.xml. BPnnnn-old.xml is the plan of the period
# before, where a check needs it. And sevenoaks.diag is all that is said of the example.
#
#   BUILD=build sh tests/golden/checks.sh [--update]
set -eu
cd "$(dirname "$0")/checks"
BUILD=$(cd "${BUILD:-../../../build}" && pwd)
program=$BUILD/boardpaper tmp=${TEST_TMP:-$(mktemp -d)} update=${UPDATE:-0}
[ "${1:-}" = --update ] && update=1
n=0

# verdict NAME DIFFERENCE: one line of TAP.
verdict() {
    n=$((n + 1))
    if [ -z "$2" ]; then
        echo "ok $n - $1"
    else
        echo "not ok $n - $1"
        echo "$2" | sed 's/^/# /'
    fi
}

# compare NAME.diag: what was said is what the file holds.
compare() {
    [ "$update" = 1 ] && cp "$tmp/said" "$1"
    verdict "$1" "$(diff "$1" "$tmp/said" 2>&1)"
}

# say CODE PLAN: what that check says of the plan, and the exit status, into $tmp/said.
say() {
    set -- "$1" "$2" --only "$1"
    [ -e "$1-old.xml" ] && set -- "$@" --previous "$1-old.xml"
    [ "$1" = BP5023 ] && set -- "$@" --names
    status=0
    plan=$2
    shift 2
    "$program" check "$@" "$plan" > "$tmp/said" 2>&1 || status=$?
    echo "status $status" >> "$tmp/said"
}

for code in $(sed -n 's/^X(\(5[0-9]*\),.*/BP\1/p' ../../../src/base/diag.def); do
    say "$code" "$code-yes.xml"
    compare "$code-yes.diag"
    verdict "$code is found" "$(grep -q "$code: " "$tmp/said" || cat "$tmp/said")"
    say "$code" "$code-no.xml"
    verdict "$code is not found where it comes close" "$(grep -v '^status 0$' "$tmp/said" |
        grep -vx "$code-no.xml: no findings" || true)"
    verdict "$code has its reasons" "$("$program" explain "$code" > "$tmp/said" 2>&1
        for part in 'What it asks' 'Why it matters' 'Where it comes from' 'Instead of' write; do
            grep -qx "$part" "$tmp/said" || echo "lacks: $part"
        done)"
done

status=0
cp ../../../input/sevenoaks-2019-q2.xml "$tmp/sevenoaks-2019-q2.xml"
(cd "$tmp" && "$program" check sevenoaks-2019-q2.xml) > "$tmp/said" 2>&1 || status=$?
echo "status $status" >> "$tmp/said"
compare sevenoaks.diag
echo "1..$n"
