# Languages: those that the default font has all letters of; those that need fonts by --font-dir; right to left.
# Each word of the plan has to come back from the PDF as it was written.
. tests/tap.sh
T=$TEST_TMP
bp=$BOARDPAPER
plans=tests/golden/plans/scripts
noto=/usr/share/fonts/truetype/noto

words_of() { # PLAN: its text
    sed -E 's/<\?xml[^>]*>|<!--.*-->|<\/?(strong|em)>//g; s/<[a-z\/][^>]*>/ /g' "$1"
}
words_in() { # PDF: its text, without the embedding marks that poppler puts round right-to-left runs
    pdftotext "$1" - | LC_ALL=C sed 's/\xE2\x80[\xAA-\xAE]/ /g; s/\f//g'
}
each() { tr -s ' \n' '\n\n' | grep . | sort -u; }
# In lines of mixed direction poppler turns what stands between the runs: there only letters are compared.
letters() { sed 's/[[:punct:][:digit:]،۔]/ /g' | each; }
# lost SORT PLAN PDF: the words that do not come back, by each or letters.
lost() {
    words_of "$2" | "$1" > "$T/words"
    words_in "$3" | "$1" > "$T/back"
    [ "$(wc -l < "$T/words")" -gt 40 ] || echo 'there are few words'
    # Poppler turns right-to-left glyphs into reading order by letters, so that the two of a lam-alef ligature,
    # which stand in order in the PDF, come back swapped.
    comm -23 "$T/words" "$T/back" > "$T/lost"
    sed 's/ل\([اأإآ]\)/\1ل/g' "$T/lost" | sort -u > "$T/swapped"
    comm -23 "$T/swapped" "$T/back"
}
fonts_of() { # PDF: NAME, embedded, subset, has Unicode values
    pdffonts "$1" | sed 1,2d | awk '{ sub(/^[A-Z]*\+/, "", $1); print $1, $(NF - 4), $(NF - 3), $(NF - 2) }' | sort
}

# ---- the default font ----
same 'Welsh, Polish, Romanian, Greek and Ukrainian print' \
    "$(status "$bp" "$plans/languages.xml" -o "$T/languages.pdf")" 0
same '... each word comes back' "$(lost each "$plans/languages.xml" "$T/languages.pdf")" ''
same '... in the default font alone, each face a subset' "$(fonts_of "$T/languages.pdf")" \
    'LiberationSans yes yes yes
LiberationSans-Bold yes yes yes
LiberationSans-Italic yes yes yes'
has '... with commas below, not cedillas' "$(words_in "$T/languages.pdf")" "$(printf '\310\231 \310\233i \310\233' |
    sed 's/ .*//')tiință"
same '... and in large print' "$(status "$bp" "$plans/languages.xml" --large-print -o "$T/large.pdf")" 0
same '... each word comes back, too' "$(lost each "$plans/languages.xml" "$T/large.pdf")" ''

# A letter and its accent apart, as some systems write them: one letter where the font has it.
sed "s/dŵr/dw$(printf '\314\202')r/" "$plans/languages.xml" > "$T/apart.xml"
same 'an accent written apart prints' "$(status "$bp" "$T/apart.xml" -o "$T/apart.pdf")" 0
check '... as a glyph of the font' sh -c "pdftotext '$T/apart.pdf' - | grep -qE 'd(ŵ|w$(printf '\314\202'))r'"

# ---- fonts by --font-dir ----
same 'without a font that has its letters no report is made' \
    "$(status "$bp" "$plans/indic.xml" -o "$T/none.pdf")" 1
has '... each is said with its place' "$(cat "$T/stderr")" \
    "$plans/indic.xml:4:10: error BP6001: no font here has the character \"क\" (U+0915)"
has '... and what to do' "$(cat "$T/stderr")" '--font-dir'
check '... nothing is written' [ ! -e "$T/none.pdf" ]
same 'nor of Arabic' "$(status "$bp" "$plans/right-to-left.xml" -o "$T/none.pdf")" 1
has '... with its place' "$(cat "$T/stderr")" "$plans/right-to-left.xml:4:1"

