# verbs.sh: for the scripts of tests/fault: `. tests/fault/preload/verbs.sh`, after tap.sh. The verbs that read and
# write, run with a fault that the shim makes (shim.c), and what must hold of how they end.
T=$TEST_TMP
bp=$BOARDPAPER shim=$BUILD/tests/fault/shim.so
if ! LD_PRELOAD=$shim "$bp" --version > "$T/stdout" 2> "$T/stderr" || [ -s "$T/stderr" ]; then
    skip 'faults in the program' 'the shim cannot be put before a program here'
    exit 0
fi
good_plan > "$T/plan.xml"
sed 's/amber/green/' "$T/plan.xml" > "$T/next.xml"
cat > "$T/pack.xml" <<'END'
<board-pack>
  <title>Board</title>
  <item number="1" title="One" plan="plan.xml"/>
  <item number="2" title="Two" plan="next.xml"/>
</board-pack>
END
mkdir "$T/fonts"
cp tests/golden/plans/scripts/right-to-left.xml "$T/arabic.xml"
cp /usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf "$T/fonts/" 2> "$T/stderr" ||
    rm "$T/arabic.xml"
injected=0 survived=0

# What each verb does, in the folder $T; it writes into out, where r.pdf is there already.
command_of() {
    case $1 in
    report) echo report plan.xml -q -o out/r.pdf ;;
    stream) echo report - -q -o - ;;
    fonts) echo report arabic.xml -q --font-dir=fonts -o out/r.pdf ;;
    check) echo check --json plan.xml next.xml ;;
    compare) echo compare plan.xml next.xml -q -o out/r.pdf ;;
    init) echo init --from=plan.xml --force -q -o out/r.pdf ;;
    pack) echo pack pack.xml -q -o out/r.pdf ;;
    batch) echo batch plan.xml next.xml -q -j 2 -d out/made ;;
    esac
}
verbs='report stream check compare init pack'
[ ! -e "$T/arabic.xml" ] || verbs="$verbs fonts"
verbs="$verbs batch" # the last: its workers make as many calls as the others

# run VERB CALL AT HOW [ON]: runs it with that fault; its exit status is run_status.
run() {
    rm -rf "$T/out"
    mkdir "$T/out"
    echo old > "$T/out/r.pdf"
    run_status=0
    # shellcheck disable=SC2046 # words
    (cd "$T" && exec timeout -k 1 20 env LD_PRELOAD="$shim" FAULT_COUNT="$T/count" \
        FAULT_CALL="$2" FAULT_AT="$3" FAULT_HOW="$4" FAULT_ON="${5:-}" "$bp" $(command_of "$1")) \
        < "$T/plan.xml" > "$T/out/stdout" 2> "$T/stderr" || run_status=$?
}

# Whether all that the last run left of VERB is whole: as it was, or as it should be; or not there yet. A
# temporary file is none of it.
is_whole() {
    for file in $(cd "$T/out" && find . -type f ! -name stdout ! -name '.*'); do
        cmp -s "$T/out/$file" "$T/want-$1/$file" ||
            { [ "$file" = ./r.pdf ] && [ "$(cat "$T/out/r.pdf")" = old ]; } || return 1
    done
}

# What is wrong with how the last run ended, in words; nothing, if all is well. (Without its font a plan of
# another script is refused: status 1.)
fault_of() { # VERB
    if [ "$run_status" = 0 ]; then
        diff -r "$T/want-$1" "$T/out" > "$T/diff" || echo 'status 0, but not the same files'
    elif [ "$run_status" != 3 ] && [ "$run_status" != 4 ] && [ "$1 $run_status" != 'fonts 1' ]; then
        echo "status $run_status"
    elif [ ! -s "$T/stderr" ] && [ ! -s "$T/out/stdout" ]; then
        echo "status $run_status without a word"
    else
        is_whole "$1" || echo "status $run_status, and a file is not whole"
    fi
    [ -z "$(find "$T/out" -name '.*' -type f)" ] || echo 'a temporary file is left'
}

# How many calls a verb makes in its first process; workers of a batch make as many as one report.
count() { # VERB CALL
    rm -f "$T/count"
    run "$1" "$2" 0 none
    counted=$(sort -n "$T/count" | tail -n 1)
    [ "$1" != batch ] || [ "$counted" -gt "$most" ] || counted=$most
    most=$counted
}

# fail VERB CALL HOW [ON] [STEP]: each of its calls fails; after the first 20, each STEPth.
fail() {
    at=1 wrong=
    while [ "$at" -le "$counted" ]; do
        run "$1" "$2" "$at" "$3" "${4:-}"
        fault=$(fault_of "$1")
        injected=$((injected + 1))
        [ -z "$fault" ] && survived=$((survived + 1)) || wrong="$wrong$2 $at: $fault
$(head -n 3 "$T/stderr")
"
        [ "$at" -gt 20 ] && at=$((at + ${5:-1})) || at=$((at + 1))
    done
    same "$1: $2 $3${4:+ from then on}, $counted calls" "$wrong" ''
}

# What each verb makes without a fault.
most=0
for verb in $verbs; do
    run "$verb" none 0 none
    same "$verb: without a fault" "$run_status" 0
    rm -rf "$T/want-$verb"
    mv "$T/out" "$T/want-$verb"
done

told_faults() {
    echo "# $injected faults injected, $survived survived"
    echo "1..$tap_n"
}
