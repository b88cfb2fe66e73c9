# Board packs by the command line: what is written and what is not, the index, items alone, the folder that plans
# may lie in, and that a public pack says nothing of what is restricted.
. tests/tap.sh
T=$TEST_TMP
bp=$BOARDPAPER
input=$PWD/input
mkdir "$T/in" "$T/in/sub" "$T/out"
good_plan > "$T/in/good.xml"
good_plan > "$T/elsewhere.xml"

pack() { # ITEMS: a pack of these, on standard output
    printf '<board-pack><title>Board</title>%s</board-pack>\n' "$1"
}
item() { # NUMBER PLAN [MORE]
    printf '<item number="%s" title="T%s" plan="%s" %s/>' "$1" "$1" "$2" "${3:-}"
}

# ---- what is written ----
pack "$(item 1 good.xml)$(item 2 sub/../good.xml 'only="amber"')" > "$T/in/pack.xml"
same 'a pack is made' "$(status "$bp" pack "$T/in/pack.xml" -o "$T/out/pack.pdf")" 0
has '... and its closing line says so' "$(cat "$T/stderr")" 'pages,'
check '... it is sound' qpdf --check "$T/out/pack.pdf"
cp "$T/out/pack.pdf" "$T/before.pdf"
same 'made again it is the same' "$(status "$bp" pack -q "$T/in/pack.xml" -o "$T/out/pack.pdf")" 0
check '... byte for byte' cmp "$T/before.pdf" "$T/out/pack.pdf"
same 'quiet says nothing' "$(cat "$T/stderr")" ''
same 'from standard input, plans lie in the current folder' \
    "$(cd "$T/in" && "$bp" pack -q - -o ../out/stdin.pdf < pack.xml; cmp ../before.pdf ../out/stdin.pdf)" ''
same 'to standard output' "$("$bp" pack -q "$T/in/pack.xml" -o - | cmp - "$T/before.pdf")" ''
same 'it needs a name to write to' "$(status "$bp" pack "$T/in/pack.xml")" 2
same 'it does not replace the pack itself' "$(status "$bp" pack "$T/in/pack.xml" -o "$T/in/pack.xml")" 2
same '... nor a plan of its own' "$(status "$bp" pack "$T/in/pack.xml" -o "$T/in/sub/../good.xml")" 2
has '... which is said' "$(cat "$T/stderr")" "would replace $T/in/good.xml, a plan of the pack"
good_plan > "$T/in/good.json"
pack "$(item 1 good.json)" > "$T/in/json.xml"
same '... nor by its index' "$(status "$bp" pack "$T/in/json.xml" -o "$T/no.pdf" --index "$T/in/good.json")" 2
same '... and they are whole' "$(good_plan | cmp - "$T/in/good.xml"; good_plan | cmp - "$T/in/good.json")" ''
same 'a plan is no pack' "$(status "$bp" pack "$T/in/good.xml" -o "$T/no.pdf")" 1
has '... and it is said so' "$(cat "$T/stderr")" 'BP3012'
same 'a pack is no plan' "$(status "$bp" report "$T/in/pack.xml" -o "$T/no.pdf")" 1
has '... and it is said so' "$(cat "$T/stderr")" '`boardpaper pack` makes a pack'
same 'a pack that is not there' "$(status "$bp" pack "$T/in/none.xml" -o "$T/no.pdf")" 3
same 'a folder that is not there' "$(status "$bp" pack "$T/in/pack.xml" -o "$T/none/no.pdf")" 3
same 'a date that does not exist' "$(status "$bp" pack "$T/in/pack.xml" -o "$T/no.pdf" --date=2019-02-29)" 2
same 'a date is the metadata'\''s' "$("$bp" pack -q "$T/in/pack.xml" -o "$T/dated.pdf" --date=2019-12-05 &&
    pdfinfo -isodates "$T/dated.pdf" | sed -n 's/CreationDate: *//p')" '2019-12-05T00:00:00Z'
