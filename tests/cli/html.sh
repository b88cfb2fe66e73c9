# HTML: what makes it, what does not go with it, and that the file is one that a site can take as it is.
. tests/tap.sh
T=$TEST_TMP
bp=$BOARDPAPER
good_plan > "$T/plan.xml"
is_html() { # FILE
    [ "$(head -c 15 "$1")" = '<!DOCTYPE html>' ] && [ "$(tail -n 1 "$1")" = '</html>' ]
}

# ---- what makes it

check 'a name makes HTML' "$bp" -q "$T/plan.xml" -o "$T/a.html"
check '... which is whole' is_html "$T/a.html"
check '... in any letter case, and a shorter one' "$bp" -q "$T/plan.xml" -o "$T/b.HTM"
check '... which is the same' cmp "$T/a.html" "$T/b.HTM"
check '--to makes it on standard output' sh -c "$bp -q $T/plan.xml --to=html -o - > $T/c"
check '... the same' cmp "$T/a.html" "$T/c"
check '... of a plan from standard input' sh -c "$bp -q - --to=html < $T/plan.xml > $T/d"
check '... the same' cmp "$T/a.html" "$T/d"
check '... and without a name PLAN.html' sh -c "cd $T && $bp -q plan.xml --to=html && cmp plan.html a.html"
same 'the closing line tells of it' "$("$bp" "$T/plan.xml" -o "$T/a.html" 2>&1 | sed 's,.*wrote .*/,,; s/[0-9]* kB/N kB/')" \
    'a.html (N kB)'
check 'findings' sh -c "$bp check -q $T/plan.xml -o $T/findings.html; true"
check '... are HTML' is_html "$T/findings.html"
check 'changes' "$bp" compare -q "$T/plan.xml" "$T/plan.xml" -o "$T/changes.html"
check '... are HTML' is_html "$T/changes.html"
check 'a pack' "$bp" pack -q input/board-pack.xml -o "$T/pack.html"
check '... is HTML' is_html "$T/pack.html"
check '... of a public edition, too' "$bp" pack -q input/board-pack.xml --edition=public --to=html -o "$T/public"
check '... is HTML' is_html "$T/public"
check 'a batch by its names' "$bp" batch -q "$T/plan.xml" -d "$T/one" --name='{plan}-x.html'
check '... the same' cmp "$T/a.html" "$T/one/plan-x.html"
check 'a batch by --to' "$bp" batch -q "$T/plan.xml" -d "$T/two" --to=html
check '... the same' cmp "$T/a.html" "$T/two/plan.html"
check '... for each lead' "$bp" batch -q "$T/plan.xml" -d "$T/two" --to=html --per=lead
check '... is HTML' is_html "$T/two/plan-county-council.html"

# ---- what does not go with it

refused() { # ARGUMENT...: what is said, and the exit status
    "$bp" "$@" 2>&1 > /dev/null | sed -n 's/^boardpaper: //p'
    echo "$(status "$bp" "$@")"
}
for option in --large-print --text-size=12 --attach-source --pdf=2.0; do
    has "$option does not go with it" "$(refused "$T/plan.xml" $option -o "$T/no.html")" "${option%=*} is for PDFs"
    same '... which is wrong use' "$(status "$bp" "$T/plan.xml" $option -o "$T/no.html")" 2
done
has '... and says why' "$(refused "$T/plan.xml" --large-print -o "$T/no.html")" \
    'HTML has the size of text that its reader chooses'
has 'two kinds at once' "$(refused "$T/plan.xml" --to=html -o "$T/no.pdf")" "--to=html does not go with the name"
has '... or the other way' "$(refused "$T/plan.xml" --to=pdf -o "$T/no.html")" "--to=pdf does not go with the name"
has '... or a workbook' "$(refused "$T/plan.xml" --chase --to=html -o "$T/no.xlsx")" "--to=html does not go with the name"
has 'an index of pages' "$(refused pack input/board-pack.xml -o "$T/no.html" --index="$T/no.json")" \
    '--index tells of pages, which HTML has not'
has 'items alone' "$(refused pack input/board-pack.xml -o "$T/no.html" --items="$T/no")" '--items tells of pages'
same 'nothing was written' "$(ls "$T" | grep '^no')" ''

# ---- what the file is

