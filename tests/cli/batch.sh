# The verb `batch`: what is made, under which names, what is said and in which order, and what is refused.
. tests/tap.sh
T=$TEST_TMP
bp=$BOARDPAPER
mkdir "$T/in"
for n in 1 2 3 4 5; do plan "p$n" "s/Road Safety/Road Safety $n/"; done
bad_plan > "$T/in/bad.xml"
run() { # ARGUMENTS...: a batch in the folder of the plans; prints its exit status
    cd_in status "$bp" batch "$@"
}
files() { (cd "$1" && find . -type f | sort | tr '\n' ' '); }

# ---- what is made ----
same 'a batch of good plans ends with 0' "$(run p1.xml p2.xml p3.xml p4.xml p5.xml -d ../out -j 2)" 0
same '... makes the folder, and a report for each' "$(files "$T/out")" \
    './p1.pdf ./p2.pdf ./p3.pdf ./p4.pdf ./p5.pdf '
same '... says each in the order of the plans' "$(sed -n 's/^\([^ ]*\): wrote .*/\1/p' "$T/stderr" | tr '\n' ' ')" \
    'p1.xml p2.xml p3.xml p4.xml p5.xml '
same '... and how many at the end' "$(tail -n 1 "$T/stderr")" '5 reports: 5 made'
same '... and nothing on stdout' "$(cat "$T/stdout")" ''
differ=
for n in 1 2 3 4 5; do
    cd_in "$bp" -q "p$n.xml" -o ../single.pdf
    cmp -s "$T/single.pdf" "$T/out/p$n.pdf" || differ="$differ p$n"
done
same 'each is the report that `report` makes' "$differ" ''
same '-q says nothing' "$(run -q p1.xml p2.xml -d ../out; cat "$T/stderr")" 0
same 'no temporary file is left' "$(find "$T/out" -name '.*')" ''
same 'options are those of `report`' \
    "$(run -q p1.xml -d ../mono --mono --date=2021-02-03 --attach-source --large-print)" 0
cd_in "$bp" -q p1.xml -o ../single.pdf --mono --date=2021-02-03 --attach-source --large-print
check '... with the same bytes' cmp "$T/single.pdf" "$T/mono/p1.pdf"
same 'SOURCE_DATE_EPOCH is heeded' "$(SOURCE_DATE_EPOCH=1583020799 run -q p1.xml -d ../epoch)" 0
check '... by the workers too' [ "$(LC_ALL=C TZ=UTC pdfinfo -isodates "$T/epoch/p1.pdf" |
    sed -n 's/^CreationDate: *\(..........\).*/\1/p')" = 2020-02-29 ]

# ---- one that fails ----
same 'a bad plan, and one that is not there: the worst status' \
    "$(run p1.xml bad.xml none.xml p2.xml -d ../some -j 2)" 3
same '... loses these alone' "$(files "$T/some")" './p1.pdf ./p2.pdf '
same '... and each is told in its place' "$(grep -oE '^[a-z0-9]+\.xml: |BP[0-9]{4}|[0-9]+ report.*' "$T/stderr" |
    tr -d ' ' | tr '\n' ' ')" 'p1.xml: BP2017 bad.xml: none.xml: BP1001 none.xml: p2.xml: 4reports:2made,2failed '
same '... -q says what is wrong' "$(run -q p1.xml bad.xml -d ../some; grep -c 'error BP2017' "$T/stderr")" '1
1'
same '--strict: warnings make it 1' "$(plan warned 's/ status="amber"//' &&
    run --strict -q warned.xml -d ../some)" 1
check '... and the report is made' [ -s "$T/some/warned.pdf" ]

# ---- JSON ----
same '--json ends with the worst status, too' "$(run --json p1.xml bad.xml p2.xml -d ../json -j 2)" 1
lines() { jq -r "select(.type == \"output\") | $1" "$T/stdout"; }
same '... a line for each, in order' "$(lines '"\(.plan) \(.file) \(.status) \(.errors)"')" \
    'p1.xml ../json/p1.pdf made 0
