# No plan makes the program open another file, or talk to a network: each way that XML has to name something
# outside is tried under strace, which has to see the same files opened as for a harmless plan.
. tests/tap.sh

cd "$TEST_TMP" || exit 1
echo 'SECRET' > secret.txt
echo '<!ENTITY secret "SECRET">' > outer.dtd
good_plan > plan.xml
secret=$TEST_TMP/secret.txt

# variant NAME SCRIPT: the good plan as sed changes it.
variant() {
    good_plan | sed "$2" > "$1.xml"
}
root='s|<action-plan xml:lang="en-GB"'
doctype() { # NAME DOCTYPE [SCRIPT]
    variant "$1" "s|<action-plan|<!DOCTYPE action-plan $2><action-plan|${3:+; $3}"
}
use='s|One was held|\&x;|'
doctype system-entity "[<!ENTITY x SYSTEM \"file://$secret\">]" "$use"
doctype system-path "[<!ENTITY x SYSTEM \"secret.txt\">]" "$use"
doctype public-entity '[<!ENTITY x PUBLIC "-//X" "http://127.0.0.1:9/x">]' "$use"
doctype parameter-entity '[<!ENTITY % x SYSTEM "outer.dtd"> %x;]' 's|One was held|\&secret;|'
doctype external-dtd 'SYSTEM "outer.dtd"' 's|One was held|\&secret;|'
doctype public-dtd 'PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://127.0.0.1:9/xhtml1.dtd"'
doctype nested '[<!ENTITY % a "<!ENTITY x SYSTEM '"'secret.txt'"'>"> %a;]' "$use"
doctype attribute "[<!ENTITY x SYSTEM \"secret.txt\">]" 's|ref="1.1"|ref="\&x;"|'
doctype unparsed '[<!NOTATION n SYSTEM "secret.txt"><!ENTITY x SYSTEM "secret.txt" NDATA n>]'
doctype catalogue '[<?oasis-xml-catalog catalog="file:///etc/xml/catalog"?>]'
variant xinclude "$root|& xmlns:xi=\"http://www.w3.org/2001/XInclude\"|
    s|One was held.|<xi:include href=\"secret.txt\" parse=\"text\"/>|"
variant schema-location "$root|& xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:noNamespaceSchemaLocation=\"secret.txt\"|"
variant schema-address "$root|& xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"urn:x http://127.0.0.1:9/x.xsd\"|"
variant stylesheet 's|<action-plan|<?xml-stylesheet type="text/xsl" href="secret.txt"?>&|'
variant catalog-instruction 's|<action-plan|<?oasis-xml-catalog catalog="secret.txt"?>&|'
variant base "$root|& xml:base=\"file:///etc/\"|"
variant link 's|One was held.|<a href="http://127.0.0.1:9/x">x</a>|'
variant file-link 's|One was held.|<a href="file:///etc/passwd">x</a>|'
doctype utf-16 "[<!ENTITY x SYSTEM \"secret.txt\">]" "$use"
iconv -f UTF-8 -t UTF-16 utf-16.xml > x && mv x utf-16.xml
doctype utf-16-bare "[<!ENTITY x SYSTEM \"secret.txt\">]" "$use"
iconv -f UTF-8 -t UTF-16LE utf-16-bare.xml > x && mv x utf-16-bare.xml
doctype utf-32 "[<!ENTITY x SYSTEM \"secret.txt\">]" "$use"
iconv -f UTF-8 -t UTF-32 utf-32.xml > x && mv x utf-32.xml
{ # what only a reader of UTF-7 sees as a DOCTYPE
    echo '<?xml version="1.0" encoding="UTF-7"?>'
    echo '+ADwAIQ-DOCTYPE action-plan +AFsAPAAh-ENTITY x SYSTEM +ACI-secret.txt+ACIAPgBdAD4'
    good_plan | sed "1d; $use"
} > utf-7.xml

# Every word of a variant is an element, an attribute or a DOCTYPE that is refused, but for these.
allowed='base schema-location schema-address stylesheet catalog-instruction link'
for plan in *.xml; do
    name=${plan%.xml}
    wanted=1
    case " plan $allowed " in *" $name "*) wanted=0 ;; esac
    same "$name: exit status $wanted" "$(status "$BOARDPAPER" -q "$plan" -o "$name.pdf")" $wanted
    [ $wanted = 0 ] && continue
    same "$name: no report, and its words nowhere" \
        "$([ -e "$name.pdf" ] && echo a report; grep -c SECRET stdout stderr | grep -v ':0')" ''
done
for code in 2002 1006 1007; do
    has "BP$code is said" "$(for plan in *.xml; do "$BOARDPAPER" check "$plan" 2>&1; done)" "BP$code"
done

