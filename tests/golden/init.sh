#!/bin/sh
# The starter plan of each preset, and plans rolled on to their next period, are what init/*.xml hold; and what
# is promised of them: a starter has no finding, a rolled plan no error, and the schema takes them all.
#
#   BUILD=build sh tests/golden/init.sh [--update]
set -eu
cd "$(dirname "$0")/../.."
. tests/tap.sh
BUILD=$(cd "${BUILD:-build}" && pwd)
program=$BUILD/boardpaper tmp=$TEST_TMP update=${UPDATE:-0}
[ "${1:-}" = --update ] && update=1
goldens=tests/golden/init

accepts() { # FILE: says what is wrong with it
    if command -v xmllint > "$tmp/which"; then
        check '... and the schema takes it' xmllint --nonet --noout --schema input/action-plan.xsd "$1"
    else
        skip '... and the schema takes it' 'xmllint (Debian: libxml2-utils) is missing'
    fi
}
golden() { # NAME OPTIONS...: what init writes is what NAME.xml holds
    name=$1 made=$tmp/$1.xml
    shift
    check "$name: init" "$program" init -q -o "$made" "$@"
    [ "$update" = 1 ] && cp "$made" "$goldens/$name.xml"
    check '... writes what is expected' diff "$goldens/$name.xml" "$made"
    accepts "$made"
}
presets=$("$program" schema | sed -n '/name="preset"/,/<\/xs:attribute>/s/.*enumeration value="\([^"]*\)".*/\1/p')
check 'there are five presets' test "$(echo "$presets" | wc -l)" = 5
for preset in $presets; do
    golden "$preset" --preset="$preset"
    same '... and passes the checks' "$("$program" check - < "$tmp/$preset.xml")" '<stdin>: no findings'
    same '... and is as good a source for the next' "$("$program" init --from="$tmp/$preset.xml" |
        "$program" check - | grep -c ' error ')" 0
done
check 'without a preset it is the first one' \
    sh -c "'$program' init | diff - '$goldens/rag-missing.xml'"

for plan in sevenoaks-2019-q2 brag; do
    golden "$plan-rolled" --from="input/$plan.xml"
    same '... and has no errors' "$("$program" check "$tmp/$plan-rolled.xml" | grep -c ' error ')" 0
    same '... and is due for its next period' \
        "$("$program" init --from="$tmp/$plan-rolled.xml" | grep '<report ')" \
        "$(case $plan in
        brag) echo '  <report from="2026-10-01" to="2026-12-31">' ;;
        *) echo '  <report from="2020-01-01" to="2020-03-31">' ;;
        esac)"
done
for plan in tests/golden/plans/valid/*.xml; do
    name=$(basename "$plan" .xml)
    "$program" init --from="$plan" > "$tmp/once.xml"
    check "$name rolled twice" sh -c "'$program' init --from='$tmp/once.xml' > '$tmp/twice.xml'"
    accepts "$tmp/once.xml"
    accepts "$tmp/twice.xml"
done
echo "1..$tap_n"
