#!/bin/sh
# What other programs make of the PDFs: poppler finds in the Sevenoaks report the structure, with its text,
# that pages/sevenoaks-2019-q2.struct holds; and qpdf, MuPDF, poppler and Ghostscript read all reports without
# a word of complaint.
#
#   BUILD=build sh tests/golden/struct.sh [--update]
set -eu
cd "$(dirname "$0")/../.."
. tests/tap.sh
BUILD=$(cd "${BUILD:-build}" && pwd)
program=$BUILD/boardpaper tmp=$TEST_TMP update=${UPDATE:-0}
[ "${1:-}" = --update ] && update=1
expected=tests/golden/pages/sevenoaks-2019-q2.struct

# reads NAME COMMAND...: the program has to succeed, and to say nothing on stderr, but that Debian's MuPDF
# is built without colour management.
reads() {
    reads_name=$1
    shift
    if ! command -v "$1" > "$tmp/which"; then
        skip "$reads_name" "$1 is missing"
        return
    fi
    complaint=
    "$@" > "$tmp/stdout" 2> "$tmp/stderr" || complaint="ended with status $?: "
    same "$reads_name" "$complaint$(grep -vx "warning: ICC support is not available" "$tmp/stderr")" ''
}

for plan in input/sevenoaks-2019-q2.xml input/brag.xml input/minimal.xml \
    tests/golden/plans/valid/pathological.xml tests/golden/plans/valid/long-header.xml; do
    name=$(basename "$plan" .xml)
    pdf=$tmp/$name.pdf
    check "$name: report" "$program" -q "$plan" -o "$pdf"
    reads "$name: qpdf checks it" qpdf --check "$pdf"
    reads "$name: mutool tells of it" mutool info "$pdf"
    reads "$name: mutool draws it" mutool draw -q -F txt -o "$tmp/mutool.txt" "$pdf"
    reads "$name: pdftotext reads it" pdftotext "$pdf" "$tmp/poppler.txt"
    reads "$name: pdfinfo reads its tags" pdfinfo -struct-text "$pdf"
    reads "$name: Ghostscript draws it" gs -q -o /dev/null -sDEVICE=nullpage "$pdf"
    same "$name: ... and is as silent on stdout" "$(cat "$tmp/stdout")" ''
done

if command -v pdfinfo > "$tmp/which"; then
    pdfinfo -struct-text "$tmp/sevenoaks-2019-q2.pdf" > "$tmp/struct.all" 2>&1 || echo failed >> "$tmp/struct.all"
    # Newer ones show a figure's other text beside its name; that is looked at elsewhere.
    sed 's/^\( *Figure\) \[".*"\]:$/\1:/' "$tmp/struct.all" > "$tmp/struct"
    [ "$update" = 1 ] && cp "$tmp/struct" "$expected"
    check 'the structure of the Sevenoaks report, as poppler reads it' diff "$expected" "$tmp/struct"
else
    skip 'the structure of the Sevenoaks report, as poppler reads it' 'pdfinfo is missing'
fi
echo "1..$tap_n"
