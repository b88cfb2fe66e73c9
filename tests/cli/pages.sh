# What is only found when the pages are made: it is said by report, with its place, and not by check.
. tests/tap.sh
T=$TEST_TMP
bp=$BOARDPAPER

good_plan | sed 's/safety event/safety \xF0\x9F\x9A\xB8 event/' > "$T/glyph.xml"
same 'a character that no font has stops the report' "$(status "$bp" "$T/glyph.xml" -o "$T/out.pdf")" 1
has '... with its place' "$(cat "$T/stderr")" 'glyph.xml:13:41: error BP6001: '
has '... its number' "$(cat "$T/stderr")" 'U+1F6B8'
check '... and nothing is written' [ ! -e "$T/out.pdf" ]
same '... nor dumped' "$("$bp" dump pages "$T/glyph.xml" 2> "$T/stderr")" ''

long=$(printf '%0400d' 0 | tr 0 w)
good_plan | sed "s/safety event/safety $long event/; s/amber/green/" > "$T/long.xml"
same 'a word that is too wide is broken' "$(status "$bp" "$T/long.xml" -o "$T/out.pdf")" 0
has '... and noted, with its place' "$(cat "$T/stderr")" 'long.xml:13:41: note BP6002: '
same '... all of it is printed' \
    "$(pdftotext -layout "$T/out.pdf" - | grep -oE 'w+' | awk 'length > 5' | tr -d '\n' | wc -c | tr -d ' ')" 400
same '--quiet leaves the note out' "$("$bp" -q "$T/long.xml" -o "$T/out.pdf" 2>&1)" ''

good_plan | sed 's/safety event/safety \xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D event/' > "$T/hebrew.xml"
same 'right-to-left text stops the report' "$(status "$bp" "$T/hebrew.xml" -o "$T/no.pdf")" 1
has '... with its place' "$(cat "$T/stderr")" 'hebrew.xml:13:41: error BP6003: '
check '... and nothing is written' [ ! -e "$T/no.pdf" ]

same 'check finds nothing' "$("$bp" check "$T/glyph.xml")" "$T/glyph.xml: no findings"
