# Characters that have no look or no use: what becomes of them in texts, names and metadata, and what is said of
# those that cannot be printed.
. tests/tap.sh
T=$TEST_TMP
bp=$BOARDPAPER
plan=tests/conformance/plans/unseen.xml

# ---- without a look ----
same 'they are no fault' "$(status "$bp" report "$plan" -o "$T/unseen.pdf")" 0
text=$(pdftotext -layout "$T/unseen.pdf" - | tr -s ' \n' ' ')
has 'U+FEFF is dropped from texts' "$text" ' ab and cd '
has '... and from attributes' "$text" ' 1.1 '
same '... and is nowhere in the document' "$(pdftotext "$T/unseen.pdf" - | grep -c "$(printf '\357\273\277')")" 0
has 'links without words have their address as words' "$text" 'example.org/1'
has '... a line break is no word' "$text" 'example.org/2'
has '... nor is a no-break space' "$text" 'example.org/3'
same 'no partner: no column' "$("$bp" dump tags "$plan" | grep -c 'TH.*Other partners')" 0
same 'a blank lead and a blank update are none' "$("$bp" check "$plan" --only BP5011,BP5015 | grep -c '^[^ ].* warning BP50')" 2
same 'the title in Info has none' "$(pdfinfo "$T/unseen.pdf" | sed -n 's/^Title: *//p')" 'Community safety: Quarter 2'
has '... nor in the XMP' "$(pdfinfo -meta "$T/unseen.pdf")" '>Community safety: Quarter 2<'
has '... nor the author' "$(pdfinfo "$T/unseen.pdf" | sed -n 's/^Author: *//p')" 'Council'
for option in '' --large-print; do
    "$bp" report -q $option "$plan" -o "$T/names.pdf"
    qpdf --json "$T/names.pdf" > "$T/names.json"
    same "bookmarks and the contents of links have none $option" "$(jq -r '.. | objects | (."/Title", ."/Contents") |
        select(type == "string")' "$T/names.json" |
        grep -c "$(printf '\302\255\|\342\200\213\|\342\201\240\|\357\273\277')")" 0
    has "... and are there $option" "$(jq -r '.. | objects | ."/Title" | select(type == "string")' "$T/names.json")" \
        'Play areas'
done

same 'a ref of a no-break space is empty' "$(sed 's/ref="1.&#173;2"/ref="\&#160;"/' "$plan" |
    "$bp" check - 2>&1 | grep -c 'BP4015: the attribute "ref" is empty')" 1

# ---- that cannot be printed ----
hint() { # REFERENCE: the hint of the finding about it
    good_plan | sed "s/a road safety/a road$1safety/" > "$T/bad.xml"
    "$bp" report "$T/bad.xml" -o "$T/bad.pdf" 2>&1 | sed -n '/BP6001/,/hint/s/^ *hint: //p' | head -n 1
}
good_plan > "$T/good.xml"
check 'the plan of these tests has the words' grep -q "a road safety" "$T/good.xml"
same 'a control character of Windows-1252' "$(hint '\&#146;')" \
    "U+0092 is a control character: did you mean ’ (U+2019)?"
has 'another control character' "$(hint '\&#129;')" 'it is a control character'
same 'a line separator ends a line, and is no fault' "$(hint '\&#8232;')" ''
has 'a replacement character' "$(hint '\&#65533;')" 'lost before'
has 'any other' "$(hint '\&#x10000;')" '--font-dir'

# ---- a long marking is on every page ----
short='OFFICIAL-SENSITIVE: commercial in confidence; not to be shown beyond the members of the Board before 4 December 2026'
long="$short; and after that day only to those who need it for their work, which the clerk writes down; papers are"
long="$long shredded at the end, copies too"
for marking in "$short" "$long"; do
    sed "s|</title></report>|</title><marking>$marking</marking></report>|" input/minimal.xml |
        sed "s|^    <title>Quarter 2 Monitoring Report</title>|&<marking>$marking</marking>|" > "$T/marked.xml"
    for option in --mono --large-print; do
        same "a marking of ${#marking} letters, $option" "$(status "$bp" report --strict "$option" "$T/marked.xml" \
            -o "$T/marked.pdf")" 0
        pages=$(pdfinfo "$T/marked.pdf" | sed -n 's/^Pages: *//p')
        same '... is on every page' "$(for page in $(seq "$pages"); do
            pdftotext -raw -f "$page" -l "$page" "$T/marked.pdf" - | tr -s ' \n' '  ' |
                grep -c 'before 4 December 2026'
        done | sort -u)" 1
    done
done
long=$(seq -s ' ' 1000)
sed "s|^    <title>Quarter 2 Monitoring Report</title>|&<marking>$long</marking>|" input/minimal.xml > "$T/marked.xml"
same 'one of 3,900 letters is not' "$(status "$bp" report "$T/marked.xml" -o "$T/marked.pdf")" 0
has '... and it is said so' "$(cat "$T/stderr")" 'warning BP6008'
echo "1..$tap_n"
