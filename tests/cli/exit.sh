# The exit statuses, and what is said and where: usage faults, plans with errors, files.
. tests/tap.sh
good_plan > "$TEST_TMP/good.xml"
bad_plan > "$TEST_TMP/bad.xml"
cp "$TEST_TMP/good.xml" "$TEST_TMP/other.xml"
bp=$BOARDPAPER
T=$TEST_TMP

same 'check of a good plan ends with 0' "$(status "$bp" check "$T/good.xml")" 0
same '... and says so on stdout' "$(cat "$T/stdout")" "$T/good.xml: no findings"
same '... and nothing on stderr' "$(cat "$T/stderr")" ''
same 'check of a bad plan ends with 1' "$(status "$bp" check "$T/bad.xml")" 1
has '... with its finding on stdout' "$(cat "$T/stdout")" 'error BP2'
same '... and nothing on stderr' "$(cat "$T/stderr")" ''
same 'a missing file ends with 3' "$(status "$bp" check "$T/none.xml")" 3
has '... with its code' "$(cat "$T/stdout")" "none.xml: error BP1001: cannot read the file"
has '... and a hint' "$(cat "$T/stdout")" '  hint: '
same 'a folder ends with 3' "$(status "$bp" report "$T" -o "$T/none.pdf")" 3
has '... with its code' "$(cat "$T/stderr")" 'BP1002'
: > "$T/empty.xml"
same 'an empty file ends with 1' "$(status "$bp" check "$T/empty.xml")" 1
has '... with its code' "$(cat "$T/stdout")" 'BP1003'
truncate -s 64M "$T/large.xml" && printf x >> "$T/large.xml"
same 'a file past 64 MiB ends with 1' "$(status "$bp" check "$T/large.xml")" 1
has '... with its code' "$(cat "$T/stdout")" 'BP1005'
rm -f "$T/large.xml"
same 'the worst plan counts, first' "$(status "$bp" check "$T/none.xml" "$T/good.xml")" 3
same 'the worst plan counts, last' "$(status "$bp" check "$T/good.xml" "$T/bad.xml")" 1
same 'each of several plans has its closing line' \
    "$("$bp" check "$T/good.xml" "$T/bad.xml" "$T/other.xml" | grep -c '^[^ ]*xml: [^ ]* \(error\|finding\)s\{0,1\}')" 3
same 'check -q of a good plan is silent' "$("$bp" check -q "$T/good.xml" 2>&1)" ''

same 'no argument ends with 2' "$(status "$bp")" 2
has '... and shows two examples' "$(cat "$T/stderr")" 'boardpaper check plan.xml'
usage() { # NAME MESSAGE ARGUMENTS...
    name=$1 message=$2
    shift 2
    same "$name ends with 2" "$(status "$bp" "$@")" 2
    has "$name: says what is wrong" "$(cat "$T/stderr")" "$message"
    same "$name: nothing on stdout" "$(cat "$T/stdout")" ''
}
usage 'an unknown option' 'did you mean --color?' --colour=always check "$T/good.xml"
usage 'an unknown letter' 'there is no option -x' -x
usage 'a misspelt verb' 'did you mean `boardpaper check`?' chekc "$T/good.xml"
usage 'an option of another verb' 'schema has no option --strict' schema --strict
usage 'check without a plan' 'something is missing' check
usage 'report with two plans' "\"$T/bad.xml\" is one too many" report "$T/good.xml" "$T/bad.xml"
usage 'an unknown stage' 'there is no stage "modle"' dump modle "$T/good.xml"
usage 'an option without its value' '--output wants a value' report "$T/good.xml" --output
usage 'a value too many' '--json takes no value' check --json=yes "$T/good.xml"
usage 'a wrong colour' '--color is auto, always or never' check --color=blue "$T/good.xml"
usage 'a day that does not exist' '2019-02-29' "$T/good.xml" --date=2019-02-29 -o "$T/x.pdf"
usage 'the plan as its own report' 'the report would replace' "$T/good.xml" -o "$T/good.xml"
usage 'report and JSON on one stream' 'standard output cannot take both' "$T/good.xml" --json -o -
SOURCE_DATE_EPOCH=soon
export SOURCE_DATE_EPOCH
usage 'a SOURCE_DATE_EPOCH that is no number' 'SOURCE_DATE_EPOCH' "$T/good.xml" -o "$T/x.pdf"
unset SOURCE_DATE_EPOCH
check 'a wrong call leaves no report' [ ! -e "$T/x.pdf" ]

same 'a plan after -- may look like a verb' \
    "$(cp "$T/good.xml" "$T/check" && cd "$T" && status "$bp" -o c.pdf -- check)" 0
same 'a letter with its value attached' "$(status "$bp" "$T/good.xml" -qo"$T/attached.pdf")" 0
check '... is heeded' [ -s "$T/attached.pdf" ]

same '--help ends with 0' "$(status "$bp" --help)" 0
for word in report check schema dump --output --date --json --strict --quiet --color; do
    has "--help names $word" "$(cat "$T/stdout")" "$word"
done
same "a verb's --help ends with 0" "$(status "$bp" check --help)" 0
has '... and is that of the verb' "$(cat "$T/stdout")" 'boardpaper check PLAN'
same '... without what it does not take' "$(grep -c -e --attach-source "$T/stdout")" 0
has "check's --only is of checks" "$("$bp" check --help)" '--only=CODE          these checks alone'
lacks '... nor a word of rows' "$("$bp" check --help)" exceptions
has "the report's --only is of rows" "$("$bp" report --help)" '--only=WHAT          these rows alone'
lacks '... and not of checks' "$("$bp" report --help)" BP5008
for verb in $("$bp" help | sed -n 's/^  boardpaper \([a-z]*\).*/\1/p'); do
    same "help $verb is $verb --help" "$("$bp" help "$verb")" "$("$bp" "$verb" --help)"
done
same 'help alone is --help' "$("$bp" help)" "$("$bp" --help)"
usage 'help of an unknown verb' 'there is no verb "chekc"; did you mean check?' help chekc
same 'options may stand before the verb' "$(status "$bp" --only=BP5001 check -q "$T/good.xml")" 0
usage '... and are read as the verb has them' 'there is no check "exceptions"' --only=exceptions check "$T/good.xml"
same '--version' "$("$bp" --version)" \
    "boardpaper $(sed -n 's/^#define BP_VERSION "\(.*\)"/\1/p' include/boardpaper.h)"
