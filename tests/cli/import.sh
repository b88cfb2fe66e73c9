# Officers' own files: every verb that takes a plan takes them; what was understood is told, as text, JSON, XML and a
# map; findings name cells; nothing that is there is written over.
. tests/tap.sh
T=$TEST_TMP
bp=$BOARDPAPER
cd "$T" || exit 1
rows='Ref,Action,Lead,By when,Status,Update,Cost code
1.1,"Light the ""long"" path",Parks,31 March 2020,Green,"Lit, & in use.",A1
1.2,Hold meetings,Police,30 Sept 2019,Amber,,A2
2.1,Run a youth club,Youth Service,Ongoing,Red,No staff this quarter.,'
{
    printf 'Kentown Borough Council\nCommunity Safety Action Plan\nQuarter 2: July to September 2019\n\n'
    printf '%s\n' "$rows"
} > tracker.csv
run() { # ARGUMENTS...: runs the program and prints its exit status
    status "$bp" "$@"
}
period=--period=2019-07-01..2019-09-30

# ---- what is told ----
same 'import ends with 0' "$(run import tracker.csv $period)" 0
has 'the first line sums up' "$(head -n 1 stdout)" '3 rows, 6 columns understood, 1 kept as the body'
has '... the columns are told' "$(cat stdout)" 'By when'
has '... and of whom they are' "$(cat stdout)" 'organisation: Kentown Borough Council'
has '... and the last line counts the findings' "$(tail -n 1 stdout)" 'tracker.csv: '
same '... on standard output' "$(cat stderr)" ''
same 'with -o it is told on standard error' "$(run import tracker.csv $period -o plan.xml)" 0
same '... and nothing on standard output' "$(cat stdout)" ''
has '... and the file is named' "$(cat stderr)" 'wrote plan.xml'
same 'the XML is a plan' "$(run check -q plan.xml)" 0
has '... with the words of the file' "$(cat plan.xml)" '<p>Lit, &amp; in use.</p>'
has '... and its column' "$(cat plan.xml)" '>Cost code</column>'
same '... the same each time' "$("$bp" import tracker.csv $period -q -o - | cmp - plan.xml 2>&1)" ''
same 'what is there is not written over' "$(run import tracker.csv $period -o plan.xml)" 3
has '... but with --force' "$(cat stderr)" '--force'
same '... it is' "$(run import tracker.csv $period -o plan.xml --force)" 0
same 'the file itself is never written over' "$(run import tracker.csv $period -o tracker.csv --force)" 2
same '-q tells nothing' "$(run import tracker.csv $period -q; cat stdout stderr)" 0
same 'a plan in XML is written anew' "$("$bp" import plan.xml -q -o - | cmp - plan.xml 2>&1)" ''

# ---- for programs ----
same 'with --json each line is an object' "$(run import tracker.csv $period --json)" 0
same '... of these types' "$(sed 's/.*"type":"\([a-z]*\)".*/\1/' stdout | sort -u | tr '\n' ' ' | sed 's/ finding//')" \
    'column document fact row table understood '
has '... with the counts' "$(head -n 1 stdout)" '"rows":3,"columns":6,"own":1,"left":0'
same 'only one thing goes to standard output' "$(run import tracker.csv --json -o -)" 2

# ---- the period ----
printf '%s\n' "$rows" > bare.csv
same 'a file that says no period is refused' "$(run bare.csv -o bare.pdf)" 1
has '... with what to say' "$(cat stderr)" '--period='
same '... and is taken with it' "$(run bare.csv -q -o bare.pdf $period --organisation=Kentown --title=Plan)" 0
sed 's/green/red/I' bare.csv > before.csv
same 'the one before may say none, either' "$(run bare.csv -o moved.pdf $period --previous=before.csv)" 0
has '... and is taken to be about the time before' "$(cat stderr)" \
    'before.csv says no period: it is taken to be about 2019-04-01 to 2019-06-30, the one before'
same '... of whole months' "$(run bare.csv -q -o days.pdf --period=2019-07-02..2019-09-30 --previous=before.csv)" 1
for wrong in 2019-07-01 2019-07-01..2019-06-30 2019-02-29..2019-03-31 2019-7-1..2019-9-30 ..; do
    same "--period=$wrong is no period" "$(run bare.csv --period=$wrong)" 2