check 'findings as JSON' sh -c "'$bp' pack --json '$T/in/pack.xml' -o '$T/out/json.pdf' |
    jq -se 'length > 0 and (.[-1] | .type == \"document\" and .result == \"ok\")'"
same 'a dump says who has the rows' "$(status "$bp" dump pages "$T/in/pack.xml" --lead=x)" 2
same 'warnings of plans are told, too' "$(sed 's/ status="amber"//' "$T/in/good.xml" > "$T/in/late.xml"
    pack "$(item 1 late.xml)" > "$T/in/late-pack.xml"
    status "$bp" pack --strict "$T/in/late-pack.xml" -o "$T/late.pdf")" 1
has '... with their place in the plan and in the pack' "$(tr '\n' ' ' < "$T/stderr")" \
    "late.xml:12:7: warning BP4016"
has '... and in the pack' "$(tr '\n' ' ' < "$T/stderr")" "late-pack.xml:1:67: note: used by item 1 here"
# Items alone are made after the pack: what was found in the plans before the last one stays.
pack "$(item 1 late.xml)$(item 2 good.xml)" > "$T/in/late-first.xml"
"$bp" pack --json "$T/in/late-first.xml" -o "$T/late.pdf" > "$T/without.jsonl"
same '--items finds the same' "$("$bp" pack --json "$T/in/late-first.xml" -o "$T/late.pdf" --items "$T/late-items")" \
    "$(cat "$T/without.jsonl")"
has '... which is a warning' "$(cat "$T/without.jsonl")" '"warnings":1'
same '... and --strict ends as it does without' \
    "$(status "$bp" pack --strict "$T/in/late-first.xml" -o "$T/late.pdf" --items "$T/late-items")" 1

# What laying an item out finds is told when its plan is long gone.
long=$(printf '%0400d' 0 | tr 0 w)
good_plan | sed "s/safety event/safety $long event/; s/amber/green/" > "$T/in/wide.xml"
sed 's/www/vvv/g' "$T/in/wide.xml" > "$T/in/wider.xml"
pack "$(item 1 wide.xml)$(item 2 wider.xml)" > "$T/in/wide-pack.xml"
same 'words that are too wide are noted' "$(status "$bp" pack "$T/in/wide-pack.xml" -o "$T/wide.pdf")" 0
same '... each in its plan, with its line' \
    "$(grep -A1 ' BP6002: ' "$T/stderr" | sed "s|$T/in/||; s/^ *//" | cut -c1-46 | grep -v '^--')" \
    'wide.xml:13:41: note BP6002: "wwwwwwwwwwwwwwww
<description>Hold a road safety wwwwwwwwwwwwww
wider.xml:13:41: note BP6002: "vvvvvvvvvvvvvvv
<description>Hold a road safety vvvvvvvvvvvvvv'

# ---- where plans may lie ----
ln -s ../elsewhere.xml "$T/in/link.xml"
ln -s good.xml "$T/in/inner.xml"
ln -s .. "$T/in/up"
mkfifo "$T/in/pipe.xml"
for plan in ../elsewhere.xml "$T/elsewhere.xml" link.xml up/elsewhere.xml sub/../../elsewhere.xml; do
    pack "$(item 1 "$plan")" > "$T/in/out.xml"
    same "$plan lies outside" "$(status "$bp" pack "$T/in/out.xml" -o "$T/no.pdf")" 1
    has '... and it is said so' "$(cat "$T/stderr")" 'BP4103'
    same '... unless it is allowed' "$(status "$bp" pack -q --anywhere "$T/in/out.xml" -o "$T/yes.pdf")" 0
done
for plan in ../none.xml /none/none.xml; do
    pack "$(item 1 "$plan")" > "$T/in/out.xml"
    "$bp" pack "$T/in/out.xml" -o "$T/no.pdf" 2> "$T/said" || true
    has 'of a file outside it is not told whether it is there' "$(cat "$T/said")" 'BP4103'
