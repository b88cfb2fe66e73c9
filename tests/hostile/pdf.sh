# What a plan says never becomes PDF syntax: words of that language are printed as words, in the text, in tags,
# bookmarks, links and metadata; and no report holds what acts by itself.
. tests/tap.sh

cd "$TEST_TMP" || exit 1

# A plan in which every text and attribute says $1.
plan_of() {
    cat << END
<?xml version="1.0" encoding="UTF-8"?>
<action-plan xml:lang="en-GB"><title>T $1</title><organisation>O $1</organisation>
<report from="2019-07-01" to="2019-09-30"><title>R $1</title><period>P $1</period>
<update-heading>H $1</update-heading><meeting agenda-item="$1" appendix="$1">M $1</meeting>
<marking>K $1</marking><summary><p>S $1 <a href="https://example.org/?q=$2">link $1</a></p></summary></report>
<statuses preset="rag"><status id="green" label="L" legend="G $1"/></statuses>
<actions><heading>A $1</heading><priority><title>Y $1</title><action ref="R1 $1" due="$1" status="green">
<description>D $1 <abbr title="$1">ABC</abbr></description><lead>E $1</lead><partner>F $1</partner>
<update><ul><li>U $1</li></ul></update></action></priority></actions>
<glossary><term abbr="Z $1">$1</term></glossary></action-plan>
END
}
# The names in a PDF, keys and values, each once: not what its strings and streams hold.
names() {
    qpdf --json=2 --json-key=qpdf "$1" | jq -r '.. | (objects | keys[]), strings | select(startswith("/"))' |
        sort -u
}
# tame NAME: NAME.pdf has no fault, and nothing in it acts by itself.
tame() {
    check "$1.pdf: qpdf finds no fault" qpdf --check "$1.pdf"
    names "$1.pdf" > names
    check '... its names can be seen' grep -qx /StructTreeRoot names
    same '... and nothing in it acts' "$(grep -xE '/(JavaScript|JS|Launch|AA|EmbeddedFiles?|RichMedia|Movie|Sound|Screen|Rendition|SubmitForm|ImportData|ResetForm|GoToR|GoToE|Named|Hide|AcroForm|XFA|Filespec)' names)" ''
    same '... when it is opened, but that a page is shown' "$(qpdf --json=2 --json-key=qpdf "$1.pdf" |
        jq -c '.qpdf[1][].value? | objects | .["/OpenAction"] | select(.)' | grep -v '^."[0-9]* 0 R","/')" ''
}
n=0
while IFS= read -r words; do
    n=$((n + 1))
    escaped=$(printf '%s\n' "$words" | sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g; s/"/\&quot;/g')
    plan_of "$escaped" "$(printf '%s\n' "$escaped" | tr -d ' ')" > "$n.xml"
    same "words $n are printed" "$(status "$BOARDPAPER" "$n.xml" -o "$n.pdf"; cat stderr | grep error)" 0
    tame "$n"
    pdftotext -raw "$n.pdf" - 2>&1 | tr -d '\n\f ' > text
    wanted=$(printf '%s\n' "$words" | tr -d ' ')
    same '... and read back as it was' "$(grep -cF -e "$wanted" text)" 1
done << 'END'
endstream endobj
)>> endobj 1 0 obj << /S /JavaScript /JS (app.alert(1))
%%EOF
trailer << /Root 1 0 R >> startxref 0 %%EOF
xref 0 1 0000000000 65535 f
\
\\)
((((
))))
(BT /F1 12 Tf (x) Tj ET)
Q Q Q EMC EMC ET
/Artifact BMC
<FEFF0041> >> ]] [[
<</Type/Catalog/OpenAction 9 0 R>>
]]> <?xpacket end="w"?> --> ' & </rdf:Description>
$(id) `id` ; rm -rf ~ | cat
=HYPERLINK("http://127.0.0.1:9/","x")
\u0000\n\r\t\101\050
END
parentheses=$(awk 'BEGIN { for (i = 0; i < 10000; i++) printf "(" }')
good_plan | sed "s/One was held./$parentheses/" > many.xml
same '10,000 parentheses are printed' "$(status "$BOARDPAPER" many.xml -o many.pdf)" 0
tame many
check '... all of them' test "$(pdftotext -raw many.pdf - | tr -cd '(' | wc -c)" -ge 10000
"$BOARDPAPER" -q --attach-source many.xml -o attached.pdf
names attached.pdf > names
check 'the plan goes along only where that is asked for' grep -qx /EmbeddedFiles names

# Where a link may lead: to what a browser, a mail program or a telephone opens.
for address in 'javascript:alert(1)' 'JavaScript:alert(1)' ' javascript:alert(1)' 'java&#10;script:alert(1)' \
    'file:///etc/passwd' 'data:text/html,x' 'vbscript:x' 'smb://host/share' '\\host\share' '//host/x' 'x.pdf' \
    '#x' '' 'https:' 'ftp://host/x' 'mailto:' 'http:x y'; do
    good_plan | sed 's|One was held.|<a href="ADDRESS">x</a>|' |
        awk -v a="$address" '{ at = index($0, "ADDRESS")
            print at ? substr($0, 1, at - 1) a substr($0, at + 7) : $0 }' > link.xml
    same "a link to \"$address\" is refused" "$(status "$BOARDPAPER" link.xml -o link.pdf)" 1
    check '... with what is allowed' grep -qE 'BP4010|BP4012|BP4011|BP3009|BP40' stderr
done
for address in 'https://example.org/a(b)c?d=e&amp;f=\)%29' 'HTTP://EXAMPLE.ORG' 'mailto:a@example.org' 'tel:+441234'; do
    good_plan | awk -v a="$address" '{ at = index($0, "One was held.")
        print at ? substr($0, 1, at - 1) "<a href=\"" a "\">x</a>" substr($0, at + 13) : $0 }' |
        sed 's/&/\&/' > link.xml
    same "one to \"$address\" is not" "$(status "$BOARDPAPER" link.xml -o link.pdf)" 0
    tame link
done
