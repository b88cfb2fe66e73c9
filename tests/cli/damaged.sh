# A font that can be opened and set in, but whose damage shows when it is embedded, is named.
. tests/tap.sh
T=$TEST_TMP
font=/usr/share/fonts/truetype/noto/NotoSansGurmukhi-Regular.ttf
if [ ! -e "$font" ]; then
    skip 'a font that cannot be embedded' "there is no $font"
    exit 0
fi

good_plan | sed 's/safety event/ਖੇਡ event/' > "$T/plan.xml"
mkdir "$T/fonts"
cp "$font" "$T/fonts/a.ttf"
same 'a sound font is embedded' \
    "$(status "$BOARDPAPER" "$T/plan.xml" --font-dir "$T/fonts" -o "$T/out.pdf")" 0
# The table hmtx, the widths, is not to be found by its name.
entry=$(LC_ALL=C grep -abo hmtx "$font" | head -n 1 | cut -d : -f 1)
printf 'X' | dd of="$T/fonts/a.ttf" bs=1 seek=$((entry + 3)) conv=notrunc status=none
rm "$T/out.pdf"
same 'a damaged one stops the report' \
    "$(status "$BOARDPAPER" "$T/plan.xml" --font-dir "$T/fonts" -o "$T/out.pdf")" 1
has '... and is named' "$(cat "$T/stderr")" 'error BP6006: the font NotoSansGurmukhi-Regular cannot be embedded'
has '... with what to do' "$(cat "$T/stderr")" 'hint: take it out'
check '... and nothing is written' [ ! -e "$T/out.pdf" ]
same '... but where it is not needed, all is well' \
    "$(status "$BOARDPAPER" input/minimal.xml --font-dir "$T/fonts" -o "$T/out.pdf")" 0

head -c 20000 "$font" > "$T/fonts/a.ttf"
same 'a font that was cut off is not used' \
    "$(status "$BOARDPAPER" "$T/plan.xml" --font-dir "$T/fonts" -o "$T/no.pdf")" 1
has '... and that is said' "$(cat "$T/stderr")" 'a.ttf is not used: it is no whole TrueType font'
