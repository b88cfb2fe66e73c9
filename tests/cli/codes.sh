# Codes of findings on the command line: by number, with or without BP, or by name; several; wrong ones.
. tests/tap.sh
T=$TEST_TMP
bp=$BOARDPAPER
good_plan | sed 's,<lead>.*</lead>,,; s,a road safety event,one for the OCG,' > "$T/plan.xml"
found() { "$bp" check "$@" "$T/plan.xml" | grep -o 'BP[0-9]*' | sort | tr '\n' ' '; }

all=$(found)
has 'there are several findings' "$all" 'BP5015 '
same 'a code chooses its finding' "$(found --only BP5015)" 'BP5015 '
for code in 5015 bp5015 bP5015 Bp5015 lead-missing; do
    same "$code is the same code" "$(found --only $code)" 'BP5015 '
done
same 'a code may be said twice' "$(found --only BP5015,lead-missing --only 5015)" 'BP5015 '
same 'what is ignored is not found' "$(found --ignore BP5015)" "$(echo "$all" | sed 's/BP5015 //')"
same 'ignored, it is not found even where chosen' "$(found --only BP5015 --ignore 5015)" ''
every=$("$bp" explain | sed -n 's/^BP\(5[0-9]*\) .*/\1/p' | tr '\n' ',' | sed 's/,$//')
same 'every check may be chosen' "$(found --only "$every")" "$all"
same 'every check may be ignored' "$(found --ignore "$every")" ''

wrong() { # NAME MESSAGE ARGUMENTS...
    name=$1 message=$2
    shift 2
    same "$name ends with 2" "$(status "$bp" check "$@" "$T/plan.xml")" 2
    has '... and it is said why' "$(cat "$T/stderr")" "$message"
}
wrong 'a code that is near one' 'there is no check "BP5099"; did you mean BP50' --ignore BP5099
wrong 'a name that is near one' 'there is no check "lead-mising"; did you mean BP5015?' --ignore lead-mising
wrong 'a name that is near none' 'there is no check "elephants"' --ignore elephants
wrong 'no code' 'there is no check ""' --ignore ''
wrong 'letters alone' 'there is no check "BP"' --ignore BP
wrong 'a second one that is wrong' 'there is no check "x"' --ignore 5015,x
wrong 'what is no check' '"BP4003" is none' --ignore BP4003
wrong 'a long word' 'there is no check "xxxxxxxx' --ignore "$(printf '%099d' 0 | tr 0 x)"

same 'explain takes several' "$("$bp" explain 5015 BP4003 cannot-read | grep -c '^BP[0-9]* [a-z-]* (')" 3
same 'a blank line parts them' "$("$bp" explain 5015 4003 | grep -c '^$')" \
    "$(($("$bp" explain 5015 | grep -c '^$') + $("$bp" explain 4003 | grep -c '^$') + 1))"
same 'no line is wider than a terminal' "$(for code in $("$bp" explain | cut -d ' ' -f 1); do "$bp" explain "$code"
    done | LC_ALL=C.UTF-8 awk '/^(Instead of|write)$/ { shown = 1 } /^$/ { shown = 0 } shown { next } { text = $0; gsub(/[\200-\277]/, "", text) } length(text) > 80')" ''
same 'explain of no code ends with 2' "$(status "$bp" explain BP5099)" 2
has '... and names one that is near' "$(cat "$T/stderr")" 'did you mean BP50'
same 'explain of a word that is near none ends with 2' "$(status "$bp" explain elephants)" 2
same '... and names none' "$(grep -c 'did you mean' "$T/stderr")" 0
