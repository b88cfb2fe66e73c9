#!/bin/sh
# What the page's engine makes under node is what the native program makes: the same files, words and exit status, for
# plans of all kinds and most of the program's verbs. The bytes are the same where the native libraries are of the versions
# that the page has; elsewhere a PDF has the same text.
. tests/tap.sh
work=$TEST_TMP
program=$PWD/tests/web/program.js engine=$BUILD/web
[ -e "$engine/engine.wasm" ] || { check "the page's engine is there (make web)" false; echo "1..$tap_n"; exit 0; }

tab=$(printf '\t')
# job WORD…: a command, for both. What it makes has a name that begins with `made`.
job() {
    (IFS=$tab && printf '%s\n' "$*") >> "$work/jobs"
}

jobs_of_plans() {
    for plan in input/*.xml tests/golden/bodies/*.xml tests/golden/plans/valid/*.xml; do
        case $plan in */*pack*) continue ;; esac
        job report "$plan" -o made.pdf
        job dump tags "$plan"
        job dump pages "$plan"
    done
    for plan in tests/golden/plans/invalid/*.xml tests/golden/checks/*.xml; do
        job check "$plan"
        job check "$plan" --json
    done
}

jobs_of_files() {
    for file in input/tracker.xlsx tests/onramps/files/*; do
        case $file in *.csv | *.docx | *.od? | *.xls? | *.xml) ;; *) continue ;; esac
        job import "$file" --json
        job import "$file" --period=2026-07-01..2026-09-30 -o made.xml
        job report "$file" --period=2026-07-01..2026-09-30 -o made.pdf
        job check "$file" --period=2026-07-01..2026-09-30 -o "made.${file##*.}"
    done
}

jobs_of_verbs() {
    tracker=input/tracker.xlsx seven=input/sevenoaks-2019-q2.xml
    job batch $tracker --per=lead --chase '--name={lead}.xlsx' -d made
    job batch $tracker $seven input/minimal.xml --to=html -d made --json
    job pack tests/golden/plans/valid/board-pack.xml -o made.pdf
    job compare tests/golden/compare/old.xml tests/golden/compare/new.xml -o made.pdf
    job compare tests/golden/compare/old.xml tests/golden/compare/new.xml --json
    job init -o made.xlsx
    job init --from=$tracker -o made.xlsx
    job init --from=$seven -o made.xml
    job init style -o made.xml
    for style in input/styles/*.xml; do
        job report $tracker "--style=$style" -o made.pdf
        job report $tracker "--style=$style" -o made.html
    done
    job report $seven -o made.html
    job report $seven --large-print -o made.pdf
    job report $seven --mono -o made.pdf
    job report $seven --edition=public -o made.pdf
    job report $seven --pdf=2.0 --findings --attach-source -o made.pdf
    job report tests/golden/compare/new.xml --previous=tests/golden/compare/old.xml -o made.pdf
    job check $tracker --to=pdf -o made.pdf
    job export $seven -o made.csv
    job export $seven -o made.json
    job import $tracker --save-map=made.map -o made.xml
    job explain BP5008 --json
    job schema
    job report "no such file.xml" -o made.pdf
    job check --no-such-option
    job --help
    job --version
}

# The same commands natively, in the same form as program.js writes what it made.
run_native() {
    n=0
    while IFS= read -r line; do
        n=$((n + 1))
        mkdir -p "$work/native/$n"
        IFS=$tab
        set -f
        # shellcheck disable=SC2086 # words between tabs
        set -- $line
        unset IFS
        set +f
        status=0
        "$BOARDPAPER" "$@" > "$work/native/$n/stdout" 2> "$work/native/$n/stderr" < /dev/null || status=$?
        echo "$status" > "$work/native/$n/status"
        for file in made*; do
            [ ! -e "$file" ] || mv "$file" "$work/native/$n/"
        done
    done < "$work/jobs"
}

# Where another libdeflate or HarfBuzz is installed than the page has, PDFs are compared as texts.
have_versions() {
    for library in libdeflate harfbuzz; do
        grep -q "^$library $(pkg-config --modversion $library 2> /dev/null)\\b" src/web/sources.txt || return
    done
}
texts() { # FOLDER
    for pdf in $(find "$1" -name '*.pdf'); do
        pdftotext -layout "$pdf" "$pdf.txt" && rm "$pdf"
    done
}

: > "$work/jobs"
jobs_of_plans
jobs_of_files
jobs_of_verbs
cp -r tests input "$work/" # what is named in the messages is the same for both
(
    cd "$work"
    run_native
    node "$program" "$engine" "--jobs=$work/web" < jobs
) > "$work/log" 2>&1 || sed 's/^/# /' "$work/log"
have_versions && how='to the byte' || how='in its texts'
n=0
while IFS= read -r line; do
    n=$((n + 1))
    [ "$how" = 'to the byte' ] || { texts "$work/native/$n" && texts "$work/web/$n"; }
    diff -r "$work/native/$n" "$work/web/$n" > "$work/diff" 2>&1 || { echo "$line" && head -n 20 "$work/diff"; } >> "$work/other"
done < "$work/jobs"
: >> "$work/other"
check "there are many commands ($n)" [ "$n" -gt 400 ]
same "each makes what it makes natively, $how" "$(head -n 60 "$work/other")" ''
echo "1..$tap_n"
