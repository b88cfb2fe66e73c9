# A Welsh plan is Welsh throughout: what is made of it, in all its forms, has no English house word. A plan in a
# language without house words has the English ones, and says so to a screen reader. A pack has each item's words in
# the item's language.
. tests/tap.sh
T=$TEST_TMP
bp=$BOARDPAPER
plan=tests/golden/plans/scripts/welsh.xml

# The plan, and that of the quarter before it: another date, status, description, ref and row.
cp "$plan" "$T/cy.xml"
sed 's/2026-07-01/2026-04-01/; s/2026-09-30/2026-06-30/; s/Chwarter 2/Chwarter 1/; s/ previous-status="[a-z]*"//
     s/ref="1.2" due="2026-08-31" status="green"/ref="1.2" due="2026-09-30" status="red"/
     s/Hyfforddi staff tai/Hyfforddi staff tai i gyd/; s/ref="M1"/ref="M0"/' "$plan" > "$T/cynt.xml"
sed 's/xml:lang="cy"/xml:lang="fr"/; s/restricted="[^"]*"/status="green"/' "$plan" > "$T/fr.xml"
sed 's/xml:lang="cy"/xml:lang="en"/' "$plan" > "$T/en.xml"

awk -f tests/cli/english.awk src/model/house.def | sort -u > "$T/all"
awk -v welsh=1 -f tests/cli/english.awk src/model/house.def | sort -u > "$T/welsh"
comm -23 "$T/all" "$T/welsh" > "$T/english"
same 'three words are the same in both' "$(comm -12 "$T/all" "$T/welsh" | tr '\n' ' ')" 'Logo brown partner '
check 'there are English words to look for' [ "$(wc -l < "$T/english")" -gt 200 ]

# found FILE: the English house words in a dump of pages or tags, or in a text. What is tagged as English is left out.
found() {
    case $1 in
    *.pages) sed -n 's/^[^"]*"\(.*\)"$/\1/p' "$1" ;;
    *) grep -v 'lang=en-GB' "$1" | sed 's/^ *[A-Za-z0-9]*\( [a-z]*=[a-z"]\)*//' ;;
    esac | grep -owFf "$T/english" | sort | uniq -c | tr '\n' ';'
}
dumped() { # NAME OPTION...: pages and tags
    name=$1
    shift
    for stage in pages tags; do
        "$bp" dump "$stage" "$@" > "$T/$name.$stage" 2> "$T/said" || cat "$T/said" >> "$T/$name.$stage"
        same "$name: no English word in its $stage" "$(found "$T/$name.$stage")" ''
    done
}
printed() { # NAME PDF
    pdftotext -layout "$2" "$T/$1.text"
    same "$1: no English word in its text" "$(found "$T/$1.text")" ''
    has "$1: it has text" "$(cat "$T/$1.text")" 'Adroddiad Monitro Chwarter 2'
}

has 'English words are found where they are' \
    "$("$bp" dump pages "$T/en.xml" 2> /dev/null > "$T/en.pages"; found "$T/en.pages")" 'Needs attention'
dumped report "$T/cy.xml"
for word in Partneriaid Cyllideb Gwariant Rhagolwg Canlyniad; do
    check "a head is not cut in the middle: $word" grep -q "TH/[0-9]* \"$word" "$T/report.pages"
done
dumped moved "$T/cy.xml" --previous="$T/cynt.xml"
dumped large "$T/cy.xml" --large-print
dumped mono "$T/cy.xml" --mono
dumped public "$T/cy.xml" --edition=public
dumped extract "$T/cy.xml" --only=exceptions --only=overdue --only=missing --lead='Cyngor Sir Aeron' --priority=1
dumped nothing "$T/cy.xml" --only=coch --partner='Cymdeithas Tai Aeron'
dumped chase "$T/cy.xml" --chase
dumped chase-extract "$T/cy.xml" --chase --only=missing

check 'changes are made' "$bp" compare "$T/cynt.xml" "$T/cy.xml" -o "$T/changes.pdf"
printed changes "$T/changes.pdf"
has '... in Welsh' "$(cat "$T/changes.text")" 'Cymharwyd â chyfnod 1 Ebrill 2026 i 30 Mehefin 2026'
has 'in text, changes are in the words of the program' "$("$bp" compare "$T/cynt.xml" "$T/cy.xml")" 'Re-dated'

# The findings' own words are those of the program. They stay English, and are tagged so.
"$bp" dump tags "$T/cy.xml" --findings > "$T/findings.tags" 2> /dev/null
same 'findings: no English word that is not tagged as English' "$(found "$T/findings.tags")" ''
has 'a message is tagged as English' "$(cat "$T/findings.tags")" 'TD lang=en-GB | 1.3 has no lead'

# A language without house words.
"$bp" dump tags "$T/fr.xml" > "$T/fr.tags" 2> /dev/null
has 'another language has English words, tagged as such' "$(cat "$T/fr.tags")" 'H2 lang=en-GB | At a glance'
same '... and Welsh has no such tag' "$(grep -c lang=en-GB "$T/report.tags")" 0

# Packs: the cover in the pack's language, each item in its own.
pack() { # LANGUAGE ITEM…
    echo "<board-pack xml:lang='$1'><title>Bwrdd Aeron</title><meeting date='2026-11-12'>Neuadd y Sir</meeting>"
    shift
    for item; do
        n=$((n + 1))
        echo "<item number='$n' title='Adroddiad $n' $item/>"
    done
    echo '</board-pack>'
}
n=0
pack cy 'plan="cy.xml"' 'plan="cy.xml" only="exceptions" lead="Cyngor Sir Aeron"' \
    'plan="cynt.xml" restricted="Schedule 12A paragraph 14"' > "$T/pecyn.xml"
dumped pack "$T/pecyn.xml"
dumped public-pack "$T/pecyn.xml" --edition=public
pack cy 'plan="cy.xml"' 'plan="en.xml"' > "$T/both.xml"
"$bp" dump tags "$T/both.xml" > "$T/both.tags" 2> /dev/null
same 'a Welsh pack of a Welsh plan and an English one: the words of each are its own' \
    "$(grep -E '^ *Sect|H[1-4] ' "$T/both.tags" | grep -E 'Sect|H1|H2|Cipolwg|At a glance|Angen|Needs')" "$(
    cat << 'TAGS'
  Sect
    H1 | Bwrdd Aeron
    H2 | Cynnwys
  Sect
    H2 | Eitem 4 · Adroddiad 4
    H3 | Cipolwg
    H3 | Angen sylw
  Sect
    Sect lang="en"
    H2 | Eitem 5 · Adroddiad 5
    Sect lang="en"
      H3 | At a glance
      H3 | Needs attention
TAGS
)"
check 'a batch takes both plans' "$bp" batch "$T/cy.xml" "$T/en.xml" -d "$T/out"
for name in cy en; do
    pdftotext -layout "$T/out/$name.pdf" "$T/$name.text"
done
has '... the Welsh one in Welsh' "$(cat "$T/cy.text")" 'Tudalen 1 o'
has '... the English one in English' "$(cat "$T/en.text")" 'Page 1 of'
