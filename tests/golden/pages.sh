#!/bin/sh
# The laid-out pages and the tags of the examples, and of the plans that are hardest to lay out, are what
# pages/NAME.pages and pages/NAME.tags hold.
#
#   BUILD=build sh tests/golden/pages.sh [--update]
set -eu
cd "$(dirname "$0")"
BUILD=$(cd "${BUILD:-../../build}" && pwd)
program=$BUILD/boardpaper tmp=${TEST_TMP:-$(mktemp -d)} update=${UPDATE:-0}
[ "${1:-}" = --update ] && update=1
n=0

# NAME PLAN OPTION...
while read -r title plan options; do
    for stage in pages tags; do
        name=$title.$stage
        n=$((n + 1))
        # shellcheck disable=SC2086 # a list of options
        "$program" dump "$stage" "$plan" $options > "$tmp/dump" 2> "$tmp/said" || cat "$tmp/said" >> "$tmp/dump"
        [ "$update" = 1 ] && cp "$tmp/dump" "pages/$name"
        if diff "pages/$name" "$tmp/dump" > "$tmp/difference" 2>&1; then
            echo "ok $n - $name"
        else
            echo "not ok $n - $name, in $(grep -c '^[<>]' "$tmp/difference" || true) lines"
            sed 's/^/# /; 40q' "$tmp/difference"
        fi
    done
done << 'END'
sevenoaks-2019-q2 ../../input/sevenoaks-2019-q2.xml
brag ../../input/brag.xml
minimal ../../input/minimal.xml
pathological plans/valid/pathological.xml
long-header plans/valid/long-header.xml
languages plans/scripts/languages.xml
extract ../../input/sevenoaks-2019-q2.xml --only=exceptions --lead=CSU
public ../../input/brag.xml --edition=public --only=exceptions
chase ../../input/brag.xml --chase
large ../../input/brag.xml --large-print
columns plans/valid/columns.xml
columns-large plans/valid/columns.xml --large-print
ten-columns plans/valid/ten-columns.xml
statuses-own-list plans/valid/statuses-own-list.xml
levels plans/valid/levels.xml
figures plans/valid/figures.xml
figures-large plans/valid/figures.xml --large-print --mono
figures-chase plans/valid/figures.xml --chase
levels-large plans/valid/levels.xml --large-print
levels-extract plans/valid/levels.xml --only=amber --only=green
upright ../../input/brag.xml --style=pages/styles/upright.xml
upright-chase ../../input/minimal.xml --chase --style=pages/styles/upright.xml
upright-large ../../input/minimal.xml --large-print --mono --style=pages/styles/upright.xml
a3 plans/valid/columns.xml --style=pages/styles/a3.xml
widths plans/valid/columns.xml --style=pages/styles/widths.xml
END
echo "1..$n"