bad.xml ../json/bad.pdf failed 1
p2.xml ../json/p2.pdf made 0'
same '... with bytes' "$(lines .bytes | head -n 1)" "$(wc -c < "$T/json/p1.pdf" | tr -d ' ')"
same '... and pages' "$(lines .pages | head -n 1)" "$(pdfinfo "$T/json/p1.pdf" | sed -n 's/^Pages: *//p')"
same '... and the sum' "$(lines .sha256 | head -n 1)" "$(sha256sum < "$T/json/p1.pdf" | cut -d ' ' -f 1)"
has '... and the reason' "$(lines .reason)" 'BP2017: '
same '... findings go before' "$(jq -r .type "$T/stdout" | tr '\n' ' ')" 'output finding output output batch '
same '... and the last line sums up' "$(tail -n 1 "$T/stdout" | jq -c '[.made, .skipped, .failed, .interrupted]')" \
    '[2,0,1,false]'
same '... nothing on stderr but the sum' "$(cat "$T/stderr")" '3 reports: 2 made, 1 failed'

# ---- names ----
name() { # TEMPLATE ARGUMENTS...: the names that it gives
    rm -rf "$T/named"
    cd_in "$bp" batch -q "$@" -d ../named 2> "$T/stderr" && files "$T/named"
}
same 'fields of the plan' "$(name p1.xml --name '{organisation}-{period}.pdf')" \
    './example-partnership-2019-07-to-2019-09.pdf '
same '... its titles' "$(name p1.xml --name '{title}_{report}_{edition}.pdf')" \
    './example-action-plan-2019-2020_quarter-2-monitoring-report_restricted.pdf '
cp "$T/in/p1.xml" "$T/in/LOUD.XML"
same 'a plan in capitals' "$(name LOUD.XML)" './LOUD.pdf '
same 'folders, and the number' "$(name p1.xml p2.xml --name '{organisation}/{number} {plan}.pdf')" \
    './example-partnership/1 p1.pdf ./example-partnership/2 p2.pdf '
mkdir -p "$T/in/Deep Sea" && cp "$T/in/p1.xml" "$T/in/Deep Sea/Ärger, 2019: \"x\".xml"
same "a file's name is kept, but for what a disk cannot bear" \
    "$(name "Deep Sea/Ärger, 2019: \"x\".xml" --name '{folder}-{plan}.pdf')" './Deep Sea-Ärger, 2019_ _x_.pdf '
plan odd 's/Example Partnership/ ŴYTHNOS \&amp; Ċafé – ‹x› ../'
same 'texts become words with hyphens; letters stay' "$(name odd.xml --name '{organisation}.pdf')" './ŵythnos-ċafé-x.pdf '
plan none 's/<organisation>.*<.organisation>//'
same 'a field that is empty' "$(name none.xml --name '{organisation}.pdf')" './no-organisation.pdf '
plan odd 's,Example Partnership,../../etc/passwd,'
same 'no field leads out' "$(name odd.xml --name '{organisation}.pdf')" './etc-passwd.pdf '
cp "$T/in/p1.xml" "$T/in/.-hidden.xml"
same 'no name is hidden, or an option' "$(name ./.-hidden.xml)" './_-hidden.pdf '
long=$(printf '%0300d' 0 | sed 's/0/é/g')
plan odd "s/Example Partnership/$long/"
plan even "s/Example Partnership/${long}x/"
name odd.xml even.xml --name '{organisation}.pdf' > "$T/long"
same 'a long field is cut, and two stay two' "$(tr ' ' '\n' < "$T/long" | grep -c 'é-[0-9a-f]\{8\}\.pdf$')" 2
check '... to 120 bytes' [ "$(tr ' ' '\n' < "$T/long" | LC_ALL=C awk '{ print length($0) }' | sort -n | tail -n 1)" -le 126 ]
name odd.xml even.xml --name '{organisation}{organisation}{title}x.pdf' > "$T/long"
same 'a long name is cut, too' "$(tr ' ' '\n' < "$T/long" | grep -c -- '-[0-9a-f]\{8\}\.pdf$')" 2
check '... to 255 bytes' [ "$(tr ' ' '\n' < "$T/long" | LC_ALL=C awk '{ print length($0) - 2 }' | sort -n | tail -n 1)" -le 255 ]
for period in '2019-07-01 2019-07-31 2019-07' '2020-02-01 2020-02-29 2020-02' '2019-02-01 2020-02-28 2019-02-01-to-2020-02-28' \
    '2019-07-02 2019-09-30 2019-07-02-to-2019-09-30' '2019-10-01 2020-03-31 2019-10-to-2020-03'; do
    # shellcheck disable=SC2086 # words
    set -- $period
    plan odd "s/from=\"2019-07-01\" to=\"2019-09-30\"/from=\"$1\" to=\"$2\"/"
    same "the period $1 to $2" "$(name odd.xml --name '{period}.pdf')" "./$3.pdf "
