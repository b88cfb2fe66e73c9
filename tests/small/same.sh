# A program that takes every plan for a large one, and whose pieces of memory are tiny (src/base/sizes.h), says and
# writes what the usual one does, byte for byte, in each way of using a plan.
. tests/tap.sh
top=$PWD
usual=$BOARDPAPER small=$BUILD/small/boardpaper

check 'the pieces are small (make small)' grep -q -e -DBP_SMALL_PIECES "$BUILD/small/obj/flags"
[ -x "$small" ] || exit 1

# run FOLDER PROGRAM ARGUMENT…: in a new folder, which then has what was said, the exit status, and what was written.
run() {
    mkdir "$1"
    (
        cd "$1" || exit
        shift
        ended=0
        "$@" > said 2> complained < "$plan" || ended=$?
        echo "$ended" > status
    )
}

# both ARGUMENT…: what both programs do with these is the same. $plan is their standard input.
both() {
    rm -rf "$TEST_TMP/usual" "$TEST_TMP/small"
    run "$TEST_TMP/usual" "$usual" "$@"
    run "$TEST_TMP/small" "$small" "$@"
    check "$*" diff -r "$TEST_TMP/usual" "$TEST_TMP/small"
}

for full in 0 1; do
    awk -v full=$full -f tests/small/many.awk > "$TEST_TMP/many-$full.xml"
done
styles=$top/input/styles seed=$top/input/sevenoaks-2019-q2.xml
for plan in "$TEST_TMP"/many-*.xml "$top"/input/*.xml "$top"/tests/golden/bodies/*.xml \
    "$top"/tests/golden/plans/valid/*.xml "$top"/tests/golden/plans/scripts/*.xml "$top"/tests/golden/compare/*.xml \
    "$top"/tests/conformance/plans/*.xml; do
    # these read a row and leave it
    both report "$plan" -o report.pdf
    both report - -o - --large-print
    both report "$plan" --mono --text-size=14 --pdf=2.0
    both report "$plan" --style="$styles/county.xml"
    both report "$plan" --style="$styles/hospital.xml" --threads=2
    both report "$plan" --style="$styles/fire-a3.xml" --large-print
    # and these need all rows at once
    both report "$plan" -o report.html
    both report "$plan" --findings --names
    both report "$plan" --attach-source
    both report "$plan" --edition=public
    both report "$plan" --chase
    both report "$plan" --chase -o chase.xlsx
    both report "$plan" --only=exceptions
    both report "$plan" --previous="$seed"
    both report "$seed" --previous="$plan"
    both batch "$plan" -d . --per=lead -j1
    both export "$plan" -o plan.csv
    both export "$plan" --edition=restricted --to=json
    both dump model "$plan"
    both check --names --json "$plan" -o findings.pdf
    both check "$plan" --previous="$seed"
    both check "$seed" --previous="$plan"
    both compare "$seed" "$plan"
    both compare "$plan" "$seed" -o changes.pdf
    both init --from="$plan" -o next.xml
    both init --from="$plan" --keep-complete -o next.xlsx
    both import "$plan" -o plan.xlsx
    both merge "$seed" "$plan" -o merged.xml
done
plan=/dev/null
for pack in "$top"/input/board-pack*.xml "$top"/tests/golden/packs/*/*.xml "$top"/tests/golden/styles/plans/pack/*.xml; do
    both pack "$pack" -o pack.pdf --index=index.json --items=items
    both pack "$pack" -o pack.html --edition=public
done
for file in "$top"/input/*.xml "$top"/input/styles/*.xml "$top"/tests/golden/*/*.xml "$top"/tests/golden/*/*/*.xml \
    "$top"/tests/golden/*/*/*/*.xml "$top"/tests/conformance/*/*.xml; do
    both check "$file"
done
echo "1..$tap_n"
