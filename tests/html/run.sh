#!/bin/sh
# Reports in HTML as their readers meet them, in Chromium: with axe-core, with the keyboard, narrow and wide, by day
# and by night, in a reader's own colours, with more space and larger letters, for screen readers, and on paper; and
# what the Nu validator and html-validate say of them (checks.mjs, judge.mjs). Prints TAP: a line for each report and
# check. Then pages that are spoilt on purpose (spoilt.txt) are judged, too: each must be found, so that we know that
# the checks look.
#
# Pictures of the reports, and what they print as, are in build/html/pages, for people to look at.
#
#   BUILD=build sh tests/html/run.sh [NAME]...     these of documents.txt alone, and what is spoilt of them
set -eu
cd "$(dirname "$0")/../.."
here=tests/html
mkdir -p "${BUILD:-build}/html"
BUILD=$(cd "${BUILD:-build}" && pwd)
program=$BUILD/boardpaper made=$BUILD/html/pages
noto=${NOTO_DIR:-/usr/share/fonts/truetype/noto}
across='842 595' # the paper of most

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

. tests/tools.sh

# compile NAME SOURCE...: a helper program, from the tests' C files.
compile() {
    compile_name=$1
    shift
    ${CC:-cc} -std=c17 -D_POSIX_C_SOURCE=200809L -O1 -Iinclude -Isrc -Itests -o "$work/$compile_name" "$@" \
        "$BUILD/libboardpaper.a" > "$work/log" 2>&1 || bail "$compile_name does not compile"
}

# filled COMMAND: with the folders for what stands for them
filled() {
    echo "$1" | sed "s|@fonts|$work/fonts|; s|@styles|$work/styles|"
}

# make_page NAME COMMAND LANGUAGE PAPER
make_page() {
    command=$2
    case $command in
    'seed '* | 'times '*)
        "$work/${command% *}" "${command#* }" > "$work/$1.xml" || bail "there is no plan $command"
        command="report $work/$1.xml"
        ;;
    esac
    # shellcheck disable=SC2046 # a command is words
    "$program" -q $(filled "$command") -o "$made/$1.html" \
        > /dev/null 2> "$work/log" || bail "boardpaper does not make $1"
    said=
    case $command in
    'report '* | 'pack '*) # what the pages of the PDF say
        said=$work/$1.tags
        # shellcheck disable=SC2046
        "$program" dump tags $(filled "${command#* }") > "$said" 2> "$work/log" ||
            bail "boardpaper does not say what is in $1"
        ;;
    esac
    case $command in
    'pack '*) # here its contents have no numbers of pages
        sed '/^ *TH scope=column | Pages$/d; /^ *TD | [0-9]*\(–[0-9]*\)\{0,1\}$/d' "$said" > "$work/tags"
        mv "$work/tags" "$said"
        ;;
    esac
    echo "$1|$made/$1.html|${3:-en-GB}|$said|${4:-$across}|" >> "$work/list"
}

# spoil NAME CHECK PAGE EDIT: a page, changed by an edit of sed. The edit has to change it.
spoil() {
    sed -e "$4" "$made/$3.html" > "$work/spoilt/$1.html" 2> "$work/log" || bail "$1: sed fails"
    ! cmp -s "$made/$3.html" "$work/spoilt/$1.html" || bail "$1: the edit changes nothing in $3.html"
    echo "spoilt/$1|$work/spoilt/$1.html|en-GB|$work/$3.tags|$across|$2" >> "$work/list"
}

page_tools_ready
compile seed tests/conformance/seed.c tests/property/generate.c
compile scale tests/bench/scale.c
printf '#!/bin/sh\nexec "%s/scale" input/sevenoaks-2019-q2.xml "$1"\n' "$work" > "$work/times"
chmod +x "$work/times"
mkdir "$work/fonts" "$work/spoilt"
for font in NotoSansGurmukhi NotoSansBengali NotoSansDevanagari NotoNaskhArabic NotoSansHebrew NotoSansMath; do
    for weight in Regular Bold; do
        [ ! -e "$noto/$font-$weight.ttf" ] || cp "$noto/$font-$weight.ttf" "$work/fonts/"
    done
done
cp -R "$here/styles" "$work/"
cp "${FONT_DIR:-/usr/share/fonts/truetype/liberation2}"/LiberationSerif-*.ttf "$noto"/NotoSerif-Regular.ttf \
    "$noto"/NotoSerif-Bold.ttf "$work/styles/" 2> "$work/log" || bail 'there are no fonts for house styles'

rm -rf "$made"
mkdir -p "$made"
while IFS='|' read -r name command lang paper; do
    case "$name $* " in
    '#'* | ' '*) continue ;;
    "$name  ") ;; # all are wanted
    *" $name "*) ;;
    *) continue ;;
    esac
    make_page "$name" "$command" "$lang" "$paper"
done < "$here/documents.txt"
[ -s "$work/list" ] || bail "documents.txt has none of: $*"
while IFS='	' read -r name check page edit; do
    case $name in '#'* | '') continue ;; esac
    [ $# -gt 0 ] && [ ! -e "$made/$page.html" ] && continue
    spoil "$name" "$check" "$page" "$edit"
done < "$here/spoilt.txt"
"$node/bin/node" "$here/judge.mjs" "$tools/node_modules" "$work" "$made" "$work/list" 2> "$work/log" ||
    bail 'the browser or a validator ended with a fault'
