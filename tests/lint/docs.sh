# The documents tell of everything that the program, the format, the Makefile and the sources have.
. tests/tap.sh

# told FILE NAME BEFORE AFTER WORDS: BEFORE, a word, AFTER stand in the file, for each word.
told() {
    file=$1 name=$2 before=$3 after=$4
    shift 4
    untold=
    for word in "$@"; do
        grep -qF -e "$before$word$after" "$file" || untold="$untold $word"
    done
    same "$file tells of each $name ($#)" "$untold" ''
    check "... of which there are some" [ $# -gt 1 ]
}
# shellcheck disable=SC2046 # lists of words
{
    told docs/program.md verb 'boardpaper ' '' $("$BOARDPAPER" --help | sed -n 's/^  boardpaper \([a-z]*\).*/\1/p')
    told docs/program.md 'exit status' '| ' ' |' \
        $("$BOARDPAPER" --help | sed -n '/^Exit status/,/^$/s/^  \([0-9]\)  .*/\1/p')
    told docs/program.md variable '`' '`' $("$BOARDPAPER" --help | sed -n '/^Environment/,$s/^  \([A-Z_]*\) .*/\1/p')
    # The pages of the verbs are told of together.
    told docs/program.md 'manual page' '`' '`' $(ls docs/manual/*.[1-9].mdoc | grep -v 'boardpaper-.*\.1' |
        sed 's,.*/,,; s/\.\(.\)\.mdoc/(\1)/')
    # Text has the elements of plans.
    style=$("$BOARDPAPER" schema style | grep -oE 'xs:(element|attribute) name="[^"]*"' | sed 's/.*:\(.\).*="\(.*\)"/\1 \2/' | sort -u)
    told docs/style.md element '`<' '>`' $(echo "$style" | sed -n 's/^e //p' | grep -vxE 'sup|sub|strong|em|a|abbr|br')
    told docs/style.md attribute '`' '`' $(echo "$style" | sed -n 's/^a //p' | grep -vxE 'href|title|ref|xml:lang') xml:lang
    told CONTRIBUTING.md target '`make ' '' $(make help | sed 's/^make \([a-z-]*\).*/\1/')
    told CONTRIBUTING.md 'folder of src' '| `src/' '/` |' $(ls src)
    told CONTRIBUTING.md 'kind of test' '| `' '` |' $(cd tests && ls -d */ | tr -d /)
    told docs/dependencies.md package '' '' \
        $(sed -n "/^report=/,/'$/p" .ci/setup.sh | sed 's/report=//; s/([^)]*)//' | tr -d "'|,")
}
same 'each option that the documents name is one' "$(grep -ohE '`(-., )?--[a-z-]+' ./*.md docs/*.md | grep -oE -e '--[a-z-]+' |
    sort -u | while read -r option; do
        "$BOARDPAPER" --help | grep -qE -e "$option([=, ]|\$)" || echo "$option"
    done)" ''

# The fields of what is written for programs.
fields() {
    grep -oE '"[a-z0-9_]+":' | tr -d '":' | sort -u
}
T=$TEST_TMP
good_plan > "$T/one.xml"
sed 's/amber/red/' "$T/one.xml" > "$T/two.xml"
# shellcheck disable=SC2046
{
    told docs/quarter.md 'field of check --json' '`' '`' \
        $("$BOARDPAPER" check --json input/sevenoaks-2019-q2.xml | fields)
    told docs/quarter.md 'field of compare --json' '`' '`' $("$BOARDPAPER" compare --json "$T/one.xml" "$T/two.xml" | fields)
    told docs/batches.md 'field of batch --json' '`' '`' \
        $("$BOARDPAPER" batch -q --json "$T/one.xml" "$T/two.xml" -d "$T/out" | fields)
    told docs/export.md 'column of export' '| `' '` |' \
        $("$BOARDPAPER" export -q "$T/one.xml" --to=csv | sed 's/^\xef\xbb\xbf//; s/\r$//; 1q' | tr ',' ' ')
    told docs/export.md 'member of an exported document' '`' '`' \
        $("$BOARDPAPER" schema export | jq -r '.. | .properties? | objects | keys[]' | sort -u)
    "$BOARDPAPER" pack -q input/board-pack.xml -o "$T/pack.pdf" --index="$T/index.json" --items="$T/items"
    told docs/packs.md 'field of a pack'"'"'s index' '`' '`' $(fields < "$T/index.json")
    told docs/packs.md 'column of it' '`' '`' \
        $("$BOARDPAPER" pack -q input/board-pack.xml -o "$T/pack.pdf" --index="$T/index.csv" && sed 1q "$T/index.csv" |
            sed 's/^\xef\xbb\xbf//' | tr -d '\r' | tr ',' ' ')
}
