# Shards of a batch whose names need the words of plans: each reads its own plans alone, and yet no two reports
# get one file without a word.
. tests/tap.sh
T=$TEST_TMP
bp=$BOARDPAPER
mkdir "$T/in"
n=0
while [ $((n += 1)) -le 12 ]; do
    plan "p$n" "s/Example Partnership/Partnership $n/"
done
shard() { # K/N ARGUMENTS...: one shard of all plans, into out; prints its exit status
    k=$1
    shift
    (cd "$T/in" && status "$bp" batch -q p?.xml p??.xml -d "$T/out" --shard="$k" "$@")
}
shards() { # N ARGUMENTS...: all of them, one after the other
    of=$1 i=0
    shift
    while [ $((i += 1)) -le "$of" ]; do
        shard "$i/$of" "$@"
    done | sort -u | tr '\n' ' '
}
files() { (cd "$1" && find . -type f ! -name '.*' | sort | tr '\n' ' '); }
sums() { (cd "$1" && find . -type f ! -name '.*' -exec sha256sum {} + | sort); }

# ---- the same files, however many shards ----
(cd "$T/in" && "$bp" batch -q p?.xml p??.xml -d "$T/whole" --name '{organisation}/{period}.pdf')
for n in 1 3 5 20; do
    rm -rf "$T/out"
    same "$n shards end well" "$(shards $n --name '{organisation}/{period}.pdf')" '0 '
    same '... and make what one batch makes' "$(sums "$T/out")" "$(sums "$T/whole")"
done
same 'made again, by another number of shards' "$(shards 4 --newer --name '{organisation}/{period}.pdf')" '0 '
same '... the same' "$(sums "$T/out")" "$(sums "$T/whole")"

# ---- a shard reads no plan but its own ----
rm -rf "$T/out"
opened() { # K/N ARGUMENTS...: the plans that it opens
    k=$1
    shift
    (cd "$T/in" && strace -f -qq -e trace=openat,open -o "$T/trace" "$bp" batch -q p?.xml p??.xml -d "$T/out" \
        --shard="$k" "$@" 2> "$T/stderr")
    grep -o '"p[0-9]*\.xml"' "$T/trace" | sort -u | tr -d '"' | tr '\n' ' '
}
if are_watched || ! strace -o /dev/null true 2> /dev/null; then
    skip 'which plans are opened' 'strace does not go with what watches the program, or is not there'
else
    same 'a shard opens its own plans alone' "$(opened 2/4 --name '{organisation}.pdf')" 'p10.xml p2.xml p6.xml '
    same '... with --per, too' "$(opened 3/4 --per=lead)" 'p11.xml p3.xml p7.xml '
    same '... and after another one' "$(opened 4/4 --name '{organisation}.pdf')" 'p12.xml p4.xml p8.xml '
fi

# ---- the head alone ----
rm -rf "$T/out"
plan p3 's/Example Partnership/Partnership 3/; s/status="amber"/status="none"/'
same 'a plan whose rows have errors' "$(shard 3/12 --name '{organisation}-{plan}.pdf' --json; jq -r 'select(.type == "output") | .file' "$T/stdout")" "1
$T/out/partnership-3-p3.pdf"
plan p3 's/Example Partnership/Partnership 3/; s/<title>Quarter/<titel>Quarter/'
same '... and one whose head has: it has no name' "$(shard 3/12 --name '{organisation}.pdf' --json
    jq -r 'select(.type == "output") | .file' "$T/stdout")" '1
null'
has '... and what is wrong is said' "$(cat "$T/stdout")" 'titel'
for paragraphs in 100 2000 5000; do # the head is within the first bytes, or within more, or is read with all
    { echo '<action-plan><title>Plan</title><organisation>Órgan</organisation>'
      echo '<report from="2019-07-01" to="2019-09-30"><title>Quarter 2</title><summary>'
      awk -v n="$paragraphs" 'BEGIN { while (n--) print "<p>Many words – and more.</p>" }'
      echo '</summary></report>'
      good_plan | sed -n '/<actions>/,$p'; } > "$T/in/p3.xml"
    rm -rf "$T/out"
    same "a head of $paragraphs paragraphs" "$(shard 3/12 --name '{organisation} {report}.pdf'; files "$T/out")" '0
