# Giants: plans that are large in one way. Each is printed, or refused with a finding that names the limit, and
# takes no more than 300 MiB. How long each took stands in a comment, and how many times as long as one of half
# the size; nothing is asserted of it.
. tests/tap.sh

giant=$PWD/tests/hostile/giant.awk
${CC:-cc} -std=c11 -O1 tests/hostile/measure.c -o "$TEST_TMP/measure" || exit 1
cd "$TEST_TMP" || exit 1

# The plan of a kind and a size.
made() { # KIND N
    awk -v kind="$1" -v n="$2" -f "$giant" > plan.xml
}
# small NAME: what was measured last took no more than 300 MiB.
small() {
    are_watched || check "$1: at most 300 MiB" test "$memory" -le 307200
}
# tried NAME CODE COMMAND...: exit status 0, or 1 with the finding CODE where that is not 0.
tried() {
    name=$1 code=$2
    shift 2
    rm -f out.pdf
    ./measure took "$BOARDPAPER" "$@" 2> stderr > stdout
    read -r status memory time < took
    echo "# $name: $time ms, $((memory / 1024)) MiB"
    small "$name"
    if [ "$code" = 0 ]; then
        same "$name: exit status 0" "$status" 0
    else
        same "$name: exit status 1" "$status" 1
        check "... with BP$code" grep -q "error BP$code" stderr
        check '... and what to do' grep -q '  hint: ' stderr
        check '... and no report' test ! -e out.pdf
    fi
}
# grown KIND N TIME COMMAND...: how many times as long as half of it N took.
grown() {
    ! are_watched || return 0
    kind=$1 n=$2 whole=$3
    shift 3
    made "$kind" $((n / 2))
    ./measure took "$BOARDPAPER" "$@" > stdout 2>&1
    read -r status memory half < took
    awk -v name="$kind $n" -v whole="$whole" -v half="$half" -v n="$((n / 2))" \
        'BEGIN { printf "# %s: %.2f times as long as %d\n", name, half ? whole / half : 0, n }'
}
while read -r kind n code; do
    made "$kind" "$n"
    tried "$kind $n" "$code" -q plan.xml -o out.pdf
    [ "$code" = 0 ] || continue
    report=$time
    tried "$kind $n: check" 0 check --json -q plan.xml
    grown "$kind" "$n" "$report" -q plan.xml -o out.pdf
done << 'END'
file 67108864 0
file 67108865 1005
rows 100000 0
paragraphs 6000 0
word 1048576 0
text 1048576 0
text 1048577 2014
cdata 11000000 2014
instruction 11000000 0
title 1048576 0
href 1048500 0
long-marking 1000000 0
long-update-heading 1000000 0
long-due 1000000 0
long-ref 1000 0
long-ref 1001 4020
long-label 1001 4020
entities 1000000 0
references 1000000 0
marks 1048570 0
brackets 1000000 0
bidi 80000 0
partners 10000 0
leads 100000 0
terms 100000 0
priorities 80000 0
priorities 200000 1010
empty 100000 0
items 40000 0
runs 49999 0
runs 50001 2020
breaks 49999 0
breaks 50001 2020
links 40000 0
comments 400000 0
attributes 100000 2015
below 50000 0
groups 50000 0
words 50000 0
columns 10 0
columns 100000 4024
cells 1 0
cells 100000 4026
values 100 0
values 101 4041
red-leads 20000 0
odd 80000 0
continued 10000 0
statuses 31 0
statuses 10000 4014
depth 26 0
depth 100000 2013
unclosed 1000000 3003
names 1000000 2021
prefixes 1000000 2021
instructions 1000000 2021
unknown 2000000 2022
tiny 5000000 1010
END

# Many findings: 200 are said, and how many more there are.
for kind in duplicates findings line; do
    made $kind 100000
    ./measure took "$BOARDPAPER" check plan.xml > stdout 2> stderr
    same "$kind 100000: 200 findings" \
        "$(cat stdout stderr | grep -v ' BP2022: ' | grep -cE ' (error|warning|note) BP[1-8]')" 200 # but for the limit
    check '... and how many more' grep -qE '[0-9]{4,} more findings' stdout stderr
    read -r status memory time < took
    small "$kind 100000"
    echo "# $kind 100000: $time ms, $((memory / 1024)) MiB"
    grown $kind 100000 "$time" check plan.xml
done

# Two plans of many rows are held against one another.
made rows 50000
cp plan.xml old.xml
tried 'rows 50000 against the plan before' 0 -q plan.xml --previous=old.xml -o out.pdf
