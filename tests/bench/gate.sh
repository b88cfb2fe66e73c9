# What a report costs, in counts that no other work on the machine changes: instructions, against
# tests/bench/baseline.txt and against one another; memory; bytes. Never a time. `make gate UPDATE=1` writes
# the baseline anew.
. tests/tap.sh
. tests/bench/tables/common.sh

baseline=tests/bench/baseline.txt
margin=3 # percent of the baseline

# What instruction counts depend on, besides our sources.
surroundings() {
    echo "compiler $(${CC:-cc} --version | sed 1q)"
    echo "valgrind $(valgrind --version)"
    echo "processor $(uname -m) $(grep -o -m 1 -w avx2 /proc/cpuinfo)"
    ldd "$BOARDPAPER" | awk '$2 == "=>" { print $3 }' | xargs readlink -f | sort |
        sed 's#.*/#library #'
}
report() { # COPIES: makes the report, and prints the instructions that it took
    callgrind "s$1" report "$(plan "$1")" -q -o "$bench/s$1.pdf"
}
memory() { # VERB FILE PDF: the peak of the program's memory, in KiB
    printf '1\tS\t%s\t%s\t%s\t-q\t-o\t%s\n' "$BOARDPAPER" "$1" "$2" "$3" |
        "$tools/measure" -e "$bench/measure.log" | awk -F '\t' '$8 == 0 { print $7 }'
}
at_most() { # NAME GOT LIMIT
    if [ -n "$2" ] && [ "$2" -gt 0 ] && [ "$2" -le "$3" ]; then
        tap_line ok "$1"
    else
        tap_line 'not ok' "$1"
        echo "# got ${2:-nothing}, and at most $3 is allowed"
    fi
}
stored() { # KEY
    awk -v key="$1" '$1 == key { print $2 }' "$baseline"
}

s1=$(report 1) s10=$(report 10) s100=$(report 100)
p20=$(callgrind p20 pack "$(pack 20)" -q -o "$bench/p20.pdf") b20=$(callgrind_batch 20)
surroundings > "$TEST_TMP/surroundings"
if [ "$UPDATE" = 1 ]; then
    {
        echo '# Instructions of one report, and of a batch and a pack of 20 plans, by valgrind; and what they'
        echo '# were counted with. Written by `make gate UPDATE=1`.'
        printf 'S1 %s\nS10 %s\nB20 %s\nP20 %s\n' "$s1" "$s10" "$b20" "$p20"
        cat "$TEST_TMP/surroundings"
    } > "$baseline"
fi

# Another compiler or library counts differently, and that is nobody's fault.
grep -v -e '^#' -e '^[SBP][0-9]* ' "$baseline" | diff - "$TEST_TMP/surroundings" > "$TEST_TMP/differs" || {
    echo '# The baseline was counted with other things than are here (<: the baseline, >: here). If'
    echo '# only that moved the counts: make gate UPDATE=1, where all else is as it was.'
    sed 's/^/# /' "$TEST_TMP/differs"
}
for size in S1 S10 B20 P20; do
    eval "now=\$$(echo $size | tr SBP sbp)"
    then=$(stored $size)
    change=$(awk -v now="$now" -v then="$then" 'BEGIN { printf "%+.2f", 100 * now / then - 100 }')
    at_most "$size takes at most $margin % more instructions than its baseline" "$now" \
        $((then + then * margin / 100))
    echo "# $now instead of $then: $change %"
    [ "$now" -ge $((then - then * margin / 100)) ] ||
        echo "# That is better than the baseline: keep it, with make gate UPDATE=1"
done
at_most 'ten times the rows take at most 11 times the instructions' "$s100" $((11 * s10))
echo "# S10 $s10, S100 $s100"

# The same plans as workbooks. `make bench` measures their time.
book() { # COPIES: the path of the plan as a workbook
    "$BOARDPAPER" import "$(plan "$1")" -q --force -o "$bench/s$1.xlsx"
    echo "$bench/s$1.xlsx"
}
b1=$(callgrind b1 report "$(book 1)" -q -o "$bench/b1.pdf")
b100=$(callgrind b100 report "$(book 100)" -q -o "$bench/b100.pdf")
at_most 'a workbook of 57 rows takes at most 1.5 times the instructions of the plan' "$b1" $((s1 * 15 / 10))
at_most '... and one of 5,700 at most 1.4 times' "$b100" $((s100 * 14 / 10))
echo "# as workbooks S1 $b1, S100 $b100"

m100=$(memory report "$(plan 100)" "$bench/s100.pdf")
m1000=$(memory report "$(plan 1000)" "$bench/s1000.pdf")
mpack=$(memory pack "$(pack 100)" "$bench/pack.pdf")
at_most '57,000 rows take at most 64 MiB' "$m1000" $((64 * 1024))
at_most '... and at most 11 times what 5,700 take' "$m1000" $((11 * m100))
at_most 'a pack of 100 plans takes at most 1.5 times what one plan with their rows takes' "$mpack" \
    $((m100 * 3 / 2))
# So many that the last has the first one's name, which is refused: all of them have been named and compared.
awk 'BEGIN { for (i = 1; i <= 200000; i++) print "plans/" i ".xml"; print "others/1.xml" }' > "$bench/names.txt"
mnames=$(printf '1\tnames\t%s\tbatch\t--list=%s\t-d\t%s\n' "$BOARDPAPER" "$bench/names.txt" none |
    "$tools/measure" -e "$bench/measure.log" | awk -F '\t' '$8 == 2 { print $7 }')
at_most 'to name 200,000 reports takes at most 64 MiB' "$mnames" $((64 * 1024))
mbook=$(memory report "$bench/s100.xlsx" "$bench/b100.pdf")
at_most 'a workbook of 5,700 rows takes at most 44 MiB' "$mbook" $((44 * 1024))
echo "# S100 as a workbook $mbook KiB"
echo "# S100 $m100 KiB, S1000 $m1000 KiB, the pack $mpack KiB, 200,000 names $mnames KiB"
# 60,000 were reached; what readers need besides (rules between columns, keys that survive merging) may take 2,000.
at_most 'the Sevenoaks report has at most 62,000 bytes' "$(wc -c < "$bench/s1.pdf")" 62000
at_most '... and a pack of 100 such plans at most 90 times as many' "$(wc -c < "$bench/pack.pdf")" \
    $((90 * $(wc -c < "$bench/s1.pdf")))
echo "# S1 $(wc -c < "$bench/s1.pdf") bytes, the pack $(wc -c < "$bench/pack.pdf")"
same 'no two texts of a scaled plan are alike' "$(grep -ohE '<(description|p|li|theme|title)>[^<]+' \
    "$bench/s100.xml" | sort | uniq -d)" ''
