#!/bin/sh
# Measures what a report costs when its plan is a workbook, against the same plan as XML, and prints it as a
# table (`make bench`): S1 and S100 of the bench, taking turns in one run, each time a median; and what it takes
# to understand the workbook (`boardpaper import`), and to read its cells alone (tests/bench/cells.c). Where
# openpyxl is installed (`make bench-peers` does so), also what that takes to read the same cells.
#
#     BUILD=build [QUICK=1] sh tests/bench/tables/workbooks.sh
set -eu
. tests/bench/tables/common.sh

QUICK=${QUICK:-0}
tab=$(printf '\t')
python=
for try in "$BUILD/peers/venv/bin/python" python3; do
    [ "$python" ] || ! "$try" -c 'import openpyxl' 2> /dev/null || python=$try
done

for copies in 1 100; do
    runs=$((QUICK ? 3 : 9))
    [ $copies != 1 ] || runs=$((QUICK ? 11 : 31))
    plan=$(plan $copies)
    book=$bench/s$copies.xlsx
    "$BOARDPAPER" import "$plan" -q --force -o "$book" 2> "$bench/import.log"
    for file in "$plan" "$book"; do
        echo "$runs${tab}S$copies ${file##*.}$tab$BOARDPAPER${tab}report$tab$file$tab-q$tab-o$tab$bench/again.pdf"
    done
    echo "$runs${tab}S$copies import$tab$BOARDPAPER${tab}import$tab$book$tab-q"
    echo "$runs${tab}S$copies cells$tab$tools/cells$tab$book"
    [ -z "$python" ] ||
        echo "3${tab}S$copies openpyxl$tab$python${tab}tests/bench/peers/openpyxl_read.py$tab$book"
done > "$bench/workbooks.commands"
stamp workbooks
"$tools/measure" -e "$bench/measure.log" < "$bench/workbooks.commands" | awk -F '\t' '
    $8 != 0 { print "bench: " $1 " ended with status " $8 > "/dev/stderr"; exit wrong = 1 }
    { cpu[$1] = $3; memory[$1] = $7 / 1024 }
    function row(size, rows) {
        reading = cpu[size " openpyxl"]
        printf "| %s | %s | %.1f | %.1f | %.2f | %.1f | %.1f | %.1f | %.1f | %s |\n", size, rows, cpu[size " xml"],
            cpu[size " xlsx"], cpu[size " xlsx"] / cpu[size " xml"], memory[size " xml"],
            memory[size " xlsx"], cpu[size " import"], cpu[size " cells"], reading ? sprintf("%.0f", reading) : "not installed"
    }
    END {
        if (wrong)
            exit 1
        print "| | rows | XML: CPU ms | workbook: CPU ms | workbook / XML | XML: memory MiB | workbook: memory MiB " \
            "| import: CPU ms | reading the cells alone: CPU ms | openpyxl, the same: CPU ms |"
        print "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
        row("S1", "57")
        row("S100", "5,700")
    }' | tee "$bench/workbooks.md"