./órgan quarter-2.pdf '
done
plan p3 's/Example Partnership/Partnership 3/'

# ---- two shards, one name ----
plan p5 's/Example Partnership/PARTNERSHIP 2/'
rm -rf "$T/out"
same 'a shard alone knows of no other' "$(shard 2/4 --name '{organisation}.pdf')" 0
same 'the next one meets the name' "$(shard 1/4 --name '{organisation}.pdf')" 2
has '... says so' "$(cat "$T/stderr")" 'partnership-2.pdf: of p5.xml and of p2.xml, which another shard makes'
has '... and what tells them apart' "$(cat "$T/stderr")" 'put {plan} or {number} into --name'
same '... and makes nothing' "$(files "$T/out")" './partnership-10.pdf ./partnership-2.pdf ./partnership-6.pdf '
same '... nor with --newer, where a file of that name is up to date' "$(shard 1/4 --newer --name '{organisation}.pdf')" 2
same '... and now the first one says so, too' "$(shard 2/4 --name '{organisation}.pdf')" 2
same 'a name that is of the plan is none of the other shard' "$(shard 1/4 --name '{organisation}-{plan}.pdf')" 0
same 'nor is one with the number' "$(shard 1/4 --name '{organisation}-{number}.pdf')" 0
plan p5 's/Example Partnership/Partnership 5/'
same 'once the plan is mended, all is well' "$(shards 4 --name '{organisation}.pdf')" '0 '
same '... and made' "$(files "$T/out" | tr ' ' '\n' | grep -c 'partnership-[0-9]*\.pdf')" 12
plan p5 's/Example Partnership/Partnership 2/'
same 'a list of before does not hide the change' "$(shards 4 --name '{organisation}.pdf')" '0 2 '
plan p5 's/Example Partnership/Partnership 5/'

# A list that comes late, as on a slow network drive: when the other shard has made its first report.
rm -rf "$T/out"
same 'a shard leaves a list' "$(shard 2/4 --name '{organisation}.pdf')" 0
list=$T/out/.boardpaper-names-2-of-4
mv "$list" "$T/late"
plan p5 's/Example Partnership/Partnership 2/'
mv "$T/in/p9.xml" "$T/p9.xml" && mkfifo "$T/in/p9.xml"
{ cat "$T/p9.xml" > "$T/in/p9.xml" # for its name
  while [ ! -e "$T/out/partnership-1.pdf" ]; do sleep 0.1; done
  cp "$T/late" "$list"
  cat "$T/p9.xml" > "$T/in/p9.xml"; } & # for its report
same 'a clash that shows at the end alone ends with 2' "$(shard 1/4 -j1 --name '{organisation}.pdf')" 2
has '... and is said' "$(cat "$T/stderr")" 'the file holds one of the two'
wait
rm "$T/in/p9.xml" && mv "$T/p9.xml" "$T/in"
plan p5 's/Example Partnership/Partnership 5/'

# ---- what may be wrong with a list ----
for text in '' 'boardpaper names 1: 12 plans' "$(head -n 1 "$T/late")
zzz
$(printf '%0200d' 7)
0 99999999999999999999999999 1" "$(head -c 500 /dev/urandom | tr -d '\000')"; do
    rm -rf "$T/out" && mkdir "$T/out"
    printf '%s\n' "$text" > "$T/out/.boardpaper-names-2-of-4"
    same 'a list that is damaged does no harm' "$(shard 1/4 --name '{organisation}.pdf')" 0
done
rm -rf "$T/out" && mkdir -p "$T/out/.boardpaper-names-1-of-4"
same 'a list that cannot be written ends with 3' "$(shard 1/4 --name '{organisation}.pdf')" 3
has '... and says which' "$(cat "$T/stderr")" '.boardpaper-names-1-of-4'
same '... and nothing is made' "$(files "$T/out")" ''
rm -rf "$T/out"
same 'one batch leaves no list' "$(shard 1/1 --name '{organisation}.pdf'; find "$T/out" -name '.*')" 0
