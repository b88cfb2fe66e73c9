# The public edition: nothing of a restricted row is anywhere in it. Each word below stands in restricted rows
# alone (or in a comment beside them); the same search finds all of them in the restricted edition.
. tests/tap.sh
T=$TEST_TMP
bp=$BOARDPAPER
mkdir "$T/out"

plan() { # what stands in each of the rows that are restricted
    cat << 'XML'
<?xml version="1.0" encoding="UTF-8"?>
<action-plan xml:lang="en-GB">
  <title>Quality Plan</title><organisation>Vale Council</organisation>
  <plan-period from="2019-04-01" to="2020-03-31"/>
  <report from="2019-07-01" to="2019-09-30"><title>Quarter 2</title><marking>OFFICIAL</marking></report>
  <success-measures>
    <measure ref="M1" due="March 2020" status="green"><description>Fewer falls</description><lead>Nursing</lead>
      <number target="Best quartile"/>
      <update>Fewer.</update></measure>
    <measure ref="zqref M2" due="March 2019" status="red" restricted="Schedule 12A paragraph 3">
      <theme>zqtheme</theme><description>zqmeasure</description><lead>zqlead</lead>
      <number unit="zqunit" target="1" actual="2"><target by="zqtime">Best ZQB</target></number>
      <update>zqupdate, as zqbold is <strong>zqstrong</strong>; see <a href="https://zqhref.example">zqlink</a></update>
      <accept code="BP5008">zqaccept</accept></measure>
    <measure status="green"><description>zqpart</description><update>zqpartupdate</update></measure>
  </success-measures>
  <actions>
    <columns><column id="ref"/><column id="description"/><column id="due"/><column id="lead"/><column id="partner"/>
      <column id="own">zqhead</column><column id="budget"/><column id="status"/><column id="update"/></columns>
    <priority><title>Wards</title>
      <action ref="1.1" due="March 2020" status="green" previous-status="red"><description>Train all staff</description>
        <lead>People</lead><partner>Estates</partner><update>All are trained.</update></action>
      <!-- zqcomment: not to be told -->
      <action ref="1.2" due="May 2019" status="amber" restricted="Schedule 12A paragraph 5">
        <description>zqaction for <abbr title="zqmeaning">ZQA</abbr></description><lead>zqofficer</lead>
        <partner>zqpartner</partner><money unit="zqmoney" budget="1"/><cell column="own">zqcell</cell>
        <update><ul><li>zqitem</li></ul></update><corrective-action>zqcorrective</corrective-action></action>
    </priority>
    <group><title>zqgroup</title><p>zqwords</p><priority><title>zqpriority</title><p>zqreason</p>
      <action ref="2.1" due="zqdue" revised-due="zqrevised" status="red" restricted="yes">
        <description>zqalone</description></action>
    </priority></group>
    <priority><title>Sites</title>
      <action ref="3.1" due="March 2020" status="amber"><description>Sell the old site</description>
        <lead>People</lead><update>Not yet.</update></action>
    </priority>
  </actions>
  <glossary><term abbr="ZQA">zqglossary</term><term abbr="staff">keptone</term><term abbr="site">kepttwo</term>
    <term abbr="unused">keptthree</term>
    <term abbr="ZQB">zqterm</term><term abbr="quartile">keptfour</term></glossary>
</action-plan>
XML
}
plan > "$T/plan.xml"
# The period before: 3.1 was restricted then; a restricted row and a public one have been closed since.
plan | sed 's/ref="3.1"/& restricted="Schedule 12A paragraph 3"/; s/Quarter 2/Quarter 1/
    s,</priority>,<action ref="9.1" status="red" restricted="yes"><description>zqold</description></action>\
      <action ref="9.2" status="red"><description>An old plan of ours</description></action></priority>,;
    s/2019-07-01" to="2019-09-30/2019-04-01" to="2019-06-30/' |
    awk '/ref="9\.[12]"/ && (n++ >= 2) { sub(/<action.*<\/action>/, "") } { print }' > "$T/old.xml"
