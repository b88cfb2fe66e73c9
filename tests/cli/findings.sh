# The findings of the checks as pages: at a report's end, linked to its rows, and as a PDF of their own.
. tests/tap.sh
T=$TEST_TMP
bp=$BOARDPAPER
plan=input/sevenoaks-2019-q2.xml

"$bp" dump tags "$plan" > "$T/without.tags"
"$bp" dump tags --findings "$plan" > "$T/with.tags"
"$bp" dump pages --findings "$plan" > "$T/with.pages"
"$bp" check --json "$plan" > "$T/check.json"
findings=$(grep -c '"code"' "$T/check.json")

same 'without --findings there is no such page' "$(grep -c 'H2 | Data quality' "$T/without.tags")" 0
same 'with it the report is the same up to there' \
    "$(head -n "$(wc -l < "$T/without.tags")" "$T/with.tags" | cmp - "$T/without.tags" && echo same)" same
sed -n '/H2 | Data quality/,$p' "$T/with.tags" > "$T/part"
same 'each finding of check has its row' "$(grep -c '^      TR' "$T/part")" $((findings + 1))
has '... counted in the caption' "$(cat "$T/part")" "Caption | $findings findings: "
same '... linked where it is about a row of the report' \
    "$(grep -c '"code":[^}]*"row":[1-9]' "$T/check.json")" \
    "$(sed -n '/H2 | Data quality/,$p' "$T/with.tags" | grep -c 'Link | ')"
has '... by words that say where to' "$(cat "$T/with.pages")" 'CSAP 5.3: go to its row'
has '... with what to do' "$(cat "$T/part")" 'did you mean "March 2020"?'
has 'bookmarked' "$(cat "$T/with.pages")" '"Data quality"'

same '--as-at moves the day' \
    "$("$bp" dump tags --findings --as-at 2020-03-31 "$plan" | grep -c 'was due by')" \
    "$("$bp" check --as-at 2020-03-31 "$plan" | grep -c 'was due by')"
same 'a day that does not exist is refused' \
    "$(status "$bp" report --findings --as-at 2019-02-30 "$plan" -o "$T/no.pdf")" 2
has '... by its option' "$(cat "$T/stderr")" '--as-at wants a day that exists'
check '... and nothing is written' [ ! -e "$T/no.pdf" ]

same 'findings do not stop a report' "$(status "$bp" report --findings "$plan" -o "$T/report.pdf")" 0
same 'check -o writes them alone' "$(status "$bp" check "$plan" -o "$T/findings.pdf")" 0
same '... as a tagged PDF' "$(pdfinfo "$T/findings.pdf" | sed -n 's/^Tagged: *//p')" yes
has '... titled' "$(pdfinfo "$T/findings.pdf")" 'Data quality: Quarter 2 Monitoring Report'
for pdf in report findings; do
    qpdf --check "$T/$pdf.pdf" > "$T/qpdf" 2>&1
    has "$pdf.pdf: qpdf has nothing to say" "$(cat "$T/qpdf")" 'No syntax or stream encoding errors'
done
