# The page for the browser says nothing that is not in its table of words, in both languages, and loads nothing.
. tests/tap.sh
web=src/web

made=$TEST_TMP/words.js
same 'the words become a script' "$(awk -f $web/words.awk src/model/house.def $web/words.tsv 2>&1 > "$made")" ''
# The keys that the scripts name; those that end in an underscore are put together: `failed_${reason}`.
grep -ohE "(phrase|say)\([\`'][a-z_A-Z0-9]+|data-words=\"[a-z_]+" $web/*.js $web/page.html |
    sed "s/.*[\`'\"]//" | LC_ALL=C sort -u > "$TEST_TMP/named"
cut -f 1 $web/words.tsv | grep -v '^#' | grep . | LC_ALL=C sort > "$TEST_TMP/keys"
same 'each word that a script says is in the table' \
    "$(grep -v '_$' "$TEST_TMP/named" | LC_ALL=C comm -23 - "$TEST_TMP/keys")" ''
same 'each beginning of words is one of some in the table' "$(grep '_$' "$TEST_TMP/named" | while read -r begins; do
    grep -q "^$begins" "$TEST_TMP/keys" || echo "$begins"; done)" ''
same 'each word of the table is said somewhere' "$(while read -r key; do
    cat $web/*.js $web/page.html | grep -qE "['\"\`]$key['\"\`]" && continue
    begins=$key
    while [ "${begins%_*}" != "$begins" ]; do
        begins=${begins%_*}
        grep -qE "\`${begins}_\\\$|^${begins}_\$" "$TEST_TMP/named" $web/*.js && continue 2
    done
    echo "$key"
done < "$TEST_TMP/keys" | grep -vE '_(label|hint|missing)$' | grep -vxE 'pack_(title|organisation|place)' || true)" ''
same 'what is put into a phrase is the same in both languages' "$(awk -F '\t' '
    function places(text,    found) {
        while (match(text, /\{[0-9]\}/)) {
            if (!index(found, substr(text, RSTART, 3))) found = found substr(text, RSTART, 3)
            text = substr(text, RSTART + 3)
        }
        return length(found)
    }
    !/^#/ && NF == 3 && places($2) != places($3) { print $1 }' $web/words.tsv)" ''
same 'nothing is stored, fetched or sent, and nothing is made of text but text' \
    "$(grep -nE 'localStorage|sessionStorage|indexedDB|document\.cookie|serviceWorker|fetch\(|XMLHttpRequest|sendBeacon|WebSocket|EventSource|innerHTML|insertAdjacentHTML|document\.write|eval\(|https?://' \
        $web/*.js $web/page.html $web/page.css || true)" ''
same 'no script is in an attribute' "$(grep -nE ' on[a-z]+=' $web/page.html || true)" ''
