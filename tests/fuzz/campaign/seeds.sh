#!/bin/sh
# Makes the inputs that fuzzing begins with, from the tests' own plans, and a dictionary of the words of the
# format, from its schema.
#
#   sh tests/fuzz/campaign/seeds.sh BOARDPAPER DIR      writes DIR/TARGET/… and DIR/words.dict
set -eu
cd "$(dirname "$0")/../../.."
boardpaper=$1 to=$2
mkdir -p "$to/reader" "$to/report" "$to/layout" "$to/api" "$to/font" "$to/pack" "$to/logo" "$to/sheet" "$to/book" \
    "$to/csv" "$to/style"

# An input's first eight bytes choose options; the letter 0 is the default of each.
plain=00000000

# Plans, for the targets that read one; in a pack's folder the pack names them.
n=0
find input tests/golden tests/conformance/plans -name '*.xml' | sort | while read -r plan; do
    n=$((n + 1))
    if grep -qF '<house-style' "$plan"; then continue; fi
    case $plan in
    */packs/*/plans/*) kind=report ;;
    */packs/* | */board-pack.xml) kind=pack ;;
    *) kind=report ;;
    esac
    if [ $kind = pack ]; then # with two plans of its own, whatever it calls them
        { printf %s $plain
          sed 's/ plan="[^"]*estate[^"]*"/ plan="b.xml"/; s/ plan="[^"ab][^"]*"/ plan="a.xml"/' "$plan"
          printf '\n====\n'; cat tests/golden/packs/valid/plans/roads.xml
          printf '\n====\n'; cat tests/golden/packs/valid/plans/estate.xml
        } > "$to/pack/seed-$n"
    else
        { printf %s $plain; cat "$plan"; } > "$to/report/seed-$n"
    fi
    [ $kind = pack ] || ln -f "$to/report/seed-$n" "$to/reader/seed-$n"
done
# ... some with other options: look, size, findings, edition, chase, selection
n=0
for choices in 10000000 21000000 42010000 73100000 04230000 00003000 00000100 00000221 00000300; do
    for plan in input/minimal.xml input/brag.xml tests/golden/plans/scripts/*.xml; do
        n=$((n + 1))
        { printf %s $choices; cat "$plan"; } > "$to/report/options-$n"
    done
done

# House styles, for a page and for HTML.
n=0
for style in input/styles/*.xml tests/html/styles/*.xml tests/golden/styles/*/*.xml; do
    [ -e "$style" ] || continue
    n=$((n + 1))
    sed 's/<logo file="[^"]*"/<logo file="crest.png"/' "$style" > "$to/part"
    { printf 20000000; cat "$to/part"; } > "$to/style/seed-$n"
    { printf 11000000; cat "$to/part"; } > "$to/style/pages-$n"
    { printf 21000000; cat "$to/part"; } > "$to/style/letters-$n"
done

# Two plans with a mark between them: those of the tests of comparing, and each plan with findings beside the next.
n=0
for new in tests/golden/compare/*.xml input/minimal.xml tests/golden/checks/*-yes.xml; do
    n=$((n + 1))
    { printf %s $plain; cat "$new"; printf '\n====\n'; cat "${old:-input/minimal.xml}"; } > "$to/api/seed-$n"
    old=$new
done

# Texts: each line of the plans as they are read is one; byte 1 ends a text.
n=0
for plan in input/*.xml tests/golden/plans/scripts/*.xml tests/golden/plans/valid/*.xml; do
    n=$((n + 1))
    { printf %s $plain
      "$boardpaper" dump model "$plan" 2> /dev/null | sed 's/^ *[a-z-]*: //; s/<br\/>/\x02/g; s/<[^>]*>/\x05/g' |
          tr '\n' '\001' | head -c 2000
    } > "$to/layout/seed-$n"
done

# Small fonts.
n=0
find /usr/share/fonts -name '*.tt[fc]' -size -40 2> /dev/null | sort | while read -r font; do
    n=$((n + 1))
    { printf %s $plain; cat "$font"; } > "$to/font/seed-$n"
done

# An image.
{ printf %s $plain; cat tests/conformance/plans/logo.png; } > "$to/logo/seed-1"

# Officers' files that programs wrote: whole; and what holds their words alone, beside parts that are sound.
from=tests/onramps/files
for file in "$from"/*; do
    [ "$(wc -c < "$file")" -lt 32000 ] || continue
    name=seed-${file##*/}
    { printf 00000000; cat "$file"; } > "$to/book/$name"
    case $file in
    *.xlsx) { printf ':0000000'; cat "$file"; } > "$to/sheet/$name" ;;
    *.csv) ln -f "$to/book/$name" "$to/csv/$name" ;;
    esac
