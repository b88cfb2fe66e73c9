# A batch whose calling process is refused memory, a pipe, a process or a folder, at each such call in turn, and
# from each seventh on: it ends well, or with an error that is said; never by a signal, and with no report that
# is not whole. One that is refused all memory cannot look for what a worker that it ended had half written:
# the next run removes that. Where the system has no processes at all, the calling process does the work.
. tests/tap.sh
T=$TEST_TMP
bp=$BOARDPAPER
if are_watched || ! ${CC:-gcc} -O1 -shared -fPIC -o "$T/refuse.so" tests/cli/refuse.c -ldl 2> "$T/stderr" ||
    ! LD_PRELOAD=$T/refuse.so true 2> "$T/stderr"; then
    skip 'a batch that is refused what it asks for' 'no library can be preloaded here'
    exit 0
fi
mkdir "$T/in"
good_plan > "$T/in/a.xml"
good_plan | sed 's/<lead>.*/&<lead>Police<\/lead>/' > "$T/in/b.xml"
batch() { # OUT [NAME=VALUE...]: a batch with most that goes on in the caller; prints its exit status
    out=$1
    shift
    rm -rf "$T/out"
    status env "$@" "$bp" batch "$T/in/a.xml" --list="$T/list" -d "$T/$out" -j2 --json --per=lead \
        --name '{organisation}/{number}-{lead}.pdf'
}
echo "$T/in/b.xml" > "$T/list"
same 'the batch that is refused nothing' "$(batch whole LD_PRELOAD="$T/refuse.so" REFUSE_COUNT="$T/count")" 0
calls=$(cat "$T/count")
check "... asks often enough ($calls)" [ "$calls" -gt 100 ]

faults() { # what is wrong with the run that has just ended with status $1
    case $1 in
    0) [ "$(cd "$T/out" && find . -type f | sort)" = "$(cd "$T/whole" && find . -type f | sort)" ] ||
        echo "ended with 0, but reports are missing" ;;
    3 | 4) [ -s "$T/stderr" ] || echo "ended with $1, and said nothing" ;;
    *) echo "ended with $1" ;;
    esac
    find "$T/out" -type f ! -name "${left:-}" 2> /dev/null | while read -r file; do
        cmp -s "$file" "$T/whole/${file#"$T/out/"}" || echo "$file is not whole"
    done
}
refuse() { # FIRST STEP [NAME=VALUE]: tries calls in turn
    k=$1
    while [ "$k" -le "$calls" ]; do
        ended=$(batch out LD_PRELOAD="$T/refuse.so" REFUSE="$k" ${3+"$3"})
        faults "$ended" | sed "s/^/call $k: /"
        k=$((k + $2))
    done
}
same 'each call refused once' "$(refuse 1 1)" ''
left='.boardpaper-*.tmp'
same 'and from each seventh on' "$(refuse 1 7 REFUSE_FROM=1)" ''

same 'where there are no processes, the batch ends well' "$(batch out LD_PRELOAD="$T/refuse.so" REFUSE_FORK=1)" 0
same '... with the same files' "$(diff -r "$T/whole" "$T/out")" ''
same '... and says the same' "$(sed 's#/out/#/whole/#' "$T/stdout")" "$(batch whole > "$T/status"; cat "$T/stdout")"
good_plan | sed 's/status="amber"/status="grene"/' > "$T/in/bad.xml"
echo "$T/in/bad.xml" > "$T/list"
same '... of a plan that is wrong, too' "$(batch out LD_PRELOAD="$T/refuse.so" REFUSE_FORK=1)" 1
same '... with the same words' "$(sed 's#/out/#/whole/#' "$T/stdout")" "$(batch whole > "$T/status"; cat "$T/stdout")"
