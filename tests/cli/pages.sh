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

# Hebrew stands in the default font; tests/cli/scripts.sh tries right-to-left text for itself.
good_plan | sed 's/safety event/safety \xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D event/' > "$T/hebrew.xml"
same 'right-to-left text prints' "$(status "$bp" "$T/hebrew.xml" -o "$T/out.pdf")" 0
has '... from right to left, by its letters in order' "$(pdftotext "$T/out.pdf" - | LC_ALL=C sed 's/\xE2\x80[\xAA-\xAE]//g')" \
    'שלום'

# Fonts by --font-dir, as tests/cli/scripts.sh tries them: what is said is said once, and before the pages.
mkdir "$T/fonts"
echo 'no font' > "$T/fonts/a.ttf"
same 'a folder of fonts that is not there stops the report' \
    "$(status "$bp" "$T/long.xml" --font-dir "$T/nowhere" -o "$T/no.pdf")" 3
has '... and is named' "$(cat "$T/stderr")" "error BP6004: cannot read the font folder $T/nowhere"
same '... alone' "$(grep -c 'error BP' "$T/stderr")" 1
same 'a font that is none is no reason to stop, where no letter is lacking' \
    "$(status "$bp" "$T/hebrew.xml" --font-dir "$T/fonts" -o "$T/out.pdf")" 0
same '... nor to speak' "$(grep -c BP6005 "$T/stderr")" 0
"$bp" "$T/glyph.xml" --font-dir "$T/fonts" -o "$T/no.pdf" 2> "$T/stderr"
same '... where one is, it is noted once' "$(grep -c "note BP6005: the font $T/fonts/a.ttf is not used" "$T/stderr")" 1
same 'check opens no fonts' "$("$bp" check "$T/hebrew.xml")" "$T/hebrew.xml: no findings"
check 'nothing is written where there is an error' [ ! -e "$T/no.pdf" ]

has 'check finds it, too' "$("$bp" check "$T/glyph.xml" 2>&1)" 'error BP6001'

# Each of the two bars of the totals has words beside it, also where a heading is too long to stand there.
sed 's/<heading>Success Measures</<heading>Success Measures of the whole district and of all its partners in the year</' \
    input/sevenoaks-2019-q2.xml > "$TEST_TMP/long-heading.xml"
same 'a bar has words beside it' "$("$BOARDPAPER" dump tags "$TEST_TMP/long-heading.xml" 2> /dev/null |
    sed -n 's/.*Figure alt="Bar of.* | \([A-Z][a-z]*\).*/\1/p' | tr '\n' ' ')" 'Measures Actions '