done
if command -v unzip > /dev/null; then
    part() { # CHOICE FILE PART TARGET
        unzip -p "$2" "$3" > "$to/part" 2> /dev/null || return 0
        [ "$(wc -c < "$to/part")" -ge 32000 ] ||
            { printf %s0000000 "$1"; cat "$to/part"; } > "$to/$4/part-$1-${2##*/}"
    }
    for file in "$from"/*.ods; do part 1 "$file" content.xml book; done
    for file in "$from"/*.odt; do part 2 "$file" content.xml book; done
    for file in "$from"/*.docx; do part 3 "$file" word/document.xml book; done
    for file in "$from"/*.xlsx; do
        part 0 "$file" xl/worksheets/sheet1.xml sheet
        part 1 "$file" xl/sharedStrings.xml sheet
        part 2 "$file" xl/styles.xml sheet
        part 3 "$file" xl/workbook.xml sheet
        part 4 "$file" xl/theme/theme1.xml sheet
    done
    rm -f "$to/part"
fi

# Words: tags, attributes, the values that they may have, references, bytes that mean something to XML or PDF.
schemas() { "$boardpaper" schema && "$boardpaper" schema style; }
{
    schemas | grep -oE 'xs:element name="[^"]*"' | sed 's/.*name="//; s/"//' | sort -u |
        while read -r name; do printf '"<%s>"\n"</%s>"\n"<%s "\n' "$name" "$name" "$name"; done
    schemas | grep -oE 'xs:attribute name="[^"]*"' | sed 's/.*name="//; s/"//' | sort -u |
        while read -r name; do printf '" %s=\\"\\""\n' "$name"; done
    schemas | grep -oE 'xs:enumeration value="[^"]*"' | sed 's/.*value="//; s/"//' | sort -u |
        while read -r value; do printf '"\\"%s\\""\n' "$value"; done
    for word in '&amp;' '&lt;' '&quot;' '&#38;' '&#x41;' '&#173;' '&#160;' '&#x10FFFF;' '&none;' '<![CDATA[' ']]>' \
        '<!--' '-->' '<?x ?>' '<br/>' '/>' 'On-going' 'March 2020' '2019-09-30' 'Q3 2019' 'asap'; do
        printf '"%s"\n' "$word"
    done
    for word in 'w:tbl' 'w:tr' 'w:tc' 'w:gridSpan' 'w:vMerge' 'w:numPr' 'w:ilvl' 'w:fldChar' 'w:sdt' 'w:del' 'w:ins' \
        'table:table' 'table:table-row' 'table:covered-table-cell' 'table:number-rows-repeated' \
        'table:number-columns-spanned' 'mergeCell' 'cfRule' 'numFmt' 'inlineStr' '_x000D_' 'Status' 'By when' \
        'Q2 2019/20' '31 March 2020' 'ss:Index' 'ss:MergeDown' 'sep=;' 'Priority 1' 'Lead' \
        'Update' 'Complete' '\"\"'; do
        printf '"%s"\n' "$word"
    done
    printf '"PK\\x01\\x02"\n"PK\\x03\\x04"\n"PK\\x05\\x06"\n"PK\\x06\\x06"\n'
    printf '"<!DOCTYPE x [<!ENTITY a \\"b\\">]>"\n"<?xml version=\\"1.0\\" encoding=\\"UTF-16\\"?>"\n'
    printf '"\\x00"\n"\\xFE\\xFF"\n"\\xFF\\xFE"\n"\\xEF\\xBB\\xBF"\n"\\xE2\\x80\\xA8"\n"\\xE2\\x80\\x8F"\n'
    printf '"\\xD7\\x90"\n"\\xD8\\xA8"\n"\\xE0\\xA8\\x96"\n"\\xF0\\x9F\\x87\\xAC\\xF0\\x9F\\x87\\xA7"\n'
    printf '"\\xCC\\x81"\n"\\xE2\\x80\\x8D"\n"\\xC2\\xAD"\n"\\xC2\\xA0"\n"\\xE3\\x80\\x80"\n'
} > "$to/words.dict"
