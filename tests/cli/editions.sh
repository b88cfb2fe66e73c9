# The editions of a report: large print, other sizes of text, and no colours. None loses a word of the plan.
. tests/tap.sh
T=$TEST_TMP
bp=$BOARDPAPER
brag=input/brag.xml

# What the rows say, cell by cell, however they are laid out: from the heading after "Needs attention" to the
# key. A row's ref is a TH in a table, an H3 over a block (and said again beside "Restricted"); a block's own
# TH are the heads of the columns.
whole() { # TAGS: what is cut at the end of a page is in pieces: joins them
    awk '/^ *NonStruct \| / { sub(/^ *NonStruct \| /, ""); held = held $0; next }
        held { print "P | " held; held = "" } { print }' "$1"
}
rows_of() { # TAGS
    whole "$1" | awk '/^  H2 \| Key$/ { exit }
        /^  H2 / && attention { rows = 1 }
        /^  H2 \| Needs attention$/ { attention = 1 }
        rows' |
        grep -vE 'scope=column' |
        if grep -q '^  H3 ' "$1"; then grep -v 'TH scope=row'; else cat; fi |
        grep -vE '^  H3 \| .* \(continued\)$' |
        sed -n 's/\[page [0-9]*\] //g; s/(no ref)$//; s/\xC2\xAD//g; s/^[^|]* | //p' |
        grep -v '^ *$' |
        sed '$!N; /\n(continued)$/d; P; D' | # a row's ref, said again on its next page
        uniq
}

for plan in input/sevenoaks-2019-q2.xml "$brag"; do
    name=$(basename "$plan" .xml)
    "$bp" dump tags "$plan" > "$T/plain" 2> /dev/null
    "$bp" dump tags "$plan" --large-print > "$T/large" 2> /dev/null
    "$bp" dump pages "$plan" --large-print > "$T/pages" 2> /dev/null
    # A superscript is no smaller than those of the 10-point report are at the size of its footers.
    same "$name in large print: nothing below 16 points but superscripts" \
        "$(awk '$1 == "text" && $5 < 16 && !($5 > 9.5 && / "(st|nd|rd|th|[0-9n])"$/)' "$T/pages")" ''
    check '... and there is text' [ "$(grep -c '^  text' "$T/pages")" -gt 100 ]
    same '... each row has its heading, with its ref' \
        "$(sed -n 's/^  H3 | //p' "$T/large" | grep -vxF '(no ref)' | grep -v ' (continued)$')" \
        "$(sed 's/<!--.*-->//' "$plan" | sed -n 's/.*<\(measure\|action\) .*ref="\([^"]*\)".*/\2/p')"
    rows_of "$T/plain" > "$T/rows.plain"
    rows_of "$T/large" > "$T/rows.large"
    check '... each cell says the same, in the same order' cmp "$T/rows.plain" "$T/rows.large"
    check '... and there are cells' [ "$(wc -l < "$T/rows.plain")" -gt 60 ]
done

# --mono: black, white and grey, where the pages are drawn and in the PDF itself.
coloured() { # what is no colour of three equal parts, one #RRGGBB a line
    grep -oE '#[0-9A-F]+ ' | sed 's/ //' | grep -vE '^#(..)\1\1$' | sort -u
}
# Colours set by a PDF's pages: `g` is a grey, `rg` needs three equal operands; no other space is used.
coloured_pdf() { # REPORT
    qpdf --qdf --object-streams=disable "$1" - |
        LC_ALL=C grep -aoE '([-0-9.]+ )+(rg|RG|k|K|sc|SC|scn|SCN)\b' | awk '$1 != $2 || $2 != $3' | sort -u
}
for plan in input/sevenoaks-2019-q2.xml "$brag"; do
    name=$(basename "$plan" .xml)
    "$bp" dump pages "$plan" > "$T/pages" 2> /dev/null
    "$bp" dump pages "$plan" --mono > "$T/mono" 2> /dev/null
    check "$name has colours" [ "$(coloured < "$T/pages" | wc -l)" -gt 4 ]
    same '... with --mono none' "$(coloured < "$T/mono")" ''
    "$bp" report -q "$plan" -o "$T/colour.pdf"
    "$bp" report -q "$plan" --mono -o "$T/mono.pdf"
    check '... in the PDF some' [ "$(coloured_pdf "$T/colour.pdf" | wc -l)" -gt 4 ]
    same '... with --mono none' "$(coloured_pdf "$T/mono.pdf")" ''
    check '... the bars have patterns: many rectangles in a figure' [ "$(grep 'Figure/' "$T/mono" |
        grep -c '^  rect')" -gt $((3 * $(grep 'Figure/' "$T/pages" | grep -c '^  rect'))) ]
    "$bp" dump tags "$plan" > "$T/tags" 2> /dev/null
    "$bp" dump tags "$plan" --mono 2> /dev/null > "$T/tags.mono"
    check '... and nothing else is said' cmp "$T/tags" "$T/tags.mono"
done
# In the table at a glance a box with the pattern stands before each status's symbol: what it is made of.
sed '/^page 2/q' "$T/mono" | awk '
    $1 == "rect" && $4 !~ /^[0-9][0-9][0-9]/ { made = made " " $4; next } # but for rules across the table
    $1 == "symbol" && $NF != "link" && made { print made }
    { made = "" }' > "$T/patterns"
same 'the statuses have five patterns in the table of both' "$(sort "$T/patterns" | uniq -c | awk '{ print $1 }' |
    tr '\n' ' ')" '1 1 1 1 1 '

# --text-size: the tables' text has it, all else goes along.
sizes() { # the sizes of text in the cells of rows, the commonest first
    "$bp" dump pages "$brag" "$@" 2> /dev/null | awk '$1 == "text" && / TD\// { print $5 }' | sort | uniq -c |
        sort -rn | awk '{ print $2 }'
}
title() { "$bp" dump pages "$brag" "$@" 2> /dev/null | awk '/ H1\// { print $5; exit }'; }
for size in 8 11.5 18; do
    same "--text-size=$size is the size of the cells' text" "$(sizes --text-size="$size" | head -n 1)" "$size"
    check '... it makes a sound report' "$bp" report -q "$brag" --text-size="$size" -o "$T/size.pdf"
    check '... of which qpdf says so' qpdf --check "$T/size.pdf"
done
same 'titles go along' "$(title --text-size=8) $(title) $(title --text-size=18)" '21 22 26'
same 'without it, it is 10' "$(sizes | head -n 1)" 10
same 'with --large-print it may be larger than 16' "$(sizes --large-print --text-size=18 | head -n 1)" 18
same '... not smaller' "$(sizes --large-print --text-size=8 | head -n 1)" 16
for size in 7.9 7.999 18.1 18.001 '' .9 11,5 abc -9 1e1 0x10 +10 99999999999 ' 9' '9 ' 11.5555 11.5pt; do
    same "--text-size=$size is refused" "$(status "$bp" "$brag" --text-size="$size" -o "$T/no.pdf")" 2
    has '... and what is allowed is said' "$(cat "$T/stderr")" \
        "--text-size is a number of points from 8 to 18, such as 11.5, not \"$size\""
done
check '... and no report made' [ ! -e "$T/no.pdf" ]
same 'schema takes none of them' "$(for option in --text-size=9 --large-print --mono --font-dir=.; do
    status "$bp" schema "$option"; done | tr '\n' ' ')" '2 2 2 2 '