done
pack "$(item 1 inner.xml)" > "$T/in/out.xml"
same 'a link within the folder is good' "$(status "$bp" pack "$T/in/out.xml" -o "$T/yes.pdf")" 0
pack "$(item 1 pipe.xml)" > "$T/in/out.xml"
same 'a pipe is not waited for' "$(status timeout 10 "$bp" pack "$T/in/out.xml" -o "$T/no.pdf")" 3
for plan in http://localhost:9/p.xml file:good.xml //localhost/p.xml FTP:p.xml; do
    pack "$(item 1 "$plan")" > "$T/in/out.xml"
    same "$plan is an address" "$(status "$bp" pack --anywhere "$T/in/out.xml" -o "$T/no.pdf")" 1
    has '... and it is said so' "$(cat "$T/stderr")" 'BP4102'
done
check 'nothing was written by any of these' [ ! -e "$T/no.pdf" ]

# ---- how often plans are read ----
reads() { # OPTION...: how often the plans of p.xml are opened, in their order
    ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0" strace -qq -o "$T/trace" -e trace=openat "$bp" pack -q "$T/in/p.xml" -o "$T/out/p.pdf" "$@" &&
        for plan in 1 2 3; do grep -c "plan$plan.xml" "$T/trace"; done | tr '\n' ' '
}
if strace -qq -o /dev/null true 2> "$T/stderr"; then
    for plan in 1 2 3; do good_plan > "$T/in/plan$plan.xml"; done
    pack "$(item 1 plan1.xml)$(item 2 plan2.xml)$(item 3 plan3.xml 'only="amber"')" > "$T/in/p.xml"
    same 'each plan is read once' "$(reads)" '1 1 1 '
    same '... with an index, too' "$(reads --index "$T/p.json")" '1 1 1 '
    cp "$T/out/p.pdf" "$T/p.pdf"
    # so long that only one of them may stay open
    words=$(awk 'BEGIN { for (i = 0; i < 9000; i++) printf "word%d ", i }')
    for plan in 1 2 3; do
        good_plan | awk -v words="$words" '/<\/actions>/ {
            for (i = 0; i < 60; i++) print "<priority><title>P" i "</title><action ref=\"" i + 20 ".1\" due=\"March 2027\" " \
                "status=\"red\"><description>" words "</description><lead>Parks</lead></action></priority>" } { print }' \
            > "$T/in/plan$plan.xml"
    done
    pack "$(item 1 plan1.xml 'only="amber"')$(item 2 plan2.xml 'only="amber"')$(item 3 plan3.xml 'only="amber"')" \
        > "$T/in/p.xml"
    same '... but where that takes too much memory' "$(reads)" '1 2 2 '
else
    skip 'each plan is read once' 'strace cannot follow a program here'
fi

# ---- the index, and items alone ----
"$bp" pack -q "$input/board-pack.xml" -o "$T/out/whole.pdf" --items "$T/items" --index "$T/index.json"
"$bp" pack -q "$input/board-pack.xml" -o "$T/out/whole.pdf" --items "$T/items" --index "$T/index.csv"
"$bp" pack -q "$input/board-pack.xml" -o "$T/out/whole.pdf" --index "$T/short.csv"
same 'items have names that say which they are' "$(ls "$T/items")" 'item-07-quarter-2-monitoring-report.pdf
item-08-exceptions-only-kent-police.pdf
item-09-cctv-contract-bids-and-ceiling-price.pdf'
same 'the index tells the plans'\'' sums' "$(jq -r '.items[] | .plan_sha256 + "  " + .plan' "$T/index.json" |
    (cd "$input" && sha256sum -c --quiet) 2>&1)" ''