done
has 'standard input is a plan, too' "$("$bp" import - -q -o - $period --title=Plan < bare.csv)" '<title>Plan<'
{ printf 'Safer Streets Action Plan\nOldtown Council\n\n'; cat bare.csv; } > titled.csv
has '... with lines of a title above its header' "$("$bp" import - -q -o - $period < titled.csv)" \
    '<title>Safer Streets Action Plan<'
has 'the period is as it was said' "$("$bp" import bare.csv -q -o - $period)" 'from="2019-07-01" to="2019-09-30"'
has '... and the title' "$("$bp" import bare.csv -q -o - $period --title='A & B')" '<title>A &amp; B</title>'
same 'of XML they are not used' "$(run check plan.xml --title=Other)" 0
has '... which is said' "$(cat stdout)" BP8091

# ---- maps ----
same 'a map is saved' "$(run import tracker.csv $period --save-map=tracker.map)" 0
has '... and named' "$(cat stdout)" 'wrote tracker.map'
has '... with a line for each column' "$(cat tracker.map)" 'column * "By when" due'
same '... and is read' "$(run import tracker.csv $period --map=tracker.map -o again.xml)" 0
same '... to the same plan' "$(cmp again.xml plan.xml 2>&1)" ''
same '... and not written over' "$(run import tracker.csv $period --save-map=tracker.map)" 3
sed 's/"Cost code" unknown/"Cost code" left/' tracker.map > less.map
lacks 'what a map leaves out is out' "$("$bp" import tracker.csv $period --map=less.map -q -o -)" 'Cost code'
echo 'column "*" "Cost code" budgte' > bad.map
same 'a map with a mistake is refused' "$(run check tracker.csv $period --map=bad.map)" 1
has '... at its line' "$(cat stdout)" 'bad.map:1:24: error BP8094: "budgte" is not what a column can be'
has '... with what was meant' "$(cat stdout)" 'did you mean budget?'
echo 'column "*" "Cost cod" budget' > idle.map
has 'a line that fits nothing is named' "$("$bp" check tracker.csv $period --map=idle.map)" 'idle.map:1:1: warning BP8095'
same 'a map that is not there' "$(run check tracker.csv $period --map=none.map)" 3
has '... is named' "$(cat stdout)" 'none.map: error BP1001'

# ---- findings name cells ----
"$bp" check tracker.csv $period > said
has 'a finding names the line and the column' "$(cat said)" 'tracker.csv: line 7, "Update": warning BP5011'
same '... and no line of XML' "$(grep -c '^tracker.csv:[0-9]' said)" 0
same '... no XML at all' "$(grep -cE '<[a-z]|="' said)" 0
has '... in parts for programs' "$("$bp" check tracker.csv $period --json | grep BP5011)" \
    '"cell":{"name":"line 7, \"Update\"","sheet":"","table":1,"row":7,"column":6}'
same 'the findings are those of the XML' \
    "$("$bp" check tracker.csv $period --json | sed -n 's/.*"code":"\(BP[1-7][0-9]*\)".*/\1/p' | sort)" \
    "$("$bp" check plan.xml --json | sed -n 's/.*"code":"\(BP[1-7][0-9]*\)".*/\1/p' | sort)"

# ---- what is guessed is said ----
{ echo Ref,Action,Whenever,Status && for i in 1 2 3 4 5 6 7 8 9; do echo "$i,Do thing $i,$i March 2020,Green"; done; } > guess.csv
has 'a column that is known by what stands in it' "$("$bp" check guess.csv $period)" \
    'note BP8054: the column "Whenever" is taken as due'
printf 'Cyf,Gweithred,Arweinydd,Erbyn pryd,Statws,Diweddariad\n1,Gwneud,Parciau,Mawrth 2020,Gwyrdd,Gwnaed\n' > welsh.csv
has 'a language that the heads tell' "$("$bp" check welsh.csv $period)" 'note BP8084: the plan is taken to be in Welsh'
awk 'BEGIN { printf "Ref,Action,Status"; for (i = 0; i < 600; i++) printf ","; print "x"; print "1,Do,Green" }' > wide.csv
has 'columns that nobody looks at' "$("$bp" check wide.csv $period)" 'BP8055: only the first '

