# What a batch's worker keeps from one report to the next changes none of them: each has the bytes that a process
# of its own gives, in any order, with one worker or more, after plans that fail, and after workers that are lost.
# And files come onto the disk one by one, but their names together.
. tests/tap.sh
T=$TEST_TMP
bp=$BOARDPAPER
seed=input/sevenoaks-2019-q2.xml
mkdir "$T/in" "$T/alone"

# Plans with other characters, statuses, languages and lengths; each twice, so that what is kept is used.
for copy in 1 2; do
    cp "$seed" "$T/in/plain$copy.xml"
    sed "s/Kent Police/Heddlu Gwent, Llŷn/; s/CSU/Café ‘$copy’/" "$seed" > "$T/in/accents$copy.xml"
    sed 's/xml:lang="en-GB"/xml:lang="cy"/; s/Sevenoaks/Zennor/' "$seed" > "$T/in/welsh$copy.xml"
    sed 's/<marking>OFFICIAL/<marking>£/' "$seed" > "$T/in/marked$copy.xml"
    good_plan > "$T/in/small$copy.xml"
    sed 's/status="amber"/status="green"/' "$T/in/small$copy.xml" > "$T/in/green$copy.xml"
done
good_plan | sed 's/status="amber"/status="ambre"/' > "$T/in/wrong.xml"
cp tests/golden/plans/scripts/*.xml "$T/in"
for plan in "$T"/in/*.xml; do
    name=${plan##*/}
    "$bp" report -q "$plan" -o "$T/alone/${name%.xml}.pdf" 2> "$T/stderr" || true
done
check 'there are plans of which a report can be made, and others' \
    test "$(ls "$T/alone" | wc -l)" -gt 12 -a "$(ls "$T/alone" | wc -l)" -lt "$(ls "$T/in" | wc -l)"

faults=
batch() { # ORDER OPTION...: which reports differ from those made alone, are missing, or should not be there
    # shellcheck disable=SC2086 # words, or none
    ls "$T"/in/*.xml | sort $1 > "$T/list"
    shift
    rm -rf "$T/out"
    env $faults "$bp" batch -q --list="$T/list" -d "$T/out" "$@" > "$T/stdout" 2> "$T/stderr" || true
    diff -rq "$T/alone" "$T/out" 2>&1
}
same 'in the order of their names' "$(batch '' -j1)" ''
same '... and the other way round' "$(batch -r -j1)" ''
same '... by three workers' "$(batch -R -j3)" ''
"$bp" batch -q --list="$T/list" -d "$T/out" -j1 > "$T/stdout" 2>&1 || true
same '... over reports that are there' "$(diff -rq "$T/alone" "$T/out")" ''

shim=$BUILD/tests/fault/shim.so
if LD_PRELOAD=$shim "$bp" --version > "$T/stdout" 2> "$T/stderr" && [ ! -s "$T/stderr" ]; then
    for at in 500 2000 9000 20000; do # what could not be made is missing; nothing else may differ
        faults="LD_PRELOAD=$shim FAULT_COUNT=$T/count FAULT_CALL=memory FAULT_AT=$at FAULT_HOW=ENOMEM"
        same "memory runs out once, at allocation $at of each process" \
            "$(batch '' -j1 | grep -v "^Only in $T/alone")" ''
    done
else
    skip 'memory runs out' 'the shim cannot be put before a program here'
fi

if strace -f -qq -o "$T/trace" -e trace=fsync true 2> "$T/stderr"; then
    rm -rf "$T/out"
    traced() {
        strace -f -qq -o "$T/trace" -e trace=fsync "$bp" batch -q -j1 -d "$T/out" "$@"
    }
    traced "$T"/in/plain?.xml "$T"/in/small?.xml
    same 'each file is synced, and their folder once' "$(grep -c 'fsync(' "$T/trace")" 5
    same '... at the end' "$(tail -n 1 "$T/trace" | grep -c 'fsync(')" 1
    traced "$T"/in/plain?.xml --name='{plan}/r.pdf'
    same '... and each folder, where there are more' "$(grep -c 'fsync(' "$T/trace")" 4
else
    skip 'each file is synced' 'strace cannot follow a program here'
fi
