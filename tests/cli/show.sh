# Findings for people: place, mark, colour, and that a plan cannot steer the terminal.
. tests/tap.sh
T=$TEST_TMP
bp=$BOARDPAPER
esc=$(printf '\033')
bad_plan > "$T/bad.xml"

first=$("$bp" check "$T/bad.xml" | head -n 1)
check 'file:line:column: severity code: message' \
    sh -c 'printf "%s\n" "$1" | grep -q "bad.xml:[0-9]*:[0-9]*: error BP[0-9]\{4\}: ..*"' - "$first"
has 'the line of the plan is shown' "$("$bp" check "$T/bad.xml")" '</titel>'
has 'with a mark under it' "$("$bp" check "$T/bad.xml")" '^'

# The mark stands under the value, whatever is before it: a tab, wide letters, combining marks.
# Of each finding the line of the plan and the marks under it; all these plans have their fault at </c>.
shown() { "$bp" check "$1" | grep -A 2 BP2017 | sed -n "$2p"; }
printf '<a>\n\t<b>x</c>\n</a>' > "$T/tab.xml"
same 'a tab takes one column' "$(shown "$T/tab.xml" 2)" '   <b>x</c>'
same '... above as below' "$(shown "$T/tab.xml" 3 | tr -d '~')" '       ^'
printf '<a>\n<b>\346\227\245\346\234\254</c>\n</a>' > "$T/wide.xml"
printf '<a>\n<b>abcd</c>\n</a>' > "$T/narrow.xml"
same 'a wide letter takes two columns' "$(shown "$T/wide.xml" 3)" \
    "$(shown "$T/narrow.xml" 3)"
printf '<a>\n<b>a\314\201bcd</c>\n</a>' > "$T/marks.xml"
same 'a combining mark takes none' "$(shown "$T/marks.xml" 3)" \
    "$(shown "$T/narrow.xml" 3)"
{ printf '<a>\n<b>'; yes 'many words' | head -n 500 | tr '\n' ' '; printf '</c>\n</a>'; } > "$T/long.xml"
check 'of a long line the part that matters is shown' sh -c '
    "$1" check "$2" | awk "/^  / && length > 110 { long = 1 } END { exit long }" &&
    "$1" check "$2" | grep -q "</c>"' - "$bp" "$T/long.xml"

printf '<a>\n<b>%s]0;owned\007%s[31m</c>\n</a>' "$esc" "$esc" > "$T/evil.xml"
same 'no control character of a plan reaches the terminal' \
    "$("$bp" check "$T/evil.xml" | LC_ALL=C tr -d '\n\040-\176\200-\377' | wc -c | tr -d ' ')" 0

same 'no colour into a pipe' "$("$bp" check "$T/bad.xml" | grep -c "$esc")" 0
check '--color=always colours' sh -c '"$1" check --color=always "$2" | grep -q "$3"' - "$bp" \
    "$T/bad.xml" "$esc"
if has_terminal; then
    coloured() { on_terminal "$1 '$bp' check '$T/bad.xml'" | grep -c "$esc"; }
    check 'colour on a terminal' [ "$(coloured TERM=xterm)" -gt 0 ]
    same 'none with NO_COLOR' "$(coloured 'TERM=xterm NO_COLOR=1')" 0
    check 'an empty NO_COLOR is none' [ "$(coloured 'TERM=xterm NO_COLOR=')" -gt 0 ]
    same 'none on a dumb terminal' "$(coloured TERM=dumb)" 0
else
    skip 'colour on a terminal' 'no terminal to be had'
fi
