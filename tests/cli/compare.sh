# `boardpaper compare`, and `report --previous`.
. tests/tap.sh
T=$TEST_TMP
bp=$BOARDPAPER
old=tests/golden/compare/old.xml new=tests/golden/compare/new.xml
good_plan > "$T/good.xml"
bad_plan > "$T/bad.xml"

same 'two plans are compared' "$(status "$bp" compare "$old" "$new")" 0
has '... on standard output' "$(cat "$T/stdout")" 'M 3  Amber → Red (worse): Fear of crime'
same '... and nothing is said beside' "$(cat "$T/stderr")" ''
same 'a plan and itself' "$("$bp" compare "$new" "$new" | tail -n 1)" \
    'Nothing changed: 10 rows are as they were.'
same 'one plan may come from standard input' "$("$bp" compare "$old" - < "$new")" \
    "$("$bp" compare "$old" "$new")"
same 'one plan alone is wrong usage' "$(status "$bp" compare "$old")" 2
same 'three are, too' "$(status "$bp" compare "$old" "$new" "$new")" 2
same 'a plan with errors cannot be compared' "$(status "$bp" compare "$T/bad.xml" "$new")" 1
has '... and they are told' "$(cat "$T/stderr")" 'bad.xml:'
same '... whichever it is' "$(status "$bp" compare "$new" "$T/bad.xml")" 1
same 'a plan that is not there' "$(status "$bp" compare "$T/none.xml" "$new")" 3
same 'its PDF is written' "$(status "$bp" compare "$old" "$new" -o "$T/changes.pdf")" 0
has '... and said' "$(cat "$T/stderr")" "wrote $T/changes.pdf ("
same '... and is one' "$(head -c 5 "$T/changes.pdf")" '%PDF-'
same '... the same each time' "$("$bp" compare "$old" "$new" -o - | cksum)" "$(cksum < "$T/changes.pdf")"
cp "$new" "$T/new.xml"
same 'it does not replace a plan' "$(status "$bp" compare "$old" "$T/new.xml" -o "$T/new.xml")" 2
check '... which is as it was' cmp "$new" "$T/new.xml"
same 'two plans from standard input' "$(status "$bp" compare - - < "$new")" 2
same 'a PDF and JSON at once' "$("$bp" compare -q --json "$old" "$new" -o "$T/both.pdf" | head -c 12)" '{"schema":1,'
check '... and it is the same PDF' cmp "$T/both.pdf" "$T/changes.pdf"
same 'it may go nowhere' "$(status "$bp" compare "$old" "$new" -o "$T/none/changes.pdf")" 3
same 'its date has to exist' "$(status "$bp" compare "$old" "$new" -o "$T/c.pdf" --date=2019-02-30)" 2
for option in --large-print --mono --text-size=18; do
    same "it can be printed with $option" \
        "$(status "$bp" compare "$old" "$new" -o "$T/edition.pdf" $option)" 0
done
sed 's/Fit alarms/Fit \&#x9b;31m alarms/; s/ref="1.3"/ref="9.9"/' "$new" > "$T/escape.xml"
same 'nothing steers the terminal' \
    "$("$bp" compare "$old" "$T/escape.xml" | grep -c "$(printf '\302\233')")" 0

same 'a report takes the period before' \
    "$(status "$bp" report "$new" --previous="$old" -o "$T/report.pdf")" 0
tags=$("$bp" dump tags "$new" --previous="$old")
has '... says how rows moved' "$tags" '2 moved up, 2 moved down, 4 stayed'
has '... has a column for it' "$tags" 'Direction'
has '... and a note on it in the key' "$tags" 'better performance than last period'
same '... and without it is as it was' \
    "$("$bp" dump tags "$new" | grep -c -e Direction -e Movement -e 'Last period')" 0
same 'the period before may not be wrong' \
    "$(status "$bp" report "$new" --previous="$T/bad.xml" -o "$T/none.pdf")" 1
check '... and then there is no report' test ! -e "$T/none.pdf"
same 'nor missing' "$(status "$bp" report "$new" --previous="$T/none.xml" -o "$T/none.pdf")" 3
same 'a plan that has nothing in common' \
    "$(status "$bp" report "$T/good.xml" --previous="$old" -o "$T/apart.pdf")" 0
for preset in rag brag rag-not-due five-point; do
    sed "s,</report>,&<statuses preset=\"$preset\"/>," "$T/good.xml" > "$T/$preset.xml"
    same "from another scheme to $preset" \
        "$(status "$bp" report "$T/$preset.xml" --previous="$T/good.xml" -o "$T/preset.pdf")" 0
done
plans=tests/golden/plans/valid
same 'a scheme with many statuses has a list of moves' \
    "$(status "$bp" report $plans/thirty-two-statuses.xml --previous=$plans/thirty-two-statuses.xml \
        -o "$T/many.pdf")" 0

if command -v jq > "$T/which"; then
    "$bp" compare --json "$old" "$new" > "$T/json"
    check 'each line of --json is an object with schema 1' jq -es 'all(.schema == 1)' "$T/json"
    check '... with all its fields' jq -es 'map(select(.type == "change")) | length > 0 and all(
        (.change | IN("moved", "redated", "reworded", "added", "closed", "renumbered"))
        and (.kind | IN("measure", "action")) and (.ref | type) == "string" and has("row")
        and (.text | length) > 0 and has("before") and has("after"))' "$T/json"
    check 'the summary counts them' jq -es '(map(select(.change == "moved")) | length)
        == (last | .moved) and (last | .type == "summary" and .before.rows == 10 and .worse == 2)' \
        "$T/json"
else
    skip 'all of --json' 'no jq'
fi
echo "1..$tap_n"
