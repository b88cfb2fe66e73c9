# Where the report goes: names, streams, and that a file is replaced whole or not at all.
. tests/tap.sh
T=$TEST_TMP
bp=$BOARDPAPER
good_plan > "$T/plan.xml"
bad_plan > "$T/bad.xml"
is_pdf() { [ "$(head -c 5 "$1")" = %PDF- ] && [ "$(tail -n 1 "$1")" = %%EOF ]; }
no_leftovers() { [ -z "$(find "$1" -name '.*.tmp')" ]; }

mkdir "$T/here"
same 'report beside the caller, not beside the plan' "$(cd "$T/here" && status "$bp" ../plan.xml)" 0
check '... is PLAN.pdf' is_pdf "$T/here/plan.pdf"
has '... and where it went is said on stderr' "$(cat "$T/stderr")" 'wrote plan.pdf ('
same '... and nothing on stdout' "$(cat "$T/stdout")" ''
same 'the verb may be said' "$(status "$bp" report "$T/plan.xml" -o "$T/verb.pdf")" 0
check '... with the same result' cmp "$T/verb.pdf" "$T/here/plan.pdf"
same '-q says nothing' "$("$bp" -q "$T/plan.xml" -o "$T/verb.pdf" 2>&1)" ''

"$bp" "$T/plan.xml" -o - > "$T/stream.pdf" 2> "$T/stderr"
check '-o - is standard output' cmp "$T/stream.pdf" "$T/verb.pdf"
"$bp" - < "$T/plan.xml" > "$T/stream.pdf" 2> "$T/stderr"
check 'a plan from standard input goes to standard output' cmp "$T/stream.pdf" "$T/verb.pdf"
"$bp" - -o "$T/stdin.pdf" < "$T/plan.xml" 2> "$T/stderr"
check '... or to a file' cmp "$T/stdin.pdf" "$T/verb.pdf"
has 'standard input has a name' "$("$bp" check - < "$T/bad.xml")" '<stdin>:'
if has_terminal; then
    has 'a PDF is not sent to a terminal' "$(on_terminal "'$bp' '$T/plan.xml' -o -")" \
        'nothing for a terminal'
else
    skip 'a PDF is not sent to a terminal' 'no terminal to be had'
fi

same 'a closed stdout ends with 3' "$("$bp" check "$T/plan.xml" 2> "$T/stderr" >&-; echo $?)" 3
has '... and is said' "$(cat "$T/stderr")" 'cannot write to standard output'
for verb in "check $T/plan.xml" schema "dump model $T/plan.xml" "$T/plan.xml -o -" --help; do
    # shellcheck disable=SC2086 # words
    same "a full disk behind stdout ends with 3: ${verb%% *}" \
        "$("$bp" $verb 2> "$T/stderr" > /dev/full; echo $?)" 3
    has '... and is said' "$(cat "$T/stderr")" 'standard output'
done
same 'a closed stdout is not needed for a file' \
    "$("$bp" "$T/plan.xml" -o "$T/closed.pdf" 2> "$T/stderr" >&-; echo $?)" 0
check '... whose report is whole' cmp "$T/closed.pdf" "$T/verb.pdf"
same 'all three streams closed' "$("$bp" "$T/plan.xml" -o "$T/closed.pdf" <&- >&- 2>&-; echo $?)" 0
check '... and no message inside the report' cmp "$T/closed.pdf" "$T/verb.pdf"
same 'a closed stdin ends with 3' "$("$bp" check - <&- > "$T/stdout"; echo $?)" 3
{
    "$bp" dump pages input/sevenoaks-2019-q2.xml 2> "$T/stderr"
    echo $? > "$T/status"
} | head -n 1 > "$T/stdout"
same 'a reader who goes away is no crash' "$(cat "$T/status")" 3
same '... and needs no message' "$(grep -c 'standard output' "$T/stderr")" 0

echo old > "$T/kept.pdf"
same 'a bad plan ends with 1' "$(status "$bp" "$T/bad.xml" -o "$T/kept.pdf")" 1
same '... and the old report stays' "$(cat "$T/kept.pdf")" old
has '... which is said' "$(cat "$T/stderr")" 'no report was written'
same 'a folder as the target ends with 3' "$(status "$bp" "$T/plan.xml" -o "$T/here")" 3
has '... with code and reason' "$(cat "$T/stderr")" 'BP7001'
same 'a missing folder ends with 3' "$(status "$bp" "$T/plan.xml" -o "$T/none/x.pdf")" 3
same '/dev/full as the target ends with 3' "$(status "$bp" "$T/plan.xml" -o /dev/full)" 3
has '... and the reason is said' "$(cat "$T/stderr")" 'the disk is full'
ulimit_status() { (ulimit -f 1 && trap '' XFSZ && exec "$bp" "$T/plan.xml" -o "$T/kept.pdf"); }
same 'a limit on file sizes ends with 3' "$(status ulimit_status)" 3
same '... and the old report stays' "$(cat "$T/kept.pdf")" old
if [ "$(id -u)" -ne 0 ]; then
    mkdir "$T/locked" && echo old > "$T/locked/r.pdf" && chmod a-w "$T/locked"
    same 'a read-only folder ends with 3' "$(status "$bp" "$T/plan.xml" -o "$T/locked/r.pdf")" 3
    same '... and the old report stays' "$(cat "$T/locked/r.pdf")" old
elif command -v setpriv > /dev/null && chmod a+rx "$T" "${T%/*}"; then
    mkdir "$T/locked" && echo old > "$T/locked/r.pdf"
    cp "$bp" "$T/bp" # the build's folder may be closed to others
    chmod a+rx "$T/bp"
    same 'a read-only folder ends with 3' "$(status setpriv --reuid=65534 --regid=65534 \
        --clear-groups "$T/bp" "$T/plan.xml" -o "$T/locked/r.pdf")" 3
    same '... and the old report stays' "$(cat "$T/locked/r.pdf")" old
else
    skip 'a read-only folder' 'root may write everywhere, and there is no setpriv'
fi
echo old > "$T/target.pdf"
ln -s target.pdf "$T/link.pdf"
same 'a symbolic link is followed' "$(status "$bp" "$T/plan.xml" -o "$T/link.pdf")" 0
check '... and stays one' [ -L "$T/link.pdf" ]
check '... to the new report' cmp "$T/target.pdf" "$T/verb.pdf"
chmod 640 "$T/target.pdf"
"$bp" -q "$T/plan.xml" -o "$T/target.pdf"
same "a replaced report keeps its file's mode" "$(stat -c %a "$T/target.pdf")" 640
check 'no temporary file is left' no_leftovers "$T"
