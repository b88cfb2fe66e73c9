# What people name, and what they get: folders, packs, lists, names that are empty or a device's, folders that can
# not be made; files that may not grow, reports that are torn; and that -q says errors alone.
. tests/tap.sh
T=$TEST_TMP
bp=$BOARDPAPER
mkdir "$T/in" "$T/in/below" "$T/empty"
good_plan > "$T/in/a.xml"
good_plan > "$T/in/B.XML"
good_plan > "$T/in/below/c.xml"
good_plan > "$T/in/.hidden.xml"
echo notes > "$T/in/notes.txt"
in_folder() { (cd "$T" && "$@"); }
run() { in_folder status "$bp" "$@"; }

# ---- folders ----
same 'a folder is taken as its plans' "$(run check in)" 0
same '... sorted, and not those below it' "$(cat "$T/stdout")" 'in/B.XML: no findings
in/a.xml: no findings'
has '... and what is left out is told' "$(cat "$T/stderr")" 'in: 2 plans; what else is in it, 2, is left out'
same '... but not with -q' "$(run check -q in; cat "$T/stderr")" 0
same 'a batch takes it, too' "$(run batch in/ -d out)" 0
same '... by its plans' "$(cd "$T/out" && echo ./*)" './B.pdf ./a.pdf'
echo in > "$T/list"
same '... and from a list' "$(run batch --list=list -d out2)" 0
check '... as well' [ -s "$T/out2/a.pdf" ]
same 'a folder without plans is an error' "$(run check empty)" 3
has '... with a hint' "$(cat "$T/stderr")" 'hint: a folder stands for'
same '... of a batch, before anything is made' "$(run batch in empty -d none)" 3
check '... nothing is' [ ! -e "$T/none" ]
same '-o takes one plan' "$(run check in -o f.pdf)" 2
same 'a report is of one plan' "$(run report in -o f.pdf)" 3

# ---- packs ----
echo '<?xml version="1.0" encoding="UTF-8"?>
<board-pack xml:lang="en-GB"><title>Pack</title><organisation>Board</organisation>
  <meeting date="2019-10-17">Board meeting</meeting>
  <item number="1" title="One" plan="a.xml"/></board-pack>' > "$T/in/pack.xml"
same 'a pack among plans is left out' "$(run batch in -d packs --json)" 0
same '... as skipped' "$(jq -r 'select(.type == "output") | .plan + " " + .status' "$T/stdout" | tr '\n' ' ')" \
    'in/B.XML made in/a.xml made in/pack.xml skipped '
has '... with the reason' "$(cat "$T/stdout")" 'it is a board pack, no plan'
same '... also where names are read from plans' "$(run batch in -d packs --name '{title}-{plan}.pdf')" 0
has '... and it is said' "$(cat "$T/stderr")" 'in/pack.xml: skipped: it is a board pack'
rm "$T/in/pack.xml"

# ---- lists and names ----
printf '\357\273\277in/a.xml\r\nin/B.XML\r\n' > "$T/marked"
same 'a byte-order mark in a list is skipped' "$(run batch --list=marked -d marks)" 0
check '... whose first plan is found' [ -s "$T/marks/a.pdf" ]
for device in CON aux com1.q2 LPT9 nul; do good_plan > "$T/in/$device.xml"; done
same "devices of Windows are no names of reports" "$(run batch in -d devices)" 0
same '... but get an underscore' "$(cd "$T/devices" && echo ./*)" \
    './B.pdf ./CON_.pdf ./LPT9_.pdf ./a.pdf ./aux_.pdf ./com1_.q2.pdf ./nul_.pdf'
same '... as a folder, too' "$(run batch in/aux.xml -d devices --name '{plan}/{plan}.pdf')" 0
check '... each' [ -s "$T/devices/aux_/aux_.pdf" ]
same '... and the report of one plan' "$(in_folder "$bp" -q in/CON.xml; cd "$T" && echo CON*)" CON_.pdf
same 'a name that begins so is none' "$(good_plan > "$T/console.xml" && run -q console.xml)" 0
check '... and is kept' [ -s "$T/console.pdf" ]
good_plan > "$T/in/CON_.xml"
same 'two that become one are refused' "$(run batch in -d devices2)" 2
rm "$T/in"/[CLcn]*.xml "$T/in/aux.xml"
same 'a preset in capitals gets its hint' "$(run init --preset=BRAG; grep -c 'did you mean "brag"' "$T/stderr")" '2
1'

