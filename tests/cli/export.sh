# export: the plan as data. Nothing of the plan is lost or changed, nothing else is in it, and no spreadsheet runs it.
. tests/tap.sh
T=$TEST_TMP
bp=$BOARDPAPER
export_py() { # WHAT PLAN...: a line for each fault, and how much was looked at
    python3 tests/cli/export.py "$bp" "$T" "$@" 2>&1
}

# Each plan of the tests, and each file of an officer.
all=$(export_py all input/*.xml tests/golden/plans/valid/*.xml tests/golden/plans/scripts/*.xml \
    tests/golden/bodies/*.xml tests/onramps/files/*)
same 'table, document, metadata, schema and plan say the same' "$(printf '%s\n' "$all" | sed '$d')" ''
check '... of many plans, rows and cells' awk '{ exit !($1 > 140 && $3 > 370 && $5 > 40000) }' << END
$(printf '%s\n' "$all" | tail -n 1)
END
if python3 -c 'import jsonschema' 2> /dev/null; then
    lacks '... and the documents were validated' "$all" 'not validated'
else
    skip '... and the documents were validated' 'no python3-jsonschema'
fi
check 'input/export.schema.json is what the program writes' sh -c '"$1" schema export | cmp - input/export.schema.json' sh "$bp"

# Editions: without --edition it is the public one.
found=$(export_py secrets input/brag.xml tests/golden/plans/valid/levels.xml tests/golden/plans/valid/measures.xml)
same 'no word of a restricted row alone is in a public edition' "$(printf '%s\n' "$found" | sed '$d')" ''
check '... of which there are some' [ "$(printf '%s\n' "$found" | tail -n 1 | sed 's/ .*//')" -gt 15 ]
"$bp" export input/brag.xml --to=csv > "$T/public.csv" 2> "$T/said"
has 'what is left out is said' "$(cat "$T/said")" 'note BP7010: 1 row is not for publication, and left out'
"$bp" export -q input/brag.xml --to=csv --edition=public > "$T/edition.csv"
check 'that is --edition=public' cmp "$T/edition.csv" "$T/public.csv"
"$bp" export input/brag.xml --to=csv --edition=restricted > "$T/all.csv" 2> "$T/said"
lacks 'with all rows nothing is' "$(cat "$T/said")" BP7010
same '... and there is one more' "$(($(grep -c ',action,' "$T/all.csv") - $(grep -c ',action,' "$T/public.csv")))" 1
if command -v jq > /dev/null; then
    "$bp" export -q input/brag.xml --to=json > "$T/public.json"
    same 'the rows of a public edition are numbered as if there were no others' \
        "$(jq -c '[.. | .row? | numbers] == [range(1; 15)]' "$T/public.json")" true
    same '... and why some are withheld is said as in the report' "$(jq -c '[.edition, .withheld]' "$T/public.json")" \
        '["public",{"rows":1,"why":"Schedule 12A paragraph 3"}]'

    # Extracts have the report's rows, with the numbers of the whole.
    "$bp" export -q input/brag.xml --to=json --lead='chief nurse' --only=exceptions > "$T/some.json"
    same 'an extract has its rows' "$(jq -c '[.. | objects | select(has("ref")) | [.row, .ref, .leads]]' "$T/some.json")" \
        '[[14,"3.4",["Chief Nurse"]]]'
    same '... and says what it is' "$(jq -c .extract "$T/some.json")" \
        '{"words":"exceptions only, lead Chief Nurse","rows":1,"of":14}'
    same '... counts those alone' "$(jq -c '.actions.totals | [.rows, .by_status.amber]' "$T/some.json")" '[1,1]'

    # The plan of the period before.
    "$bp" export -q tests/golden/compare/new.xml --to=json --previous=tests/golden/compare/old.xml > "$T/since.json"
    "$bp" compare --json tests/golden/compare/old.xml tests/golden/compare/new.xml > "$T/compare.json"
    for change in moved redated reworded added renumbered; do
        same "what is $change is so as compare has it" \
            "$(jq -r "[.. | objects | select(has(\"changes\")) | select(.changes | index(\"$change\")) | .row] | length" \
                "$T/since.json")" "$(jq -rs "[.[] | select(.change == \"$change\")] | length" "$T/compare.json")"
    done
    check '... there are some of each direction' jq -e '[.. | .direction? | strings] |
        index("improved") and index("worse") and index("no_change") and index("new")' "$T/since.json"

    # Dates stay as written.
    same 'a month stays a month, beside its last day' "$(jq -c 'first(.. | objects |
        select(.ref? == "M1")) | [.due, .due_by, .deadline]' "$T/public.json")" '["March 2027","2027-03-31","2027-03-31"]'
    same 'words without a day have none' "$(jq -c 'first(.. | objects | select(.ref? == "1.4")) | [.due, .due_by]' \
        "$T/public.json")" '["On-going",null]'
else
    skip 'what the document has' 'no jq'
fi

# Columns that the author keeps out of print stay out of the data.
good_plan | sed 's,<heading>Actions</heading>,&<columns><column id="ref"/><column id="description"/>\
    <column id="due"/><column id="lead" print="no"/><column id="status"/><column id="update"/>\
    <column id="risk">Status</column><column id="inner" print="no">Inner</column></columns>,
    s,<update>,<cell column="risk">Rain</cell><cell column="inner">Not to be told</cell>&,' > "$T/own.xml"
for form in csv json; do
    data=$("$bp" export -q "$T/own.xml" --to=$form)
    lacks "what is not printed is not in the $form" "$data" 'County Council'
    lacks '... also a column of the plan'"'"'s own' "$data" 'Not to be told'
    lacks '... with its heading' "$data" Inner
    has '... one that is printed is' "$data" Rain
done
has 'a heading that is a name already gets its id' "$("$bp" export -q "$T/own.xml" --to=csv | sed 1q)" ',Status (risk)'

# Texts that a spreadsheet would run: none is at the beginning of a cell, and each comes back.
python3 - "$T/hostile.xml" << 'END'
import sys
from xml.sax.saxutils import escape, quoteattr

texts = ["=1+1", "+1+1", "-1+1", "@SUM(1)", "=cmd|' /C calc'!A0", "'=1", "''=1", "'", "\"=1\"", "'quoted' word", "-5",
         "-5% since May", "+44 20 7946 0000", "\uff1d1", "=HYPERLINK(\"http://x.example\",\"a,b\")", ",;|", "a\"\"b", "1,250"]
plan = """<action-plan xml:lang="en-GB"><title>=1+1</title><report from="2019-07-01" to="2019-09-30">
<title>Report</title></report><actions><columns><column id="ref"/><column id="description"/><column id="due"/>
<column id="lead"/><column id="status"/><column id="update"/><column id="own">=1+1</column></columns>
<priority><title>@SUM(1)</title>"""
for text in texts:
    plan += f"<action ref={quoteattr(text)}><description>{escape(text)}</description>"
    plan += f"<lead>{escape(text)}</lead><cell column=\"own\">{escape(text)}</cell></action>"
with open(sys.argv[1], "w", encoding="utf-8") as to:
    to.write(plan + "</priority></actions></action-plan>")
END
same 'no text is run by a spreadsheet, and none is changed' "$(export_py hostile "$T/hostile.xml")" '36 cells'
if command -v localc > /dev/null; then # without Calc, soffice takes a CSV file for a letter
    "$bp" export -q "$T/hostile.xml" -o "$T/hostile.csv" --force
    HOME=$T soffice --headless --infilter=CSV:44,34,76 --convert-to fods --outdir "$T" "$T/hostile.csv" > /dev/null 2>&1
    has 'LibreOffice reads it' "$(cat "$T/hostile.fods")" 'since May'
    lacks '... and finds no formula' "$(cat "$T/hostile.fods")" 'table:formula'
else
    skip 'LibreOffice finds no formula' 'no LibreOffice Calc'
fi

# Files: both are there, or the name is refused; nothing is replaced by accident.
good_plan > "$T/plan.xml"
"$bp" export "$T/plan.xml" -o "$T/rows.csv" --force 2> "$T/said"
same 'what was written is said' "$(cat "$T/said")" \
    "$T/plan.xml: no findings; wrote $T/rows.csv and $T/rows.csv-metadata.json"
same 'a file is not replaced without --force' "$(status "$bp" export "$T/plan.xml" -o "$T/rows.csv")" 3
rm "$T/rows.csv"
same '... nor is the one beside it' "$(status "$bp" export "$T/plan.xml" -o "$T/rows.csv")" 3
check '... and nothing was written' [ ! -e "$T/rows.csv" ]
cp "$T/plan.xml" "$T/rows.csv-metadata.json"
same 'the plan is never replaced' "$(status "$bp" export "$T/rows.csv-metadata.json" -o "$T/rows.csv" --force)" 2
check '... and nothing was written' [ ! -e "$T/rows.csv" ]
"$bp" export -q "$T/plan.xml" -o "$T/a b%ü.csv"
has 'the metadata names the table as a part of an address' "$(cat "$T/a b%ü.csv-metadata.json")" '"url": "a%20b%25%C3%BC.csv"'
"$bp" export -q "$T/plan.xml" -o "$T/plan.json"
check 'a document has nothing beside it' [ ! -e "$T/plan.json-metadata.json" ]
same 'standard output gets the same as a file' "$("$bp" export -q "$T/plan.xml" --to=json | cksum)" "$(cksum < "$T/plan.json")"
same '... so does -' "$("$bp" export -q - --to=json -o - < "$T/plan.xml" | cksum)" "$(cksum < "$T/plan.json")"

same 'it has to be said what to write' "$(status "$bp" export "$T/plan.xml")" 2
has '... that is said' "$(cat "$T/stderr")" 'say what to write: --to=csv or --to=json'
same '... the name of a file may say it' "$(status "$bp" export "$T/plan.xml" -o "$T/plan.dat")" 2
same 'another form is refused' "$(status "$bp" export "$T/plan.xml" --to=xml)" 2
bad_plan > "$T/bad.xml"
same 'a plan with errors gives no data' "$(status "$bp" export "$T/bad.xml" -o "$T/bad.csv")" 1
check '... and no file' [ ! -e "$T/bad.csv" ]
same '... nor does a lead that is not there' "$(status "$bp" export "$T/plan.xml" --to=csv --lead=Nobody)" 1
same '... nothing is on standard output' "$(cat "$T/stdout")" ''
same 'a folder that is not there' "$(status "$bp" export "$T/plan.xml" -o "$T/none/rows.csv")" 3
