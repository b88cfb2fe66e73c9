#!/bin/sh
# What changed from compare/old.xml to compare/new.xml, a plan with every kind of change, is what the files
# beside them hold: as text, as JSON Lines, and as a PDF as poppler reads its structure; and so are the pages
# and tags of a report that shows which way its rows moved.
#
#   BUILD=build sh tests/golden/compare.sh [--update]
set -eu
cd "$(dirname "$0")/../.."
. tests/tap.sh
BUILD=$(cd "${BUILD:-build}" && pwd)
program=$BUILD/boardpaper tmp=$TEST_TMP update=${UPDATE:-0}
[ "${1:-}" = --update ] && update=1
folder=tests/golden/compare
old=$folder/old.xml new=$folder/new.xml

# golden NAME COMMAND...: what the command says is what the file NAME holds.
golden() {
    name=$1
    shift
    "$@" > "$tmp/said" 2>&1 || echo "ended with status $?" >> "$tmp/said"
    [ "$update" = 1 ] && cp "$tmp/said" "$folder/$name"
    check "$name" diff "$folder/$name" "$tmp/said"
}

golden changes.txt "$program" compare "$old" "$new"
golden changes.json "$program" compare --json "$old" "$new"
golden same.txt "$program" compare "$new" "$new"
golden moved.pages "$program" dump pages "$new" --previous="$old"
golden moved.tags "$program" dump tags "$new" --previous="$old"
golden moved-large.tags "$program" dump tags "$new" --previous="$old" --large-print
check 'the changes as a PDF' "$program" compare "$old" "$new" -o "$tmp/changes.pdf"
if command -v pdfinfo > "$tmp/which"; then
    golden changes.struct pdfinfo -struct-text "$tmp/changes.pdf"
else
    skip 'its structure, as poppler reads it' 'pdfinfo is missing'
fi
echo "1..$tap_n"
