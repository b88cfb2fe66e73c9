# The same plan and options give the same bytes: twice, in another zone, locale, folder, time; and by
# another compiler. With other versions of the libraries, too: tests/golden/bytes.sh.
. tests/tap.sh
T=$TEST_TMP
bp=$BOARDPAPER
plan=$PWD/input/sevenoaks-2019-q2.xml
make_report() { "$bp" -q "$plan" -o "$1"; }
make_report "$T/a.pdf"

check 'twice' sh -c '"$1" -q "$2" -o "$3/b.pdf" && cmp "$3/a.pdf" "$3/b.pdf"' - "$bp" "$plan" "$T"
for zone in Asia/Tokyo America/Los_Angeles Pacific/Apia; do
    TZ=$zone make_report "$T/b.pdf"
    check "with TZ=$zone" cmp "$T/a.pdf" "$T/b.pdf"
done
for locale in fr_FR de_DE tr_TR; do
    if localedef -i "$locale" -f UTF-8 "$T/$locale.UTF-8" > /dev/null 2>&1; then
        (
            unset LC_ALL
            LOCPATH=$T LANG=$locale.UTF-8 LC_ALL=$locale.UTF-8
            export LOCPATH LANG LC_ALL
            make_report "$T/b.pdf"
        )
        check "in the locale $locale" cmp "$T/a.pdf" "$T/b.pdf"
    else
        skip "in the locale $locale" 'localedef cannot make it'
    fi
done
(cd / && make_report "$T/b.pdf")
check 'from another folder' cmp "$T/a.pdf" "$T/b.pdf"
cp "$plan" "$T/renamed.xml"
"$bp" -q - < "$plan" > "$T/b.pdf"
check 'from standard input' cmp "$T/a.pdf" "$T/b.pdf"
"$bp" -q "$T/renamed.xml" -o "$T/b.pdf"
check 'under another name' cmp "$T/a.pdf" "$T/b.pdf"
env -i "$bp" -q "$plan" -o "$T/b.pdf"
check 'in an empty environment' cmp "$T/a.pdf" "$T/b.pdf"

# The date: --date, then SOURCE_DATE_EPOCH (in UTC), then the plan's own.
created() { LC_ALL=C TZ=UTC pdfinfo -isodates "$1" | sed -n 's/^CreationDate: *\(..........\).*/\1/p'; }
"$bp" -q "$plan" -o "$T/b.pdf" --date=2021-03-04
same '--date is the date of the PDF' "$(created "$T/b.pdf")" 2021-03-04
SOURCE_DATE_EPOCH=1583020799 TZ=Asia/Tokyo "$bp" -q "$plan" -o "$T/b.pdf"
same 'SOURCE_DATE_EPOCH is, in UTC' "$(created "$T/b.pdf")" 2020-02-29
SOURCE_DATE_EPOCH=1583020799 "$bp" -q "$plan" -o "$T/b.pdf" --date=2021-03-04
same '--date goes before it' "$(created "$T/b.pdf")" 2021-03-04

# Without the flags of the make that runs the tests: the other compiler's sanitizers may not be installed.
other=$BUILD/other
case $(basename "${CC:-gcc}") in clang*) compiler=gcc ;; *) compiler=clang ;; esac
if ! command -v "$compiler" > /dev/null; then
    skip 'built by another compiler' "no $compiler"
elif check_out=$(env -u CFLAGS -u HARDEN MAKEFLAGS= make -s V=1 CC=$compiler BUILD="$other" "${other#"$PWD"/}/boardpaper" 2>&1); then
    same "no warning from $compiler" "$check_out" ''
    "$other/boardpaper" -q "$plan" -o "$T/b.pdf"
    check "built by $compiler" cmp "$T/a.pdf" "$T/b.pdf"
else
    same "built by $compiler" "$check_out" 'no error'
fi
