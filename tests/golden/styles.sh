#!/bin/sh
# House styles. What a report says of each one in styles/invalid is what NAME.diag holds, and it writes nothing;
# `check` says the same of those that are styles. Those in styles/valid, the starter and the gallery have no
# finding. What is said of plans that name a style is in styles/plans. And the schema and the reader agree.
#
#   BUILD=build sh tests/golden/styles.sh [--update]
set -eu
cd "$(dirname "$0")/styles"
. ../../tap.sh
BUILD=$(cd "${BUILD:-../../../build}" && pwd)
program=$BUILD/boardpaper tmp=$TEST_TMP update=${UPDATE:-0}
[ "${1:-}" = --update ] && update=1
input=$(cd ../../../input && pwd)
cp "$input/minimal.xml" "$tmp/plan.xml"

# golden FILE COMMAND...: what the command says, and how it ends, is what the file holds.
golden() {
    golden_file=$1 status=0
    shift
    "$@" > "$tmp/said" 2>&1 || status=$?
    sed -i "s|^$tmp/||" "$tmp/said"
    echo "status $status" >> "$tmp/said"
    [ "$update" = 1 ] && cp "$tmp/said" "$golden_file"
    check "$golden_file" diff "$golden_file" "$tmp/said"
}
takes() { # FILE WANTED
    found=yes
    if ! command -v xmllint > "$tmp/which"; then
        skip '... and the schema' 'xmllint (Debian: libxml2-utils) is missing'
        return
    fi
    xmllint --nonet --noout --schema "$input/house-style.xsd" "$1" > "$tmp/lint" 2>&1 || found=no
    same "... and the schema takes it: $2" "$found" "$2"
}

# A schema sees a style's structure and the form of its values. What two of them say together, ranges, words that
# are lacking, and whether the logo and the fonts are there are beyond it.
schema_sees() {
    grep -qE ' BP([12][0-9]*|300[1-9]|3011|3013|4002|4005|4006|4012|4015|4042):' "$tmp/said"
}

cd invalid
for style in *.xml; do
    golden "${style%.xml}.diag" "$program" "$tmp/plan.xml" --style="$style" -o "$tmp/report.pdf"
    check '... and nothing is written' [ ! -e "$tmp/report.pdf" ]
    wanted=yes
    if schema_sees; then wanted=no; fi
    takes "$style" "$wanted"
    case $style in a-plan.xml | a-pack.xml | other-root.xml | not-xml.xml) continue ;; esac # are no styles
    "$program" check "$style" > "$tmp/checked" 2>&1 || true
    same '... and check says the same' "$(sed '$d' "$tmp/checked")" \
        "$(sed '$d' "${style%.xml}.diag" | sed '$d')"
    same '... and so it is of HTML' "$("$program" "$tmp/plan.xml" --style="$style" -o "$tmp/report.html" 2>&1)" \
        "$(sed '$d' "${style%.xml}.diag" | sed "\$s|^|$tmp/|")"
    check '... and nothing is written' [ ! -e "$tmp/report.html" ]
done

# The logo of a style that lies elsewhere is the one in its own folder.
cd ..
for style in valid/*.xml "$input"/styles/*.xml; do
    same "$style has no fault" "$("$program" check "$style" 2>&1)" "$style: no findings"
    takes "$style" yes
done

cd plans
for plan in *.xml; do
    golden "${plan%.xml}.diag" "$program" check "$plan"
    report=0
    "$program" -q "$plan" -o "$tmp/report.pdf" > "$tmp/err" 2>&1 || report=$?
    same '... and a report ends in the same way' "status $report" "$(tail -n 1 "${plan%.xml}.diag")"
    rm -f "$tmp/report.pdf"
done
golden pack-of-a-styled-plan.diag "$program" check pack/of-a-styled-plan.xml
golden standard-input.diag sh -c "'$program' check - < below.xml"
has '... with a warning' "$(cat standard-input.diag)" 'warning BP4050'
cd ..

"$program" schema style > "$tmp/schema.xsd"
check 'input/house-style.xsd is what the program writes' diff "$input/house-style.xsd" "$tmp/schema.xsd"
"$program" init style > "$tmp/starter.xml"
[ "$update" = 1 ] && cp "$tmp/starter.xml" starter.xml
check 'the starter is what starter.xml holds' diff starter.xml "$tmp/starter.xml"
same '... and has no fault' "$("$program" check starter.xml)" 'starter.xml: no findings'
takes starter.xml yes
# As it stands, nothing looks otherwise.
for plan in minimal brag sevenoaks-2019-q2; do
    for kind in pdf html; do
        "$program" -q "$input/$plan.xml" -o "$tmp/without.$kind"
        "$program" -q "$input/$plan.xml" --style=starter.xml -o "$tmp/with.$kind"
        # HTML says the same colours and paper again, in its style sheet.
        [ $kind = pdf ] || sed -i '/<style>/,/<\/style>/d' "$tmp/without.$kind" "$tmp/with.$kind"
        check "the starter changes nothing of $plan.$kind" cmp "$tmp/without.$kind" "$tmp/with.$kind"
    done
done
# What it has in notes is right, too: all but the logo and the fonts, which are files.
sed -e '/<!-- <logo/d' -e '/<!-- <fonts/d' -e 's/<!-- \(<[a-z]\)/\1/' -e 's/\(>\) -->/\1/' starter.xml > "$tmp/all.xml"
same 'each of its notes is an example' "$(grep -cE '^ *<(heading|footer|draft|measures|actions)' "$tmp/all.xml")" 5
same '... without a fault' "$("$program" check -q "$tmp/all.xml")" ''
echo "1..$tap_n"
