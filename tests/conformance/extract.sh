#!/bin/sh
# Whether readers give back the text that was put in (PDF/UA-1, 7.1 and 7.2; PDF/A-2, 6.2.11.7): poppler,
# MuPDF and pdf.js read the reports of plans in plans/, and each description must be in what they print.
# White space, soft hyphens and marks of direction do not count. Prints TAP.
#
#   BUILD=build sh tests/conformance/extract.sh
set -eu
here=$(cd "$(dirname "$0")" && pwd)
BUILD=$(cd "${BUILD:-build}" && pwd)
fonts=${NOTO_DIR:-/usr/share/fonts/truetype/noto}
LC_ALL=C.UTF-8
export LC_ALL

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

bail() {
    echo "Bail out! $*"
    exit 1
}

# pdf.js; fetched once for each version of package.json.
fetch() {
    ! cmp -s "$here/package.json" "$BUILD/pdfjs/package.json" || return 0
    command -v npm > /dev/null && command -v node > /dev/null ||
        bail 'node and npm are needed: apt-get install nodejs npm'
    echo '# fetching pdf.js from npm'
    rm -rf "$BUILD/pdfjs"
    mkdir "$BUILD/pdfjs"
    cp "$here/package.json" "$work/package.json"
    (cd "$work" && npm install --omit=optional --no-package-lock --ignore-scripts --no-audit --no-fund \
        --loglevel=error > npm 2>&1) || {
        sed 's/^/# /' "$work/npm"
        bail 'pdf.js could not be fetched'
    }
    mv "$work/node_modules" "$BUILD/pdfjs/"
    mv "$work/package.json" "$BUILD/pdfjs/"
}

# Text without white space, without soft hyphens, which show only where a line ends at one, and without the
# marks of direction that poppler puts round right-to-left text.
solid() {
    tr -d ' \t\r\n\f' | sed 's/\xC2[\xA0\xAD]//g; s/\xE2\x80[\xAA-\xAE]//g'
}

# The text of a plan's descriptions, one a line, solid.
descriptions() {
    LC_ALL=C awk '
        function utf8(code) {
            if (code < 128)
                return sprintf("%c", code)
            if (code < 2048)
                return sprintf("%c%c", 192 + int(code / 64), 128 + code % 64)
            return sprintf("%c%c%c", 224 + int(code / 4096), 128 + int(code / 64) % 64, 128 + code % 64)
        }
        /<description>/ {
            gsub(/<[^>]*>/, "")
            while (match($0, /&#[0-9]+;/))
                $0 = substr($0, 1, RSTART - 1) utf8(substr($0, RSTART + 2, RLENGTH - 3) + 0) \
                    substr($0, RSTART + RLENGTH)
            gsub(/&quot;/, "\""); gsub(/&lt;/, "<"); gsub(/&gt;/, ">"); gsub(/&amp;/, "\\&")
            print
        }' "$1" | LC_ALL=C sed 's/\xC2[\xA0\xAD]//g' | tr -d ' \t\r\f'
}

# What a reader prints of a PDF.
read_with() {
    case $1 in
    poppler) pdftotext "$2" - ;;
    'poppler raw') pdftotext -raw "$2" - ;; # else a hyphen at a line's end is lost
    'poppler by tags') pdfinfo -struct-text "$2" | sed -n 's/^ *"\(.*\)"$/\1/p' ;;
    MuPDF)
        mutool convert -F text -O preserve-ligatures -o "$work/text" "$2" > "$work/err" 2>&1
        cat "$work/text"
        ;;
    pdf.js) node "$here/pdfjs.mjs" "$BUILD/pdfjs/node_modules" "$2" ;;
    esac
}

n=0
result() { # RESULT NAME
    n=$((n + 1))
    echo "$1 $n - $2"
}

# Each description of a plan in the output of each reader, of its report.
compare() { # PLAN REPORT READER...
    plan=$1 report=$2
    shift 2
    descriptions "$plan" > "$work/wanted"
    [ -s "$work/wanted" ] || bail "no descriptions in $plan"
    sed -n 's/.*<action ref="\([^"]*\)".*/\1/p' "$plan" > "$work/names"
    for reader; do
        read_with "$reader" "$report" > "$work/raw" || bail "$reader does not read $report"
        LC_ALL=C solid < "$work/raw" > "$work/got"
        while read -r wanted <&3 && read -r name <&4; do
            if grep -qF -e "$wanted" "$work/got"; then
                result ok "$reader: $name"
            else
                result 'not ok' "$reader: $name"
                echo "# wanted: $wanted"
                grep -n -F -e "$(echo "$wanted" | cut -c 1-4)" "$work/raw" | head -n 3 | sed 's/^/# got: /'
            fi
        done 3< "$work/wanted" 4< "$work/names"
    done
}

fetch
"$BUILD/boardpaper" report -q "$here/plans/extract.xml" -o "$work/extract.pdf" || bail 'no report'
compare "$here/plans/extract.xml" "$work/extract.pdf" 'poppler raw' 'poppler by tags' MuPDF pdf.js
if pdftotext "$work/extract.pdf" - | grep -q "$(printf '\302\255')\$"; then
    result ok 'a line of it ends in a soft hyphen'
else
    result 'not ok' 'a line of it ends in a soft hyphen'
fi

# Only where the fonts are.
with_fonts() { # NAME FONTS READER...
    name=$1 wanted=$2
    shift 2
    rm -rf "$work/fonts"
    mkdir "$work/fonts"
    for font in $wanted; do
        [ ! -e "$fonts/$font-Regular.ttf" ] || cp "$fonts/$font-Regular.ttf" "$work/fonts/"
        [ ! -e "$fonts/$font-Bold.ttf" ] || cp "$fonts/$font-Bold.ttf" "$work/fonts/"
    done
    if [ -z "$(ls "$work/fonts")" ]; then
        result ok "$name.xml # SKIP $fonts lacks $wanted (fonts-noto-core)"
        return
    fi
    "$BUILD/boardpaper" report -q "$here/plans/$name.xml" --font-dir="$work/fonts" \
        -o "$work/$name.pdf" || bail "no report of $name.xml"
    compare "$here/plans/$name.xml" "$work/$name.pdf" "$@"
}
with_fonts beyond NotoSansMath 'poppler raw' 'poppler by tags' MuPDF pdf.js
# The letters of these are drawn in another order than they are said in. Of the three only poppler, in its
# usual order, heeds /ActualText and the direction; the others give the letters as drawn.
with_fonts scripts 'NotoSansGurmukhi NotoSansBengali NotoSansDevanagari NotoNaskhArabic' poppler
echo "1..$n"
