#!/bin/sh
# Measures what the same reports cost with other programs, and prints it as a table (`make bench-peers`):
# S1, S10 and S100 of the bench, and its batch of 100, no two texts alike; the same rows, columns, page and
# size of text. What boardpaper adds of its own (a first page at a glance, what needs attention, a key) the
# others leave out.
#
#     BUILD=build FONT_DIR=/the/fonts [PEERS='fop chromium'] sh tests/bench/tables/peers.sh
#
# The plans are turned beforehand into what a program likes best, which is not measured. Programs that can take
# many reports in one process do so in the batch. Debian's packages are .ci/setup.sh's business; all else is
# fetched into $BUILD/peers. A program that is not there is said to be missing. A run is stopped after 300
# seconds of CPU. PEERS are measured alone, and what was measured of the others before is kept.
set -eu
. tests/bench/tables/common.sh

here=tests/bench/peers
peers=$BUILD/peers
mkdir -p "$peers/in"
tab=$(printf '\t')
all='typst-tagged typst-untagged weasyprint fop chromium libreoffice pdflatex reportlab wkhtmltopdf'

# ---- what is fetched ----

fetch() { # WHAT COMMAND...: says so where it fails
    what=$1
    shift
    "$@" > "$peers/fetch.log" 2>&1 || {
        echo "# $what could not be fetched:" >&2
        sed 's/^/#   /' "$peers/fetch.log" | tail -n 3 >&2
    }
}
fetch_all() {
    [ -x "$peers/venv/bin/pip" ] || fetch 'a Python environment' python3 -m venv "$peers/venv"
    for package in typst weasyprint reportlab openpyxl; do # the newest of each; the last for workbooks.sh
        fetch $package "$peers/venv/bin/pip" install --upgrade $package
    done
    cp $here/pom.xml $here/package.json "$peers/"
    fetch FOP mvn -q -B -C -f "$peers/pom.xml" dependency:copy-dependencies -DoutputDirectory="$peers/fop"
    fetch FOP javac -cp "$peers/fop/*" -d "$peers/fop" $here/FopMany.java
    fetch puppeteer npm --prefix "$peers" install --no-package-lock --ignore-scripts --no-audit --no-fund
}

# Whether a program is there; what it is called, with its version.
python_version() {
    "$peers/venv/bin/python" -c "import importlib.metadata as m; print(m.version('$1'))" 2> /dev/null
}
version() {
    case $1 in
    boardpaper) "$BOARDPAPER" --version ;;
    typst-tagged) v=$(python_version typst) && echo "Typst $v, tagged (PDF/UA-1)" ;;
    typst-untagged) v=$(python_version typst) && echo "Typst $v, untagged" ;;
    weasyprint) v=$(python_version weasyprint) && echo "WeasyPrint $v, tagged (PDF/UA-1)" ;;
    reportlab) v=$(python_version reportlab) && echo "ReportLab $v, untagged" ;;
    fop) [ -e "$peers/fop/FopMany.class" ] && echo "FOP $(ls "$peers/fop" | sed -n 's/^fop-core-\(.*\)\.jar/\1/p'), tagged (PDF/UA-1)" ;;
    chromium) chromium --version 2> /dev/null | awk '{ print "Chromium " $2 ", tagged" }' | grep . ;;
    libreoffice) soffice --version 2> /dev/null | awk 'NF { print "LibreOffice " $2 ", tagged (PDF/UA-1)" }' | grep . ;;
    pdflatex) pdflatex --version 2> /dev/null | sed -n '1s/.*(\(.*\))/pdflatex (\1), twice, untagged/p' | grep . ;;
    wkhtmltopdf) wkhtmltopdf --version 2> /dev/null | awk '{ print "wkhtmltopdf " $2 ", untagged" }' | grep . ;;
    esac
}

# ---- the commands ----

convert() { # BASE: BASE.xml as what each program takes
    for form in html fo json tex fodt; do
        xsltproc -o "$1.$form" $here/$form.xsl "$1.xml"
    done
    xsltproc --param zoom 1.3 -o "$1.zoomed.html" $here/html.xsl "$1.xml"
}

