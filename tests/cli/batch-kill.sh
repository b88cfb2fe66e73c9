# Twenty kills of a batch, at moments spread by chance over its length: of the whole process group, of the caller
# alone, of a worker alone. After each, every report is whole, and running it again makes all of them, and
# leaves nothing else. What happened in each is told as a comment.
. tests/tap.sh
# With ASan, a process looks for leaks as it ends, by a helper process of its own: if a kill hits that, it waits for ever.
export ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0"
T=$TEST_TMP
bp=$BOARDPAPER
N=30 # reports
mkdir "$T/in"
i=0
while [ $((i += 1)) -le $N ]; do
    sed "s/Kent Police/Police force $i/" input/sevenoaks-2019-q2.xml > "$T/in/$i.xml"
done
same 'the batch that is not killed' "$(status "$bp" batch -q "$T"/in/*.xml -d "$T/whole" -j2)" 0

lives() { # PROCESS
    kill -0 "$1" 2> /dev/null && ! grep -qs '^State:.Z' "/proc/$1/status"
}
group() { # GROUP: its processes that live
    cat /proc/[0-9]*/stat 2> /dev/null | awk -v group="$1" '$5 == group && $3 != "Z" { print $1 }'
}
workers() {
    group "$batch" | grep -vx "$batch"
}
made() { # how many reports there are
    set -- "$T"/out/*.pdf
    [ -e "$1" ] && echo $# || echo 0
}
torn() { # the reports that are not those of the whole batch
    for report in "$T"/out/*.pdf; do
        [ ! -e "$report" ] || cmp -s "$report" "$T/whole/${report##*/}" || echo "${report##*/}"
    done
}
left() { # what else is there
    find "$T/out" -type f ! -name '*.pdf' 2> /dev/null | wc -l | tr -d ' '
}
half() { # how much of that is not a whole report
    find "$T/out" -type f ! -name '*.pdf' 2> /dev/null | while read -r file; do
        for report in "$T"/whole/*; do
            ! cmp -s "$file" "$report" || continue 2
        done
        echo "$file"
    done | wc -l | tr -d ' '
}

# The moments: after how many reports, and how many turns of an empty loop later; who is killed, and how.
awk -v n=$N 'BEGIN {
    srand(20190930)
    split("group=KILL caller=KILL worker=KILL group=TERM caller=TERM group=INT caller=INT worker=SEGV", how, " ")
    for (i = 0; i < 20; i++)
        print how[i % 8 + 1], int((i + rand()) * n / 20), int(rand() * 30000)
}' > "$T/moments"
exec 4< "$T/moments"
kills=0
while read -r how after turns <&4; do
    kills=$((kills + 1))
    rm -rf "$T/out"
    setsid env --default-signal=INT "$bp" batch -q "$T"/in/*.xml -d "$T/out" -j2 > "$T/stdout" 2> "$T/stderr" &
    batch=$!
    while [ -z "$(workers)" ] && lives "$batch"; do :; done
    while [ "$(made)" -lt "$after" ] && lives "$batch"; do :; done
    while [ $((turns -= 1)) -gt 0 ]; do :; done
    signal=${how#*=}
    case $how in
    group=*) kill -s "$signal" -- "-$batch" ;;
    caller=*) kill -s "$signal" "$batch" ;;
    worker=*) kill -s "$signal" "$(workers | tail -n 1)" ;;
    esac 2> /dev/null || true # it may have ended before
    ended=0
    wait "$batch" 2> /dev/null || ended=$?
    while [ -n "$(group "$batch")" ]; do sleep 0.02; done
    whole=$(made) broken=$(torn) remains=$(left) torn_remains=$(half)
    echo "# kill $kills: SIG$signal to the $(echo "${how%=*}" | sed 's/group/whole group/') after $after of $N reports: status $ended," \
        "$whole whole, $(echo "$broken" | grep -c .) torn, $remains temporary left, $torn_remains of it half-written"
    same "kill $kills: no report is torn" "$broken" ''
    case $how in
    *=TERM | *=INT) same '... and nothing is left of it' "$remains" 0 ;;
    esac
    same '... running it again ends well' "$(status "$bp" batch -q --newer "$T"/in/*.xml -d "$T/out" -j2)" 0
    same '... with all reports' "$(made) $(torn)" "$N "
    same '... and nothing else' "$(left)" 0
done
same 'twenty were killed' $kills 20
check 'the last one by qpdf, too' sh -c 'for report in "$1"/out/*.pdf; do qpdf --check "$report" > /dev/null || exit 1; done' - "$T"