# ---- other verbs ----
same 'a report is made' "$(run tracker.csv $period)" 0
check '... under the name of the file' [ -s tracker.pdf ]
has '... and one line says what was understood' "$(head -n 1 stderr)" 'tracker.csv: '
same '... byte for byte that of the XML' "$("$bp" plan.xml -q -o - | cmp - tracker.pdf 2>&1)" ''
mkdir files
"$bp" tracker.csv -q $period --attach-source -o attached.pdf
pdfdetach -saveall -o files attached.pdf > /dev/null
same 'what is attached is the XML' "$(ls files) $(cmp files/tracker.xml plan.xml 2>&1)" 'tracker.xml '
sed 's/Green/Red/' tracker.csv > old.csv
same 'compare takes them' "$(run compare old.csv plan.xml)" 0
has '... and finds what moved' "$(cat stdout)" '1 moved'
same 'and --previous' "$(run tracker.csv -q $period --previous=plan.xml -o previous.pdf)" 0
same 'and init --from' "$(run init -q --from=tracker.csv $period -o next.xml)" 0
has '... rolled on' "$(cat next.xml)" 'from="2019-10-01"'
has 'and dump' "$("$bp" dump model tracker.csv $period 2> /dev/null)" 'Cost code'
mkdir in
cp tracker.csv in/a.csv
cp plan.xml in/b.xml
touch 'in/~$a.xlsx' in/notes.txt
same 'a batch takes them from a folder' "$(run batch in -d out $period)" 0
same '... and makes a report of each' "$(echo out/*.pdf)" 'out/a.pdf out/b.pdf'
has '... without the lock of a file that is open' "$(cat stderr)" 'in: 2 plans; what else is in it, 2, is left out'
cp plan.xml in/a.xml
same 'two files of one name are not one report' "$(run batch in -d out $period)" 2
has '... and the way out is told' "$(cat stderr)" 'leave one of them out'
echo '<?xml version="1.0" encoding="UTF-8"?><board-pack xml:lang="en-GB"><title>P</title><organisation>B</organisation>
<meeting date="2019-10-17">Board</meeting><item number="1" title="One" plan="tracker.csv"/></board-pack>' > pack.xml
same 'a pack takes them' "$(run pack pack.xml -o pack.pdf)" 0
printf 'Ref;Action\n1;Do;too;many\n' > no.csv
same 'what is no plan is refused' "$(run no.csv)" 1
has '... and no report is made' "$(cat stderr)" 'no report was written'

# ---- with comments ----
same 'the findings of CSV are no comments in it' "$(run check tracker.csv $period -o checked.xlsx)" 2
has '... which is said' "$(cat stderr)" 'only a workbook'
same 'a workbook is made' "$(run init -q -o made.xlsx)" 0
same '... and checked' "$(run check made.xlsx)" 0
sed 's/status="green"/status="red"/' "$OLDPWD/input/minimal.xml" > red.xml
same 'a plan becomes a workbook' "$(run init -q --from=red.xml -o red.xlsx)" 0
same '... whose findings go into it' "$(run check red.xlsx -o checked.xlsx)" 0
has '... which is told' "$(cat stderr)" 'wrote checked.xlsx'
has '... and have cells of sheets' "$("$bp" check red.xlsx)" 'red.xlsx: Actions!'
same '... and it still is the same plan' "$("$bp" import checked.xlsx -q -o - 2>&1)" \
    "$("$bp" import red.xlsx -q -o - 2>&1)"
codes() { # FILE: the codes of its findings; the comments that check wrote are counted by a note, BP8038
    "$bp" check "$1" --json | sed -n 's/.*"code":"\(BP[0-9]*\)".*/\1/p' | grep -vx BP8038 | sort
}
same '... of which nothing more is said' "$(codes checked.xlsx)" "$(codes red.xlsx)"
same 'a workbook does not become a document' "$(run check red.xlsx -o checked.docx)" 2
has '... which is said, too' "$(cat stderr)" 'ends in .xlsx'
