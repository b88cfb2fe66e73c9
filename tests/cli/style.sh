# House styles: which one counts, where it may lie, and what happens if it cannot be used. tests/golden/styles.sh
# has what is said of each fault.
. tests/tap.sh
T=$TEST_TMP
bp=$BOARDPAPER
mkdir -p "$T/in/below" "$T/other"
logo=$PWD/tests/conformance/plans/logo.png
style() { # WORDS [REST]: a style that calls a heading so
    echo "<house-style><heading of='needs-attention' words='$1'/>${2-}</house-style>"
}
styled() { # FILE: the good plan, which names this style
    good_plan | sed "s|<action-plan|& style=\"$1\"|"
}
words() { # ARGUMENTS...: the words of the pages
    "$bp" dump pages "$@" 2> "$T/stderr" | sed -n 's/.*"\(.*\)"$/\1/p' | tr '\n' ' '
}
good_plan > "$T/in/plain.xml"
style 'Named words' > "$T/in/below/house.xml"
styled below/house.xml > "$T/in/named.xml"
style 'Given words' > "$T/other/given.xml"

# ---- which one counts ----
lacks 'without a style the report has its own words' "$(words "$T/in/plain.xml")" 'Named words'
has 'a plan names one in a folder below' "$(words "$T/in/named.xml")" 'Named words'
has '... from whatever folder the program is run' "$(cd_in words named.xml; cd / && words "$T/in/named.xml")" \
    'Named words'
has '--style gives one' "$(words "$T/in/plain.xml" --style="$T/other/given.xml")" 'Given words'
has '... which comes before the one that the plan names' \
    "$(words "$T/in/named.xml" --style="$T/other/given.xml")" 'Given words'
lacks '... and replaces all of it' "$(words "$T/in/named.xml" --style="$T/other/given.xml")" 'Named words'
for to in pdf html; do
    "$bp" -q "$T/in/named.xml" --to=$to -o - > "$T/named.$to" 2> "$T/stderr"
    "$bp" -q "$T/in/plain.xml" --to=$to -o - --style="$T/in/below/house.xml" > "$T/given.$to"
    check "a style does the same, named or given, to $to" cmp "$T/named.$to" "$T/given.$to"
    "$bp" -q "$T/in/named.xml" --to=$to -o "$T/file.$to"
    check '... and to a file' cmp "$T/named.$to" "$T/file.$to"
done

# ---- which option counts ----
style 'Words' "<status id='amber' fill='#FFAC1A'/>" > "$T/other/small.xml"
sed 's|<heading|<page text-size="8pt"/><heading|' "$T/other/given.xml" > "$T/other/small.xml"
sizes() { "$bp" dump pages "$T/in/plain.xml" "$@" 2> "$T/stderr" | awk '/"One was held\."/ { print $5 }'; }
same 'the text has the size of the style' "$(sizes --style="$T/other/small.xml")" 8
same '... but for --text-size' "$(sizes --style="$T/other/small.xml" --text-size=12)" 12
same '... and for large print' "$(sizes --style="$T/other/small.xml" --large-print)" 16
same 'HTML has no size, and is not refused' \
    "$(status "$bp" "$T/in/plain.xml" --style="$T/other/small.xml" -o "$T/small.html")" 0
cp "$logo" "$T/other/crest.png"
echo '<house-style><logo file="crest.png" description="A crest"/></house-style>' > "$T/other/logo.xml"
figures() { "$bp" dump tags "$T/in/plain.xml" "$@" 2> "$T/stderr" | grep -o 'Figure.*'; }
has 'the logo has the words of the style' "$(figures --style="$T/other/logo.xml")" 'A crest'
has '... or those of the caller' "$(figures --style="$T/other/logo.xml" --logo-words='Ours')" 'Ours'
has 'another logo comes first, and has words of its own' \
    "$(figures --style="$T/other/logo.xml" --logo="$logo")" 'Logo: Example Partnership'
echo '<house-style><logo file="none.png"/></house-style>' > "$T/other/none.xml"
same '... and that of the style is not looked at' \
    "$(status "$bp" "$T/in/plain.xml" --style="$T/other/none.xml" --logo="$logo" -o "$T/logo.pdf")" 0