tree_of() { # FILE: what is in the head, without the style
    sed -n '/<head>/,/<\/head>/p' "$1" | sed '/<style>/,/<\/style>/d'
}
has 'a policy forbids all but style' "$(tree_of "$T/a.html")" \
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">"
same 'nothing is loaded, nothing runs' "$(grep -ciE '<script|<link|<iframe|<object|<embed|<base|@import|url\(|src=|javascript:' \
    "$T/a.html")" 0
has 'the date is that of the period' "$(tree_of "$T/a.html")" 'name="dcterms.date" content="2019-09-30"'
"$bp" -q "$T/plan.xml" --date=2019-10-01 -o "$T/e.html"
has '... or what --date says' "$(tree_of "$T/e.html")" 'content="2019-10-01"'
SOURCE_DATE_EPOCH=1570147200 "$bp" -q "$T/plan.xml" -o "$T/e.html"
has '... or the environment' "$(tree_of "$T/e.html")" 'content="2019-10-04"'
lacks 'a search engine may come' "$(tree_of "$T/a.html")" noindex
sed 's/ref="1.1"/& restricted="Schedule 12A paragraph 3"/' "$T/plan.xml" > "$T/secret.xml"
"$bp" -q "$T/secret.xml" -o "$T/secret.html"
has '... but not to what is not for publication' "$(tree_of "$T/secret.html")" '<meta name="robots" content="noindex">'
"$bp" -q "$T/secret.xml" --edition=public -o "$T/public.html"
lacks '... of which the public edition has nothing' "$(tree_of "$T/public.html")" noindex
"$bp" -q "$T/plan.xml" --mono -o "$T/mono.html"
same 'without colours there are none' "$(sed 's/^.*<\/style>//; /<style>/,/<\/style>/d' "$T/mono.html" | grep -c 'fill:#')" 0

# A logo is in the file; of the PNG, what it looks like and nothing else.
python3 - "$T/logo.png" << 'PY'
import struct, sys, zlib
def chunk(kind, data):
    return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
with open(sys.argv[1], 'wb') as file:
    file.write(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', 2, 1, 8, 2, 0, 0, 0)) +
               chunk(b'tEXt', b'Author\0somebody') + chunk(b'acTL', struct.pack('>II', 2, 0)) +
               chunk(b'IDAT', zlib.compress(b'\0' + bytes(range(6)))) + chunk(b'IEND', b''))
PY
"$bp" -q "$T/plan.xml" --logo="$T/logo.png" --logo-words='A <tree>' -o "$T/logo.html"
has 'the logo has its words' "$(grep '<img' "$T/logo.html")" '<img class="logo" alt="A &lt;tree&gt;" width="120" height="60" src="data:'
same '... and its pixels, but no author, and does not move' "$(python3 - "$T/logo.html" << 'PY'
import base64, re, sys
png = base64.b64decode(re.search('base64,([^"]*)"', open(sys.argv[1]).read()).group(1))
at, kinds = 8, []
while at < len(png):
    kinds.append(png[at + 4:at + 8].decode())
    at += 12 + int.from_bytes(png[at:at + 4], 'big')
print(*kinds)
PY
)" 'IHDR IDAT IEND'
same 'a logo that is none stops it' "$(status "$bp" "$T/plan.xml" --logo="$T/plan.xml" -o "$T/none.html")" 3
check '... and leaves no file' [ ! -e "$T/none.html" ]

# A house style: its words, paper and colours; nothing of it is markup, and the page still loads nothing.
mkdir "$T/house"
cat > "$T/house/style.xml" << 'XML'
<house-style>
  <page paper="A3" orientation="portrait"/>
  <colours headings="#5A2A82"/>
  <heading of="at-a-glance" words="&lt;script&gt;"/>
  <footer>{organisation} &amp; all &lt;/footer&gt;&lt;img src=x&gt;</footer>
  <draft>&lt;style&gt;DRAFT</draft>
</house-style>
XML
"$bp" -q "$T/plan.xml" --style="$T/house/style.xml" -o "$T/house.html"
has 'a style has its paper' "$(cat "$T/house.html")" '@page { size: A3 portrait;'
has '... its colours' "$(cat "$T/house.html")" '--title: #5A2A82;'
has '... its footer, after all else' "$(tail -6 "$T/house.html" | tr -d '\n')" \
    '</main><footer class="foot"><p>Example Partnership &amp; all &lt;/footer&gt;&lt;img src=x&gt;</p></footer></body></html>'
