# The documents themselves: the README is short, each page is in its index, and what they link to and name is there.
. tests/tap.sh

pages=$(echo *.md docs/*.md)
size=$(wc -c < README.md | tr -d ' ')
check "the README has at most 8,192 bytes ($size)" [ "$size" -le 8192 ]
same "the README's index has each page" "$(for page in $pages; do
    [ "$page" = README.md ] || grep -qF "]($page)" README.md || echo "$page"
done)" ''

# The text of a page without its blocks of code.
prose() {
    awk '/^```/ { inside = !inside; next } !inside && !/^    /' "$1"
}
# What its headings are called in links: lower-case words joined by hyphens, without punctuation.
anchors() {
    prose "$1" | sed -n 's/^##* //p' | tr '[:upper:]' '[:lower:]' | tr -cd '[:alnum:] _\n-' | tr ' ' -
}
# Links as "page target"; those of pictures, and of several in a line, too.
for page in $pages fonts/README.md; do
    prose "$page" | grep -oE '\]\([^)]*\)' | sed "s,^](,$page ,; s,)\$,,"
done > "$TEST_TMP/links"
follow() { # says where each link leads that leads nowhere
    while read -r page target; do
        case $target in
        http://* | https://*) continue ;;
        '#'*) path=$page ;;
        *) path=$(dirname "$page")/${target%%#*} ;;
        esac
        if [ ! -e "$path" ]; then
            echo "$page: $target"
        elif [ "$target" != "${target#*#}" ]; then
            anchors "$path" | grep -qxF -e "${target#*#}" || echo "$page: $target"
        fi
    done
}
same "each link leads somewhere ($(wc -l < "$TEST_TMP/links" | tr -d ' '))" "$(follow < "$TEST_TMP/links")" ''
check '... of which there are many' [ "$(wc -l < "$TEST_TMP/links")" -gt 30 ]
same '... and one that does not is found' "$(printf '%s\n' 'README.md docs/none.md' 'README.md docs/quarter.md#none' \
    'docs/quarter.md #check-the-plan' | follow)" "$(printf '%s\n' 'README.md: docs/none.md' 'README.md: docs/quarter.md#none')"

same 'the changelog has the version at its top' "$(sed -n 's/^## \([0-9.]*\) - .*/\1/p' CHANGELOG.md | sed 1q)" \
    "$(sed -n 's/^#define BP_VERSION "\(.*\)"/\1/p' include/boardpaper.h)"

# Paths that a page names as code, such as `src/base/diag.def`. What a build makes is not looked for.
for page in $pages; do
    prose "$page" | grep -oE '`(src|tests|input|docs|fonts|include|\.ci)/[A-Za-z0-9_./-]*`' | tr -d '`' |
        sed "s,^,$page ,"
done > "$TEST_TMP/paths"
same "each file that they name is there ($(wc -l < "$TEST_TMP/paths" | tr -d ' '))" "$(while read -r page path; do
    case $path in
    *BPnnnn*) ;; # stands for a number
    *) [ -e "$path" ] || echo "$page: $path" ;;
    esac
done < "$TEST_TMP/paths")" ''
check '... of which there are many' [ "$(wc -l < "$TEST_TMP/paths")" -gt 20 ]

# The glossary of CONTRIBUTING.md: each word is one that the code has, and the file that it names is there.
sed -n '/^## Glossary/,$p' CONTRIBUTING.md | grep '^| ' | grep -v '^| word' > "$TEST_TMP/glossary"
check "there is a glossary ($(wc -l < "$TEST_TMP/glossary" | tr -d ' '))" [ "$(wc -l < "$TEST_TMP/glossary")" -gt 20 ]
same 'each of its words is in the code' "$(sed 's/^| \([^|]*\) |.*/\1/; s/ *([^)]*)//; s/, /\n/g' "$TEST_TMP/glossary" |
    while IFS= read -r word; do
        grep -rqiE "(^|[^a-z])$word" src include tests --include='*.[ch]' || echo "$word"
    done)" ''
same '... and each file' "$(grep -oE '`(base|model|read|check|layout|pdf|api|cli)/[a-z_.]*`' "$TEST_TMP/glossary" |
    tr -d '`' | while IFS= read -r path; do [ -e "src/$path" ] || echo "$path"; done)" ''
