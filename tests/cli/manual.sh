# The manual pages: each is well-formed, and each of their examples does what the page shows.
. tests/tap.sh

T=$TEST_TMP
pages=$(ls "$BUILD"/man)
same 'there is a page of the program, of each verb, of each format, of the findings and of the library' \
    "$(echo "$pages" | tr '\n' ' ')" "$({
        "$BOARDPAPER" --help | sed -n 's/^  boardpaper \([a-z]*\).*/boardpaper-\1.1/p' | grep -v -- -help.1
        printf '%s\n' boardpaper.1 boardpaper-findings.7 boardpaper-pack.5 boardpaper-plan.5 boardpaper-style.5 libboardpaper.3
    } | sort | tr '\n' ' ')"
for page in $pages; do
    same "$page: mandoc has no warning" "$(mandoc -Tlint -Wwarning "$BUILD/man/$page" 2>&1)" ''
    same "... each part is there" "$(for part in NAME SYNOPSIS DESCRIPTION OPTIONS 'EXIT STATUS' EXAMPLES 'SEE ALSO'; do
        case $page:$part in
        *.[57]:SYNOPSIS | *.[357]:OPTIONS | *.[357]:EXIT* | *.7:EXAMPLES) ;;
        *) grep -q "^\.Sh $part\$" "$BUILD/man/$page" || echo "$part" ;;
        esac
    done)" ''
    same "... it refers to pages that there are" "$(sed -n 's/^\.\(It \)*Xr \([^ ]*\) \([0-9]\).*/\2.\3/p' \
        "$BUILD/man/$page" | sort -u | while read -r other; do [ -e "$BUILD/man/$other" ] || echo "$other"; done)" ''
done

# ---- the examples ----

# The files that they name.
files() { # DIR
    cp input/*.xml tests/example/example.c "$1"
    cp input/minimal.xml "$1/plan.xml"
    sed 's/status="green"/status="grene"/' "$1/plan.xml" > "$1/grene.xml"
    mkdir "$1/plans"
    cp "$1/plan.xml" "$1/plan-q2.xml"
    sed 's/2026-07-01/2026-04-01/; s/2026-09-30/2026-06-30/; s/Quarter 2/Quarter 1/; s/status="green"/status="amber"/
        s/All 24 play areas/Half of the play areas/' "$1/plan.xml" > "$1/plan-q1.xml"
    cp "$1"/plan-q?.xml "$1/plans"
}
# Each command of a page as its own file NUMBER.command, with what it prints as NUMBER.shown.
take_apart() { # PAGE DIR
    LC_ALL=C awk -v dir="$2" '
        function number(hex,    i, n) {
            for (i = 1; i <= length(hex); i++)
                n = n * 16 + index("0123456789ABCDEF", substr(hex, i, 1)) - 1
            return n
        }
        function utf8(code) {
            if (code < 2048)
                return sprintf("%c%c", 192 + int(code / 64), 128 + code % 64)
            return sprintf("%c%c%c", 224 + int(code / 4096), 128 + int(code / 64) % 64, 128 + code % 64)
        }
        /^\.Sh / { examples = $2 == "EXAMPLES" }
        /^\.Ed/ { block = 0 }
        examples && block {
            sub(/^\\&/, ""); gsub(/\\-/, "-"); gsub(/\\e/, "\\")
            while (match($0, /\\\[u[0-9A-F]+\]/))
                $0 = substr($0, 1, RSTART - 1) utf8(number(substr($0, RSTART + 3, RLENGTH - 4))) \
                    substr($0, RSTART + RLENGTH)
            if (sub(/^\$ /, "")) { n++; print > (dir "/" n ".command"); printf "" > (dir "/" n ".shown") }
            else if (n) print > (dir "/" n ".shown")
        }
        /^\.Bd -literal/ { block = 1 }' "$1"
}
ran=0
mkdir "$T/bin"
printf '#!/bin/sh\nexec %s "$@"\n' "$BOARDPAPER" > "$T/bin/boardpaper"
chmod +x "$T/bin/boardpaper"
for page in $pages; do
    mkdir "$T/$page" "$T/$page/files"
    take_apart "$BUILD/man/$page" "$T/$page"
    files "$T/$page/files"
    case $page in
    *.7) continue ;;
    esac
    for command in "$T/$page"/[0-9].command; do
        ran=$((ran + 1))
        shown=$(sed 's/$/|/' "${command%command}shown")
        got=$(cd "$T/$page/files" && PATH=$T/bin:$PATH sh "$command" 2>&1 | sed 's/$/|/')
        same "$page: $(cat "$command")" "$got" "$shown"
    done
done
# The due dates that boardpaper-plan(5) shows are read: of one that is not, this check tells.
sed -n 's/^\.It \(.*\) Ta .*/\1/p' docs/manual/boardpaper-plan.5.mdoc | sed 1d | sed 's/, /\n/g' > "$T/dates"
check 'there are dates' [ "$(wc -l < "$T/dates")" -ge 10 ]
while read -r date; do
    same "the due date $date can be read" "$(good_plan | sed "s,March 2020,$date," |
        "$BOARDPAPER" check --only=BP5006 -)" '<stdin>: no findings'
