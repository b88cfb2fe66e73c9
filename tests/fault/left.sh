# ENOMEM is left over in errno by allocations that went well: the files are the same, and nothing is said. Three
# ways: each allocation leaves it (the shim); glibc asks for huge pages first, which are not there; and the heap
# can not grow, so that glibc takes its memory elsewhere.
. tests/tap.sh
. tests/fault/preload/verbs.sh

for verb in $verbs; do
    run "$verb" memory 0 left
    injected=$((injected + 1))
    fault=$(fault_of "$verb")
    [ "$run_status$fault" = 0 ] && survived=$((survived + 1))
    same "$verb: each allocation leaves ENOMEM" "$run_status $fault" '0 '
done

{
    good_plan | sed '/<action /,$d'
    awk 'BEGIN { for (i = 1; i <= 4000; i++)
        printf "<action ref=\"1.%d\" due=\"March 2020\" status=\"green\"><description>Do %d.</description></action>\n", i, i }'
    echo '</priority></actions></action-plan>'
} > "$T/large.xml"

: > "$T/tried"
: > "$T/equal"
# Those of the plans whose report is another one, or fails, with this command before the program.
others() {
    for plan in input/sevenoaks-2019-q2.xml tests/golden/plans/valid/*.xml "$T"/arabic.xml "$T"/large.xml; do
        name=$(basename "$plan")
        if [ ! -e "$T/$name.pdf" ]; then
            "$bp" report "$plan" -q --font-dir="$T/fonts" -o "$T/$name.pdf" > "$T/stdout" 2>&1 || continue
        fi
        echo "$name" >> "$T/tried"
        if "$@" "$bp" report "$plan" -q --font-dir="$T/fonts" -o "$T/again.pdf" > "$T/stdout" 2>&1 &&
            cmp -s "$T/$name.pdf" "$T/again.pdf"; then
            echo "$name" >> "$T/equal"
        else
            echo "$name $(head -n 1 "$T/stdout")"
        fi
    done
}

same 'ENOMEM of each allocation' \
    "$(others env LD_PRELOAD="$shim" FAULT_CALL=memory FAULT_AT=0 FAULT_HOW=left)" ''
same 'ENOMEM of huge pages that are not there' \
    "$(others env GLIBC_TUNABLES=glibc.malloc.hugetlb=2)" ''
if strace -o "$T/trace" -e inject=brk:retval=0:when=6+ true 2> "$T/stdout"; then
    same 'ENOMEM of a heap that does not grow' \
        "$(others strace -o "$T/trace" -e trace=brk -e inject=brk:retval=0:when=6+)" ''
else
    skip 'ENOMEM of a heap that does not grow' 'strace cannot follow a program here'
fi
injected=$((injected + $(wc -l < "$T/tried"))) survived=$((survived + $(wc -l < "$T/equal")))
told_faults
