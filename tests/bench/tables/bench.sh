#!/bin/sh
# Measures what reports cost in one run, against the least that they could cost, and prints it as two tables
# (`make bench`): the Sevenoaks plan (S1, 57 rows), its rows 10, 100 and 1,000 times with no two texts alike,
# batches and a pack of such plans. The commands take turns, and each time is a median.
#
#     BUILD=build [QUICK=1] sh tests/bench/tables/bench.sh
#
# The floor of a report is a program that loads the same libraries, has libxml2 parse the same plan, and
# libdeflate deflate the same contents of pages. QUICK is for CI: a third of the runs.
set -eu
. tests/bench/tables/common.sh

few=${QUICK:+1}
runs() { # MANY FEW
    [ -n "$few" ] && echo "$2" || echo "$1"
}
pages() {
    for pdf; do
        pdfinfo "$pdf"
    done | awk '/^Pages:/ { n += $2 } END { print n }'
}
tab=$(printf '\t')
command() { # RUNS NAME WORD...
    (IFS=$tab && echo "$*") >> "$bench/commands"
}
# about NAME LABEL ROWS REPORTS FILE...: what the measured command made.
about() {
    name=$1 label=$2 rows=$3 reports=$4
    shift 4
    echo "$name$tab$label$tab$rows$tab$reports$tab$(pages "$@")$tab$(cat "$@" | wc -c)" >> "$bench/made"
}
rm -rf "$bench/one" "$bench/B100" "$bench/B1000" "$bench/again-B100" "$bench/again-B1000"
mkdir -p "$bench/one"
: > "$bench/commands"
: > "$bench/made"

echo '# making the inputs, and each report once' >&2
command "$(runs 31 11)" load "$tools/floor"
for copies in 1 10 100 1000; do
    size=S$copies
    plan=$(plan "$copies")
    "$BOARDPAPER" report "$plan" -q -o "$bench/$size.pdf" 2> "$bench/$size.log"
    "$tools/contents" "$bench/$size.pdf" > "$bench/$size.contents"
    about "$size" "$size" $((57 * copies)) 1 "$bench/$size.pdf"
    case $copies in
    1) n=$(runs 31 11) ;;
    10) n=$(runs 15 5) ;;
    100) n=$(runs 7 3) ;;
    *) n=$(runs 3 1) ;;
    esac
    command "$n" "floor $size" "$tools/floor" "$plan" "$bench/$size.contents"
    command "$n" "$size" "$BOARDPAPER" report "$plan" -q -o "$bench/again.pdf"
done

many 1000
# batch NAME LABEL COUNT RUNS: one process, one worker, so many plans.
batch() {
    plans=$(number=1; while [ $number -le "$3" ]; do
        echo "$bench/many/$number.xml"
        number=$((number + 1))
    done)
    # shellcheck disable=SC2086 # a list of files
    "$BOARDPAPER" batch $plans -q -j 1 -d "$bench/$1" 2> "$bench/$1.log"
    about "$1" "$2" $((57 * $3)) "$3" "$bench/$1"/*.pdf
    # shellcheck disable=SC2086
    command "$4" "$1" "$BOARDPAPER" batch $plans -q -j 1 -d "$bench/again-$1"
}
batch B100 '100 reports as a batch' 100 "$(runs 5 1)"
batch B1000 '1,000 reports as a batch' 1000 "$(runs 3 1)"

# The floor of a batch: loading once, and all else for each.
pairs=
for pdf in "$bench"/B100/*.pdf; do
    name=${pdf##*/}
    "$tools/contents" "$pdf" > "$bench/one/${name%.pdf}.contents"
    pairs="$pairs $bench/many/${name%.pdf}.xml $bench/one/${name%.pdf}.contents"
done
# shellcheck disable=SC2086
command "$(runs 5 1)" 'floor B100' "$tools/floor" $pairs

# A pack of the same 100 plans.
pack=$(pack 100)
"$BOARDPAPER" pack "$pack" -q -o "$bench/P100.pdf" 2> "$bench/P100.log"
"$tools/contents" "$bench/P100.pdf" > "$bench/P100.contents"
about P100 'a pack of 100 plans' 5700 100 "$bench/P100.pdf"
pairs="$bench/many/1.xml $bench/P100.contents"
number=2
while [ $number -le 100 ]; do
    pairs="$pairs $bench/many/$number.xml /dev/null"
    number=$((number + 1))
done
# shellcheck disable=SC2086
command "$(runs 5 1)" 'floor P100' "$tools/floor" $pairs
command "$(runs 5 1)" P100 "$BOARDPAPER" pack "$pack" -q -o "$bench/again.pdf"

echo '# measuring' >&2
"$tools/measure" -e "$bench/measure.log" < "$bench/commands" > "$bench/costs"
stamp bench
awk -f tests/bench/tables/bench.awk "$bench/made" "$bench/costs" | tee "$bench/bench.md"