words=$(plan | grep -oE 'zq[a-z]+' | sort -u)

# Everything that a PDF says, however it is written down: its objects with their streams unpacked, strings in
# UTF-16 as bytes, escapes or hexadecimal digits; its text; its structure; what is attached; its outline.
everything() { # REPORT
    qpdf --qdf --object-streams=disable "$1" "$T/qdf.pdf"
    LC_ALL=C tr -d '\000' < "$T/qdf.pdf" | LC_ALL=C sed 's/\\000//g'
    qpdf --json --json-key=outlines "$1"
    pdftotext "$1" -
    pdfinfo "$1"
    pdfinfo -struct-text "$1"
    rm -rf "$T/out"
    mkdir "$T/out"
    pdfdetach -saveall -o "$T/out" "$1" > "$T/saved" 2>&1
    cat "$T"/out/*
    echo
    # each hexadecimal string, as text: 4-digit units of UTF-16, those of ASCII
    LC_ALL=C grep -aoE '<[0-9A-Fa-f]{8,}>' "$T/qdf.pdf" | tr -d '<>' | tr 'A-F' 'a-f' |
        awk 'BEGIN { for (i = 32; i < 127; i++) ascii[sprintf("00%02x", i)] = sprintf("%c", i) }
            { text = ""; for (i = 1; i < length($0); i += 4) text = text ascii[substr($0, i, 4)]; print text }'
}
found_in() { # REPORT: which of the words are there
    everything "$1" > "$T/everything"
    for word in $words; do
        ! LC_ALL=C grep -aqi "$word" "$T/everything" || echo "$word"
    done
}

for options in '' --large-print '--chase' '--only=exceptions,green'; do
    for edition in restricted public; do
        # shellcheck disable=SC2086 # a list of options
        "$bp" report -q "$T/plan.xml" $options --edition=$edition --attach-source --findings \
            --previous "$T/old.xml" -o "$T/$edition.pdf" 2> /dev/null
    done
    check "$options: both are sound" sh -c "qpdf --check $T/restricted.pdf && qpdf --check $T/public.pdf"
    # The plan that goes along with an extract is written anew, without comments.
    same '... the restricted edition says each word' "$(found_in "$T/restricted.pdf")" \
        "$(echo "$words" | case $options in *--only*) grep -v comment ;; *) cat ;; esac)"
    same '... the public edition none' "$(found_in "$T/public.pdf")" ''
done

"$bp" report -q "$T/plan.xml" -o "$T/restricted.pdf" 2> /dev/null
"$bp" report -q "$T/plan.xml" --edition=public -o "$T/public.pdf" 2> /dev/null
stamp='Not for publication: Schedule 12A paragraphs 3 and 5'
pages=$(pdfinfo "$T/restricted.pdf" | sed -n 's/^Pages: *//p')
same 'each page of the restricted edition is stamped' "$(for page in $(seq "$pages"); do
    pdftotext -layout -f "$page" -l "$page" "$T/restricted.pdf" - | grep -c "$stamp" | sed 's/[1-9].*/stamped/'
done | sort | uniq -c | tr -s ' ')" " $pages stamped"
has '... and page 1 says it as text' "$(pdfinfo -struct-text "$T/restricted.pdf")" "\"OFFICIAL · $stamp\""
has '... with the words of the Schedule' "$(pdftotext "$T/restricted.pdf" - | tr '\n' ' ')" \
    'Paragraph 5: Information in respect of which a claim to legal professional privilege'
same 'no page of the public edition is' "$(pdftotext "$T/public.pdf" - | grep -c 'Not for publication')" 0
has '... which says what it leaves out' "$(pdftotext "$T/public.pdf" - | tr '\n' ' ')" \
    'Public edition: 4 rows are not for publication (Schedule 12A paragraphs 3 and 5), and are not counted.'
