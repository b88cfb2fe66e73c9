# `boardpaper merge`: what leads sent back, taken into the plan.
. tests/tap.sh
T=$TEST_TMP
bp=$BOARDPAPER
cat > "$T/plan.xml" << 'END'
<?xml version="1.0" encoding="UTF-8"?>
<action-plan xml:lang="en-GB">
  <title>Parks Action Plan</title>
  <organisation>Milltown Borough Council</organisation>
  <report from="2026-07-01" to="2026-09-30"><title>Quarter 2</title><contact>Parks Manager</contact></report>
  <success-measures>
    <measure ref="M1" due="March 2027" status="green"><description>Play areas inspected</description>
      <lead>Parks Team</lead>
      <number unit="%" better="higher" target="95"><value period="Q1">90</value><value period="Q2"/></number></measure>
  </success-measures>
  <actions>
    <priority><title>Play areas</title>
      <action ref="1.1" due="March 2027"><description>Inspect every play area</description>
        <lead>Parks Team</lead></action>
      <action ref="1.2" due="December 2026" status="amber"><description>Replace the swings</description>
        <lead>Parks Team</lead><lead>Tree Officer</lead>
        <update><p>Ordered.</p></update></action>
    </priority>
    <priority><title>Trees</title>
      <action ref="2.1" due="March 2027"><description>Survey the old trees</description>
        <lead>Tree Officer</lead></action>
    </priority>
  </actions>
</action-plan>
END
cp "$T/plan.xml" "$T/kept.xml"

# returned LEAD FILE SED...: the chase workbook of a lead, filled in.
returned() {
    lead=$1 file=$2
    shift 2
    "$bp" report -q --chase --lead="$lead" "$T/plan.xml" -o "$T/sent.xlsx" 2> /dev/null
    "$bp" import -q --force "$T/sent.xlsx" -o "$T/sent.xml" 2> /dev/null
    sed "$@" "$T/sent.xml" > "$T/back.xml"
    "$bp" import -q --force "$T/back.xml" -o "$file" 2> /dev/null
}

returned 'Parks Team' "$T/parks.xlsx" -e '/ref="1.1"/s/>/ status="green">/' -e 's,<p>Ordered.</p>,<p>Delivered on 3 September.</p>,' \
    -e '/ref="1.2"/s/>/ revised-due="February 2027">/'
returned 'Tree Officer' "$T/trees.xlsx" -e '/ref="2.1"/s/>/ status="red">/'
same 'what was sent back is merged' "$(status "$bp" merge "$T/plan.xml" "$T/parks.xlsx" "$T/trees.xlsx" -o "$T/new.xml")" 0
said=$(cat "$T/stdout")
has '... a status is filled in' "$said" 'Status: (empty) → "Green"'
has '... an update is another one' "$said" 'Update: "Ordered." → "Delivered on 3 September."'
has '... of its row' "$said" '1.2  Replace the swings'
has '... by its file' "$said" "($T/trees.xlsx)"
has '... and they are counted' "$said" '4 cells changed by 2 returned files'
has '... and the new plan is named' "$(cat "$T/stderr")" "wrote $T/new.xml"
check 'the plan stays as it is' cmp "$T/plan.xml" "$T/kept.xml"
changed=$("$bp" compare "$T/plan.xml" "$T/new.xml" | tail -n 1)
has 'the new plan has it all' "$changed" '2 moved'
has '... the new date, too' "$changed" '1 re-dated'
same '... and a workbook has the same' \
    "$(status "$bp" merge -q "$T/plan.xml" "$T/parks.xlsx" "$T/trees.xlsx" -o "$T/new.xlsx")" 0
same '... plan' "$("$bp" dump model "$T/new.xlsx" 2> /dev/null)" "$("$bp" dump model "$T/new.xml" 2> /dev/null)"
same 'a workbook is merged into, too' \
    "$(status "$bp" merge -q "$T/new.xlsx" "$T/parks.xlsx" -o "$T/newer.xml")" 0
same '... and nothing changes twice' "$("$bp" merge "$T/new.xlsx" "$T/parks.xlsx" -o "$T/n.xml" 2> /dev/null)" \
    '0 cells changed by 1 returned file'

same 'an empty cell changes nothing' "$("$bp" report -q --chase "$T/new.xml" -o "$T/all.xlsx" 2> /dev/null
    "$bp" import -q "$T/all.xlsx" -o "$T/all.xml" 2> /dev/null
    sed -e 's/ status="[a-z]*"//' -e 's/ revised-due="[^"]*"//' "$T/all.xml" > "$T/emptied.xml"
    "$bp" merge "$T/new.xml" "$T/emptied.xml" -o "$T/same.xml" 2> /dev/null)" '0 cells changed by 1 returned file'

returned 'Tree Officer' "$T/other.xlsx" -e '/ref="1.2"/s/>/ revised-due="May 2027">/' -e 's,<p>Ordered.</p>,<p>Delivered on 3 September.</p>,'
same 'two answers to one cell are refused' \
    "$(status "$bp" merge "$T/plan.xml" "$T/parks.xlsx" "$T/other.xlsx" -o "$T/two.xml")" 1
has '... both are said' "$(cat "$T/stdout")" '"February 2027"'
has '... both' "$(cat "$T/stdout")" '"May 2027"'
has '... as a finding of the cell' "$(cat "$T/stderr")" 'error BP8100: 1.2, Revised date: "February 2027" here, but "May 2027"'
check '... and nothing is written' test ! -e "$T/two.xml"
has '... which is said' "$(cat "$T/stderr")" 'no plan was written'
same '... the same as JSON' \
    "$("$bp" merge --json "$T/plan.xml" "$T/parks.xlsx" "$T/other.xlsx" -o "$T/two.xml" | grep -c '"taken":false')" 1

