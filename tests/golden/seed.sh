#!/bin/sh
# Every word of the published report is in the example plan, in its order: seed-words.txt has the report's
# cells, one a line, and the plan's texts are the same lines. What the source has twice and the plan says
# once (the totals, the key) is looked for by itself.
#
#   BUILD=build sh tests/golden/seed.sh
set -eu
cd "$(dirname "$0")"
BUILD=$(cd "${BUILD:-../../build}" && pwd)
tmp=${TEST_TMP:-$(mktemp -d)}
"$BUILD/boardpaper" dump model ../../input/sevenoaks-2019-q2.xml > "$tmp/model"

# The texts of the printed cells, in the order of the printed columns; markup is no text.
awk '
    function plain(text) {
        gsub(/<[^>]*>/, "", text)
        gsub(/&lt;/, "<", text)
        gsub(/&amp;/, "\\&", text)
        return text
    }
    { name = $1; text = $0; sub(/^ *[a-z-]+:? ?/, "", text) }
    name == "status:" && !in_rows { id = text; next }
    name == "label:" { label[id] = text; next }
    /^(success-measures|actions)$/ { in_rows = 1; next }
    name == "title:" && in_report && !in_rows { report_title = text; next }
    /^report$/ { in_report = 1; next }
    name == "period:" { print plain(report_title " " text); next }
    name == "due:" { sub(/ = [^=]*$/, "", text); print plain(text); next }
    name == "status:" { print label[text]; next }
    name ~ /^(title|update-heading|heading|ref|theme|description|lead|partner|p):$/ { print plain(text) }
' "$tmp/model" > "$tmp/words"

if diff seed-words.txt "$tmp/words" > "$tmp/difference"; then
    echo "ok 1 - every cell of the source, in order"
else
    echo "not ok 1 - every cell of the source, in order"
    sed 's/^/# /' "$tmp/difference"
fi

sed "s/^ *//" "$tmp/model" > "$tmp/model.trimmed"
n=1
while read -r line; do
    n=$((n + 1))
    if grep -qxF "$line" "$tmp/model.trimmed"; then
        echo "ok $n - $line"
    else
        echo "not ok $n - $line"
    fi
done << END
legend: Green (Targets achieved)
legend: Amber
legend: Red
legend: Missing Information
label: Missing
stated-totals: green 7 amber 2 red 0 missing 0
stated-totals: green 43 amber 4 red 1 missing 0
END
echo "1..$n"
