#!/bin/sh
# Makes the corpus afresh: what real programs write of the layouts. By hand, not in CI: the files are kept in
# tests/onramps/files. Needs Debian 12, Node, Java with Maven, Go and Rust, and their registries; some minutes.
#
#   sh tests/onramps/make/make.sh [FOLDER]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=$(mkdir -p "${1:-$here/../files}" && cd "${1:-$here/../files}" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get install -y -q --no-install-recommends libreoffice-calc-nogui libreoffice-writer-nogui gnumeric pandoc \
    libexcel-writer-xlsx-perl r-cran-openxlsx r-cran-jsonlite python3-venv \
    > apt.log 2>&1 || { cat apt.log; exit 1; }
python3 -m venv venv
venv/bin/pip -q install openpyxl==3.1.5 XlsxWriter==3.2.0 python-docx==1.1.2 odfpy==1.4.1
npm --silent install exceljs@4.4.0 xlsx@0.18.5 docx@9.0.2 > npm.log 2>&1

python3 "$here/layouts.py" > layouts.json
all='plain banners colour column sheets measures welsh audit levels wide'
documents='headings rows shading'

venv/bin/python "$here/openpyxl_write.py" layouts.json "$out" $all
venv/bin/python "$here/xlsxwriter_write.py" layouts.json "$out" plain banners colour column measures
venv/bin/python "$here/docx_write.py" layouts.json "$out" $documents
venv/bin/python "$here/odf_write.py" layouts.json "$out" plain banners colour levels
cp "$here/js_write.js" . # where its modules are
node js_write.js layouts.json "$out" exceljs plain banners colour column sheets wide
node js_write.js layouts.json "$out" sheetjs plain column audit
node js_write.js layouts.json "$out" docx $documents

mkdir go rust poi
(cd go && cp "$here/excelize_write.go" . && go mod init x && go get github.com/xuri/excelize/v2@v2.8.1 && go mod tidy &&
    go run . ../layouts.json "$out" plain banners sheets measures) > go.log 2>&1 || { cat go.log; exit 1; }
(cd rust && cargo init --name rust_write . && cp "$here/rust_write.rs" src/main.rs &&
    cargo add rust_xlsxwriter@0.79.4 serde_json@1 && cargo run -q -- ../layouts.json "$out" plain colour audit) \
    > rust.log 2>&1 || { cat rust.log; exit 1; }
(cd poi && mvn -q dependency:get -Dartifact=org.apache.poi:poi-ooxml-full:5.3.0 &&
    mvn -q dependency:get -Dartifact=org.apache.poi:poi-ooxml:5.3.0 &&
    mvn -q dependency:get -Dartifact=com.fasterxml.jackson.core:jackson-databind:2.17.2 &&
    cat > pom.xml << 'POM' && mvn -q dependency:copy-dependencies -DoutputDirectory=lib
<project><modelVersion>4.0.0</modelVersion><groupId>x</groupId><artifactId>x</artifactId><version>1</version><dependencies>
<dependency><groupId>org.apache.poi</groupId><artifactId>poi-ooxml</artifactId><version>5.3.0</version></dependency>
<dependency><groupId>org.apache.poi</groupId><artifactId>poi-ooxml-full</artifactId><version>5.3.0</version></dependency>
<dependency><groupId>com.fasterxml.jackson.core</groupId><artifactId>jackson-databind</artifactId><version>2.17.2</version></dependency>
</dependencies></project>
POM
    java -cp 'lib/*' "$here/PoiWrite.java" ../layouts.json "$out" plain banners wide $documents) > poi.log 2>&1 ||
    { cat poi.log; exit 1; }
perl "$here/perl_write.pl" layouts.json "$out" plain banners levels
Rscript "$here/r_write.R" layouts.json "$out" plain column

for name in headings rows shading; do
    python3 "$here/pandoc_write.py" layouts.json $name > $name.html
    pandoc $name.html -o "$out/$name.pandoc.docx"
    pandoc $name.html -o "$out/$name.pandoc.odt"
done

# LibreOffice and gnumeric write again what others wrote.
office() { # FROM TO-SUFFIX FILTER
    name=$(basename "$1" | sed 's/\..*//')
    soffice -env:UserInstallation="file://$work/office" --headless --convert-to "$3" --outdir converted "$1" > office.log 2>&1
    mv converted/* "$out/$name.libreoffice.$2"
}
for name in $all; do
    office "$out/$name.openpyxl.xlsx" ods ods
done
for name in plain banners colour column; do
    office "$out/$name.libreoffice.ods" xlsx 'xlsx:Calc MS Excel 2007 XML'
done
for name in plain column levels welsh; do
    office "$out/$name.libreoffice.ods" csv 'csv:Text - txt - csv (StarCalc):44,34,76,1'
done
for name in $documents; do
    office "$out/$name.python-docx.docx" odt odt
    office "$out/$name.libreoffice.odt" docx 'docx:MS Word 2007 XML'
done
for name in plain column; do
    ssconvert -T Gnumeric_Excel:xlsx2 "$out/$name.openpyxl.xlsx" "$out/$name.gnumeric.xlsx" 2> gnumeric.log
    ssconvert -T Gnumeric_OpenCalc:odf "$out/$name.openpyxl.xlsx" "$out/$name.gnumeric.ods" 2>> gnumeric.log
done
ls "$out" | wc -l
