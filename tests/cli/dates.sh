# The date in a report's metadata: --date, else SOURCE_DATE_EPOCH, else the plan's own.
. tests/tap.sh
T=$TEST_TMP
bp=$BOARDPAPER
good_plan > "$T/plan.xml"
dated() { # the date of a report made so; with its exit status where that is not 0
    env "$@" "$bp" -q "$T/plan.xml" -o "$T/out.pdf" 2> "$T/stderr" || echo "status $?"
    LC_ALL=C grep -ao 'xmp:CreateDate="[0-9T:-]*' "$T/out.pdf" | sed 's/.*"//'
    rm -f "$T/out.pdf"
}
same 'it is the last day of the period' "$(dated X=)" 2019-09-30T00:00:00
same 'SOURCE_DATE_EPOCH gives it' "$(dated SOURCE_DATE_EPOCH=1577880000)" 2020-01-01T00:00:00
same 'its first second is one' "$(dated SOURCE_DATE_EPOCH=0)" 1970-01-01T00:00:00
same 'so is the last of the year 9999' "$(dated SOURCE_DATE_EPOCH=253402300799)" 9999-12-31T00:00:00
same 'an empty one gives none' "$(dated SOURCE_DATE_EPOCH=)" 2019-09-30T00:00:00
for wrong in -1 1.5 12x x 253402300800 9223372036854775807 99999999999999999999; do
    same "SOURCE_DATE_EPOCH=$wrong ends with 2" "$(dated "SOURCE_DATE_EPOCH=$wrong" 2> /dev/null)" 'status 2'
    has '... and it is said what it should be' "$(cat "$T/stderr")" "\"$wrong\", not a number of seconds since 1970"
done
same '--date goes before it' "$(SOURCE_DATE_EPOCH=x "$bp" -q "$T/plan.xml" --date 2020-02-29 -o "$T/d.pdf" 2>&1
    LC_ALL=C grep -ao 'xmp:CreateDate="[0-9T:-]*' "$T/d.pdf")" 'xmp:CreateDate="2020-02-29T00:00:00'
wrong() { # NAME MESSAGE ARGUMENTS...
    name=$1 message=$2
    shift 2
    same "$name ends with 2" "$(status "$bp" "$@")" 2
    has '... and it is said why' "$(cat "$T/stderr")" "$message"
}
wrong 'a wrong day of the report' '--date wants a day that exists, as YYYY-MM-DD, not "2019-02-29"' \
    "$T/plan.xml" --date 2019-02-29 -o "$T/x.pdf"
wrong 'a wrong day of the checks' '--as-at wants a day that exists, as YYYY-MM-DD, not "soon"' \
    check "$T/plan.xml" --as-at soon
wrong 'a wrong day of the findings' '--as-at wants a day that exists' \
    "$T/plan.xml" --findings --as-at soon -o "$T/x.pdf"
wrong 'a wrong day beside a good one' 'not "2019-12-01" and "soon"' \
    "$T/plan.xml" --findings --as-at soon --date 2019-12-01 -o "$T/x.pdf"
wrong 'a wrong day of what changed' '--date wants a day that exists' \
    compare "$T/plan.xml" "$T/plan.xml" --date soon -o "$T/x.pdf"
wrong 'a wrong day of the findings alone' '--date wants a day that exists' \
    check "$T/plan.xml" --date soon -o "$T/x.pdf"
SOURCE_DATE_EPOCH=soon
export SOURCE_DATE_EPOCH
wrong 'a wrong epoch of what changed' 'SOURCE_DATE_EPOCH' compare "$T/plan.xml" "$T/plan.xml" -o "$T/x.pdf"
wrong 'a wrong epoch of the findings' 'SOURCE_DATE_EPOCH' check "$T/plan.xml" -o "$T/x.pdf"
wrong 'a wrong epoch of a dump' 'SOURCE_DATE_EPOCH' dump pages "$T/plan.xml"
check 'none of them has made a file' [ ! -e "$T/x.pdf" ]