# ---- what cannot be written ----
same 'a folder that cannot be made' "$(run batch in -d /proc/none/out)" 3
has '... is called so' "$(cat "$T/stderr")" 'cannot make the folder /proc/none'
if command -v setpriv > /dev/null && [ "$(id -u)" -eq 0 ] && chmod a+rx "$T" "${T%/*}"; then
    mkdir "$T/shut"
    cp "$bp" "$T/bp"
    chmod a+rx "$T/bp"
    pack_items() {
        setpriv --reuid=65534 --regid=65534 --clear-groups "$T/bp" pack "$T/pack.xml" -o /dev/null --items "$T/shut/items"
    }
    cat > "$T/pack.xml" << 'PACK'
<?xml version="1.0" encoding="UTF-8"?>
<board-pack xml:lang="en-GB"><title>Pack</title><organisation>Board</organisation>
  <meeting date="2019-10-17">Board meeting</meeting>
  <item number="1" title="One" plan="in/a.xml"/></board-pack>
PACK
    same '... of items neither' "$(status pack_items)" 3
    has '... with the reason' "$(cat "$T/stderr")" "cannot make the folder $T/shut/items: Permission denied"
fi
limited() { (ulimit -f 4 && exec "$bp" batch "$T/in/a.xml" -d "$T/small"); }
same 'a limit on file sizes is an error' "$(status limited)" 3
has '... that says so' "$(cat "$T/stderr")" 'the file would be too large'
has '... with what to do' "$(cat "$T/stderr")" 'raise the limit on file sizes'
same '... and no fault to be reported' "$(grep -c 'please report' "$T/stderr")" 0

# ---- torn reports ----
newer() { run batch in/a.xml -d torn --newer && tail -n 1 "$T/stderr"; }
touch -d '1 hour ago' "$T/in/a.xml"
same 'a report is made' "$(newer)" '0
1 report: 1 made'
same '... and not again' "$(newer)" '0
1 report: 0 made, 1 skipped'
: > "$T/torn/a.pdf"
same '... but where it is empty' "$(newer)" '0
1 report: 1 made'
truncate -s 5000 "$T/torn/a.pdf"
same '... or torn' "$(newer)" '0
1 report: 1 made'

# ---- findings beside reports ----
mkdir "$T/mixed"
good_plan > "$T/mixed/good.xml"
good_plan | sed 's/ status="amber"//' > "$T/mixed/warned.xml"
bad_plan > "$T/mixed/bad.xml"
same 'findings stand beside reports' "$(run batch mixed -d beside --findings-files)" 1
same '... of each plan' "$(cd "$T/beside" && echo ./*)" \
    './bad.findings.txt ./good.findings.txt ./good.pdf ./warned.findings.txt ./warned.pdf'
differ=
for plan in good warned bad; do
    run check "mixed/$plan.xml" > "$T/ended"
    cmp -s "$T/stdout" "$T/beside/$plan.findings.txt" || differ="$differ $plan"
done
same "... as check has them" "$differ" ''
rm "$T/beside/good.findings.txt"
same '--newer makes those anew that are gone' "$(run batch mixed/good.xml -d beside --findings-files --newer)" 0
check '... whole' [ -s "$T/beside/good.findings.txt" ]
same 'not for parts' "$(run batch mixed -d beside --findings-files --per=lead)" 2
same '... nor for the public' "$(run batch mixed -d beside --findings-files --edition=public)" 2

# ---- -q ----
run check -q mixed/warned.xml > "$T/ended"
same '-q does not say warnings' "$(cat "$T/ended" "$T/stdout" "$T/stderr")" 0
run check -q --strict mixed/warned.xml > "$T/ended"
has '... but where they count as errors' "$(cat "$T/ended" "$T/stdout")" 'warning BP'
run check -q mixed/bad.xml > "$T/ended"
has '... and errors always' "$(cat "$T/stdout")" 'error BP2017'

# ---- references ----
cat > "$T/and.xml" << 'PLAN'
<?xml version="1.0" encoding="UTF-8"?>
<action-plan xml:lang="en-GB">
  <title>R & D &nbsp; plan</title><!-- a & b --><?c a & b?>
  <organisation><![CDATA[A & B]]>A&B &amp; &#38; C</organisation>
  <report from="2019 & 2020"><title>&#xZZ;</titel>
</action-plan>
PLAN
same 'all bare & are found in one run' "$(run check and.xml; grep -oE '^and.xml:[0-9:]* error BP[0-9]*' "$T/stdout")" '1
and.xml:3:12: error BP2001
and.xml:3:16: error BP2007
and.xml:4:35: error BP2001
and.xml:5:22: error BP2001
and.xml:5:37: error BP2019'
same '... each with its hint' "$(grep -c 'hint: write &amp; instead' "$T/stdout")" 3
