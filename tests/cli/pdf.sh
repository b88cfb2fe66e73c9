# --pdf: the version and the standards of every PDF. What readers make of one does not change: each link and bookmark
# leads to the same page. (tests/unit/test_pdf_claims.c has what the files say of themselves.)
. tests/tap.sh
T=$TEST_TMP bp=$BOARDPAPER
plan=input/sevenoaks-2019-q2.xml old=tests/golden/compare/old.xml new=tests/golden/compare/new.xml

version() { # FILE: its first line
    head -n 1 "$1"
}
has_info() { # FILE: whether its trailer names an Info
    grep -qa '/Type/XRef.*/Info ' "$1"
}
# Where each link and each bookmark leads, one a line.
by_poppler() {
    pdftohtml -xml -i -stdout "$1" | grep -o -e '<a href="[^"]*">[^<]*' -e '<item page=[^<]*' |
        sed 's/href="[^#]*#/href="#/'
}
cat > "$T/links.js" << 'END' # MuPDF 1.21, and newer
var doc = Document.openDocument ? Document.openDocument(scriptArgs[0]) : new Document(scriptArgs[0])
for (var i = 0; i < doc.countPages(); i++)
    doc.loadPage(i).getLinks().forEach(function (link) {
        print(i, (link.getURI ? link.getURI() : link.uri).replace(/&.*/, ""))
    })
END
by_mupdf() {
    mutool run "$T/links.js" "$1"
    mutool show "$1" outline | sed 's/&.*//'
}
by_qpdf() {
    qpdf --json --json-key=outlines "$1" | jq -c '.. | objects | select(.title) | [.title, .destpageposfrom1]'
}

"$bp" -q "$plan" -o "$T/plain.pdf"
for pdf in 1.7 2.0 2.0-titled; do
    "$bp" -q "$plan" --pdf=$pdf -o "$T/$pdf.pdf"
    "$bp" -q "$plan" --pdf=$pdf --large-print -o "$T/large-$pdf.pdf"
    "$bp" pack -q input/board-pack.xml --pdf=$pdf -o "$T/pack-$pdf.pdf" --items="$T/items-$pdf"
    check "$pdf is a sound PDF" qpdf --check "$T/$pdf.pdf"
    check '... also a pack' qpdf --check "$T/pack-$pdf.pdf"
    for name in '' large- pack-; do
        for reader in poppler mupdf qpdf; do
            by_$reader "$T/$name$pdf.pdf" > "$T/$name$pdf.$reader"
            same "... in ${name:-report-}$pdf.pdf $reader follows each link as ever" \
                "$(diff "$T/${name}1.7.$reader" "$T/$name$pdf.$reader")" ''
        done
    done
done
check '1.7 is the default' cmp "$T/plain.pdf" "$T/1.7.pdf"
for name in '' large- pack-; do
    for reader in poppler mupdf qpdf; do
        least=30 # links and bookmarks
        [ $reader != qpdf ] || least=12 # it has only bookmarks
        check "... and in ${name:-report-}1.7.pdf $reader finds more than $least" \
            [ "$(wc -l < "$T/${name}1.7.$reader")" -gt $least ]
    done
done

same 'a PDF says its version' "$(version "$T/1.7.pdf") $(version "$T/2.0.pdf") $(version "$T/2.0-titled.pdf")" \
    '%PDF-1.7 %PDF-2.0 %PDF-2.0'
same '... and only 2.0 has no Info' "$(for pdf in 1.7 2.0 2.0-titled; do
    has_info "$T/$pdf.pdf" && echo $pdf
done)" '1.7
2.0-titled'
title=$(pdfinfo "$T/1.7.pdf" | grep '^Title')
same 'the title of 2.0-titled is shown' "$(pdfinfo "$T/2.0-titled.pdf" | grep '^Title')" "$title"
same 'an item of a pack is as the pack' "$(for file in "$T"/items-2.0/*.pdf; do version "$file"; done | sort -u)" \
    '%PDF-2.0'
"$bp" check -q "$plan" --pdf=2.0 -o "$T/findings.pdf" 2> /dev/null || true
"$bp" compare -q "$old" "$new" --pdf=2.0 -o "$T/changes.pdf"
"$bp" batch -q "$plan" --pdf=2.0 -d "$T/batch"
for file in findings changes batch/sevenoaks-2019-q2; do
    same "so is $file.pdf" "$(version "$T/$file.pdf")" '%PDF-2.0'
done
check '... and a batch makes what a report is' cmp "$T/2.0.pdf" "$T/batch/sevenoaks-2019-q2.pdf"
same 'dump takes it, too' "$("$bp" dump tags "$plan" --pdf=2.0 2> /dev/null | cksum)" \
    "$("$bp" dump tags "$plan" 2> /dev/null | cksum)"

same 'another version is refused' "$(status "$bp" "$plan" --pdf=1.4 -o "$T/none.pdf")" 2
has '... with what there is' "$(cat "$T/stderr")" '--pdf is 1.7, 2.0 or 2.0-titled, not "1.4"'
same '... and a slip is guessed at' "$(status "$bp" "$plan" --pdf=2.0-title -o "$T/none.pdf")" 2
has '...' "$(cat "$T/stderr")" 'did you mean 2.0-titled?'
same 'explain has no PDF' "$(status "$bp" explain --pdf=2.0)" 2
echo "1..$tap_n"
