#!/bin/sh
# What `boardpaper check` says of each plan in plans/invalid is what NAME.diag holds; and every code of
# diag.def from 1xxx to 4xxx is said of one of them, or of a pack or a style, at least.
#
#   BUILD=build sh tests/golden/diag.sh [--update]
set -eu
cd "$(dirname "$0")"
BUILD=$(cd "${BUILD:-../../build}" && pwd)
program=$BUILD/boardpaper tmp=${TEST_TMP:-$(mktemp -d)} update=${UPDATE:-0}
[ "${1:-}" = --update ] && update=1
codes=../../src/base/diag.def n=0

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

# check FILE: what is said of it, and the exit status, into $tmp/said.
check() {
    status=0
    "$program" check "$1" > "$tmp/said" 2>&1 || status=$?
    echo "status $status" >> "$tmp/said"
}

cd plans/invalid
for plan in *.xml; do
    expected=${plan%.xml}.diag
    check "$plan"
    [ "$update" = 1 ] && cp "$tmp/said" "$expected"
    verdict "$plan" "$(diff "$expected" "$tmp/said" 2>&1)"
done
cat ./*.diag > "$tmp/all"

# Files that cannot be in a folder of plans.
said_of() {
    check "$2"
    cat "$tmp/said" >> "$tmp/all"
    verdict "$3" "$(grep -q "BP$1" "$tmp/said" || cat "$tmp/said")"
}
said_of 1001 "$tmp/there-is-no-such-plan.xml" 'a file that is not there'
# A folder is checked as the plans in it; a report is of one.
"$program" report "$tmp" -o "$tmp/none.pdf" > "$tmp/said" 2>&1 || true
cat "$tmp/said" >> "$tmp/all"
verdict 'a folder' "$(grep -q BP1002 "$tmp/said" || cat "$tmp/said")"
head -c 67108865 /dev/zero > "$tmp/large.xml"
said_of 1005 "$tmp/large.xml" 'a file of over 64 MiB'
rm "$tmp/large.xml"
awk 'BEGIN { printf "<action-plan><title>"; for (i = 0; i < 110000; i++) printf "ten bytes "; print "</title></action-plan>" }' \
    > "$tmp/long.xml"
said_of 2014 "$tmp/long.xml" 'a text of over 1 MiB'
awk 'BEGIN { printf "<action-plan><title a=\""; for (i = 0; i < 1100000; i++) printf "ten bytes "; print "\"/></action-plan>" }' \
    > "$tmp/long.xml"
said_of 2014 "$tmp/long.xml" 'an attribute of over 10 MB'
awk -v kind=breaks -v n=100001 -f ../../../hostile/giant.awk > "$tmp/long.xml"
said_of 2020 "$tmp/long.xml" 'a text of over 100,000 line breaks'
awk 'BEGIN { print "<action-plan><x>"; for (i = 0; i < 100001; i++) printf "<e%d/>\n", i; print "</x></action-plan>" }' \
    > "$tmp/names.xml"
said_of 2021 "$tmp/names.xml" 'over 100,000 different names'
awk 'BEGIN { print "<action-plan>"; for (i = 0; i < 100002; i++) print "<x/>"; print "</action-plan>" }' > "$tmp/errors.xml"
said_of 2022 "$tmp/errors.xml" 'over 100,000 errors, though only 200 findings are shown'
awk -v kind=tiny -v n=5000000 -f ../../../hostile/giant.awk > "$tmp/long.xml"
said_of 1010 "$tmp/long.xml" 'a plan that needs more memory than a document may'

cd ../valid
for plan in *.xml; do
    check "$plan"
    cat "$tmp/said" >> "$tmp/all"
done
cat ../../packs/invalid/*.diag ../../styles/*/*.diag >> "$tmp/all"
for code in $(sed -n 's/^X(\([1-4][0-9]*\),.*/\1/p' "../../$codes"); do
    case $code in 405[5-8]) continue ;; esac # of fonts of styles: cli/style.sh has them
    verdict "BP$code is said of a plan" "$(grep -q "BP$code:" "$tmp/all" || echo 'by none')"
done
echo "1..$n"
