# Signs that people paste from Word and from dashboards: they are printed, and come back as they were written. What
# `check` passes `report` passes, and the other way round.
. tests/tap.sh
T=$TEST_TMP
bp=$BOARDPAPER
plan=tests/conformance/plans/signs.xml

# ---- the plan of all of them ----
signs_of() { grep -oP '[^\x00-\x{2000}\x{2019}…•·\x{FE0F}]' | sort -u; }
sed -E 's/<\?xml[^>]*>|<!--.*-->//g; s/<[^>]*>/ /g' "$plan" | signs_of > "$T/signs"
fonts_of() { pdffonts "$1" | sed 1,2d | awk '{ sub(/^[A-Z]*\+/, "", $1); print $1, $(NF - 4), $(NF - 3), $(NF - 2) }'; }

check 'the plan has many signs' [ "$(wc -l < "$T/signs")" -gt 60 ]
for option in '' --large-print --mono --pdf=2.0; do
    same "a report of signs, $option" "$(status "$bp" report $option "$plan" -o "$T/signs$option.pdf")" 0
    same '... each comes back' "$(pdftotext "$T/signs$option.pdf" - | signs_of | comm -13 - "$T/signs")" ''
    has '... in its place' "$(pdftotext "$T/signs$option.pdf" - | tr -s '\n' ' ')" \
        'What Word has: ✓ ✔ ✗ ✘ ☑ ☐ ☒ ◆ ➢ ➔ ➤ ❖ ‣ ★ ☆ ↗ ↘ ⬆ ⬇ ⇨ ⚠ ℹ.'
    same '... one face serves all styles' "$(fonts_of "$T/signs$option.pdf" | grep DejaVu)" 'DejaVuSans yes yes yes'
done
text=$("$bp" dump tags "$plan" | sed 's/\xC2\xA0/ /g')
has 'a disc has its word' "$text" 'Plant trees 🟢 (green)'
has '... unless it follows' "$text" '🔴 Red, 🟡 Amber, 🟢Green and 🔵 (blue) Late'
has '... once for a row of them' "$text" '🟩🟩🟩 (green) ⬜⬜ is a bar'
has '... also in a label' "$text" '🔴 (red) Late'
sed 's/xml:lang="en-GB"/xml:lang="cy"/' "$plan" > "$T/cy.xml"
has '... in the language of the plan' "$("$bp" dump tags "$T/cy.xml" | sed 's/\xC2\xA0/ /g')" 'Discs: 🔴 (coch) 🟠 (oren)'
has 'a tick has none' "$text" 'Mow the lawns ✓'
pages() { "$bp" dump pages "$@" "$plan" | grep -o '#[0-9A-F]* [A-Z0-9]*/[0-9]* "🔴"' | sed 's/ .*//' | sort -u; }
same 'it is red on paper, and of the colour of the text on a fill' "$(pages)" '#C8102E
#FFFFFF'
same '... and never in black and white' "$(pages --mono)" '#000000'
same 'names have the signs' "$(pdfinfo "$T/signs.pdf" | sed -n 's/^Title: *//p')" 'Parks plan ★ 2026: Second quarter ➤ signs'
qpdf --json "$T/signs.pdf" > "$T/signs.json"
has '... bookmarks, too' "$(jq -r '.. | objects | ."/Title" | select(type == "string")' "$T/signs.json")" '❖ green spaces'

"$bp" report -q input/sevenoaks-2019-q2.xml -o "$T/none.pdf"
same 'a plan without signs has no font of them' "$(fonts_of "$T/none.pdf" | grep -c DejaVu)" 0

# ---- check and report agree ----
# verdict PLAN OPTION...: the exit statuses of both, if they differ. A report shows what BP5001 and BP5002 find.
verdict() {
    verdict_plan=$1
    shift
    a=$(status "$bp" check "$verdict_plan" --ignore=BP5001,BP5002 "$@")
    b=$(status "$bp" report "$verdict_plan" "$@" -o "$T/verdict.pdf")
    [ "$a" = "$b" ] || echo "$verdict_plan: check $a, report $b"
}
same 'on every plan here' "$(for each in input/*.xml tests/golden/plans/*/*.xml tests/conformance/plans/*.xml \
    tests/golden/checks/*.xml tests/golden/compare/*.xml; do
    case $each in */board-pack.xml) ;; *) verdict "$each" ;; esac
done)" ''
noto=/usr/share/fonts/truetype/noto
mkdir "$T/fonts"
cp $noto/NotoSansDevanagari-*.ttf $noto/NotoSansBengali-Regular.ttf $noto/NotoSansGurmukhi-Regular.ttf "$T/fonts"
for each in indic right-to-left; do
    same "on $each.xml with fonts" "$(verdict tests/golden/plans/scripts/$each.xml --font-dir="$T/fonts")" ''
