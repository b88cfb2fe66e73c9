# `check` with its options, findings that are accepted, and `explain`.
. tests/tap.sh
T=$TEST_TMP
bp=$BOARDPAPER
good_plan > "$T/good.xml"
late_plan() { good_plan | sed 's/March 2020/June 2019/; s/amber/green/'; }
late_plan > "$T/late.xml"
accepted='<accept code="BP5008">The board knows.<\/accept>'
late_plan | sed "s/^ *<corrective-action>.*/&$accepted/" > "$T/known.xml"
good_plan | sed "s/^ *<corrective-action>.*/&$accepted/" > "$T/stale.xml"
cd "$T" || exit 1

codes() { "$bp" check "$@" | grep -oE '(error|warning|note) BP[0-9]{4}' | sort | uniq | tr '\n' ' '; }

same 'a plan in order has no finding' "$(codes good.xml)" ''
same 'a row past its date is a warning' "$(codes late.xml)" 'warning BP5008 '
same 'warnings do not change the exit status' "$(status "$bp" check late.xml)" 0
same '... but with --strict they do' "$(status "$bp" check --strict late.xml)" 1
same 'an error does' "$(status "$bp" check "$OLDPWD/tests/golden/checks/BP5001-yes.xml")" 1
same '--as-at: not yet' "$(codes --as-at=2019-06-29 late.xml)" ''
same '--as-at: on that day' "$(codes --as-at 2019-06-30 late.xml)" 'warning BP5008 '
same '--as-at of no day is refused' "$(status "$bp" check --as-at=2019-06-31 late.xml)" 2
same '--ignore by number' "$(codes --ignore 5008 late.xml)" ''
same '--ignore by name, in a list' "$(codes --ignore ref-twice,overdue late.xml)" ''
same '--ignore twice' "$(codes --ignore BP5002 --ignore BP5008 late.xml)" ''
same '--only another' "$(codes --only BP5002 late.xml)" ''
same '--only this' "$(codes --only=BP5002,BP5008 late.xml)" 'warning BP5008 '
same 'an unknown code is refused' "$(status "$bp" check --only BP5999 late.xml)" 2
same 'a code that is no check is refused' "$(status "$bp" check --ignore BP4003 late.xml)" 2
"$bp" check --only overdu late.xml 2> said || true
has '... with what was meant' "$(cat said)" 'did you mean BP5008?'

same 'an accepted finding is a note' "$(codes known.xml)" 'note BP5008 '
has '... that tells the reason' "$("$bp" check known.xml)" 'accepted: The board knows.'
same '... which --strict lets pass' "$(status "$bp" check --strict known.xml)" 0
same 'one that is accepted and not found is told' "$(codes stale.xml)" 'note BP5025 '
same '... but not where it was not looked for' "$(codes --ignore BP5025 stale.xml)" ''
if command -v jq > /dev/null; then
    same 'JSON has row, ref and reason' "$("$bp" check --json known.xml |
        jq -r 'select(.code == "BP5008") | "\(.schema) \(.row) \(.ref) \(.severity) \(.accepted)"')" \
        '1 1 1.1 note The board knows.'
    same '... or null' "$("$bp" check --json late.xml | jq -c 'select(.code == "BP5008") | .accepted')" null
else
    skip 'JSON of a finding' 'no jq'
fi

# Findings beyond those that are shown are counted: 300 errors, 250 warnings, of which one is accepted.
many() { # N MORE: a plan with N actions
    printf '<action-plan><title>T</title><report from="2019-04-01" to="2019-06-30"><title>R</title></report><actions><priority><title>A</title>'
    for i in $(seq "$1"); do
        printf '<action ref="1.%s" %s><description>D</description><lead>L</lead></action>\n' "$i" "$2"
    done
    echo '</priority></actions></action-plan>'
}
many 300 'status="x"' > many.xml
has 'all errors are counted' "$("$bp" check many.xml 2>&1 | tail -n 1)" 'many.xml: 300 errors'
many 250 'due="May 2019" status="green"' | sed '240s,</action>,<accept code="BP5008">So it is.</accept></action>,' > many.xml
same 'all warnings and notes are counted' "$("$bp" check many.xml --only BP5008 | tail -n 1)" \
    'many.xml: 249 warnings, 1 note'

same 'a previous plan with the same update' "$("$bp" check --previous good.xml --only BP5014 \
    "$OLDPWD/tests/golden/checks/BP5014-no.xml" | tail -n 1 | sed 's/.*: //')" 'no findings'
same 'a previous plan that is not there' "$(status "$bp" check --previous none.xml good.xml)" 3
bad_plan > bad.xml
same 'a previous plan with errors' "$(status "$bp" check --previous bad.xml good.xml)" 1

same '-o writes a PDF' "$("$bp" check -o out.pdf late.xml 2>&1)" 'late.xml: 1 warning; wrote out.pdf'
has '... which is one' "$(head -c 8 out.pdf)" '%PDF-1.'
same '-o of two plans is refused' "$(status "$bp" check -o out.pdf late.xml good.xml)" 2
same '-o of the plan itself is refused' "$(status "$bp" check -o late.xml late.xml)" 2
same '-o to a folder that is not there' "$(status "$bp" check -o none/out.pdf late.xml)" 3
rm out.pdf
same '-o of a plan that cannot be read' "$(status "$bp" check -o out.pdf bad.xml)" 1
check '... writes nothing' [ ! -e out.pdf ]
cp late.xml before.xml
"$bp" late.xml -o out.pdf 2> said
check 'a report is made as before, whatever the checks find' [ -s out.pdf ]

same 'the findings of a report can be chosen' "$("$bp" dump pages late.xml --findings --ignore 5008 |
    grep -c BP5008)" 0
same '... which wants --findings' "$(status "$bp" late.xml --ignore 5008 -o out.pdf)" 2

has 'explain by code' "$("$bp" explain BP5008)" 'BP5008 overdue (warning)'
same '... by number, by name' "$("$bp" explain 5008) $("$bp" explain overdue)" \
    "$("$bp" explain BP5008) $("$bp" explain BP5008)"
same 'explain without a code lists them all' "$("$bp" explain | wc -l)" \
    "$(grep -c '^X(' "$OLDPWD/src/base/diag.def")"
same 'each of which is explained' "$("$bp" explain | while read -r code rest; do
    "$bp" explain "$code" > said 2>&1 && grep -q '^What ' said || echo "$code"; done)" ''
same 'explain --json has a line for each, with the same words' \
    "$("$bp" explain --json | jq -r 'select(.schema == 1 and .type == "explanation") |
        "\(.code) \(.name) (\(.severity))"' | LC_ALL=C sort)" \
    "$("$bp" explain | while read -r code rest; do "$bp" explain "$code" | head -n 1; done | LC_ALL=C sort)"
same '... of one code, that one' "$("$bp" explain --json overdue 5006 | jq -c '[.code, .question, .wrong]')" \
    '["BP5008","Is what was due complete?","due=\"June 2019\" status=\"green\""]
["BP5006","Can each due date be read?","due=\"Marc 2020\""]'
same 'explain of none' "$(status "$bp" explain BP1234)" 2