# ---- every document ----
sed 's/status="amber"/status="green"/' "$T/in/named.xml" > "$T/in/new.xml"
echo '<house-style><draft>NOT AGREED</draft></house-style>' > "$T/other/draft.xml"
drafts() { # NAME ARGUMENTS...: as PDF and as HTML it says that it is a draft
    name=$1
    shift
    "$bp" "$@" -q --style="$T/other/draft.xml" -o "$T/draft.html" > "$T/stdout" 2>&1
    has "$name has the style" "$(cat "$T/draft.html" "$T/stdout")" 'NOT AGREED'
    "$bp" "$@" -q --style="$T/other/draft.xml" -o "$T/draft.pdf" > "$T/stdout" 2>&1
    has '... as a PDF, too' "$(pdftotext "$T/draft.pdf" -; cat "$T/stdout")" 'NOT AGREED'
    rm -f "$T/draft.html" "$T/draft.pdf"
}
drafts 'a report' report "$T/in/named.xml" --findings --previous="$T/in/plain.xml"
drafts 'an extract' report "$T/in/named.xml" --only=amber
drafts 'a chase sheet' report "$T/in/named.xml" --chase
drafts 'a list of findings' check "$T/in/named.xml"
drafts 'a list of changes' compare "$T/in/named.xml" "$T/in/new.xml"
echo '<board-pack><title>Board</title><item number="1" title="One" plan="named.xml"/></board-pack>' > "$T/in/pack.xml"
drafts 'a pack' pack "$T/in/pack.xml"
"$bp" pack -q "$T/in/pack.xml" --style="$T/other/draft.xml" -o "$T/pack.pdf" --items="$T/items"
has 'an item of a pack has it' "$(pdftotext "$T"/items/*.pdf -)" 'NOT AGREED'
"$bp" batch -q "$T/in/named.xml" "$T/in/plain.xml" --style="$T/other/draft.xml" -d "$T/batch" --to=html
same 'each report of a batch has it' "$(grep -l 'NOT AGREED' "$T"/batch/*.html | wc -l)" 2
"$bp" batch -q "$T/in/named.xml" "$T/in/plain.xml" -d "$T/batch2" --to=html
same '... or that of its own plan' "$(grep -l 'Named words' "$T"/batch2/*.html)" "$T/batch2/named.html"
same 'a newer style makes a batch anew' "$(
    "$bp" batch "$T/in/named.xml" --style="$T/other/draft.xml" -d "$T/batch" --to=html --newer 2>&1 | tail -n 1
    sleep 0.02 && touch "$T/other/draft.xml"
    "$bp" batch "$T/in/named.xml" --style="$T/other/draft.xml" -d "$T/batch" --to=html --newer 2>&1 | tail -n 1)" \
    '1 report: 0 made, 1 skipped
1 report: 1 made'

# ---- packs ----
lacks 'in a pack, the style that a plan names does not count' "$(words "$T/in/pack.xml")" 'Named words'
has '... which a note says' "$("$bp" check "$T/in/pack.xml")" 'note BP4051: the house style that the plan "named.xml" names'
sed 's|<board-pack|& style="below/house.xml"|' "$T/in/pack.xml" > "$T/in/styled-pack.xml"
has 'a pack names one for all its pages' "$(words "$T/in/styled-pack.xml")" 'Named words'
same '... and there is no note' "$("$bp" check -q "$T/in/styled-pack.xml")" ''
has '... and --style comes first' "$(words "$T/in/styled-pack.xml" --style="$T/other/given.xml")" 'Given words'
has 'from standard input it lies, as the plans do, in the current folder or below' \
    "$(cd_in "$bp" pack -q - --to=html -o - < "$T/in/styled-pack.xml")" 'Named words'
sed 's|below/house|../other/given|' "$T/in/styled-pack.xml" > "$T/in/outside-pack.xml"
same 'it lies in the folder of the pack' "$(status "$bp" pack "$T/in/outside-pack.xml" -o "$T/no.pdf")" 1
has '... which is said' "$(cat "$T/stderr")" 'outside-pack.xml:1:20: error BP4048'
same '... even if the plans need not' "$(status "$bp" pack "$T/in/outside-pack.xml" --anywhere -o "$T/no.pdf")" 1
check '... and nothing is written' [ ! -e "$T/no.pdf" ]
has '... and check says so' "$("$bp" check "$T/in/outside-pack.xml")" 'error BP4048'

