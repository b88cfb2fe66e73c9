# Extracts: the rows that are chosen, how many are left out, totals beside the plan's; and what is said of names
# that are not there.
. tests/tap.sh
T=$TEST_TMP
bp=$BOARDPAPER
plan=input/sevenoaks-2019-q2.xml

tags() { "$bp" dump tags "$plan" "$@" 2> /dev/null; }
said() { # OPTION...: how many rows page 1 says that there are, and are left out
    tags "$@" | sed -n 's/^  P | Extract: \(.*\)/\1/p'
}
rows() { # OPTION...: the refs of the rows in the report's body
    tags "$@" | awk '/^  H2 \| Key$/ { exit } /^  H2 / && attention { body = 1 }
        /^  H2 \| Needs attention$/ { attention = 1 } body' | sed -n 's/.*TH scope=row\( actual-text="[^"]*"\)\{0,1\} | //p'
}

same 'exceptions' "$(said --only=exceptions)" 'exceptions only. 18 of 57 rows; 39 are left out.'
same '... are the rows that need attention' "$(rows --only=exceptions | sort)" \
    "$(tags | sed -n '/^  H2 | Needs attention/,/^  H2 | Success/s/.*Link | //p' | sort)"
same 'words add up' "$(said --only=red,amber)" 'Red or Amber only. 7 of 57 rows; 50 are left out.'
same '... said twice, too, by id or label' "$(said --only=red --only=AMBER --only=Red)" \
    'Red or Amber only. 7 of 57 rows; 50 are left out.'
same 'missing' "$(said --only=missing)" \
    'missing only. No rows: nothing in this plan is without a status; 57 are left out.'
same 'none of a lead'"'"'s' "$(said --only=missing,red --lead=DAVSS)" \
    'missing or Red only, lead DAVSS. No rows: none of lead DAVSS is without a status or Red; 57 are left out.'
same 'a lead, in any case and spacing' "$(said --lead=' kent  POLICE ')" \
    'lead Kent Police. 18 of 57 rows; 39 are left out.'
same 'options narrow one another down' "$(said --lead='Kent Police' --only=exceptions)" \
    'exceptions only, lead Kent Police. 9 of 57 rows; 48 are left out.'
same 'a priority by its number' "$(said --priority=2)" "$(said --priority="$(tags |
    sed -n 's/^  H2 | 2\. //p')")"
same '... keeps that number in print' "$(tags --priority=2 | grep -c '^  H2 | 2\. ')" 1
same '... and is alone' "$(tags --priority=2 | grep -cE '^  H2 \| [0-9]+\. ')" 1
same 'a partner' "$(said --partner=pcsos | sed 's/\..*//')" 'partner PCSOs'

"$bp" report -q "$plan" --lead='Kent Police' --attach-source -o "$T/lead.pdf" 2> /dev/null
has 'the title in the metadata tells it' "$(pdfinfo "$T/lead.pdf" | grep Title)" '(extract: lead Kent Police)'
has '... and the footers' "$(pdftotext -f 2 -l 2 -layout "$T/lead.pdf" -)" 'lead Kent Police)'
has 'the first bookmark' "$(qpdf --json --json-key=outlines "$T/lead.pdf")" '(extract: lead Kent Police)"'
has 'its totals stand beside those of the plan' "$(tags --lead='Kent Police' |
    sed -n '/H2 | At a glance/,/Figure/p' | sed 's/.*| //' | tr -s '\n ' ' ')" \
    'Status Extract Share Plan Plan’s share TBody TR Green (Targets achieved) 3 60% 7 78%'
mkdir "$T/out"
pdfdetach -saveall -o "$T/out" "$T/lead.pdf"
check 'the plan that goes along is a plan' "$bp" check "$T/out/sevenoaks-2019-q2.xml"
same '... of these rows' "$(grep -cE '<(measure|action) ' "$T/out/sevenoaks-2019-q2.xml")" 18

# A measure without a ref continues the one above, also where that is left out.
cat > "$T/parts.xml" <<'XML'
<action-plan xml:lang="en-GB"><title>Parts</title>
  <plan-period from="2019-04-01" to="2020-03-31"/>
  <report from="2019-07-01" to="2019-09-30"><title>Quarter 2</title></report>
  <success-measures>
    <measure ref="M1" status="green"><description>First</description><lead>Parks</lead></measure>
    <measure ref="M2" status="green"><description>Second</description><lead>Roads</lead></measure>
    <measure status="red"><description>Its part</description></measure>
    <measure status="red"><description>Its other part</description></measure>
  </success-measures>
</action-plan>
XML
plan=$T/parts.xml
# A chase sheet asks of a row that has no status yet for that, not for what to do about it.
cat > "$T/rolled.xml" <<'XML'
<action-plan><title>Rolled on</title><report from="2019-10-01" to="2019-12-31"><title>Quarter 3</title></report>
  <actions><priority><title>All</title>
    <action ref="1" due="March 2020" previous-status="green"><description>First</description><lead>A</lead></action>
    <action ref="2" due="March 2020" status="red"><description>Second</description><lead>A</lead></action>
  </priority></actions></action-plan>