# The library refuses the same, and goes on working.
cat > "$T/sizes.c" <<'END'
#include <stdio.h>

#include "boardpaper.h"

int main(void)
{
    static const int32_t sizes[] = {-1, 1, 10, 7999, 18001, 2147483647, -2147483647, 8000, 18000, 0};
    bp_doc *doc = bp_new();
    if (!doc || bp_load_file(doc, "input/brag.xml") != BP_OK)
        return 1;
    for (int i = 0; i < 10; i++) {
        bp_options options = {.size = sizeof(bp_options), .text_size = sizes[i], .large_print = i % 2, .mono = i % 3};
        const void *bytes;
        size_t len;
        int made = bp_render(doc, &options, &bytes, &len), dumped = bp_dump(doc, &options, BP_STAGE_TAGS, &bytes, &len);
        printf("%d%d ", made == BP_MISUSE ? 1 : made == BP_OK ? 0 : 9, dumped == BP_MISUSE);
    }
    bp_free(doc);
    return 0;
}
END
# shellcheck disable=SC2046 # lists of flags
check 'a program of the library' ${CC:-cc} ${CFLAGS:-} -std=c11 -Iinclude "$T/sizes.c" "$BUILD/libboardpaper.a" \
    $(pkg-config --libs libxml-2.0 fribidi libdeflate libpng nettle) -lhpdf -lunistring -o "$T/sizes"
same '... is told of misuse, and may go on' "$("$T/sizes")" '11 11 11 11 11 11 11 00 00 00 '