# ---- what cannot be used ----
styled below/broken.xml > "$T/in/broken.xml"
echo '<house-style><page paper="A7"/></house-style>' > "$T/in/below/broken.xml"
echo 'the report of before' > "$T/kept.pdf"
same 'a plan whose style is broken has no report' "$(status "$bp" "$T/in/broken.xml" -o "$T/kept.pdf")" 1
same '... and what was there is whole' "$(cat "$T/kept.pdf")" 'the report of before'
has '... its fault has a place in the style' "$(cat "$T/stderr")" 'in/below/broken.xml:1:27: error BP4005'
has '... and one in the plan' "$(cat "$T/stderr")" 'in/broken.xml:2:21: note: named as the house style here'
check 'with JSON, too' sh -c "'$bp' report --json '$T/in/broken.xml' -o '$T/kept.pdf' | jq -se '
    .[0].code == \"BP4005\" and (.[0].file | endswith(\"below/broken.xml\")) and .[0].line == 1'"
same 'a batch tells it of that plan alone' \
    "$(status "$bp" batch "$T/in/broken.xml" "$T/in/plain.xml" -d "$T/batch3")" 1
same '... and makes the other' "$(ls "$T/batch3")" 'plain.pdf'
same '--style of a file that is not there' "$(status "$bp" "$T/in/plain.xml" --style="$T/none.xml" -o "$T/no.pdf")" 3
same '... of a folder' "$(status "$bp" "$T/in/plain.xml" --style="$T/in" -o "$T/no.pdf")" 3
has '... says so' "$(cat "$T/stderr")" 'it is a folder'
same '... of a plan' "$(status "$bp" "$T/in/plain.xml" --style="$T/in/named.xml" -o "$T/no.pdf")" 1
has '... says so' "$(cat "$T/stderr")" 'error BP3013: this is an action plan, not a house style'
same '... of nothing' "$(: > "$T/empty.xml"; status "$bp" "$T/in/plain.xml" --style="$T/empty.xml" -o "$T/no.pdf")" 1
same '... of standard input' "$(style X | status "$bp" "$T/in/plain.xml" --style=- -o "$T/no.pdf")" 3
has '... says so' "$(cat "$T/stderr")" 'error BP1001: cannot read the file: standard input has no folder'
same 'a style is no plan' "$(status "$bp" "$T/other/given.xml" -o "$T/no.pdf")" 1
has '... and it is said so' "$(cat "$T/stderr")" 'error BP3013: this is a house style, not an action plan'
check 'none of these wrote a report' [ ! -e "$T/no.pdf" ]
same 'a style is not replaced by a report' \
    "$(status "$bp" "$T/in/plain.xml" --style="$T/other/given.xml" -o "$T/other/given.xml")" 2
style 'Given words' | cmp -s - "$T/other/given.xml"
same '... and is whole' $? 0

# ---- a plan without a folder ----
same 'a plan from standard input has no folder' "$(status "$bp" - -o "$T/stdin.html" < "$T/in/named.xml")" 0
has '... so its style is not used, with a warning' "$(cat "$T/stderr")" 'warning BP4050: the house style "below/house.xml" is not used'
lacks '... at all' "$(cat "$T/stdin.html")" 'Named words'
same '... unless it is given' "$(status "$bp" - -o "$T/stdin.html" --style="$T/in/below/house.xml" < "$T/in/named.xml")" 0
same '... with no warning' "$(grep -c BP4050 "$T/stderr")" 0
has '... and counts' "$(cat "$T/stdin.html")" 'Named words'

# ---- the verbs ----
same 'check takes styles and plans in one call' \
    "$(cd "$T" && "$bp" check other/given.xml in/plain.xml in/below/broken.xml 2>&1 | grep -v '^ ')" \
    "other/given.xml: no findings
in/plain.xml: no findings
in/below/broken.xml:1:27: error BP4005: \"A7\" is not a value of the attribute \"paper\"
in/below/broken.xml: 1 error"
has 'check says what is wrong with a style that is given' \
    "$("$bp" check "$T/in/plain.xml" --style="$T/in/below/broken.xml")" 'error BP4005'
same '... and with the logo that it names' \
    "$(cd "$T" && status "$bp" check in/plain.xml --style=other/none.xml; grep -c BP4049 stdout)" '3
