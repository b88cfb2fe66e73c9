# --logo: a PNG file on the first page, with its words; one that cannot be read is refused with its reason.
. tests/tap.sh
T=$TEST_TMP
LOGO=tests/conformance/plans/logo.png

good_plan > "$T/plan.xml"
report() { # [OPTION…]
    "$BOARDPAPER" -q "$T/plan.xml" -o "$T/out.pdf" "$@" 2> "$T/err" && code=0 || code=$?
    echo "$code"
}
refused() { # FILE WORDS: the report is not made, and told why
    rm -f "$T/out.pdf"
    same "$2" "$(report --logo="$1")" 3
    has '... is the reason' "$(cat "$T/err")" "error BP6007: cannot print the logo $1: $2"
    check '... and nothing is written' test ! -e "$T/out.pdf"
}

same 'a report takes a logo' "$(report --logo=$LOGO)" 0
check '... and is a sound PDF' qpdf --check "$T/out.pdf"
same '... with one picture and its opacity, each 600 by 180 pixels' \
    "$(pdfimages -list "$T/out.pdf" | awk 'NR > 2 { print $3, $4, $5 }' | tr '\n' ' ')" \
    'image 600 180 smask 600 180 '
qpdf --qdf --object-streams=disable "$T/out.pdf" "$T/open.pdf"
same 'the organisation is said for it' "$(grep -a -c '/Alt (Logo: Example Partnership)' "$T/open.pdf")" 1
same 'words of its own are taken' "$(report --logo=$LOGO --logo-words='A rising sun')" 0
qpdf --qdf --object-streams=disable "$T/out.pdf" "$T/open.pdf"
same '... and said for it' "$(grep -a -c '/Alt (A rising sun)' "$T/open.pdf")" 1

head -c 4000 $LOGO > "$T/cut.png"
refused "$T/cut.png" 'it is cut off'
refused "$T/plan.xml" 'it is no PNG file'
refused "$T/none.png" 'there is no such file'
head -c 4194305 /dev/zero > "$T/huge.png"
refused "$T/huge.png" 'it has more than 4 MiB'
printf '\211PNG\r\n\032\n\0\0\0\rIHDR\0\1\0\0\0\0\0\1\10\2\0\0\0\0\0\0\0' > "$T/wide.png"
refused "$T/wide.png" 'it has more than 2048 pixels on a side'
: > "$T/empty.png"
refused "$T/empty.png" 'it is no PNG file'