same 'a folder that is not there' "$(status "$bp" -q input/minimal.xml --font-dir "$T/nowhere" -o "$T/none.pdf")" 3
has '... is named' "$(cat "$T/stderr")" "error BP6004: cannot read the font folder $T/nowhere"
check '... nothing is written' [ ! -e "$T/none.pdf" ]
: > "$T/file.ttf"
same 'a file where a folder is meant' "$(status "$bp" -q input/minimal.xml --font-dir "$T/file.ttf" -o "$T/none.pdf")" 3
mkdir "$T/empty"
same 'an empty folder changes nothing' "$("$bp" -q input/minimal.xml --font-dir "$T/empty" -o - | cksum)" \
    "$("$bp" -q input/minimal.xml -o - | cksum)"
same 'eight folders may be named' "$(status "$bp" -q input/minimal.xml -o "$T/eight.pdf" $(for i in 1 2 3 4 5 6 7 8; do
    echo "--font-dir $T/empty"; done))" 0
same '... not nine' "$(status "$bp" -q input/minimal.xml -o "$T/nine.pdf" $(for i in 1 2 3 4 5 6 7 8 9; do
    echo "--font-dir $T/empty"; done))" 2

if [ ! -e "$noto/NotoSansGurmukhi-Regular.ttf" ]; then
    skip 'Punjabi, Bengali, Hindi, Arabic, Urdu' "no Noto fonts in $noto"
    exit 0
fi
mkdir "$T/fonts"
for script in Arabic Bengali Devanagari Gurmukhi; do
    ln -s "$noto/NotoSans$script-Regular.ttf" "$noto/NotoSans$script-Bold.ttf" "$T/fonts"
done
with_fonts() { "$bp" -q "$plans/$1.xml" --font-dir "$T/fonts" -o "$T/$1.pdf" 2>&1; }

same 'Punjabi, Bengali and Hindi print' "$(with_fonts indic)" ''
same '... each word comes back' "$(lost each "$plans/indic.xml" "$T/indic.pdf")" ''
same '... headings in bold faces, each face a subset' "$(fonts_of "$T/indic.pdf")" \
    "$(for face in LiberationSans NotoSansBengali NotoSansDevanagari NotoSansGurmukhi; do
        printf '%s yes yes yes\n' $face-Bold $face-Regular
    done | sed 's/LiberationSans-Regular/LiberationSans/' | sort)"
check '... which is sound' qpdf --check "$T/indic.pdf"
check '... and small' [ "$(wc -c < "$T/indic.pdf")" -lt 60000 ]
same 'the heading is set in bold' "$("$bp" dump pages "$plans/indic.xml" --font-dir "$T/fonts" 2> /dev/null |
    awk '/ H1\// { print $4; exit }')" NotoSansDevanagari-Bold

same 'Arabic, Urdu and Hebrew print' "$(with_fonts right-to-left)" ''
same '... each word comes back, its letters in order' \
    "$(lost letters "$plans/right-to-left.xml" "$T/right-to-left.pdf")" ''
same '... each face a subset' "$(fonts_of "$T/right-to-left.pdf")" 'LiberationSans yes yes yes
LiberationSans-Bold yes yes yes
NotoSansArabic-Bold yes yes yes
NotoSansArabic-Regular yes yes yes'
check '... which is sound' qpdf --check "$T/right-to-left.pdf"
"$bp" dump pages "$plans/right-to-left.xml" --font-dir "$T/fonts" > "$T/pages" 2> /dev/null
check 'right-to-left text is set against the right edge' awk '
    /"(عربية|العربية: ملاعب الأطفال|.*ملاعب.*)"$/ && / H2\// { found = 1; if ($2 < 400) bad = 1 }
    END { exit !found || bad }' "$T/pages"
same '... the tags have it as it is read' "$("$bp" dump tags "$plans/right-to-left.xml" --font-dir "$T/fonts" \
    2> /dev/null | sed -n 's/^  H1 | //p')" 'خطة العمل للحدائق'

for name in indic right-to-left; do
    cp "$T/$name.pdf" "$T/again.pdf"
    with_fonts "$name" > /dev/null
    check "$name: the same bytes again" cmp "$T/$name.pdf" "$T/again.pdf"
    same '... without colours, too' \
        "$(status "$bp" -q "$plans/$name.xml" --font-dir "$T/fonts" --mono -o "$T/mono.pdf")" 0
    same '... and in large print' \
        "$(status "$bp" -q "$plans/$name.xml" --font-dir "$T/fonts" --large-print -o "$T/large.pdf")" 0
