# The manual pages tell of everything that the program, the formats and the library have.
. tests/tap.sh

man=$BUILD/man
# told PAGE WHAT BEFORE AFTER WORDS: a line of the page is BEFORE, a word, AFTER, for each word.
told() {
    page=$1 what=$2 before=$3 after=$4
    shift 4
    untold=
    for word in "$@"; do
        grep -qE -e "^$before$word$after" "$man/$page" || untold="$untold $word"
    done
    same "$page tells of each $what ($#)" "$untold" ''
    check "... of which there are some" [ $# -gt 0 ]
}
long_options() { # VERB
    "$BOARDPAPER" help "$1" | sed -n '/^Options/,/^$/s/^  .\{4\}--\([a-z-]*\).*/\1/p'
}
verbs=$("$BOARDPAPER" --help | sed -n 's/^  boardpaper \([a-z]*\).*/\1/p' | grep -vx help)
# shellcheck disable=SC2046,SC2086 # lists of words
{
    for verb in $verbs; do
        told "boardpaper-$verb.1" 'option' '\.It .*Fl Fl ' '( |$)' $(long_options "$verb")
    done
    told boardpaper.1 verb '\.It Xr boardpaper-' ' 1' $verbs
    told boardpaper.1 'exit status' '\.It ' '' \
        $("$BOARDPAPER" --help | sed -n '/^Exit status/,/^$/s/^  \([0-9]\)  .*/\1/p')
    told boardpaper.1 variable '\.It Ev ' '' \
        $("$BOARDPAPER" --help | sed -n '/^Environment/,/^$/s/^  \([A-Z_]*\) .*/\1/p')
    for format in plan pack style; do
        "$BOARDPAPER" schema $format > "$TEST_TMP/$format.xsd"
        names() { # WHAT: of the schema
            grep -oE "$1 (name|ref)=\"[^\"]*\"" "$TEST_TMP/$format.xsd" | sed 's/.*="//; s/"//' | sort -u
        }
        told "boardpaper-$format.5" element '\.It Sy <' '>' $(names xs:element)
        told "boardpaper-$format.5" attribute '\.It Va ' '( |$)' $(names xs:attribute)
    done
    told boardpaper-plan.5 preset '\.Ss The preset ' '' rag rag-missing brag rag-not-due five-point
    told boardpaper-findings.7 finding '\.It Sy ' '' $("$BOARDPAPER" explain | cut -d' ' -f1)
    told libboardpaper.3 function '\.It Fn ' ' ' $(sed -n 's/^BP_API .*[ *]\(bp_[a-z_]*\)(.*/\1/p' include/boardpaper.h)
    told libboardpaper.3 type '.*[} ]' ';' $(sed -n 's/^typedef [a-z]* \(bp_[a-z_]*\).*/\1/p' include/boardpaper.h)
}
same 'the limits of boardpaper-plan(5) are those of SECURITY.md' \
    "$(sed -n 's/^At most \([0-9]*\)\( MiB\|\).*(BP\([0-9]*\))\./\3 \1\2/p' "$man/boardpaper-plan.5")" \
    "$(sed -n 's/^| [^|]* | \([0-9,]*\(\| MiB\)\) | BP\([0-9]*\) |$/\3 \1/p' SECURITY.md | tr -d ,)"
# Line by line: what stands in the page, without its markup, in one long line.
grep -v '^\.' "$man/libboardpaper.3" | sed 's/\\f[BR]//g; s/\\-/-/g; s/\\&//g; s/\\e/\\/g' | tr -s '\n ' '  ' > "$TEST_TMP/page"
same "each line of the comments of boardpaper.h is in its page" "$(awk '
    /^\/\*/ { comment = 1 }
    comment
    /\*\// { comment = 0 }' include/boardpaper.h | tr -s ' ' |
    sed '1,2d; s,^/\* ,,; s,^ \*,,; s, *\*/.*,,; s/`//g; s/^ *//; /^----/d; /^$/d' | while IFS= read -r line; do
        grep -qF -e "$line" "$TEST_TMP/page" || echo "$line"
    done)" ''
check '... and there are some' [ "$(wc -w < "$TEST_TMP/page")" -gt 1000 ]
