#!/bin/sh
# pdfminer.six 20260107: a font whose codes go through a CMap in the file itself gives no text, without a
# warning.
#
# PDF lets a composite font name one of the CMaps that every reader knows, such as Identity-H, or carry a
# CMap in a stream (ISO 32000-1, 9.7.5.3). One would expect that the stream is read. pdfminer.six reads of
# it /CMapName alone, looks that up among the CMaps that it ships, and takes an empty one where it finds
# none. /ToUnicode, which says what each code is, is then of no use, as the codes are never split. What is
# built on it (pdfplumber, markitdown) gives no text either. pypdf, and PDFium, read the same file.
#
# Here Typst makes a PDF of one line, and its font's /Identity-H is written out as a stream. Under the name
# `Codes` the text is gone; under `Identity-H` it is there. What it prints stands at the end.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv python
python/bin/python3 -m pip install -q typst==0.15.2 pikepdf==10.18.0 pdfminer.six==20260107 pypdfium2==5.15.2
cat > try.py <<'END'
import logging
import pdfminer.high_level
import pikepdf
import pypdfium2
import typst

logging.captureWarnings(True)
typst.compile(b"Every letter is here", output="made.pdf")
CMAP = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> def
/CMapName /%s def
/CMapType 1 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
1 begincidrange
<0000> <FFFF> 0
endcidrange
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def say(what, file):
    mined = pdfminer.high_level.extract_text(file).strip()
    shown = pypdfium2.PdfDocument(file)[0].get_textpage().get_text_range().strip()
    print(f'{what}: pdfminer.six "{mined}", PDFium "{shown}"')


say("as Typst made it", "made.pdf")
for name in ("Codes", "Identity-H"):
    with pikepdf.open("made.pdf") as pdf:
        cmap = pikepdf.Stream(pdf, CMAP % name.encode())
        cmap.Type, cmap.CMapName, cmap.WMode = pikepdf.Name.CMap, pikepdf.Name("/" + name), 0
        cmap.CIDSystemInfo = pikepdf.Dictionary(Registry=pikepdf.String("Adobe"),
                                                Ordering=pikepdf.String("Identity"), Supplement=0)
        for font in pdf.pages[0].Resources.Font.values():
            assert font.Encoding == "/Identity-H"
            font.Encoding = pdf.make_indirect(cmap)
        pdf.save(name + ".pdf")
    say(f"CMap in a stream, /CMapName /{name}", name + ".pdf")
END
python/bin/python3 try.py > said
cat said
diff - said <<'END'
as Typst made it: pdfminer.six "Every letter is here", PDFium "Every letter is here"
CMap in a stream, /CMapName /Codes: pdfminer.six "", PDFium "Every letter is here"
CMap in a stream, /CMapName /Identity-H: pdfminer.six "Every letter is here", PDFium "Every letter is here"
END
