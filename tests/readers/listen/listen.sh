#!/bin/sh
# What the screen reader Orca says of the Sevenoaks report in Firefox, page by page: the golden files beside
# this one can be read aloud. A line for each stop: a heading, a paragraph, a link, a picture, a cell with
# its column and row. It needs no voice and no screen. Not part of `make test`: each page takes half a
# minute.
#
#   BUILD=build sh tests/readers/listen/listen.sh
set -eu
cd "$(dirname "$0")/../../.."
. tests/tap.sh
BUILD=$(cd "${BUILD:-build}" && pwd)
here=tests/readers/listen tmp=$TEST_TMP

# page NAME NUMBER: what is said of a page is what NAME.txt holds.
page() {
    if ! dbus-run-session -- xvfb-run -a /usr/bin/python3 "$here/listen.py" "$tmp/report.pdf" "$2" \
        > "$tmp/said" 2> "$tmp/log"; then
        same "$1: it is read" "$(tail -n 3 "$tmp/log")" ''
        return
    fi
    [ "${UPDATE:-0}" = 1 ] && cp "$tmp/said" "$here/$1.txt"
    check "$1" diff "$here/$1.txt" "$tmp/said"
}

"$BUILD/boardpaper" -q input/sevenoaks-2019-q2.xml -o "$tmp/report.pdf"
page first-page 1
page table-goes-on 2
page cut-row 9
echo "1..$tap_n"
