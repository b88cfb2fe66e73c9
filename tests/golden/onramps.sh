#!/bin/sh
# What is understood of the files that real programs wrote of the same layouts (../onramps): the model of the
# first file of a layout is what LAYOUT.model holds. A file of another program gives the same, but for what
# FILE.difference holds: such as fills that a program does not write, or text without emphasis.
#
#   BUILD=build sh tests/golden/onramps.sh [--update]
set -eu
cd "$(dirname "$0")"
BUILD=$(cd "${BUILD:-../../build}" && pwd)
program=${BOARDPAPER:-$BUILD/boardpaper} tmp=${TEST_TMP:-$(mktemp -d)} update=${UPDATE:-0}
[ "${1:-}" = --update ] && update=1
n=0

# Compares a file of what is expected (none: nothing) with what is there; in an update, writes it.
compare() { # NAME EXPECTED GOT
    n=$((n + 1))
    if [ "$update" = 1 ]; then
        rm -f "$2"
        [ ! -s "$3" ] || cp "$3" "$2"
    fi
    [ -e "$2" ] || set -- "$1" /dev/null "$3"
    if diff "$2" "$3" > "$tmp/difference" 2>&1; then
        echo "ok $n - $1"
    else
        echo "not ok $n - $1"
        sed 's/^/# /' "$tmp/difference"
    fi
}

model() { # FILE: under the layout's name, which is the title where the file has none
    cp "$1" "$tmp/$layout.${1##*.}"
    "$program" dump model "$tmp/$layout.${1##*.}" --period=2026-07-01..2026-09-30 2> "$tmp/said" ||
        sed "s,$tmp/,," "$tmp/said"
}

for first in ../onramps/files/*.openpyxl.xlsx ../onramps/files/*.python-docx.docx; do
    layout=$(basename "$first" | cut -d. -f1)
    model "$first" > "$tmp/first"
    basename "$first" >> "$tmp/names"
    compare "$layout" "onramps/$layout.model" "$tmp/first"
    for file in ../onramps/files/"$layout".*; do
        [ "$file" != "$first" ] || continue
        name=$(basename "$file")
        echo "$name" >> "$tmp/names"
        model "$file" > "$tmp/model"
        diff "$tmp/first" "$tmp/model" > "$tmp/other" || true
        compare "$name" "onramps/$name.difference" "$tmp/other"
    done
done

# Each file has been compared, and what is expected is expected of a file.
ls ../onramps/files | sort > "$tmp/files"
sort "$tmp/names" | diff "$tmp/files" - > "$tmp/other" || true
for expected in onramps/*; do
    name=$(basename "${expected%.*}")
    grep -qxF -e "$name" -e "$name.openpyxl.xlsx" -e "$name.python-docx.docx" "$tmp/files" || echo "$expected"
done >> "$tmp/other"
update=0
compare 'nothing is left over' onramps/none "$tmp/other"
echo "1..$n"
