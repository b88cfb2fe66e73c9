#!/bin/sh
# SheetJS (xlsx 0.18.5): one sheet with a date, written as .xlsx and as .ods: the first is a date, the second
# a number of days.
#
# A program that offers both formats writes the same sheet twice, and one would expect the same day in both.
# In the .xlsx the cell has 46387 with a format of dates. In the .ods the cell has the same 46387, as
# office:value-type="float", and no style at all, so that nothing says that it is a day; only the text
# beside it, which office programs make anew from the value, still reads 12/31/26. LibreOffice shows 46387.
# With the option `cellDates`, both are dates.
#
# Needs Node with npm, and unzip. What it prints stands at the end.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private": true}' > package.json
npm --silent install xlsx@0.18.5 > npm.log 2>&1
cat > write.cjs <<'END'
const XLSX = require('xlsx');
for (const cellDates of [false, true]) {
    const sheet = XLSX.utils.aoa_to_sheet([[new Date(2026, 11, 31)]], {cellDates});
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, sheet, 'Plan');
    for (const type of ['xlsx', 'ods'])
        XLSX.writeFile(book, `${cellDates}.${type}`, {cellDates});
}
END
node write.cjs
{
    echo "xlsx: $(unzip -p false.xlsx xl/worksheets/sheet1.xml | grep -o '<c [^>]*><v>[^<]*')"
    echo "its format: $(unzip -p false.xlsx xl/styles.xml | grep -o '<xf numFmtId="[1-9][0-9]*"')"
    echo "ods: $(unzip -p false.ods content.xml | grep -o '<table:table-cell [^>]*><text:p>[^<]*')"
    echo "ods, cellDates: $(unzip -p true.ods content.xml |
        grep -o '<table:table-cell [^>]*' | grep -o 'office:value-type="[a-z]*"')"
} > said
cat said
diff - said <<'END'
xlsx: <c r="A1" s="1"><v>46387
its format: <xf numFmtId="14"
ods: <table:table-cell office:value-type="float" office:value="46387"><text:p>12/31/26
ods, cellDates: office:value-type="date"
END