# words PEER FOLDER BASE...: the command that makes FOLDER/NAME.pdf of each BASE, its words parted by tabs.
words() {
    peer=$1 folder=$2 form=
    shift 2
    mkdir -p "$folder"
    case $peer in
    typst-*)
        set -- "$peers/venv/bin/python" $here/typst_many.py "${peer#typst-}" "$peers" "$peers/report.typ" -- "$@"
        form=json
        ;;
    weasyprint) set -- "$peers/venv/bin/python" $here/weasyprint_many.py -- "$@" && form=html ;;
    reportlab) set -- "$peers/venv/bin/python" $here/reportlab_many.py -- "$@" && form=json ;;
    fop) set -- java -cp "$peers/fop:$peers/fop/*" FopMany "$peers/fop.xconf" -- "$@" && form=fo ;;
    chromium) set -- node $here/chromium_many.mjs "$peers/node_modules" "$peers/profile" -- "$@" && form=html ;;
    libreoffice)
        on='{"type":"boolean","value":"true"}'
        set -- soffice --headless "-env:UserInstallation=file://$peers/office" --convert-to \
            "pdf:writer_pdf_Export:{\"UseTaggedPDF\":$on,\"PDFUACompliance\":$on,\"ExportBookmarks\":$on}" \
            --outdir "$folder" -- "$@"
        form=fodt
        ;;
    boardpaper)
        if [ $# -eq 1 ]; then
            set -- "$BOARDPAPER" report -q -o "$folder/${1##*/}.pdf" -- "$1"
        else
            set -- "$BOARDPAPER" batch -q -j 1 -d "$folder" -- "$@"
        fi
        form=xml
        ;;
    *) set -- sh $here/each.sh "$peer" "$folder" -- "$@" ;;
    esac
    printf '%s' "$1"
    shift
    while [ "$1" != -- ]; do
        printf '\t%s' "$1"
        shift
    done
    shift
    for base; do
        case $peer in
        boardpaper | libreoffice) printf '\t%s' "$base.$form" ;;
        pdflatex | wkhtmltopdf) printf '\t%s' "$base" ;;
        *) printf '\t%s\t%s' "$base.$form" "$folder/${base##*/}.pdf" ;;
        esac
    done
    echo
}

fetch_all
cp $here/report.typ "$peers/"
sed "s|FONT_DIR|$FONT_DIR|" $here/fop.xconf > "$peers/fop.xconf"
export FONT_DIR
echo '# making the inputs' >&2
for copies in 1 10 100; do
    cp "$(plan $copies)" "$peers/in/S$copies.xml"
    convert "$peers/in/S$copies"
done
many 100
plans=
for plan in "$bench"/many/*.xml; do
    number=$(basename "$plan" .xml)
    [ "$number" -le 100 ] || continue
    cp "$plan" "$peers/in/"
    convert "$peers/in/$number"
    plans="$plans $peers/in/$number"
done

# commands PEER S1-RUNS S10-RUNS S100-RUNS BATCH-RUNS
commands() {
    peer=$1
    shift
    for size in S1 S10 S100; do
        echo "$1$tab$size$tab$(words "$peer" "$out/$peer/$size" "$peers/in/$size")"
        shift
    done
    # shellcheck disable=SC2086 # a list of paths
    echo "$1${tab}batch$tab$(words "$peer" "$out/$peer/batch" $plans)"
}
# made PEER: of each thing that it made its name, pages, bytes, files.
made() {
    for folder in "$out/$1"/*; do
        set -- "$folder"/*.pdf
        [ ! -e "$1" ] || echo "${folder##*/}$tab$(for pdf; do pdfinfo "$pdf" 2> /dev/null; done |
            awk '/^Pages:/ { n += $2 } END { print n }')$tab$(cat "$@" | wc -c)$tab$#"
    done
}
# measured PEER...: runs what their commands are, taking turns, and keeps the results of each.
measured() {
    for peer; do
        sed "s/$tab/&$peer /" "$peers/commands.$peer"
    done > "$peers/commands"
    "$tools/measure" -t 300 -e "$peers/measure.log" < "$peers/commands" > "$peers/costs"
    for peer; do
        {
            echo "label$tab$(version "$peer")"
            made "$peer" | sed "s/^/made$tab/"
            sed -n "s/^$peer /cost$tab/p" "$peers/costs"
        } > "$results/$peer"
    done
}

# Each takes turns with boardpaper alone, so that what was measured can be kept.
out=$peers/out results=$peers/results
rm -rf "$out"
mkdir -p "$results"
commands boardpaper 9 5 3 5 > "$peers/commands.boardpaper"
for peer in ${PEERS:-$all}; do
    if ! version "$peer" > "$peers/version"; then
        echo "label$tab$peer: not installed here" > "$results/$peer"
        continue
    fi
    echo "# measuring $(cat "$peers/version")" >&2
    case $peer in
    typst-* | wkhtmltopdf) commands "$peer" 5 3 2 1 ;;
    *) commands "$peer" 5 2 1 1 ;;
    esac > "$peers/commands.$peer"
    measured boardpaper "$peer"
done
stamp peers
(cd "$results" && for peer in boardpaper $all; do
    [ ! -s "$peer" ] || sed "s/^/$peer$tab/" "$peer"
done) | awk -v start="$(printf '5\tstart\t%s\t-c\timport typst\n' "$peers/venv/bin/python" |
    "$tools/measure" | cut -f 3)" -f tests/bench/tables/peers.awk | tee "$bench/peers.md"
