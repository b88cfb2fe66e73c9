# Files that are no plain UTF-8 text, and those that would grow: each ends with an error that says why, and
# makes no report.
. tests/tap.sh

cd "$TEST_TMP" || exit 1

# refused NAME CODE: the plan NAME.xml is not printed, for the reason CODE.
refused() {
    same "$1: exit status 1" "$(status "$BOARDPAPER" "$1.xml" -o out.pdf)" 1
    has "... and why: BP$2" "$(cat stderr)" "BP$2"
    check '... with a hint' grep -q '  hint: ' stderr
    check '... and no report' test ! -e out.pdf
}
# bytes NAME CODE OCTAL: the good plan with these bytes in a text.
bytes() {
    good_plan | LC_ALL=C awk -v bytes="$3" '{ at = index($0, "was held"); if (at) printf "%s" bytes "%s\n",
        substr($0, 1, at - 1), substr($0, at); else print }' > "$1.xml"
    refused "$1" "$2"
}
{ good_plan | sed '$d'; printf '\0'; good_plan | tail -n 1; } > nul.xml
refused nul 1008
bytes surrogate 1004 '\355\240\200'             # U+D800, alone
bytes cesu-8 1004 '\355\240\275\355\262\251'    # an emoji as two surrogates
bytes overlong-slash 1004 '\300\257'
bytes overlong-less-than 1004 '\340\200\274'
bytes overlong-nul 1004 '\300\200'
bytes beyond-unicode 1004 '\364\220\200\200'
bytes five-bytes 1004 '\370\210\200\200\200'
bytes cut-short 1004 '\342\202'
bytes continuation 1004 '\200'
bytes latin-1 1004 '\243'
bytes escape 2010 '\033[31m'
bytes backspace 2010 '\010'
bytes noncharacter 2010 '\357\277\277'          # U+FFFF
bytes reference-to-nul 2019 '&#0;'
bytes reference-to-surrogate 2019 '&#xD800;'
bytes reference-to-escape 2019 '&#27;'
bytes reference-beyond 2019 '&#x110000;'
bytes reference-huge 2019 '&#99999999999999999999;'

encoded() { # NAME CODE ICONV-NAME [DECLARED]
    good_plan | sed "s/UTF-8/${4:-$3}/" | iconv -f UTF-8 -t "$3" > "$1.xml"
    refused "$1" "$2"
}
encoded utf-16-with-mark 1006 UTF-16
encoded utf-16-le 1006 UTF-16LE UTF-16
encoded utf-16-be 1006 UTF-16BE UTF-16
encoded declared-latin-1 1007 ISO-8859-1
encoded utf-7 1009 UTF-7
encoded ebcdic 1004 IBM037
{ printf '\357\273\277'; good_plan; } > mark.xml
same 'a byte order mark is passed over' "$(status "$BOARDPAPER" mark.xml -o mark.pdf)" 0
{ printf '\357\273\277\357\273\277'; good_plan; } > marks.xml
same 'two are not' "$(status "$BOARDPAPER" marks.xml -o out.pdf)" 1
{ good_plan; good_plan | iconv -f UTF-8 -t UTF-16; } > mixed.xml
same 'two encodings in one file: exit status 1' "$(status "$BOARDPAPER" mixed.xml -o out.pdf)" 1

# Bombs: what is short as a file and long once it is read.
bomb() { # NAME DOCTYPE
    good_plan | sed "s|<action-plan|<!DOCTYPE action-plan [$2]><action-plan|; s|One was held|\&z;|" > "$1.xml"
    refused "$1" 2002
}
laughs=$(awk 'BEGIN {
    print "<!ENTITY a \"ha\">"
    for (i = 98; i < 123; i++) { # b to z, each ten times the one before
        s = ""
        for (j = 0; j < 10; j++)
            s = s sprintf("%c%c;", 38, i - 1)
        printf "<!ENTITY %c \"%s\">", i, s
    }
}' | tr -d '\n' | sed 's/&/\\&/g')
bomb billion-laughs "$laughs"
bomb parameter-bomb '<!ENTITY % a "aaaa"><!ENTITY % b "%a;%a;"> %b;'
bomb recursion '<!ENTITY z "\&y;"><!ENTITY y "\&z;">'
bomb blow-up "<!ENTITY z \"$(awk 'BEGIN { for (i = 0; i < 50000; i++) printf "a" }')\">"
bomb defaults '<!ATTLIST action restricted CDATA "yes">'