done
same 'a plan whose fonts are there passes both' \
    "$(status "$bp" check tests/golden/plans/scripts/indic.xml --font-dir="$T/fonts")" 0
same 'a folder of fonts that is not there' "$(status "$bp" check "$plan" --font-dir="$T/nowhere")" 3

# Each alone: what is printed, and what is refused.
cat > "$T/printed" << 'END'
✓ ✔ ✗ ✘ ☑ ☐ ☒ ◆ ➢ ➔ ➤ ❖ ‣ ★ ☆ ↗ ↘ ⬆ ⬇ ⇨ ⚠ ⚠️ ℹ ✔️ ❌ ✅ ❎ ⭐ 🌟 🔴 🟠 🟡 🟢 🔵 🟣 🟤 ⚫ ⚪ 🟥 🟧 🟨 🟩 🟦 🟪 🟫 ⬛ ⬜ ◼ ◻ ▪ ▫ ● ○ ◉ ◎
■ □ ▲ △ ▼ ▽ ► ◄ ▶ ◀ ◇ ❗ ❕ ❓ ❔ ➕ ➖ ➗ ⛔ 🚫 🚩 🛑 🔺 🔻 🔼 🔽 🔶 🔷 🔸 🔹 🔘 ⭕ 🔄 🔁 ➡ ⬅ ⮕ ⤴ ⤵ ↔ ↕ ⇒ ⇐ ⇧ ⇩ ➜ ➞ ⚡ ⚑ ⚐ ✎ ✏ ✉ ☎ ☹ ☺ ☻
😀 😐 🙂 🙁 😢 😕 ① ② ③ ⑩ ❶ ➊ ½ ⅓ ⅜ Ⅳ ∞ ≈ ≤ ▓ ░ █ ♦ ♥ ☀ ⏩ ⏫ 🗹 🗸 é ŵ
END
cat > "$T/refused" << 'END'
👍 👎 📈 🙄 🤔 👩‍💼 🇬🇧 1️⃣ ⏳ 日 क 𐍈   &#xFFFD; &#146; &#xF0B7;
END
check 'there are many signs to try' [ "$(wc -w < "$T/printed")" -gt 100 ]
try() { # SIGN STATUS: what differs from it
    sed "s|Cut the grass|Cut $1 the grass|" "$T/plain.xml" > "$T/one.xml"
    got="$(status "$bp" check "$T/one.xml") $(status "$bp" report "$T/one.xml" -o "$T/one.pdf")"
    [ "$got" = "$2 $2" ] || echo "$1: $got"
}
cat > "$T/plain.xml" << 'END'
<action-plan xml:lang="en-GB"><title>T</title><report from="2026-07-01" to="2026-09-30"><title>R</title></report>
<actions><priority><title>P</title><action ref="1" due="March 2027" status="green"><description>Cut the grass</description>
<lead>Parks</lead><update>Half is done.</update></action></priority></actions></action-plan>
END
same 'these are printed' "$(for sign in $(cat "$T/printed"); do try "$sign" 0; done)" ''
same 'these are refused by both' "$(for sign in $(sed 's/&/\\\&/g' "$T/refused"); do try "$sign" 1; done)" ''
# What only a comment, or the reason of an accepted finding, has is not printed.
sed 's|<lead>|<!-- 👍 --><lead>|' "$T/plain.xml" > "$T/comment.xml"
same 'a comment may have any' "$(verdict "$T/comment.xml"; status "$bp" check "$T/comment.xml")" 0
for place in '<title>P' '<lead>Parks' '<update>' 'due="March 2027' 'ref="1'; do
    sed "s|$place|$place \\&#128077;|" "$T/plain.xml" > "$T/one.xml"
    same "both refuse one at $place" "$(status "$bp" check "$T/one.xml") $(
        status "$bp" report "$T/one.xml" -o "$T/one.pdf")" '1 1'
done

# ---- what is said of those that are refused ----
said() { sed "s|Cut the grass|Cut $1 the grass|" "$T/plain.xml" | "$bp" check - 2>&1 | sed -n '/BP6001/,/hint/s/^ *hint: //p'; }
same "a sign of Word's own fonts" "$(said '\&#xF0FC;')" "U+F0FC is a sign in Word's fonts alone: did you mean ✓ (U+2713)?"
has 'another of a private font' "$(said '\&#xE123;')" 'private to one font'
has 'a picture' "$(said 👍)" 'say in words what it stands for'
has 'a letter' "$(said 日)" '--font-dir'
has 'the place is said' "$("$bp" check "$T/one.xml" 2>&1)" "$T/one.xml:2:49: error BP6001"
echo "1..$tap_n"
