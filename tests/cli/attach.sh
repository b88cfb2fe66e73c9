# --attach-source: the plan is in the PDF, byte for byte as it was read, under the name of its file.
. tests/tap.sh
T=$TEST_TMP

taken_out() { # REPORT NAME PLAN: the report's only attachment has that name and is that file
    rm -rf "$T/out"
    mkdir "$T/out"
    pdfdetach -saveall -o "$T/out" "$1" && [ "$(ls "$T/out")" = "$2" ] && cmp "$T/out/$2" "$3"
}

good_plan > "$T/good.xml"
{ printf '\357\273\277' && good_plan | sed 's/$/\r/'; } > "$T/a plän (2).xml"
: > "$T/out.pdf"
for plan in "$T/good.xml" "$T/a plän (2).xml" input/sevenoaks-2019-q2.xml; do
    "$BOARDPAPER" -q "$plan" --attach-source -o "$T/out.pdf"
    check "$(basename "$plan") is taken out as it was" taken_out "$T/out.pdf" "$(basename "$plan")" "$plan"
    check '... of a sound PDF' qpdf --check "$T/out.pdf"
done
"$BOARDPAPER" -q - --attach-source -o "$T/out.pdf" < "$T/good.xml"
check 'a plan from standard input is called plan.xml' taken_out "$T/out.pdf" plan.xml "$T/good.xml"
"$BOARDPAPER" -q "$T/good.xml" -o "$T/out.pdf"
same 'without it there is none' "$(pdfdetach -list "$T/out.pdf")" '0 embedded files'
same 'only a report takes it' "$(status "$BOARDPAPER" check --attach-source "$T/good.xml")" 2
