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

for plan in ../../input/sevenoaks-2019-q2.xml ../../input/brag.xml ../../input/minimal.xml \
    plans/valid/pathological.xml plans/valid/long-header.xml plans/scripts/languages.xml; do
    for stage in pages tags; do
        name=$(basename "$plan" .xml).$stage
        n=$((n + 1))
        "$program" dump "$stage" "$plan" > "$tmp/dump" 2> "$tmp/said" || cat "$tmp/said" >> "$tmp/dump"
        [ "$update" = 1 ] && cp "$tmp/dump" "pages/$name"
        if diff "pages/$name" "$tmp/dump" > "$tmp/difference" 2>&1; then
            echo "ok $n - $name"
        else
            echo "not ok $n - $name, in $(grep -c '^[<>]' "$tmp/difference" || true) lines"
            sed 's/^/# /; 40q' "$tmp/difference"
        fi
    done
done
echo "1..$n"