same 'a priority keeps its number where one before it is gone' \
    "$("$bp" dump tags "$T/plan.xml" --edition=public 2> /dev/null | sed -n 's/^  H2 | \([0-9].*\)/\1/p' | tr '\n' '+')" \
    '1. Wards+3. Sites+'

# Since the period before: of what is restricted in either plan nothing is compared, nor said to be closed.
moved() { "$bp" dump tags "$T/plan.xml" --previous "$T/old.xml" "$@" 2> /dev/null | grep -oE '[0-9]+ moved up.*'; }
same 'what moved, in the restricted edition' "$(moved)" '1 moved up, 0 moved down, 6 stayed, 0 are new, 2 closed.'
same '... and in the public one' "$(moved --edition=public)" '1 moved up, 0 moved down, 1 stayed, 0 are new, 1 closed.'
has 'a row that was restricted is not called new' "$("$bp" dump tags "$T/plan.xml" --previous "$T/old.xml" \
    --edition=public 2> /dev/null | sed -n '/3\. Sites/,/H2 | Key/p')" 'Not compared'

# The names of restricted rows are unknown to it.
same 'a lead of restricted rows alone is none' "$(status "$bp" "$T/plan.xml" --edition=public --lead=zqofficer \
    -o "$T/no.pdf")" 1
same '... and others of them are not told' "$(grep -c 'hint.*zq' "$T/stderr")" 0
same 'in the restricted edition there is one' "$(status "$bp" "$T/plan.xml" --lead=zqofficer -o "$T/yes.pdf")" 0
"$bp" report -q "$T/plan.xml" --only=green -o "$T/green.pdf" 2> /dev/null
same 'an extract is stamped for its own rows' "$(pdftotext "$T/green.pdf" - | grep -o 'Not for publication: .*' |
    sort -u)" 'Not for publication: Schedule 12A paragraph 3'
"$bp" compare -q "$T/old.xml" "$T/plan.xml" -o "$T/changes.pdf" 2> /dev/null
has 'a comparison that has restricted rows is stamped' "$(pdftotext "$T/changes.pdf" -)" "$stamp"
"$bp" check -q "$T/plan.xml" -o "$T/findings.pdf" 2> /dev/null
has '... and so are findings' "$(pdftotext "$T/findings.pdf" -)" "$stamp"

# The glossary has what the rest of the plan uses, and what nothing uses; a term of restricted rows alone is gone.
for options in '' '--only=green' --large-print; do
    # shellcheck disable=SC2086
    same "terms that may be public stay ($options)" "$("$bp" dump tags "$T/plan.xml" --edition=public $options |
        grep -o 'kept[a-z]*\|zqglossary\|zqterm' | tr '\n' ' ')" 'keptone kepttwo keptthree keptfour '
done
same '... and the restricted edition has all' "$("$bp" dump tags "$T/plan.xml" |
    grep -o 'kept[a-z]*\|zqglossary\|zqterm' | tr '\n' ' ')" 'zqglossary keptone kepttwo keptthree zqterm keptfour '

# HTML, too: its text, its ids and addresses, its labels and its head. What only the attached plan and the chase
# sheets say is not there.
in_html() { # FILE: which of the words are there
    for word in $words; do
        ! grep -qi "$word" "$1" || echo "$word"
    done
}
for options in '' --chase '--only=exceptions,green'; do
    for edition in restricted public; do
        # shellcheck disable=SC2086
        "$bp" report -q "$T/plan.xml" $options --edition=$edition --findings --previous "$T/old.xml" \
            -o "$T/$edition.html" 2> /dev/null
    done
    check "HTML $options: the restricted edition says most words" \
        [ "$(in_html "$T/restricted.html" | wc -l)" -gt $(($(echo "$words" | wc -l) * 3 / 4)) ]
    same '... the public edition none' "$(in_html "$T/public.html")" ''
done
