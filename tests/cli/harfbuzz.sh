# HarfBuzz is loaded when a report asks for it. Where it is not there, the reports that do without it are made all the
# same, and the others are refused: nothing is left, and what is missing is said.
. tests/tap.sh
T=$TEST_TMP
good_plan > "$T/good.xml"
good_plan | sed "s,<description>,&α ," > "$T/other.xml"
"$BOARDPAPER" -q "$T/good.xml" --date=2019-12-04 -o "$T/before.pdf"
"$BOARDPAPER" -q "$T/other.xml" --date=2019-12-04 -o "$T/other-before.pdf"

# Stands before the system's.
mkdir "$T/lib"
echo 'no library' > "$T/lib/libharfbuzz-subset.so.0"
without() { env LD_LIBRARY_PATH="$T/lib" "$BOARDPAPER" "$@"; }

if ldd "$BOARDPAPER" | grep -q harfbuzz; then
    skip 'a report without HarfBuzz' 'HarfBuzz is linked'
else
    lacks 'the program does not load HarfBuzz at its start' "$(readelf -d "$BOARDPAPER" "$BUILD/libboardpaper.so")" harfbuzz
    same 'a report with the common letters needs no HarfBuzz' \
        "$(status without -q "$T/good.xml" --date=2019-12-04 -o "$T/after.pdf")" 0
    check '... and has the same bytes' cmp "$T/before.pdf" "$T/after.pdf"
    same 'one with other letters is refused' "$(status without "$T/other.xml" -o "$T/none.pdf")" 3
    has '... it is said what is missing' "$(cat "$T/stderr")" 'error BP9003: HarfBuzz is needed for the characters'
    has '... and where it was looked for' "$(cat "$T/stderr")" "$T/lib/libharfbuzz-subset.so.0"
    has '... and what to install' "$(cat "$T/stderr")" 'libharfbuzz-subset0'
    check '... and no report is left' [ ! -e "$T/none.pdf" ]
    same 'check says it, too, where it looks for characters' "$(status without check "$T/other.xml")" 3
    has '... by the same number' "$(cat "$T/stdout" "$T/stderr")" BP9003
    mkdir "$T/out"
    status without batch -j1 -q -d "$T/out" "$T/other.xml" "$T/good.xml" > "$T/batch"
    same 'a batch makes those that do without' "$(ls "$T/out")" good.pdf
    if ! are_watched; then
        same 'the shared library says so, too' "$(status env LD_LIBRARY_PATH="$T/lib" python3 \
            tests/example/example.py "$T/other.xml" "$T/none.pdf" "$BUILD/libboardpaper.so")" 1
        has '... by the same number' "$(cat "$T/stdout")" BP9003
        check '... and leaves no report' [ ! -e "$T/none.pdf" ]
    fi
fi
check 'with HarfBuzz there the bytes are those of before' sh -c \
    '"$0" -q "$1/other.xml" --date=2019-12-04 -o "$1/other.pdf" && cmp "$1/other-before.pdf" "$1/other.pdf"' \
    "$BOARDPAPER" "$T"
