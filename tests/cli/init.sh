# The verb init: where the plan goes, what is not written over, and what is refused.
. tests/tap.sh
T=$TEST_TMP
bp=$BOARDPAPER
good_plan > "$T/old.xml"
bad_plan > "$T/bad.xml"

same 'a starter goes to standard output' "$(status "$bp" init)" 0
same '... and nothing to stderr' "$(cat "$T/stderr")" ''
"$bp" init > "$T/starter.xml"
same 'it is a plan without findings' "$("$bp" check "$T/starter.xml")" "$T/starter.xml: no findings"
check 'it can be printed' "$bp" -q "$T/starter.xml" -o "$T/starter.pdf"
check '-o - is standard output' sh -c "'$bp' init -o - | cmp - '$T/starter.xml'"
same '-o writes a file' "$(status "$bp" init -o "$T/new.xml")" 0
check '... the same' cmp "$T/new.xml" "$T/starter.xml"
has '... and says so' "$(cat "$T/stderr")" 'wrote '
same '-q does not' "$("$bp" init -q -o "$T/quiet.xml" 2>&1)" ''
same 'no verb makes two plans' "$(status "$bp" init one two)" 2

echo mine > "$T/mine.xml"
same 'a file that is there is refused' "$(status "$bp" init -o "$T/mine.xml")" 3
same '... and stays' "$(cat "$T/mine.xml")" mine
has '... with the reason' "$(cat "$T/stderr")" 'is there already'
has '... and the way out' "$(cat "$T/stderr")" '--force'
same '--force replaces it' "$(status "$bp" init --force -o "$T/mine.xml")" 0
check '... whole' cmp "$T/mine.xml" "$T/starter.xml"
same 'a folder is no place for it' "$(status "$bp" init -o "$T")" 3
has '... which is said' "$(cat "$T/stderr")" 'it is a folder'
same 'a folder that is not there neither' "$(status "$bp" init -o "$T/none/plan.xml")" 3
same 'a full disk ends with 3' "$(status "$bp" init -o /dev/full)" 3
same 'a full disk behind stdout ends with 3' "$("$bp" init > /dev/full 2> "$T/stderr"; echo $?)" 3

same 'an unknown preset is wrong usage' "$(status "$bp" init --preset=bragg)" 2
has '... did you mean' "$(cat "$T/stderr")" 'did you mean "brag"?'
has '... and they are listed' "$(cat "$T/stderr")" '(rag-missing, rag, brag, rag-not-due, five-point)'
same 'one that is like none' "$(status "$bp" init --preset=zzzzzzzz)" 2
has '... is told what there is' "$(cat "$T/stderr")" '"zzzzzzzz" (rag-missing'
same 'a preset and an old plan are one too many' "$(status "$bp" init --preset=rag --from="$T/old.xml")" 2
has '... with the reason' "$(cat "$T/stderr")" "the old one's statuses"

same '--from rolls a plan on' "$(status "$bp" init --from="$T/old.xml" -o "$T/next.xml")" 0
has '... to the next quarter' "$(cat "$T/next.xml")" '<title>Quarter 3 Monitoring Report</title>'
has '... from its name' "$(cat "$T/next.xml")" 'Begun from old.xml,'
has '... and says what comes next' "$(cat "$T/stderr")" 'still to be filled in'
has '... with its status as the previous one' "$(cat "$T/next.xml")" \
    '<action ref="1.1" due="March 2020" previous-status="amber">'
same '... and its rows as missing' "$("$bp" check "$T/next.xml" | grep -c 'BP4016')" 1
sed 's/status="amber"/status="green" completed="2019-08-01"/' "$T/old.xml" > "$T/done.xml"
same 'a row that is complete drops out' "$("$bp" init --from="$T/done.xml" | grep -c '<action ')" 0
has '... --keep-complete keeps it, to be reported again' "$("$bp" init --keep-complete --from="$T/done.xml")" \
    'status="green" previous-status="green"'
same '... and is for --from alone' "$(status "$bp" init --keep-complete)" 2
has '... with the reason' "$(cat "$T/stderr")" 'say --from, too'
check 'an old plan from standard input' sh -c "'$bp' init --from=- < '$T/old.xml' > '$T/piped.xml'"
same '... differs in its name alone' "$(diff "$T/piped.xml" "$T/next.xml" | grep -c '^<')" 1
cp "$T/old.xml" "$T/kept.xml"
same 'the old plan is never replaced' \
    "$(status "$bp" init --force --from="$T/old.xml" -o "$T/old.xml")" 2
check '... and stays' cmp "$T/old.xml" "$T/kept.xml"
ln -s old.xml "$T/link.xml"
same '... by a link neither' "$(status "$bp" init --force --from="$T/link.xml" -o "$T/old.xml")" 2
same 'a bad plan is not rolled on' "$(status "$bp" init --from="$T/bad.xml" -o "$T/none.xml")" 1
has '... with its findings' "$(cat "$T/stderr")" 'error BP'
check '... and nothing is written' [ ! -e "$T/none.xml" ]
same 'nor one that is not there' "$(status "$bp" init --from="$T/gone.xml")" 3
sed 's/Road Safety/Bad -- or --&gt; worse - -/' "$T/old.xml" > "$T/a--b-.xml"
same 'a name and a text with hyphens' "$(status "$bp" init --from="$T/a--b-.xml" -o "$T/hyphens.xml")" 0
same '... give a plan that loads' "$("$bp" check "$T/hyphens.xml" | grep -c ' error ')" 0
same 'the same plan, the same bytes' "$("$bp" init --from="$T/old.xml" | cksum)" \
    "$("$bp" init --from="$T/old.xml" | cksum)"