same '... and the items'\''' "$(jq -r '.items[] | .sha256 + "  " + .file' "$T/index.json" |
    (cd "$T/items" && sha256sum -c --quiet) 2>&1)" ''
same '... and the pack'\''s' "$(jq -r .sha256 "$T/index.json")" "$(sha256sum < "$T/out/whole.pdf" | cut -d' ' -f1)"
same '... and each one'\''s bytes and pages' "$(jq -r '.items[] | "\(.bytes) \(.pages) \(.last - .first + 1)"' \
    "$T/index.json")" "$(for file in "$T"/items/*; do
    pages=$(pdfinfo "$file" | sed -n 's/^Pages: *//p')
    echo "$(wc -c < "$file" | tr -d ' ') $pages $pages"
done)"
same 'the CSV says the same' "$(tail -n +2 "$T/index.csv" | tr -d '"\r')" \
    "$(jq -r '.items[] | [.item, .title, .plan, .first, .last, .restricted // "", .plan_sha256, .file, .pages,
        .bytes, .sha256] | map(tostring) | join(",")' "$T/index.json")"
same '... line by line with CR and LF' "$(grep -c "$(printf '\r')\$" "$T/index.csv")" 4
same '... and with the mark by which Excel knows UTF-8' "$(head -c 3 "$T/index.csv" | od -An -tx1)" ' ef bb bf'
same '... and is shorter without items' "$(head -n 1 "$T/short.csv" | tail -c +4 | tr -d '\r')" \
    'item,title,plan,first,last,restricted,plan_sha256'
same 'an index needs a kind' "$(status "$bp" pack "$input/board-pack.xml" -o "$T/no.pdf" --index "$T/x.txt")" 2
sed 's/title="T1"/title="=1+1 \&quot;x\&quot;, y"/; s/title="T2"/title="-cmd"/' "$T/in/pack.xml" > "$T/in/formula.xml"
"$bp" pack -q "$T/in/formula.xml" -o "$T/out/formula.pdf" --index "$T/formula.csv" --items "$T/formulas"
same 'no cell is a formula' "$(tail -n +2 "$T/formula.csv" | sed 's/"[^"]*good.xml".*//')" \
    '"1","'\''=1+1 ""x"", y",
"2","'\''-cmd",'
pack "$(item 1 good.xml)$(item 01 good.xml)" | sed 's/T01/T1/' > "$T/in/clash.xml"
same 'two items that would have one file are refused' \
    "$(status "$bp" pack "$T/in/clash.xml" -o "$T/no.pdf" --items "$T/none")" 2
check '... and nothing is written' [ ! -e "$T/none" ]

# Page numbers: what is printed, the page's label and its place in the file are one.
numbers() { # PDF FIRST: what its pages print, and what they should
    n=$2
    pages=$(pdfinfo "$1" | sed -n 's/^Pages: *//p')
    for page in $(seq "$pages"); do
        pdftotext -f "$page" -l "$page" "$1" - | grep -oE '^Page [0-9]+ of [0-9]+$' | tail -n 1
        echo "Page $n of $all" >> "$T/wanted"
        n=$((n + 1))
    done
}
labels() { # PDF: the number that its first label has
    qpdf --json --json-key=pagelabels "$1" | jq '.pagelabels[0].label["/St"] // 1'
}
all=$(pdfinfo "$T/out/whole.pdf" | sed -n 's/^Pages: *//p')
: > "$T/wanted"
numbers "$T/out/whole.pdf" 1 > "$T/got"
same 'the pack'\''s pages are numbered from 1' "$(cat "$T/got")" "$(cat "$T/wanted")"
same '... and so labelled' "$(labels "$T/out/whole.pdf")" 1
jq -r '.items[] | "\(.first) \(.file)"' "$T/index.json" > "$T/files"
while read -r first file; do
    : > "$T/wanted"
    numbers "$T/items/$file" "$first" > "$T/got"
    same "$file has the pack's numbers" "$(cat "$T/got")" "$(cat "$T/wanted")"
    same '... and labels' "$(labels "$T/items/$file")" "$first"
    pdftotext -f "$first" -l "$first" "$T/out/whole.pdf" - > "$T/one"
    pdftotext -l 1 "$T/items/$file" - > "$T/two"
    check '... and says on its first page what the pack says there' diff "$T/one" "$T/two"
done < "$T/files"
same 'it opens at 100 %, with its bookmarks' "$(qpdf --json "$T/out/whole.pdf" |
    jq -c '[.. | objects | if ."/S"? == "/GoTo" then ."/D"[1, 4] else ."/PageMode"? // empty end] | sort')" \
    '[1,"/UseOutlines","/XYZ"]'
same 'a failure writes nothing, and leaves what was there' "$(cp "$T/out/pack.pdf" "$T/keep.pdf"
    pack "$(item 1 good.xml)$(item 2 none.xml)" > "$T/in/fails.xml"
    "$bp" pack -q "$T/in/fails.xml" -o "$T/keep.pdf" --items "$T/none" --index "$T/none.json" 2> "$T/said" || echo "$?"
    cmp "$T/keep.pdf" "$T/out/pack.pdf" && ls "$T/none" "$T/none.json" 2> "$T/said")" 3

# The label of an item is on each of its pages, be its title as long as may be.
long=$(for i in 1 2 3 4 5 6 7 8 9; do printf 'a title of many words, '; done)
pack "$(item 17 good.xml)" | sed "s/title=\"T17\"/title=\"$long$long\"/" > "$T/in/long.xml"
for options in --mono --large-print; do
    "$bp" pack -q "$T/in/long.xml" -o "$T/long.pdf" --items "$T/long" $options
    pages=$(pdfinfo "$T"/long/*.pdf | sed -n 's/^Pages: *//p')
    same "$options: the label is on each page, however long the title" "$(for page in $(seq "$pages"); do
        pdftotext -layout -f "$page" -l "$page" "$T"/long/*.pdf - | grep -c '^ *Item 17 .*Page'
    done | sort -u)" 1
done

# ---- the public edition ----
# Each of these words stands in what is restricted alone.
words='zqrow zqlead zqupdate zqitem zqplan zqonly Lanternwick'
good_plan | sed 's,</priority>,<action ref="zqrow 1" status="red" restricted="Schedule 12A paragraph 7">\
    <description>zqonly</description><lead>zqlead</lead><update>zqupdate</update></action></priority>,' > "$T/in/part.xml"
good_plan | sed 's/Road Safety/zqplan/' > "$T/in/zqplan.xml"
cp "$input/board-pack-cctv.xml" "$T/in/"
pack "$(item 1 part.xml)$(item 2 part.xml 'lead="zqlead"')$(item 3 zqplan.xml \
    'restricted="Schedule 12A paragraph 3"')$(item 4 board-pack-cctv.xml 'restricted="Schedule 12A paragraph 3"')" |
    sed 's/title="T3"/title="zqitem"/' > "$T/in/mixed.xml"
everything() { # PDF: all that it says, however it is written down
    qpdf --qdf --object-streams=disable "$1" "$T/qdf.pdf"
    LC_ALL=C tr -d '\000' < "$T/qdf.pdf" | LC_ALL=C sed 's/\\000//g'
    qpdf --json --json-key=outlines "$1"
    pdftotext "$1" -
    pdfinfo "$1"
    pdfinfo -struct-text "$1"
    LC_ALL=C grep -aoE '<[0-9A-Fa-f]{8,}>' "$T/qdf.pdf" | tr -d '<>' | tr 'A-F' 'a-f' |
        awk 'BEGIN { for (i = 32; i < 127; i++) ascii[sprintf("00%02x", i)] = sprintf("%c", i) }
            { text = ""; for (i = 1; i < length($0); i += 4) text = text ascii[substr($0, i, 4)]; print text }'
}
found() { # FOLDER: which of the words are in anything there, names of files among it
    { for file in "$1"/*.pdf "$1"/items/*.pdf; do everything "$file"; done
        cat "$1"/index.*
        ls "$1/items"; } > "$T/everything"
    for word in $words; do
        ! LC_ALL=C grep -aqi "$word" "$T/everything" || printf '%s ' "$word"
    done
}
for edition in restricted public; do
    mkdir "$T/$edition"
    for kind in json csv; do
        "$bp" pack -q "$T/in/mixed.xml" --edition=$edition -o "$T/$edition/pack.pdf" \
            --items "$T/$edition/items" --index "$T/$edition/index.$kind" 2> "$T/said"
    done
done
same 'the restricted edition says each word' "$(found "$T/restricted")" "$words "
same 'the public one none, in no file' "$(found "$T/public")" ''
has '... and how many items and rows it leaves out' "$(pdftotext "$T/public/pack.pdf" - | tr '\n' ' ')" \
    '3 items and 1 row of other items are not for publication (Schedule 12A paragraphs 3 and 7)'
has '... in its own edition' "$(pdftotext -l 1 "$T/public/pack.pdf" -)" 'Public edition'
for word in Restricted 'Not for publication: Schedule'; do
    same "... which nowhere says $word" "$(pdftotext "$T/public/pack.pdf" - | grep -c "$word")" 0
done
same 'its items keep their numbers' "$(jq -r '.items[].item' "$T/public/index.json")" 1
same 'the index tells which items are restricted, and which in part' \
    "$(jq -r '.items[] | "\(.item) \(.restricted)"' "$T/restricted/index.json")" '1 in part: Schedule 12A paragraph 7
2 in part: Schedule 12A paragraph 7
3 Schedule 12A paragraph 3
4 Schedule 12A paragraph 3'
same '... and of the public edition none' "$(jq -c '[.items[].restricted]' "$T/public/index.json")" '[null]'
sed 's/restricted="[^"]*"/restricted="yes"/' "$T/in/part.xml" > "$T/in/unsaid.xml"
pack "$(item 1 unsaid.xml)$(item 2 good.xml)" > "$T/in/unsaid-pack.xml"
"$bp" pack -q "$T/in/unsaid-pack.xml" -o "$T/unsaid.pdf" --index "$T/unsaid.json" 2> "$T/said"
same '... nor a paragraph where none is given' "$(jq -c '[.items[].restricted]' "$T/unsaid.json")" '["in part",null]'
good_plan | sed 's/Road Safety/Parks/' > "$T/in/other.xml"
pack "$(item 1 part.xml 'lead="zqlead"')$(item 2 other.xml)$(item 3 good.xml)" > "$T/in/gone.xml"
same 'where an extract has nothing public, the items after it are there' \
    "$(status "$bp" pack -q "$T/in/gone.xml" --edition=public -o "$T/gone.pdf" --index "$T/gone.json")" 0
same '... under their numbers' "$(jq -r '.items[] | .item + " " + .plan' "$T/gone.json" | tr '\n' ' ')" \
    '2 other.xml 3 good.xml '
# A folder of items that is used again: the items of before are still there, and may not be public.
cp -r "$T/restricted/items" "$T/again"
touch "$T/again/item-notes.txt" "$T/again/notes.pdf"
same 'items of an earlier run are no error' \
    "$(status "$bp" pack "$T/in/mixed.xml" --edition=public -o "$T/again.pdf" --items "$T/again")" 0
same '... but each is warned of' "$(sed -n "s,^boardpaper: warning: $T/again/\(.*\) was there before.*,\1,p" "$T/stderr" |
    tr '\n' ' ')" 'item-02-t2.pdf item-03-zqitem.pdf item-04-t4.pdf '
check '... and stays' [ -e "$T/again/item-04-t4.pdf" ]
first=$(jq '.items[] | select(.item == "4") | .first' "$T/restricted/index.json")
last=$(jq '.items[] | select(.item == "4") | .last' "$T/restricted/index.json")
same 'each page of a restricted item is stamped' "$(for page in $(seq "$first" "$last"); do
    pdftotext -layout -f "$page" -l "$page" "$T/restricted/pack.pdf" - | tr -s ' \n' ' ' |
        grep -c 'Not for publication: Schedule 12A paragraph 3'
done | sort -u)" 1
has '... with the Schedule'\''s words' "$(pdftotext -f "$first" -l "$first" "$T/restricted/pack.pdf" - | tr '\n' ' ')" \
    'Information relating to the financial or business affairs of any particular person'
echo "1..$tap_n"
