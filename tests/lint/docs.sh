# The README tells of everything that the program, the format and the Makefile take; its links lead
# somewhere.
. tests/tap.sh

# told NAME BEFORE AFTER WORDS: BEFORE, a word, AFTER stand in the README, for each word.
told() {
    name=$1 before=$2 after=$3
    shift 3
    untold=
    for word in "$@"; do
        grep -qF -e "$before$word$after" README.md || untold="$untold $word"
    done
    same "the README tells of each $name ($#)" "$untold" ''
    check "... of which there are some" [ $# -gt 2 ]
}
names() { # WHAT: the names in the schema
    { "$BOARDPAPER" schema && "$BOARDPAPER" schema pack; } | grep -oE "$1 (name|ref)=\"[^\"]*\"" | sed 's/.*="//; s/"//' | sort -u
}
# shellcheck disable=SC2046 # lists of words
{
    told option '' '' $("$BOARDPAPER" --help | grep -oE -e '--[a-z-]+' | sort -u)
    told verb 'boardpaper ' '' $("$BOARDPAPER" --help | sed -n 's/^  boardpaper \([a-z]*\).*/\1/p')
    told 'exit status' '| ' ' |' \
        $("$BOARDPAPER" --help | sed -n '/^Exit status/,/^$/s/^  \([0-9]\)  .*/\1/p')
    told variable '`' '`' $("$BOARDPAPER" --help | sed -n '/^Environment/,$s/^  \([A-Z_]*\) .*/\1/p') '' ''
    told element '`' '`' $(names xs:element)
    told attribute '`' '`' $(names xs:attribute)
    told target 'make ' '' $(make help | sed 's/^make \([a-z-]*\).*/\1/')
    told 'folder of src' '`src/' '/`' $(ls src)
    told 'kind of test' '`' '`' $(cd tests && ls -d */ | tr -d /)
    told package '' '' $(sed -n "/^report=/,/'$/p" .ci/setup.sh | tr -d "'" | sed 's/report=//')
}
same 'its links lead somewhere' "$(for path in $(grep -ohE '\]\([^)#]+\)' README.md |
    sed 's/.*](//; s/)//' | grep -v '^http'); do [ -e "$path" ] || echo "$path"; done)" ''
same "its example of a plan has no fault" "$(sed -n '/^```xml/,/^```$/p' README.md | sed '/^```/d' |
    "$BOARDPAPER" check -)" '<stdin>: no findings'
same "and its example of a finding is what is said" "$(sed -n '/^```xml/,/^```$/p' README.md |
    sed '/^```/d; s/status="green"/status="grene"/' > "$TEST_TMP/plan.xml"
    cd "$TEST_TMP" && "$BOARDPAPER" check plan.xml | sed '$d')" \
    "$(sed -n '/^    plan.xml:/,/^$/s/^    //p' README.md)"
