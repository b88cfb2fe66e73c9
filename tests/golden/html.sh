#!/bin/sh
# HTML, for people to review: of some documents, html/NAME.html is what the page has below its head. And of all plans
# that can be reports, HTML says what the pages say, in the same order (html_words.py).
#
#   BUILD=build sh tests/golden/html.sh [--update]
set -eu
cd "$(dirname "$0")"
BUILD=$(cd "${BUILD:-../../build}" && pwd)
program=$BUILD/boardpaper tmp=${TEST_TMP:-$(mktemp -d)} update=${UPDATE:-0}
[ "${1:-}" = --update ] && update=1
n=0

# NAME COMMAND...
while read -r name command; do
    n=$((n + 1))
    # shellcheck disable=SC2086 # a command is words
    "$program" -q $command -o "$tmp/page.html" 2> "$tmp/said" || cat "$tmp/said" > "$tmp/page.html"
    sed '1,/^<main /{/^<main /!d;}' "$tmp/page.html" > "$tmp/body"
    [ "$update" = 1 ] && cp "$tmp/body" "html/$name.html"
    if diff "html/$name.html" "$tmp/body" > "$tmp/difference" 2>&1; then
        echo "ok $n - $name.html"
    else
        echo "not ok $n - $name.html, in $(grep -c '^[<>]' "$tmp/difference" || true) lines"
        sed 's/^/# /; 40q' "$tmp/difference"
    fi
done << 'END'
minimal report ../../input/minimal.xml
brag report ../../input/brag.xml
public report ../../input/brag.xml --edition=public --only=exceptions
chase report plans/valid/figures.xml --chase
figures report plans/valid/figures.xml --mono
levels report plans/valid/levels.xml
many-columns report plans/valid/columns.xml
languages report plans/scripts/languages.xml
previous report compare/new.xml --previous=compare/old.xml --findings
comparison compare compare/old.xml compare/new.xml
findings check ../../input/sevenoaks-2019-q2.xml
pack pack packs/valid/small.xml
styled report plans/valid/columns.xml --style=../../input/styles/hospital.xml
styled-levels report plans/valid/levels.xml --style=../html/styles/columns.xml
END

# both NAME PLAN OPTION...: HTML and the tags of its pages, if it can be printed.
both() {
    both_name=$1
    shift
    "$program" dump tags "$@" > "$tmp/both/$both_name.tags" 2> "$tmp/said" || return 0
    "$program" -q report "$@" -o "$tmp/both/$both_name.html" 2> "$tmp/said" || cat "$tmp/said" > "$tmp/both/$both_name.html"
}
mkdir "$tmp/both"
for plan in ../../input/*.xml bodies/*.xml plans/scripts/*.xml plans/valid/*.xml ../conformance/plans/*.xml; do
    name=${plan##*/}
    case $name in board-pack.xml) ;; *) both "${name%.xml}" "$plan" ;; esac
done
both exceptions ../../input/sevenoaks-2019-q2.xml --only=exceptions --lead=CSU
both public ../../input/brag.xml --edition=public --findings
both previous compare/new.xml --previous=compare/old.xml
both sheets ../../input/sevenoaks-2019-q2.xml --chase
both sheets-levels plans/valid/levels.xml --chase
for plan in ../../input/sevenoaks-2019-q2.xml ../../input/brag.xml; do
    name=${plan##*/}
    both "checked-${name%.xml}" "$plan" --findings
done
for style in ../../input/styles/*.xml ../html/styles/columns.xml ../html/styles/arabic.xml; do
    name=${style##*/} name=${name%.xml}
    both "style-$name" ../../input/sevenoaks-2019-q2.xml "--style=$style"
    for plan in plans/valid/ten-columns.xml plans/valid/figures.xml plans/scripts/*.xml; do
        plan_name=${plan##*/}
        both "style-$name-${plan_name%.xml}" "$plan" "--style=$style"
    done
done
python3 html_words.py "$tmp/both" $((n + 1)) | tee "$tmp/lines"
n=$((n + $(grep -c '^ok\|^not ok' "$tmp/lines")))
echo "1..$n"