done

# ---- parts ----
plan parts 's/<lead>.*/<lead>Police - SCD<\/lead><lead>Police SCD<\/lead><lead>Kent Police<\/lead>/'
same '--per=lead' "$(name parts.xml --per=lead)" './parts-kent-police.pdf ./parts-police-scd-2.pdf ./parts-police-scd.pdf '
same '--per=priority' "$(name parts.xml --per=priority)" './parts-road-safety.pdf '
same '--per=lead under numbers' "$(name parts.xml p1.xml --per=lead --name '{number}.pdf')" './1-1.pdf ./1-2.pdf ./1-3.pdf ./2-1.pdf '
same 'a plan without such parts is skipped' "$(run parts.xml --per=partner -d ../parts --json)" 0
same '... and said' "$(lines '"\(.status): \(.reason)"')" 'skipped: it names no partner'
plan warned 's/ status="amber"//; s/<lead>.*/<lead>A<\/lead><lead>B<\/lead><lead>C<\/lead>/'
same 'findings of one plan are said once' "$(run warned.xml --per=lead -d ../parts; grep -c 'warning BP' "$T/stderr")" '0
1'

# ---- extracts and editions ----
same 'what is chosen goes into the name' \
    "$(name p1.xml --lead='county council' --edition=public --name '{lead}-{edition}.pdf')" './county-council-public.pdf '
cd_in "$bp" -q p1.xml --lead='county council' --edition=public -o ../single.pdf
check '... and the report is that of these rows' cmp "$T/single.pdf" "$T/named/county-council-public.pdf"
same 'a part narrows what is chosen' "$(name parts.xml --per=lead --only=amber --priority=1)" \
    './parts-kent-police.pdf ./parts-police-scd-2.pdf ./parts-police-scd.pdf '
