# Officers' own files that are made to do harm: giants, bombs, containers that lie, addresses of other files,
# entities, formulas and macros. Each ends with the status that the manual promises and with the limit that it
# meets, and takes no more than 320 MiB. How long each took stands in a comment, and how many times as long as
# one of half the size; nothing is asserted of it. Nothing is opened but the file, and nothing is run.
. tests/tap.sh
# With ASan, a process looks for leaks as it ends, by a helper process of its own, which is none that it runs.
export ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0"

python3 -c 'import zipfile' 2> /dev/null || {
    skip 'hostile files of officers' 'there is no Python here to write them'
    echo "1..$tap_n"
    exit 0
}
maker=$PWD/tests/hostile/office.py
${CC:-cc} -std=c11 -O1 tests/hostile/measure.c -o "$TEST_TMP/measure" || exit 1
cd "$TEST_TMP" || exit 1
known='--period=2019-07-01..2019-09-30 --title=Plan --organisation=Body'

# The file of a kind and a size.
made() { # KIND N
    case $1 in
    zip-* | outside-book* | outside-laughs) file=f.xlsx ;;
    outside-document*) file=f.docx ;;
    outside-sheet*) file=f.ods ;;
    outside-text) file=f.odt ;;
    outside-*) file=f.${1#outside-} file=${file%-entity} ;;
    *) file=f.${1%%-*} ;;
    esac
    python3 -W ignore "$maker" "$1" "$2" "$file" || exit 1
}
# Imports the file that was made last.
import() {
    rm -f out.xml
    # shellcheck disable=SC2086 # words
    timeout 100 ./measure took "$BOARDPAPER" import -q "$file" -o out.xml $known > stdout 2> stderr ||
        echo '124 0 0' > took
    read -r status memory time < took
}
# tried KIND N WORDS: it becomes a plan; or it is refused with these words.
tried() {
    made "$1" "$2"
    import
    echo "# $1 $2: $time ms, $((memory / 1024)) MiB"
    are_watched || check "$1 $2: at most 320 MiB" test "$memory" -le 327680
    if [ ! "$3" ]; then
        same "$1 $2: exit status 0" "$status" 0
        check '... and a plan' test -s out.xml
        return
    fi
    same "$1 $2: exit status 1" "$status" 1
    has "... with \"$3\"" "$(cat stderr)" "$3"
    check '... and what to do' grep -q '  hint: ' stderr
    check '... and no plan' test ! -e out.xml
}
# How many times as long as half of it N took.
grown() { # KIND N
    ! are_watched || return 0
    whole=$time
    made "$1" "$(($2 / 2))"
    import
    awk -v name="$1 $2" -v whole="$whole" -v half="$time" \
        'BEGIN { printf "# %s: %.2f times as long as half of it\n", name, half ? whole / half : 0 }'
}

# ---- large in one way ----
while read -r kind n words; do
    tried "$kind" "$n" "$words"
    [ "$words" ] || grown "$kind" "$n"
done << 'END'
xlsx-rows 40000
xlsx-rows 200000 the limit is 500,000
xlsx-cells 500001 BP
xlsx-wide 16384 BP8051
xlsx-merges 20000
xlsx-merges 100001 the limit is 100,000
xlsx-tall-merges 60000
xlsx-banners 20000
xlsx-notes 10000
xlsx-refs 20000
xlsx-leads 20000
xlsx-dues 20000
xlsx-statuses 20000
xlsx-like-statuses 30000
xlsx-hidden 100000
xlsx-styles 60000
xlsx-formats 20000
xlsx-long-format 10000
xlsx-rules 10000
xlsx-strings 400000 error BP1010
xlsx-long-string 33554432 the limit is 1 MiB for a cell
xlsx-same-string 100000 more than 256 MiB of memory
xlsx-runs 49999
xlsx-bomb 209715200 200 MiB when it is unpacked: the limit is 64 MiB
xlsx-last-row 1048576
xlsx-last-row 1048577 the limit is 1,048,576
xlsx-empty-rows 1048576
xlsx-last-column 16384
xlsx-past-the-end 2000000 the limit is 1,048,576
xlsx-deep 100000 256 elements in one another: that is the limit
xlsx-sheets 1000
xlsx-sheets 1001 the limit is 1,000
xlsx-links 20000
xlsx-parts 10000
xlsx-parts 10001 the limit is 10,000
xlsx-lists-of-kinds 1000 BP1009
docx-rows 20000
docx-tables 10000
docx-plans 5000
docx-paragraphs 100000
docx-headings 50000
docx-cell 100000
docx-nested 80
docx-nested 100 256 elements in one another: that is the limit
docx-tall 40000
docx-span 60000 more than 16384 columns
docx-cells-of-a-row 60000 more than 16384 columns
docx-styles 20000
docx-lists 20000
docx-fields 20000
docx-changes 60000
docx-runs 49998
docx-text 1000000
docx-notes 20000
docx-links 40000
ods-rows 20000
ods-repeated-rows 1048576 more than 500000 cells
ods-empty-rows 1048576
ods-repeated-cells 1048576 more than 500000 cells
ods-negative 2000000000
ods-merges 20000
ods-styles 20000
ods-deep 100000 nested too deep
odt-rows 20000
odt-tables 10000
odt-paragraphs 100000
odt-nested 80
odt-lists 100
odt-blanks 2000000000
odt-styles 20000
csv-rows 20000
csv-wide 200000 more than 16384 columns
csv-heads 200000 more than 16384 columns
csv-line 1048576 longer than a report can take
csv-quoted 1000000 more than 256 MiB of memory
csv-open 4000000 is never closed
csv-stray 20000
csv-quotes 1000000 longer than a report can take
csv-empty 1000000
xml-rows 20000
xml-index 1048577 more than 1048576 rows
xml-merge 2000000000
xml-span 2000000000 more than 1048576 rows
xml-merges 20000
xml-styles 20000
END