has '... and says that it is a draft' "$(cat "$T/house.html")" '<p class="marking">&lt;style&gt;DRAFT'
has '... with no more in its policy than any page' "$(tree_of "$T/house.html")" "style-src 'unsafe-inline'; img-src data:\">"
same '... and loads nothing' "$(grep -ciE '<script|<link|<img|@import|url\(|src=|local\(' "$T/house.html")" 1 # in the footer
"$bp" -q "$T/plan.xml" --style="$T/house/style.xml" --mono -o "$T/house.html"
lacks 'without colours it has none' "$(cat "$T/house.html")" '#5A2A82'
check 'a pack in a style with colours of statuses' "$bp" pack -q input/board-pack.xml --style=input/styles/hospital.xml -o "$T/pack.html"
has '... says what it is in its footer' "$(tail -5 "$T/pack.html")" '<p>Community Safety Partnership Board: Board pack, 4 Dec 2019</p>'

# The fonts of a style are in the file, the bytes that they have; but one that its maker does not give to everybody, or a
# large one, is named alone. One that is no font stops it, as it does a PDF.
python3 - "$T/house" /usr/share/fonts/truetype/liberation*/LiberationSans-Regular.ttf << 'PY'
import sys
folder, font = sys.argv[1], bytearray(open(sys.argv[2], 'rb').read())
def save(name):
    open(folder + '/' + name, 'wb').write(font)
save('free.ttf')
tables = int.from_bytes(font[4:6], 'big')
table = next(at for at in range(12, 12 + 16 * tables, 16) if font[at:at + 4] == b'OS/2')
font[int.from_bytes(font[table + 8:table + 12], 'big') + 9] = 8  # fsType: editable embedding
save('editable.ttf')
font[int.from_bytes(font[table + 8:table + 12], 'big') + 9] = 0
font += bytes(600 << 10)
save('large.ttf')
PY
house() { # REGULAR BOLD: a page with these faces
    echo "<house-style><fonts regular='$1' bold='$2'/></house-style>" > "$T/house/fonts.xml"
    "$bp" -q "$T/plan.xml" --style="$T/house/fonts.xml" -o "$T/fonts.html" 2>&1
}
same 'a style with fonts of its own' "$(house free.ttf free.ttf)" ''
has '... has them read, and nothing else' "$(tree_of "$T/fonts.html")" "img-src data:; font-src data:\">"
same '... all their bytes' "$(sed -n 's/^@font-face { font-family: house; font-weight: [a-z]*; font-style: [a-z]*; src: url(data:font\/ttf;base64,\(.*\)); }$/\1/p' \
    "$T/fonts.html" | while read -r face; do echo "$face" | base64 -d | cmp - "$T/house/free.ttf" && echo same; done | wc -l)" 2
house editable.ttf large.ttf > "$T/said"
same '... unless they may not be given away, or are large' "$(grep -c '^@font-face.*src: local("LiberationSans"); }$' "$T/fonts.html")" 2
lacks '... and then its policy is that of any page' "$(tree_of "$T/fonts.html")" font-src
has 'a font that is none stops it' "$(house free.ttf style.xml)" 'error BP4055'

# Texts that look like markup stay texts.
sed 's,One was held\.,\&lt;/td\&gt;\&lt;script\&gt;alert(1)\&lt;/script\&gt; \&amp;amp; "quoted",
    s,County Council,\&lt;img src=x onerror=alert(1)\&gt;,; s,ref="1.1",ref="\&quot; onclick=\&quot;x",
    s,Road Safety,\&lt;/h2\&gt;\&lt;style\&gt;*{display:none}\&lt;/style\&gt;,' "$T/plan.xml" > "$T/hostile.xml"
"$bp" -q "$T/hostile.xml" -o "$T/hostile.html"
same 'no text of a plan is markup' "$(python3 - "$T/hostile.html" << 'PY'
import html.parser, sys
class Page(html.parser.HTMLParser):
    def handle_starttag(self, tag, attrs):
        if tag in ('script', 'style', 'img') or any(name.startswith('on') for name, _ in attrs):
            print(tag, *attrs)
Page().feed(open(sys.argv[1]).read())
PY
)" 'style'
same 'the same plan gives the same bytes' "$(for i in 1 2 3; do "$bp" -q input/brag.xml -o - --to=html | cksum; done | sort -u | wc -l)" 1
# A full disk is told of, and leaves nothing.
if [ -c /dev/full ]; then
    same 'a disk that is full' "$("$bp" -q "$T/plan.xml" --to=html -o - 2> "$T/said" > /dev/full; echo $?)" 3
fi
