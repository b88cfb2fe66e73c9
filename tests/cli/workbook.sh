# Workbooks: `init -o plan.xlsx`, `import -o plan.xlsx`, chase sheets as workbooks. tests/golden/workbook.sh tests
# that they read back as the same plan.
. tests/tap.sh
T=$TEST_TMP
bp=$BOARDPAPER
plan=input/brag.xml
good_plan > "$T/good.xml"

# texts FILE: all texts of a workbook's cells, as the reader shows them.
texts() {
    "$bp" dump model "$1" 2> /dev/null
}

for preset in rag-missing rag brag rag-not-due five-point; do
    same "a workbook to start from has the statuses of $preset" \
        "$(status "$bp" init --preset=$preset -o "$T/$preset.xlsx")" 0
    "$bp" init -q --preset=$preset -o "$T/$preset.xml"
    same '... is the same plan as its XML' "$(texts "$T/$preset.xlsx")" "$(texts "$T/$preset.xml")"
    same '... and has no finding' "$("$bp" check "$T/$preset.xlsx" 2> /dev/null)" "$T/$preset.xlsx: no findings"
done
has 'it is said' "$(cat "$T/stderr")" "wrote $T/five-point.xlsx"
same 'it begins as a zip' "$(head -c 2 "$T/rag.xlsx")" PK
same 'a workbook that is there is left' "$(status "$bp" init -o "$T/rag.xlsx")" 3
same '... unless --force is given' "$(status "$bp" init --force -o "$T/rag.xlsx")" 0
same 'a preset has to exist' "$(status "$bp" init --preset=rgb -o "$T/none.xlsx")" 2
check '... and nothing is written' test ! -e "$T/none.xlsx"
"$bp" init -q -o "$T/CAPITALS.XLSX"
same 'the ending counts in capitals, too' "$(head -c 2 "$T/CAPITALS.XLSX")" PK

same 'the next period is a workbook' "$(status "$bp" init --from="$plan" -o "$T/next.xlsx")" 0
has '... of the next period' "$(texts "$T/next.xlsx")" 'from: 2026-07-01'
same '... and may keep what is complete' "$(status "$bp" init --from="$plan" --keep-complete -o "$T/all.xlsx")" 0
check '... so it is longer' [ "$(wc -c < "$T/all.xlsx")" -gt "$(wc -c < "$T/next.xlsx")" ]
same 'a workbook rolls on, too' "$(status "$bp" init --from="$T/next.xlsx" -o "$T/later.xlsx")" 0
has '... to the period after that' "$(texts "$T/later.xlsx")" 'from: 2026-10-01'

same 'a plan becomes a workbook' "$(status "$bp" import -q "$plan" -o "$T/plan.xlsx")" 0
same '... which is no report' "$(status "$bp" report "$plan" -o "$T/report.xlsx")" 2
has '... and says so' "$(cat "$T/stderr")" 'a report is a PDF'
check '... nor is one written' test ! -e "$T/report.xlsx"
same '... but has one' "$(status "$bp" report -q "$T/plan.xlsx" -o "$T/report.pdf")" 0

same 'chase sheets are a workbook' "$(status "$bp" report --chase --lead='Chief Nurse' "$plan" -o "$T/chase.xlsx")" 0
has '... and that is said' "$(cat "$T/stderr")" "wrote $T/chase.xlsx"
has '... with the rows of the lead' "$(texts "$T/chase.xlsx")" 'lead: Chief Nurse'
same '... and no others' "$(texts "$T/chase.xlsx" | grep -c 'Finance')" 0
same '... whatever what is missing, it is no text of the plan' \
    "$(texts "$T/chase.xlsx" | grep -c 'What is missing')" 0
"$bp" report -q --chase --edition=public "$plan" -o "$T/public.xlsx"
same 'an edition leaves rows out' "$(texts "$T/public.xlsx" | grep -c restricted:)" 0
same 'one a lead' \
    "$(status "$bp" batch "$plan" --per=lead --chase -d "$T/out" --name='{lead}.xlsx')" 0
check '... is made' test -s "$T/out/chief-nurse.xlsx"
same '... and those that are newer are left' \
    "$("$bp" batch "$plan" --per=lead --chase -d "$T/out" --name='{lead}.xlsx' --newer 2>&1 | grep -c ' wrote ')" 0
same 'a batch of reports makes no workbooks' \
    "$(status "$bp" batch "$plan" -d "$T/out" --name='{plan}.xlsx')" 2
same '... and nothing else but PDFs' "$(status "$bp" batch "$plan" -d "$T/out" --name='{plan}.docx')" 2
same 'a workbook may go nowhere' "$(status "$bp" report --chase "$plan" -o "$T/none/chase.xlsx")" 3

printf '<action-plan><title>' > "$T/broken.xml"
same 'a plan with errors makes none' "$(status "$bp" import "$T/broken.xml" -o "$T/broken.xlsx")" 1
check '... at all' test ! -e "$T/broken.xlsx"
echo "1..$tap_n"