# ---- containers that lie ----
while read -r kind n words; do
    tried "zip-$kind" "$n" "$words"
done << 'END'
sound 0
zip64 0
names 0
overlap 0 two that lie over one another
size 0 cannot be unpacked
size 67108864 cannot be unpacked
size 4294967295 the limit is 64 MiB
packed 0 cannot be unpacked
packed 4294967295 BP1009
checksum 1 does not match its checksum
method 9 Deflate64
method 77 method 77
flags 1 protected by a password
name-length 65535 BP1009
count 0 BP1009
count 65534 the limit is 10,000
directory 4294967295 the list of its parts is missing
cut 4 the list of its parts is missing
cut 500 the list of its parts is missing
END

# ---- what names other files, and what could be run ----
echo 'SECRET' > secret.txt
echo '<!ENTITY secret "SECRET">' > outer.dtd
while read -r kind words; do
    tried "outside-$kind" 0 "$words"
    same '... and the words of another file are nowhere' \
        "$(cat stdout stderr out.xml 2> /dev/null | grep -c SECRET)" 0
done << 'END'
book
document
sheet
text
csv
book-list-entity
book-entity a DOCTYPE
book-relations-entity a DOCTYPE
laughs a DOCTYPE
document-entity a DOCTYPE
sheet-entity a DOCTYPE
xml-entity BP8000
END

# What is opened, but for the file asked for, the output and fonts; any socket; and what is run.
opened() {
    # shellcheck disable=SC2086 # words
    strace -f -qq -o trace -e trace=open,openat,openat2,creat,socket,connect,execve,fork,vfork,clone,clone3 \
        "$BOARDPAPER" "$@" $known > said 2>&1
    sed 's/^[0-9 ]*//; /SIG[A-Z]*/d' trace |
        grep -v -F -e "\"$file\"" -e .boardpaper- -e O_DIRECTORY -e O_TMPFILE -e execve |
        sed 's/ = .*//' | sort -u
}
if strace -qq -o /dev/null true 2> /dev/null; then
    made zip-sound 0
    opened -q "$file" -o out.pdf > usual
    opened check -q "$file" -o checked.xlsx --force >> usual
    sort -u usual > known-ones
    check 'strace sees the program open its libraries' grep -q libxml2 known-ones
    same '... and for a sound workbook no socket, and no other program' \
        "$(grep -E 'socket|connect|clone|fork' known-ones)" ''
    for kind in book document sheet text csv book-list-entity book-entity book-relations-entity laughs \
        document-entity sheet-entity xml-entity; do
        made "outside-$kind" 0
        opened -q "$file" -o out.pdf > now
        case $file in
        *.xlsx | *.docx) opened check -q "$file" -o "checked.${file#f.}" --force >> now ;;
        esac
        sort -u now > all
        same "$kind: no other file is opened, no socket, nothing run" "$(comm -13 known-ones all)" ''
        same '... but the program itself' "$(grep execve trace | grep -vc "$(basename "$BOARDPAPER")")" 0
    done
    check 'nothing of what stands in a formula was done' test ! -e ran
else
    skip 'no other file is opened' 'strace may not look at processes here'
fi
echo "1..$tap_n"
