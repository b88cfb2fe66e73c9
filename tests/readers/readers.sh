#!/bin/sh
# What programs that read PDFs make of ours: the words with their spaces, in order, and the rows with their
# cells, against what boardpaper itself says of the document (`dump tags`). Prints TAP.
#
# results.txt holds how much of each document each reader gives back; a change either way fails, and is to
# be looked at: UPDATE=1 writes the table anew. A reader that loses half the words of a document in Latin
# letters fails, whatever results.txt says. Of a reader in another version than results.txt names, nothing
# is compared.
#
#   BUILD=build sh tests/readers/readers.sh
set -eu
cd "$(dirname "$0")/../.."
. tests/tap.sh
. tests/tools.sh
BUILD=$(cd "${BUILD:-build}" && pwd)
here=tests/readers tmp=$TEST_TMP work=$TEST_TMP
program=$BUILD/boardpaper documents=$tmp/documents
noto=${NOTO_DIR:-/usr/share/fonts/truetype/noto}

from_maven() {
    rm -rf "$tools/jars"
    mvn -q -B -C -f "$here/pom.xml" dependency:copy-dependencies -DoutputDirectory="$tools/jars"
}

# dump_of COMMAND GOLDEN-OR-PLANS: what the document says.
dump_of() {
    case $2 in
    *.struct) cat "$2" ;;
    '')
        # shellcheck disable=SC2086 # a command is words
        set -- ${1#report }
        "$program" dump tags "$@"
        ;;
    *) for plan in $2; do "$program" dump tags "$plan"; done ;;
    esac
}

mkdir -p "$documents" "$tmp/fonts"
tools_ready "$here" --no-deps package.json install --no-package-lock
fetch pom.xml from_maven

for font in NotoSansGurmukhi NotoSansBengali NotoSansDevanagari NotoNaskhArabic NotoSansHebrew \
    NotoSansMath; do
    for weight in Regular Bold; do
        [ ! -e "$noto/$font-$weight.ttf" ] || cp "$noto/$font-$weight.ttf" "$tmp/fonts/"
    done
done
while IFS='|' read -r name command known; do
    case $name in '#'* | '') continue ;; esac
    folder=$documents/${name#\*}
    mkdir "$folder"
    [ "$name" = "${name#\*}" ] || touch "$folder/slow"
    command=$(echo "$command" | sed "s|@fonts|$tmp/fonts|")
    # shellcheck disable=SC2086 # a command is words
    "$program" -q $command -o "$folder/document.pdf" 2> "$tmp/log" || bail "no document $name"
    dump_of "$command" "$known" > "$folder/said" 2> "$tmp/log" || bail "nothing is known of $name"
done < "$here/documents.txt"

# One process for each kind of reader: all of them next to one another take the time of the slowest.
"$tools/python/bin/python3" "$here/read.py" "$tmp/python.versions" "$documents"/* > "$tmp/python.log" 2>&1 &
{
    "$node/bin/node" "$here/pdfjs.mjs" "$tools/node_modules" "$tmp/node.versions" "$documents"/* &&
        java -cp "$tools/jars/*" "$here/Readers.java" "$tmp/java.versions" "$documents"/*
} > "$tmp/log" 2>&1 || bail 'PDFBox, Tika or pdf.js ended with a fault'
wait $! || { mv "$tmp/python.log" "$tmp/log"; bail 'a reader in Python ended with a fault'; }
sort "$tmp"/*.versions > "$tmp/versions"
python3 "$here/compare.py" "$documents"/* > "$tmp/table" 2> "$tmp/log" || bail 'compare.py ended with a fault'

results=$here/results.txt
if [ "${UPDATE:-0}" = 1 ]; then
    {
        sed -n '/^#/p' "$results"
        echo
        tr '|' ' ' < "$tmp/versions"
        echo
        cat "$tmp/table"
    } > "$tmp/results"
    cp "$tmp/results" "$results"
fi

# The readers whose version is not the one that results.txt names.
while IFS='|' read -r reader version; do
    grep -qxF "$reader $version" "$results" && continue
    skip "$reader" "results.txt has another version than $version"
    echo "$reader" >> "$tmp/others"
done < "$tmp/versions"
touch "$tmp/others"

# part DOCUMENT FILE: the lines of a table about a document, without the readers of other versions.
part() {
    awk -v name="$1" -v others="$tmp/others" '
        BEGIN { while ((getline line < others) > 0) other[line] = 1 }
        /^[^ ]*: / { on = $1 == name ":" }
        on && NF && !($1 in other)' "$2"
}

for folder in "$documents"/*; do
    name=${folder##*/}
    part "$name" "$tmp/table" > "$tmp/now"
    part "$name" "$results" > "$tmp/before"
    check "$name: what the readers give back" diff "$tmp/before" "$tmp/now"
    case $name in
    right-to-left | indic) continue ;; # some readers lose most of them: results.txt says which
    esac
    awk 'NR == 1 { words = $2; next } $2 != "-" && $2 * 2 > words { print; lost = 1 } END { exit lost }' \
        "$tmp/now" > "$tmp/log" || : # they are named in it
    same "$name: no reader loses half of it" "$(cat "$tmp/log")" ''
done
check 'a line of hyphens ends in a soft hyphen' \
    grep -q "$(printf '\302\255')\$" "$documents/hyphens/poppler.text"
echo "1..$tap_n"
