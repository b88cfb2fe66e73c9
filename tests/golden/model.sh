#!/bin/sh
# What `boardpaper dump model` makes of each plan in plans/valid, and of the examples, is what NAME.model
# holds.
#
#   BUILD=build sh tests/golden/model.sh [--update]
set -eu
cd "$(dirname "$0")"
BUILD=$(cd "${BUILD:-../../build}" && pwd)
program=$BUILD/boardpaper tmp=${TEST_TMP:-$(mktemp -d)} update=${UPDATE:-0}
[ "${1:-}" = --update ] && update=1
n=0

for plan in plans/valid/*.xml ../../input/*.xml; do
    name=$(basename "$plan" .xml)
    expected=plans/valid/$name.model
    n=$((n + 1))
    "$program" dump model "$plan" > "$tmp/model" 2> "$tmp/said" || cat "$tmp/said" >> "$tmp/model"
    [ "$update" = 1 ] && cp "$tmp/model" "$expected"
    if diff "$expected" "$tmp/model" > "$tmp/difference" 2>&1; then
        echo "ok $n - $name"
    else
        echo "not ok $n - $name"
        sed 's/^/# /' "$tmp/difference"
    fi
done
echo "1..$n"
