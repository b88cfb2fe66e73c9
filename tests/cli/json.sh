# --json: one object a line, that other programs can read.
. tests/tap.sh
T=$TEST_TMP
bp=$BOARDPAPER
if ! command -v jq > /dev/null; then
    skip 'all of --json' 'no jq'
    exit 0
fi
good_plan > "$T/good.xml"
bad_plan > "$T/bad.xml"
"$bp" check --json "$T/good.xml" "$T/bad.xml" "$T/none.xml" > "$T/out" 2> "$T/stderr"
check 'each line is an object with schema 1' jq -es 'length >= 5 and all(.schema == 1)' "$T/out"
check 'a line for each document, in order' jq -es --arg t "$T" '
    map(select(.type == "document") | {file, result})
    == [{file: "\($t)/good.xml", result: "ok"}, {file: "\($t)/bad.xml", result: "invalid"},
        {file: "\($t)/none.xml", result: "io"}]' "$T/out"
check 'the findings have all their fields' jq -es '
    map(select(.type == "finding")) | length > 0 and all(
        (.file | type) == "string" and (.line | type) == "number" and (.column | type) == "number"
        and .length >= 1 and (.code | test("^BP[0-9]{4}$"))
        and (.severity | IN("note", "warning", "error")) and (.name | test("^[a-z-]+$"))
        and (.message | length) > 0 and (.hint | length) > 0 and has("related"))' "$T/out"
check 'the counts are those of the findings' jq -es '
    (map(select(.type == "finding" and .severity == "error")) | length)
    == (map(select(.type == "document") | .errors) | add)' "$T/out"
same 'nothing is said on stderr' "$(cat "$T/stderr")" ''
"$bp" --json "$T/good.xml" -o "$T/out.pdf" > "$T/out" 2> "$T/stderr"
check 'a report has its file and size' jq -es --arg o "$T/out.pdf" \
    --argjson n "$(wc -c < "$T/out.pdf")" \
    'last | .output == $o and .bytes == $n and .result == "ok"' "$T/out"
same 'nothing is said on stderr of a report' "$(cat "$T/stderr")" ''
odd=$(printf '%s/a"b\\c\td\377\033.xml' "$T")
good_plan > "$odd"
"$bp" check --json "$odd" > "$T/out"
check 'a file name may be of any bytes' jq -e '.file | contains("a\"b\\c\td\ufffd\u001b.xml")' "$T/out"
