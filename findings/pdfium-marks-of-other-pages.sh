#!/bin/sh
# PDFium (pypdfium2 5.15.2): the tags of one page name marks of another page, without saying so.
#
# A paragraph that the end of a page cuts is one structure element with marked content on both pages
# (ISO 32000-1, 14.7.4.2). FPDF_StructTree_GetForPage gives the tags of one page, and
# FPDF_StructElement_GetMarkedContentIdAtIndex the numbers of an element's marks. One would expect those of
# that page, as a number means something on its own page alone. It gives the numbers of both pages. A program
# that looks for them on the page at hand, as Chromium does, reads other words of that page in the paragraph,
# and never knows. FPDF_StructElement_GetChildMarkedContentID, asked for the same marks, gives -1 for those of
# other pages.
#
# Here Typst makes a tagged PDF of three paragraphs, the second of which is cut. The words that PDFium's marks
# stand for on each page, by either function, are at the end.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv python
python/bin/python3 -m pip install -q typst==0.15.2 pypdfium2==5.15.2
cat > try.py <<'END'
import ctypes
import pypdfium2
import pypdfium2.raw as pdfium
import typst

typst.compile(b"""#set page(width: 6cm, height: 3cm, margin: 5mm)
#set text(size: 10pt)
One is whole.

Two begins here #linebreak() and goes on #linebreak() to its end #linebreak() on the next page.

Three is whole.
""", output="made.pdf")


def words_of(page):
    text, marked = page.get_textpage(), {}
    for index in range(pdfium.FPDFText_CountChars(text)):
        mark = pdfium.FPDFPageObj_GetMarkedContentID(pdfium.FPDFText_GetTextObject(text, index))
        marked[mark] = marked.get(mark, "") + chr(pdfium.FPDFText_GetUnicode(text, index))
    return {mark: " ".join(words.split()) for mark, words in marked.items()}


def elements(parent, count, child):
    for index in range(count(parent)):
        kid = child(parent, index)
        if kid:
            yield kid
            yield from elements(kid, pdfium.FPDF_StructElement_CountChildren,
                                pdfium.FPDF_StructElement_GetChildAtIndex)


def type_of(element):
    name = ctypes.create_string_buffer(64)
    pdfium.FPDF_StructElement_GetType(element, name, len(name))
    return name.raw.decode("utf-16le").split("\0")[0]


for number, page in enumerate(pypdfium2.PdfDocument("made.pdf"), 1):
    words = words_of(page)
    for element in elements(pdfium.FPDF_StructTree_GetForPage(page), pdfium.FPDF_StructTree_CountChildren,
                            pdfium.FPDF_StructTree_GetChildAtIndex):
        if type_of(element) != "P":
            continue
        for name in ("GetMarkedContentIdAtIndex", "GetChildMarkedContentID"):
            ask = getattr(pdfium, "FPDF_StructElement_" + name)
            n = pdfium.FPDF_StructElement_GetMarkedContentIdCount(element)
            marks = [ask(element, i) for i in range(n)]
            print(f"page {number}, {name}:", *[words[i] if i >= 0 else "-" for i in marks], sep=" | ")
END
python/bin/python3 try.py > said
cat said
diff - said <<'END'
page 1, GetMarkedContentIdAtIndex: | One is whole.
page 1, GetChildMarkedContentID: | One is whole.
page 1, GetMarkedContentIdAtIndex: | Two begins here | and goes on | One is whole. | Two begins here
page 1, GetChildMarkedContentID: | Two begins here | and goes on | - | -
page 2, GetMarkedContentIdAtIndex: | on the next page. | Three is whole. | to its end | on the next page.
page 2, GetChildMarkedContentID: | - | - | to its end | on the next page.
page 2, GetMarkedContentIdAtIndex: | Three is whole.
page 2, GetChildMarkedContentID: | Three is whole.
END
