#!/bin/sh
# Prints where the instructions of a report stand, by stage of the work, as a table: of the Sevenoaks plan,
# and of its rows 10 and 100 times (`make profile`).
#
#     BUILD=build sh tests/bench/tables/profile.sh
set -eu
. tests/bench/tables/common.sh

for copies in 1 10 100; do
    callgrind "profile-$copies" report "$(plan $copies)" -q -o "$bench/profile.pdf" > /dev/null
    awk -f tests/bench/tables/stages.awk "$bench/profile-$copies.callgrind" > "$bench/profile-$copies"
done
awk -F '\t' '
    FNR == 1 { size++ }
    { count[$1, size] = $2 }
    size == 3 && $1 != "all" { stage[++n] = $1 } # the largest first
    function cell(name, i) { return sprintf(" %.2f | %.1f%% |", count[name, i] / 1e6,
        100 * count[name, i] / count["all", i]) }
    END {
        print "| million instructions | S1 | | S10 | | S100 | |"
        print "|---|--:|--:|--:|--:|--:|--:|"
        for (i = 1; i <= n; i++)
            print "| " stage[i] " |" cell(stage[i], 1) cell(stage[i], 2) cell(stage[i], 3)
        print "| **all** |" cell("all", 1) cell("all", 2) cell("all", 3)
    }' "$bench/profile-1" "$bench/profile-10" "$bench/profile-100"