returned 'Tree Officer' "$T/odd.xlsx" -e 's/ref="2.1"/ref="7.7" status="amber"/'
same 'a row that the plan does not have' "$(status "$bp" merge "$T/plan.xml" "$T/odd.xlsx" -o "$T/odd.xml")" 0
has '... is a finding' "$(cat "$T/stderr")" 'warning BP8101: the plan has no row "7.7"'
same '... and an error with --strict' "$(status "$bp" merge --strict --force "$T/plan.xml" "$T/odd.xlsx" -o "$T/odd.xml")" 1
sed -e 's/ref="1.2"/ref="1.1"/' -e 's/<title>Trees/<title>Play areas/' "$T/plan.xml" > "$T/twice.xml"
returned 'Parks Team' "$T/doubt.xlsx" -e 's/Inspect every/Look at each/' -e '/ref="1.1"/s/>/ status="red">/'
same 'a ref that the plan has twice' "$(status "$bp" merge "$T/twice.xml" "$T/doubt.xlsx" -o "$T/doubt.xml")" 0
has '... is a finding' "$(cat "$T/stderr")" 'warning BP8102: several rows of the plan may be "1.1"'
returned 'Parks Team' "$T/blue.xlsx" -e 's,</report>,&<statuses><status id="blue" label="Blue" meaning="complete"/></statuses>,' \
    -e 's/status="[a-z]*"//' -e '/ref="1.1"/s/>/ status="blue">/' -e '/<statuses preset/d'
same 'a status that the plan does not have' "$(status "$bp" merge "$T/plan.xml" "$T/blue.xlsx" -o "$T/blue.xml")" 0
has '... is a finding' "$(cat "$T/stderr")" 'warning BP8103: the plan has no status "Blue": it was not taken for 1.1'
columns='<column id="ref"/><column id="description"/><column id="due"/><column id="lead"/><column id="status"/>'
columns="<columns>$columns<column id=\"update\"/><column id=\"ward\">Ward</column></columns>"
sed -e "s,<actions>,&$columns," -e '/ref="2.1"/,/action>/s,</lead>,&<cell column="ward">North</cell>,' \
    "$T/plan.xml" > "$T/ward.xml"
same 'a column that the plan does not have' "$(status "$bp" merge "$T/plan.xml" "$T/ward.xml" -o "$T/w.xml")" 0
has '... is a finding' "$(cat "$T/stderr")" 'warning BP8104: the plan has no column "Ward"'

# answer WORD MONTH: the plan with a row that this lead has filled in, each field on a line of its own.
answer() {
    sed '/<\/report>/q' "$T/plan.xml"
    cat << END
  <actions>
    <priority><title>Play areas</title>
      <action ref="1.1"
          start="$2 2026"
          due="$2 2029"
          revised-due="$2 2028"
          completed="2026-09-0$3">
        <description>$1: inspect</description>
        <lead>$1 team</lead>
        <partner>$1 partners</partner>
        <update><p>$1 update.</p></update>
        <corrective-action><p>$1 action.</p></corrective-action>
      </action>
    </priority>
  </actions>
</action-plan>
END
}
answer One March 1 > "$T/one.xml"
answer Two April 2 > "$T/two-answers.xml"
same 'two answers in each field' "$(status "$bp" merge "$T/plan.xml" "$T/one.xml" "$T/two-answers.xml" -o "$T/x.xml")" 1
said=$(cat "$T/stderr")
line=$(grep -n '<action ref' "$T/one.xml" | cut -d: -f1)
for field in '0:7: 1.1, Completed' '1:18: 1.1, Start' '2:16: 1.1, By when' '3:24: 1.1, Revised date' \
    '5:9: 1.1, Description' '6:9: 1.1, Lead' '7:9: 1.1, Other partners' '8:17: 1.1, Update' \
    '9:28: 1.1, Corrective action'; do
    at=$((line + ${field%%:*})):${field#*:}
    has "... is told where it stands: ${field#*: }" "$said" "one.xml:${at%%: *}: error BP8100: ${field#*: }: "
done
has '... with the other one' "$said" '"One update." here, but "Two update." in '

same 'a new file is needed' "$(status "$bp" merge "$T/plan.xml" "$T/parks.xlsx")" 2
same '... and one that was returned' "$(status "$bp" merge "$T/plan.xml" -o "$T/x.xml")" 2
same 'the plan is never replaced' \
    "$(status "$bp" merge --force "$T/plan.xml" "$T/parks.xlsx" -o "$T/plan.xml")" 2
same '... nor is what was returned' \
    "$(status "$bp" merge --force "$T/plan.xml" "$T/parks.xlsx" -o "$T/parks.xlsx")" 2
same '... nor another file' "$(status "$bp" merge "$T/plan.xml" "$T/parks.xlsx" -o "$T/new.xml")" 3
same '... unless --force is given' "$(status "$bp" merge --force "$T/plan.xml" "$T/parks.xlsx" -o "$T/new.xml")" 0
check '... and all are as they were' cmp "$T/plan.xml" "$T/kept.xml"
same 'the plan may go to standard output' \
    "$("$bp" merge -q "$T/plan.xml" "$T/parks.xlsx" -o - | head -c 5)" '<?xml'
same '... but not with JSON' "$(status "$bp" merge --json "$T/plan.xml" "$T/parks.xlsx" -o -)" 2
same 'a returned file that is not there' "$(status "$bp" merge "$T/plan.xml" "$T/none.xlsx" -o "$T/x.xml")" 3
bad_plan > "$T/bad.xml"
same '... or has errors' "$(status "$bp" merge "$T/plan.xml" "$T/bad.xml" -o "$T/x.xml")" 1
check '... writes nothing' test ! -e "$T/x.xml"
echo "1..$tap_n"