XML
chased=$("$bp" dump tags "$T/rolled.xml" --chase 2> /dev/null)
same 'a chase sheet tells what is missing' "$(echo "$chased" | sed -n 's/.*| \(Missing: .*\)/\1/p')" \
    'Missing: a status; an update.
Missing: an update; a corrective action.'
has '... and how the row stood last period' "$chased" 'Status now: Missing; last period: Green'
cat > "$T/done.xml" <<'XML'
<action-plan><title>Done</title><report from="2019-10-01" to="2019-12-31"><title>Quarter 3</title></report>
  <statuses preset="brag"/>
  <actions><priority><title>All</title>
    <action ref="1" due="March 2020" status="green"><description>First</description><lead>A</lead></action>
    <action ref="2" status="blue"><description>Second</description><lead>A</lead></action>
    <action ref="3" status="green" completed="2019-11-02"><description>Third</description></action>
    <action ref="4" status="blue"><description>Fourth</description><lead>B</lead></action>
    <action ref="5" due="March 2020" status="green"><description>Fifth</description><lead>N/A</lead></action>
    <action ref="6" due="March 2020" status="green"><description>Sixth</description><lead>–</lead></action>
  </priority></actions></action-plan>
XML
chase() { "$bp" dump tags "$T/done.xml" --chase "$@" 2> /dev/null | sed -n 's/^ *\(H[23]\|LBody\) | //p'; }
same 'nothing is asked of what is complete, and N/A is no lead' "$(chase)" 'A: 1 action to update for Quarter 3
1
Complete: nothing is asked of these.
2 Second: Blue
No lead: 2 actions to update for Quarter 3
5
6
Complete: nothing is asked of these.
3 Third: Green; completed: 2 November 2019'
same '... and it is told also alone' "$(chase --lead=B)" 'B: 0 actions to update for Quarter 3
Complete: nothing is asked of these.
4 Fourth: Blue'
mkdir "$T/per"
same 'who is nobody has no report' \
    "$("$bp" batch -q "$T/done.xml" --per=lead -d "$T/per" && cd "$T/per" && echo *)" 'done-a.pdf done-b.pdf'
has '... nor rows to choose' "$("$bp" report "$T/done.xml" --lead=n/a -o "$T/x.pdf" 2>&1)" 'there are: A, B'
same 'a part has the ref of its measure, once' "$(rows --only=red)" 'M2'
same '... and its lead' "$(said --lead=roads)" 'lead Roads. 3 of 4 rows; 1 is left out.'
plan=input/sevenoaks-2019-q2.xml

# Findings are those of the rows, numbered as they are in print.
"$bp" report -q "$plan" --only=red --findings -o "$T/red.pdf" 2> /dev/null
check 'the findings of an extract link to its rows' qpdf --check "$T/red.pdf"
same '... and are of these alone' "$(tags --only=red --findings | sed -n '/^  H2 | Data quality/,$p' |
    grep -oE 'CSAP [0-9.]+' | sort -u)" 'CSAP 7.2'

# What is not there
refused() { # NAME STATUS TEXT OPTION...
    refused_name=$1 refused_status=$2 refused_text=$3
    shift 3
    same "$refused_name is refused" "$(status "$bp" "$plan" "$@" -o "$T/no.pdf")" "$refused_status"
    has '... and it is said why' "$(cat "$T/stderr")" "$refused_text"
}
refused 'a lead that is none' 1 'error BP7011: no row of the plan has the lead "Kent Polise"' --lead='Kent Polise'
has '... with what was meant, and what there is' "$(cat "$T/stderr")" 'did you mean "Kent Police"? (Kent Police, CSU, '
has '... and its code' "$(cat "$T/stderr")" 'error BP7011: '
refused 'a partner that is none' 1 'has the partner "x"' --partner=x
refused 'a priority that is none' 1 'has the priority "99"' --priority=99
refused 'a status that is none' 1 'did you mean "green"? (exceptions, overdue, missing, green, amber, red)' --only=gren
refused 'two at once' 1 '2 errors' --only=gren --lead=nobody
refused 'a check' 2 '"BP5008" is a check: `boardpaper check --only=BP5008` takes it' --only=BP5008
refused 'an empty word' 2 '--only wants 1 to 64 words' --only=red,
refused 'an edition that is none' 2 '--edition is public or restricted, not "publc"; did you mean public?' --edition=publc
check '... and no report is made' [ ! -e "$T/no.pdf" ]
same 'check takes checks, as ever' "$(status "$bp" check "$plan" --only=exceptions)" 2
same 'dump takes rows' "$(status "$bp" dump model "$plan" --only=red)" 0
