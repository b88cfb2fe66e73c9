#!/bin/sh
# The page build/boardpaper.html as an officer uses it, in Debian's Chromium and Firefox: journeys from the
# first file to what is saved (journeys.mjs), that no request leaves (leaving.mjs), and whether everybody can
# use it (access.mjs). What is made there is compared with what the program makes of the same files. Prints
# TAP.
#
# Pictures of the page are in build/web/pages, for people to look at; PDFs that it made in build/web/made, for
# veraPDF (tests/conformance).
#
#   BUILD=build sh tests/web/run.sh [NAME]...          the parts and journeys whose names have one of these words
#   BROWSERS=firefox BUILD=build sh tests/web/run.sh   in this browser alone
set -eu
cd "$(dirname "$0")/../.."
BUILD=$(cd "${BUILD:-build}" && pwd)
BOARDPAPER=${BOARDPAPER:-$BUILD/boardpaper}
export BOARDPAPER
page=${PAGE:-$BUILD/boardpaper.html}
made=$BUILD/web/made

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
. tests/tools.sh
in=$work/in

# native ARGUMENT…: the program, in the folder of the inputs. Findings end it with 1.
native() {
    (cd "$in" && "$BOARDPAPER" "$@" -q > "$work/log" 2>&1) || [ $? -eq 1 ] || bail "boardpaper fails: $*"
}

hostile() { # KIND N FILE
    python3 -W ignore tests/hostile/office.py "$1" "$2" "$in/$3" 2> "$work/log" || bail "no $3"
}

# Plans as officers have them.
make_inputs() {
    mkdir "$in"
    cp input/tracker.xlsx input/styles/county.xml input/styles/county-crest.png "$in/"
    cp input/sevenoaks-2019-q2.xml "$in/sevenoaks.xml"
    cp tests/onramps/files/headings.libreoffice.docx "$in/officer.docx"
    cp tests/onramps/files/plain.libreoffice.csv "$in/plan.csv"
    ${CC:-cc} -std=c17 -D_POSIX_C_SOURCE=200809L -O1 -o "$work/scale" tests/bench/scale.c 2> "$work/log" ||
        bail 'scale.c does not compile'
    "$work/scale" "$in/sevenoaks.xml" 100 > "$in/large.xml"
    native import sevenoaks.xml -o sevenoaks.xlsx
    native import large.xml -o large.xlsx
    cp input/tracker.xlsx "$in/$(printf 'plan\342\200\256xcod.xlsx')"
    cp "$in/large.xlsx" "$in/later.xlsx"
    cp "$in/large.xlsx" "$in/broken.xlsx"
    # last quarter's: some rows had another status
    sed '/<action /s/status="amber"/status="red"/; /<action /s/status="green"/status="amber"/' \
        "$in/sevenoaks.xml" > "$in/before.xml"
    (
        . tests/tap.sh
        good_plan > "$in/good.xml"
        bad_plan > "$in/wrong.xml"
        good_plan | sed 's/status="amber"/status="grene"/' > "$in/grene.xml"
    )
    hostile xlsx-bomb 209715200 bomb.xlsx
    hostile docx-paragraphs 3 letter.docx
    mkdir -p "$in/folder/letters"
    cp "$in/tracker.xlsx" "$in/sevenoaks.xml" "$in/folder/"
    cp "$in/plan.csv" "$in/folder/plan10.csv"
    cp "$in/plan.csv" "$in/folder/plan2.csv"
    : > "$in/folder/~\$tracker.xlsx" # as Excel leaves it beside a workbook that is open
    : > "$in/folder/.hidden.csv"
    echo '%PDF-1.7' > "$in/folder/minutes.pdf"
    cp "$in/officer.docx" "$in/folder/letters/officer.doc"
    : > "$in/empty.xlsx"
    head -c 5000 "$BOARDPAPER" > "$in/noise.xlsx"
    echo '%PDF-1.7' > "$in/notes.pdf"
}

# What the program itself makes of them.
make_natives() {
    native report sevenoaks.xlsx -o sevenoaks.pdf
    native report sevenoaks.xlsx -o sevenoaks.html
    native report large.xlsx -o large.pdf
    native report good.xml -o good.pdf
    native report tracker.xlsx -o tracker.pdf
    native report tracker.xlsx -o county.pdf --style=county.xml
    native report tracker.xlsx -o large-print.pdf --large-print
    native report tracker.xlsx -o mono.pdf --mono
    native report plan.csv -o plan.pdf --period=2026-07-01..2026-09-30
    native report sevenoaks.xlsx -o moved.pdf --previous=before.xml
    native compare before.xml sevenoaks.xlsx -o changes.pdf
    native check officer.docx -o officer-checked.docx
    native init --from=sevenoaks.xlsx -o sevenoaks-next.xlsx
    native batch tracker.xlsx --per=lead --chase --name='{lead}.xlsx' -d chase
    (cd "$in/chase" && LC_ALL=C ls) > "$in/leads"
    cat > "$in/pack.xml" <<END
<?xml version="1.0" encoding="UTF-8"?>
<board-pack xml:lang="en-GB">
  <title>Safety Board</title>
  <item number="1" title="tracker" plan="tracker.xlsx"/>
  <item number="2" title="sevenoaks" plan="sevenoaks.xlsx"/>
</board-pack>
END
    native pack pack.xml -o pack.pdf
}

[ -e "$page" ] || bail "there is no $page: make web"
page_tools_ready
make_inputs
make_natives
rm -rf "$made"
mkdir -p "$made" "$BUILD/web/pages"
"$node/bin/node" tests/web/judge.mjs "$tools/node_modules" "$work" "$made" "$page" "$@" \
    2> "$work/log" || bail 'a browser or its driver ended with a fault'
