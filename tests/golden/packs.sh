#!/bin/sh
# Board packs. What `boardpaper pack` says of each one in packs/invalid is what NAME.diag holds, and it writes
# nothing; `check` says the same. What is made of those in packs/valid, and of the example, is what their .model,
# .pages and .tags hold, the public edition's too. And the schema and the reader agree about them all.
#
#   BUILD=build sh tests/golden/packs.sh [--update]
set -eu
cd "$(dirname "$0")/packs"
. ../../tap.sh
BUILD=$(cd "${BUILD:-../../../build}" && pwd)
program=$BUILD/boardpaper tmp=$TEST_TMP update=${UPDATE:-0}
[ "${1:-}" = --update ] && update=1
input=$(cd ../../../input && pwd)

# golden FILE COMMAND...: what the command says, and how it ends, is what the file holds.
golden() {
    golden_file=$1 status=0
    shift
    "$@" > "$tmp/said" 2>&1 || status=$?
    echo "status $status" >> "$tmp/said"
    [ "$update" = 1 ] && cp "$tmp/said" "$golden_file"
    check "$golden_file" diff "$golden_file" "$tmp/said"
}

# Whether a schema sees one of the faults in $tmp/said: those of the pack's own structure and values. Paths, the
# plans, numbers that are alike and elements without text are beyond it.
schema_sees() {
    grep -qE "^$1:.* BP([12][0-9]*|300[1-9]|3012|4002|4005|4015):" "$tmp/said"
}

cd invalid
for pack in *.xml; do
    golden "${pack%.xml}.diag" "$program" pack "$pack" -o "$tmp/pack.pdf"
    check "... and nothing is written" [ ! -e "$tmp/pack.pdf" ]
    wanted=yes
    if schema_sees "$pack"; then wanted=no; fi
    if command -v xmllint > "$tmp/which"; then
        found=yes
        xmllint --nonet --noout --schema "$input/board-pack.xsd" "$pack" > "$tmp/lint" 2>&1 || found=no
        same "... and the schema takes it: $wanted" "$found" "$wanted"
    else
        skip '... and the schema' 'xmllint (Debian: libxml2-utils) is missing'
    fi
    case $pack in not-a-pack.xml | a-plan.xml) continue ;; esac # are no packs
    "$program" check "$pack" > "$tmp/checked" 2>&1 || true
    same "... and check says the same" "$(sed '$d' "$tmp/checked")" \
        "$(sed '$d' "${pack%.xml}.diag" | sed '$d')"
done
cd ../valid
for pack in *.xml; do
    name=${pack%.xml}
    for stage in model pages tags; do
        golden "$name.$stage" "$program" dump "$stage" "$pack"
    done
    golden "$name-public.pages" "$program" dump pages "$pack" --edition public
    golden "$name-large.tags" "$program" dump tags "$pack" --large-print
    check "$name has no fault" "$program" check -q "$pack"
    if command -v xmllint > "$tmp/which"; then
        check '... and the schema takes it' \
            xmllint --nonet --noout --schema "$input/board-pack.xsd" "$pack"
    else
        skip '... and the schema' 'xmllint (Debian: libxml2-utils) is missing'
    fi
done
"$program" schema pack > "$tmp/schema.xsd"
check 'input/board-pack.xsd is what the program writes' diff "$input/board-pack.xsd" "$tmp/schema.xsd"
if command -v xmllint > "$tmp/which"; then
    check 'and takes the example' \
        xmllint --nonet --noout --schema "$input/board-pack.xsd" "$input/board-pack.xml"
else
    skip 'and takes the example' 'xmllint (Debian: libxml2-utils) is missing'
fi
echo "1..$tap_n"