cd_in "$bp" -q parts.xml --lead='Police SCD' --only=amber --priority=1 -o ../single.pdf
check '... to the rows of both' cmp "$T/single.pdf" "$T/named/parts-police-scd-2.pdf"
same 'chase sheets, one a lead' "$(run -q parts.xml --per=lead --chase -d ../chase; files "$T/chase")" '0
./parts-kent-police.pdf ./parts-police-scd-2.pdf ./parts-police-scd.pdf '
cd_in "$bp" -q parts.xml --lead='Kent Police' --chase -o ../single.pdf
check '... each that lead'"'"'s' cmp "$T/single.pdf" "$T/chase/parts-kent-police.pdf"
same 'a plan without the rows that are chosen is lost alone' "$(run p1.xml parts.xml --lead='Kent Police' -d ../chosen --json)" 1
same '... and told' "$(lines '"\(.plan) \(.status) \(.reason // "" | .[:7])"')" 'p1.xml failed BP7011:
parts.xml made '

# ---- what is refused ----
refused() { # NAME MESSAGE ARGUMENTS...
    name=$1 message=$2
    shift 2
    rm -rf "$T/refused"
    same "$name ends with 2" "$(run "$@" -d ../refused)" 2
    has "$name: says what is wrong" "$(cat "$T/stderr")" "$message"
    check "$name: nothing is made" [ ! -e "$T/refused" ]
}
mkdir "$T/in/a" "$T/in/b" "$T/in/c" && cp "$T/in/p1.xml" "$T/in/c/plan.xml" && cp "$T/in/p1.xml" "$T/in/a/plan.xml" && cp "$T/in/p1.xml" "$T/in/b/PLAN.xml"
refused 'two plans for one name' 'of a/plan.xml and of c/plan.xml' a/plan.xml c/plan.xml
has '... tells what tells them apart' "$(cat "$T/stderr")" 'put {folder} or {number} into --name'
refused 'a plan that is named twice' 'of a/plan.xml and of ./a/plan.xml' a/plan.xml ./a/plan.xml
has '... is not asked to have two names' "$(cat "$T/stderr")" 'hint: nothing was made; it is one plan, named twice'
refused 'two names that are one on many disks' 'plan.pdf (or ../refused/PLAN.pdf, which is the same on many disks)' \
    a/plan.xml b/PLAN.xml
has '... tells what tells them apart' "$(cat "$T/stderr")" 'put {folder} or {number} into --name'
refused 'two plans of one organisation' 'two reports would be one file' p1.xml p2.xml --name '{organisation}.pdf'
refused 'an unknown field' 'did you mean {organisation}?' p1.xml --name '{organization}.pdf'
refused 'a brace alone' 'a brace is without its other' p1.xml --name '{plan.pdf'
refused 'a name without .pdf' 'ends in .pdf' p1.xml --name '{plan}'
refused 'a name of another kind' 'ends in .pdf' p1.xml --name '{plan}.xml'
for template in '../{plan}.pdf' '/tmp/{plan}.pdf' 'x//{plan}.pdf' 'x/../{plan}.pdf' '.{plan}.pdf'; do
    refused "the name $template" 'a file below the folder of -d' p1.xml --name "$template"
done 2> /dev/null
refused 'a field of a part without --per' '{lead} in --name goes with --per=lead or --lead' p1.xml --name '{lead}.pdf'
refused 'an unknown part' '--per is lead, priority or partner' p1.xml --per=row
refused 'no plan' 'name plans, or a --list of them'
refused 'standard input as a plan' 'a batch takes files' -
refused 'a day that does not exist' '2019-02-29' p1.xml p2.xml --date=2019-02-29
for wrong in --jobs=0 --jobs=x --jobs=257 --timeout=0 --timeout=1.5 --memory=-1 --shard=0/2 --shard=3/2 --shard=2 --shard=1/0; do
    refused "$wrong" "${wrong%%=*} is" p1.xml "$wrong"
done
same 'without -d it ends with 2' "$(run p1.xml)" 2
has '... and says so' "$(cat "$T/stderr")" '-d and the folder'
cp "$T/in/p1.xml" "$T/in/self.pdf"
same 'a plan is never written over' "$(run self.pdf -d . --name self.pdf)" 2
check '... and stays' cmp "$T/in/self.pdf" "$T/in/p1.xml"
same 'a folder that cannot be made ends with 3' "$(run p1.xml -d p2.xml/out)" 3
has '... and says why' "$(cat "$T/stderr")" 'cannot make the folder'
mkdir "$T/blocked" && mkdir "$T/blocked/p2.pdf"
same 'a report that cannot be written is lost alone' "$(run p1.xml p2.xml p3.xml -d ../blocked)" 3
has '... with its reason' "$(cat "$T/stderr")" 'p2.pdf'
check '... the others are made' [ -s "$T/blocked/p3.pdf" ]

# ---- lists and shards ----
printf 'p2.xml\r\n\np3.xml' > "$T/lines"
same '--list: names on lines' "$(run p1.xml --list=../lines -d ../listed; files "$T/listed")" '0
./p1.pdf ./p2.pdf ./p3.pdf '
printf 'a\nb.xml\0p1.xml\0' > "$T/nuls" && cp "$T/in/p1.xml" "$T/in/a
b.xml"
same '... or with NULs after them, from standard input' \
    "$(run --list=- -d ../nuls < "$T/nuls"; find "$T/nuls.d" "$T/nuls" -name '*.pdf' 2> /dev/null | wc -l | tr -d ' ')" "$(printf '3\n0')"
rm -f "$T/nuls.bytes" && mv "$T/nuls" "$T/nuls.bytes"
same '... whatever is in them' "$(run --list=- -d ../nuls < "$T/nuls.bytes"; ls "$T/nuls" | wc -l | tr -d ' ')" '0
2'
same 'an empty list is no fault' "$(run --list=/dev/null -d ../empty; tail -n 1 "$T/stderr")" '0
0 reports: 0 made'
same 'a list that is not there ends with 3' "$(run --list=../none -d ../empty)" 3
rm -rf "$T/shards"
for k in 1 2 3; do run -q p1.xml p2.xml p3.xml p4.xml p5.xml -d "../shards/$k" --shard="$k/3"; done > "$T/statuses"
same 'shards make each report once' "$(files "$T/shards")" './1/p1.pdf ./1/p4.pdf ./2/p2.pdf ./2/p5.pdf ./3/p3.pdf '
same 'more shards than plans: some have nothing to do' "$(run p1.xml -d ../nothing --shard=2/9; tail -n 1 "$T/stderr")" '0
0 reports: 0 made'
refused 'two plans of different shards for one name, by their paths' 'two reports would be one file' \
    a/plan.xml c/plan.xml --shard=1/2
same 'numbers are those of all plans' "$(name p1.xml p2.xml --shard=2/2 --name '{organisation}-{number}.pdf')" \
    './example-partnership-2.pdf '

# ---- newer ----
touch -d '2001-01-01' "$T/in/p1.xml" "$T/in/p2.xml" "$T/in/p3.xml"
newer() { run --newer p1.xml p2.xml -d ../newer "$@"; tail -n 1 "$T/stderr"; }
same '--newer makes what is not there' "$(newer)" '0
2 reports: 2 made'
same '... and nothing twice' "$(newer)" '0
2 reports: 0 made, 2 skipped'
touch -d '2200-01-01' "$T/in/p2.xml"
same '... but what has changed' "$(newer)" '0
2 reports: 1 made, 1 skipped'
touch -d '2001-01-01' "$T/in/p2.xml"
same 'the plan before counts, too' "$(touch -d '2200-01-01' "$T/in/p3.xml" && newer --previous=p3.xml)" '0
2 reports: 2 made'
touch -d '2001-01-01' "$T/in/p3.xml" "$T/newer/p1.pdf"
same 'a report that is older than the program is made anew' "$(newer)" '0
2 reports: 1 made, 1 skipped'
same 'JSON tells what was skipped' "$(run --newer --json p1.xml -d ../newer; lines '"\(.status): \(.reason)"')" '0
skipped: the report is newer than the plan'

# ---- a terminal ----
if has_terminal; then
    shown=$(cd_in on_terminal "TERM=xterm '$bp' batch p1.xml p2.xml p3.xml -d ../shown")
    has 'a terminal is shown how far it is' "$shown" 'made 0 of 3'
    has '... and the line is taken away' "$shown" "$(printf '\r\033[K3 reports: 3 made')"
    good_plan > "$T/in/failing.xml" && sed -i 's/status="amber"/status="ambre"/' "$T/in/failing.xml"
    mkfifo "$T/in/never.xml"
    shown=$(cd_in on_terminal "TERM=xterm '$bp' batch failing.xml never.xml -j1 --timeout=1 -d ../shown")
    has '... what failed is not counted as made' "$shown" 'made 0 of 2, 1 failed, '
    shown=$(cd_in on_terminal "TERM=dumb '$bp' batch p1.xml p2.xml p3.xml -d ../shown")
    same '... but not where it cannot be' "$(echo "$shown" | grep -c ' of 3')" 0
else
    skip 'a terminal is shown how far it is' 'no terminal to be had'
fi