done < "$T/dates"
same '... and another can not' "$(good_plan | sed 's/March 2020/Marc 2020/' | "$BOARDPAPER" check --only=BP5006 - |
    grep -c BP5006)" 1
check 'there are examples' [ "$ran" -ge 20 ]

# ---- what a page lacks stops the build ----
refused() { # NAME SED: the options' descriptions so changed are refused, with this message
    sed "$2" docs/manual/options.mdoc > "$T/options"
    same "$1" "$("$BUILD/manual" page docs/manual/boardpaper.1.mdoc "$T/options" 2>&1 > "$T/page")" "$3"
}
refused 'an option without a description' '/^@ mono/,/^@ font-dir/{/^@ font-dir/!d}' "$T/options:0: report mono"
refused 'one with two' 's/^@ previous report dump batch/@ previous report dump batch check/' \
    "$T/options:0: check previous"
refused 'one that there is not' 's/^@ mono/@ nomo/' "$T/options:$(grep -n '^@ mono' docs/manual/options.mdoc |
    cut -d: -f1): there is no option nomo"
refused 'a verb that it is not of' 's/^@ mono/@ mono schema/' \
    "$T/options:$(grep -n '^@ mono' docs/manual/options.mdoc | cut -d: -f1): its option is not of schema"
printf '@nothing\n' > "$T/template"
same 'a part that there is not' "$("$BUILD/manual" page "$T/template" docs/manual/options.mdoc 2>&1)" \
    "$T/template:1: there is no part nothing"
printf 'no end' > "$T/template"
same 'a line without an end' "$("$BUILD/manual" page "$T/template" docs/manual/options.mdoc 2>&1)" \
    "$T/template:1: the last line has no end "
same 'a file that is not there' "$("$BUILD/manual" page "$T/none" docs/manual/options.mdoc 2>&1)" \
    "$T/none:0: cannot be read "
printf '@options nothing\n' > "$T/template"
same 'options of a verb that there is not' "$("$BUILD/manual" page "$T/template" docs/manual/options.mdoc 2>&1)" \
    'docs/manual:0: there is no verb nothing'
has 'a wrong call' "$("$BUILD/manual" 2>&1)" 'usage: manual page TEMPLATE OPTIONS'

# ---- a second time all is the same ----

for page in $pages; do
    "$BUILD/manual" page "docs/manual/$page.mdoc" docs/manual/options.mdoc > "$T/page"
    check "$page is made the same again" cmp "$T/page" "$BUILD/man/$page"
done
for shell in bash zsh fish; do
    "$BUILD/manual" $shell > "$T/$shell"
    case $shell in
    zsh) check "$shell's completions, too" cmp "$T/$shell" "$BUILD/completions/_boardpaper" ;;
    *) check "$shell's completions, too" cmp "$T/$shell" "$BUILD/completions/boardpaper.$shell" ;;
    esac
done