done
same 'fonts that no letter needs change nothing' "$("$bp" -q input/minimal.xml --font-dir "$T/fonts" -o - | cksum)" \
    "$("$bp" -q input/minimal.xml -o - | cksum)"
same 'of two folders both are used' "$(mkdir "$T/one" "$T/two"
    mv "$T/fonts"/*Gurmukhi* "$T/one"
    mv "$T/fonts"/*Devanagari* "$T/fonts"/*Bengali* "$T/two"
    status "$bp" -q "$plans/indic.xml" --font-dir "$T/one" --font-dir="$T/two" -o "$T/two.pdf")" 0
same '... each word comes back' "$(lost each "$plans/indic.xml" "$T/two.pdf")" ''

# ---- fonts that are no good ----
good_plan | sed 's/safety event/ਖੇਡ event/' > "$T/pa.xml"
gurmukhi=$noto/NotoSansGurmukhi-Regular.ttf
size=$(wc -c < "$gurmukhi")
mkdir "$T/bad"
with_bad() { # COMMAND…: what it ends with, with the fonts in $T/bad
    rm -f "$T/bad.pdf"
    status "$@" "$bp" "$T/pa.xml" --font-dir "$T/bad" -o "$T/bad.pdf"
}
refused() { # NAME WHY
    same "$1 is not used" "$(with_bad)" 1
    has '... and it is said why' "$(cat "$T/stderr")" "note BP6005: the font $T/bad/a.ttf is not used: $2"
    has '... and what lacks' "$(cat "$T/stderr")" 'pa.xml:13:34: error BP6001: '
}
for length in 0 1 11 12 100 1000 5000 10000 40000 $((size - 1)); do
    head -c "$length" "$gurmukhi" > "$T/bad/a.ttf"
    refused "a font cut off after $length bytes" 'it '
done
# Where bytes are changed HarfBuzz may still take what there is for a font: no harm may come of it.
change() { # SEED: sixteen bytes, five of them in the tables' list
    cp "$gurmukhi" "$T/bad/a.ttf"
    for step in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16; do
        printf '\377' | dd of="$T/bad/a.ttf" bs=1 conv=notrunc status=none \
            seek=$((($1 * 7919 + step * step * 3571 + $1 * step * 104729) % (step < 6 ? 600 : size)))
    done
}
while read -r how what careful; do
    "$how" "$what"
    if [ "$careful" ] && command -v valgrind > /dev/null; then
        check "a font's damage ($how $what) does no harm that valgrind sees" \
            [ "$(with_bad valgrind -q --error-exitcode=99)" -le 1 ]
    else
        check "a font's damage ($how $what) does no harm" [ "$(with_bad)" -le 1 ]
    fi
    [ ! -e "$T/bad.pdf" ] || check '... and the report is sound' qpdf --check "$T/bad.pdf"
done << END
change 1 valgrind
change 2
change 3
change 4
change 5 valgrind
change 6
change 7
change 8
change 9
change 10 valgrind
change 11
change 12
END

# OS/2.fsType, 8 bytes into that table, says whether a font may be embedded.
cp "$gurmukhi" "$T/bad/a.ttf"
entry=$(LC_ALL=C grep -abo 'OS/2' "$gurmukhi" | head -n 1 | cut -d : -f 1)
table=$(od -An -tu1 -j $((entry + 8)) -N 4 "$gurmukhi" | awk '{ print (($1 * 256 + $2) * 256 + $3) * 256 + $4 }')
printf '\000\002' | dd of="$T/bad/a.ttf" bs=1 seek=$((table + 8)) conv=notrunc status=none
refused 'a font that may not be embedded' 'its maker does not allow it to be embedded'
otf=$(find /usr/share/fonts -name '*.otf' 2> /dev/null | head -n 1)
if [ -n "$otf" ]; then
    cp "$otf" "$T/bad/a.ttf"
    refused 'a font with CFF outlines' 'it has no TrueType outlines'
else
    skip 'a font with CFF outlines is not used' 'there is none here'
fi
rm "$T/bad/a.ttf"
ln -s "$T/nowhere" "$T/bad/a.ttf"
refused 'a link that leads nowhere' 'it cannot be read'
cp "$gurmukhi" "$T/bad/b.ttf"
same 'after a font that is no good the next is taken' "$(with_bad)" 0
has '... and the first is noted' "$(cat "$T/stderr")" 'note BP6005: '