# What is opened, but for the file asked for and the report; and any socket.
opened() {
    strace -f -qq -o trace -e trace=open,openat,openat2,creat,socket,connect \
        "$BOARDPAPER" -q "$1" -o out.pdf > said 2>&1
    sed 's/^[0-9 ]*//; /SIG[A-Z]*/d' trace | grep -v -F -e "\"$1\"" -e .boardpaper- -e O_DIRECTORY -e O_TMPFILE |
        sed 's/ = .*//' | sort -u
}
if strace -qq -o /dev/null true 2> /dev/null; then
    opened plan.xml > usual
    check 'strace sees the program open its libraries' grep -q 'libxml2' usual
    same '... and for a good plan no socket' "$(grep -E 'socket|connect' usual)" ''
    for plan in *.xml; do
        opened "$plan" > now
        same "${plan%.xml}: no other file is opened, and no socket" "$(comm -13 usual now)" ''
    done
else
    skip 'no other file is opened' 'strace may not look at processes here'
fi

# A plan may name a house style, which may name a logo and fonts: all in the folder of the one that names them, or
# below. By no other way of writing it is a file opened that lies outside, nor is an address asked.
mkdir -p in/below
found='<house-style><heading of="needs-attention" words="FOUND"/></house-style>'
echo "$found" > outside.style
echo "$found" > in/below/house.style
cp "$OLDPWD/tests/conformance/plans/logo.png" outside.png
cp outside.png in/below/crest.png
ln -s ../outside.style in/link.style
ln -s .. in/up
ln -s "$TEST_TMP/outside.png" in/below/link.png
named() { # NAME PATH: a plan that names this style
    good_plan | sed "s|<action-plan|& style=\"$2\"|" > "in/$1.xml"
}
logo() { # NAME PATH: a plan with a style that names this logo
    echo "<house-style><logo file=\"$2\"/></house-style>" > "in/below/$1.style"
    named "$1" "below/$1.style"
}
# What is opened of the folders of this test, but for the plan.
opened_here() {
    strace -f -qq -o trace -e trace=open,openat,openat2,creat,socket,connect \
        "$BOARDPAPER" -q "$1" -o out.html > said 2>&1
    sed 's/^[0-9 ]*//; /SIG[A-Z]*/d; s/ = .*//' trace | grep -v -F -e "\"$1\"" -e .boardpaper- -e O_TMPFILE |
        grep -E -e '\.(style|png|ttf)"|socket|connect' | sed "s|.*\"$PWD/\(.*\)\".*|\1|" | sort -u | tr '\n' ' '
}
named outside-parent ../outside.style
named outside-deep below/../.././outside.style
named outside-absolute "$PWD/outside.style"
named outside-link link.style
named outside-folder-link up/outside.style
named outside-file "file://$PWD/outside.style"
named outside-file-relative file:../outside.style
named outside-web http://127.0.0.1:9/house.style
named outside-host //127.0.0.1/house.style
named outside-itself ../in/../outside.style
logo outside-logo ../../outside.png
logo outside-logo-link link.png
logo outside-logo-absolute "$PWD/outside.png"
logo outside-logo-above ../below/../../outside.png
logo outside-logo-web http://127.0.0.1:9/crest.png
echo 'no font' > outside.ttf
ln -s "$TEST_TMP/outside.ttf" in/below/link.ttf
fonts() { # NAME PATH: the same of a font
    echo "<house-style><fonts regular=\"$2\" bold=\"$2\"/></house-style>" > "in/below/$1.style"
    named "$1" "below/$1.style"
}
fonts outside-font ../../outside.ttf
fonts outside-font-link link.ttf
fonts outside-font-web https://127.0.0.1:9/a.ttf
named inside below/house.style
logo inside-logo crest.png
logo inside-logo-dots ./../below/crest.png
for plan in in/outside-*.xml; do
    name=$(basename "$plan" .xml)
    same "a style, $name: it is refused" "$(status "$BOARDPAPER" "$plan" -o none.pdf)" 1
    has '... because of where it lies' "$(cat stderr)" 'error BP404'
    lacks '... and nothing of it is told' "$(cat stderr)" FOUND
    check '... and no report' [ ! -e none.pdf ]
    style=
    case $name in outside-logo* | outside-font*) style="in/below/$name.style " ;; esac
    if strace -qq -o /dev/null true 2> /dev/null; then
        same '... and it is not opened' "$(opened_here "$plan")" "$style"
    fi
done
if strace -qq -o /dev/null true 2> /dev/null; then
    same 'a style in a folder below is opened, and nothing else' "$(opened_here in/inside.xml)" 'in/below/house.style '
    same '... and so is its logo' "$(opened_here in/inside-logo.xml)" 'in/below/crest.png in/below/inside-logo.style '
    same '... however it is written' "$(opened_here in/inside-logo-dots.xml)" \
        'in/below/crest.png in/below/inside-logo-dots.style '
    # A plan from standard input has no folder.
    strace -f -qq -o trace -e trace=open,openat,openat2 "$BOARDPAPER" -q - -o out.html < in/inside.xml > said 2>&1
    same 'of a plan from standard input no style is opened' "$(grep -c -F .style trace)" 0
else
    skip 'nothing but the style is opened' 'strace may not look at processes here'
fi