1'
check 'JSON, too' sh -c "'$bp' check --json '$T/in/below/broken.xml' | jq -se '.[0].code == \"BP4005\"'"
same 'a style has no list of findings' "$(status "$bp" check "$T/other/given.xml" -o "$T/no.pdf")" 1
same 'init style writes one' "$("$bp" init style -q -o "$T/house.xml" && "$bp" check -q "$T/house.xml")" ''
check '... by whichever of its names' sh -c '"$1" init --style | cmp - "$2"' - "$bp" "$T/house.xml"
same '... and no plan at once' "$(status "$bp" init plan --style)" 2
same '... and does not replace one' "$(status "$bp" init style -o "$T/house.xml")" 3
same '... and is no workbook' "$(status "$bp" init style -o "$T/house.xlsx")" 2
same '... and takes nothing of a plan' "$(status "$bp" init style --preset=rag -o "$T/no.xml")" 2
same 'there is no other thing to start' "$(status "$bp" init stile)" 2
has '... which is said' "$(cat "$T/stderr")" 'plan or style'
same 'init plan is init' "$("$bp" init plan)" "$("$bp" init)"
"$bp" import -q "$T/in/named.xml" -o "$T/in/named.xlsx"
has 'a workbook of our own keeps the style' "$(words "$T/in/named.xlsx")" 'Named words'
"$bp" import -q "$T/in/named.xlsx" -o "$T/back.xml"
same '... and gives it back' "$(grep -c ' style="below/house.xml"' "$T/back.xml")" 1
"$bp" import -q "$T/in/broken.xml" -o "$T/in/broken.xlsx"
same '... and names no line of a file that nobody wrote' "$("$bp" check "$T/in/broken.xlsx" 2> "$T/stderr" | grep -v '^ ')" \
    "$T/in/below/broken.xml:1:27: error BP4005: \"A7\" is not a value of the attribute \"paper\"
$T/in/broken.xlsx: 1 error"
"$bp" init --from="$T/in/named.xml" -o "$T/in/next.xml" -q
has 'the plan of the next period has the same style' "$(words "$T/in/next.xml")" 'Named words'

# ---- fonts ----
lato=$(find /usr/share/fonts -name 'Lato-Regular.ttf' | head -n 1) arabic=$(find /usr/share/fonts -name 'NotoSansArabic-Regular.ttf' | head -n 1)
fonts() { # REGULAR: what a check says of a style with this face, beside a good one
    echo "<house-style><fonts regular='$1' bold='good.ttf'/></house-style>" > "$T/other/fonts.xml"
    "$bp" check "$T/other/fonts.xml" 2>&1
}
if [ -n "$lato" ] && [ -n "$arabic" ]; then
    cp "$lato" "$T/other/good.ttf"
    same 'a style has fonts of its own' "$(fonts good.ttf)" "$T/other/fonts.xml: no findings"
    has '... which lie in its folder or below' "$(fonts "$lato")" 'fonts.xml:1:30: error BP4048'
    has '... and are there' "$(fonts god.ttf)" 'fonts.xml:1:30: error BP4049: cannot read "god.ttf"'
    has '... and are fonts' "$(fonts crest.png)" 'fonts.xml:1:30: error BP4055'
    head -c 60000 "$lato" > "$T/other/cut.ttf"
    has '... and whole' "$(fonts cut.ttf)" 'fonts.xml:1:30: error BP4056'
    python3 - "$lato" "$T/other/forbidden.ttf" << 'PY'
import struct, sys
font = bytearray(open(sys.argv[1], 'rb').read())
for i in range(struct.unpack('>H', font[4:6])[0]):
    tag, _, at, _ = struct.unpack('>4sIII', font[12 + 16 * i:28 + 16 * i])
    if tag == b'OS/2':
        font[at + 8:at + 10] = b'\0\2'  # fsType: may not be embedded
open(sys.argv[2], 'wb').write(font)
PY
    has '... and may be embedded' "$(fonts forbidden.ttf)" 'fonts.xml:1:30: error BP4057'
    cp "$arabic" "$T/other/arabic.ttf"
    has '... and have the letters of each report' "$(fonts arabic.ttf)" 'fonts.xml:1:30: error BP4058'
    sed 's/One was held/One was held \&#x5D0;/' "$T/in/plain.xml" > "$T/in/hebrew.xml"
    fonts good.ttf > "$T/said"
    same 'characters that they lack are set in another' "$(status "$bp" "$T/in/hebrew.xml" --style="$T/other/fonts.xml" -o "$T/hebrew.pdf")" 0
    has '... which a note says' "$(cat "$T/stderr")" 'note BP6010'
else
    skip 'a style has fonts of its own' 'Lato or Noto Sans Arabic (Debian: fonts-lato, fonts-noto-core) is missing'
fi
long=$(awk 'BEGIN { for (i = 0; i < 400; i++) printf "as long as this " }')
echo "<house-style><footer>$long</footer></house-style>" > "$T/other/long.xml"
same 'a footer that is too long is left out' "$(status "$bp" "$T/in/plain.xml" --style="$T/other/long.xml" -o "$T/long.pdf")" 0
has '... with a warning' "$(cat "$T/stderr")" 'warning BP6009'
