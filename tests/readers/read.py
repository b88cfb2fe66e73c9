"""Reads PDFs with the readers that are Python packages or programs.

    python3 read.py VERSIONS FOLDER...

In each FOLDER it reads document.pdf and writes READER.text and, where the reader knows tables, READER.rows
(JSON: a list of rows, each a list of cells). The slow readers only read where the folder has a file `slow`.
The file VERSIONS gets a line `reader|version` for each.
"""
import ctypes
import importlib.metadata
import json
import logging
import pathlib
import re
import subprocess
import sys

import camelot
import markitdown
import pdfminer.high_level
import pdfplumber
import pymupdf
import pymupdf4llm
import pypdf
import pypdfium2
import pypdfium2.raw as pdfium


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout


def lines_of_markdown(text):
    """The rows of Markdown's tables, and the text without its marks."""
    rows = []
    for line in text.splitlines():
        if line.startswith("|") and not re.fullmatch(r"[|:\- ]+", line):
            rows.append([plain(cell) for cell in line.strip().strip("|").split("|")])
    return plain(re.sub(r"^\|[|:\- ]+$", "", text, flags=re.M).replace("|", " ")), rows


def plain(text):
    text = re.sub(r"<br ?/?>", " ", text)
    text = re.sub(r"^(#+|-|>) ", "", text, flags=re.M)
    return re.sub(r"\\([\\`*_{}\[\]()#+.!|<>~-])", r"\1", text.replace("**", "")).replace("&amp;", "&")


def read_pdfminer(path):
    return pdfminer.high_level.extract_text(path), None


def read_pdfplumber(path):
    with pdfplumber.open(path) as pdf:
        text = "\n".join(page.extract_text() for page in pdf.pages)
        return text, [row for page in pdf.pages for table in page.extract_tables() for row in table]


def read_camelot(path):
    tables = camelot.read_pdf(path, pages="all", flavor="lattice")
    return None, [row for table in tables for row in table.df.values.tolist()]


def read_pypdf(path):
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages), None


def read_pdfium(path):
    pdf = pypdfium2.PdfDocument(path)
    return "\n".join(page.get_textpage().get_text_range() for page in pdf), None


def marked_words(page):
    """The text of a page by the number of its marked content."""
    text, mark, marked = page.get_textpage(), -1, {}
    for index in range(pdfium.FPDFText_CountChars(text)):
        drawn = pdfium.FPDFText_GetTextObject(text, index)
        if drawn and not pdfium.FPDFText_IsGenerated(text, index):  # spaces between lines are made by PDFium
            mark = pdfium.FPDFPageObj_GetMarkedContentID(drawn)
        marked[mark] = marked.get(mark, "") + chr(pdfium.FPDFText_GetUnicode(text, index))
    return {mark: words.encode("utf-16", "surrogatepass").decode("utf-16") for mark, words in marked.items()}


def type_of(element):
    name = ctypes.create_string_buffer(64)
    pdfium.FPDF_StructElement_GetType(element, name, len(name))
    return name.raw.decode("utf-16le").split("\0")[0]


def walk_element(element, marked, text, rows, in_cell=False):
    """Asks an element for its marks, as Chromium does, and looks for them on the page at hand."""
    kind = type_of(element)
    if kind == "TR":
        rows.append([])
    elif kind in ("TH", "TD"):
        rows[-1].append("")
        in_cell = True
    marks = [pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex(element, index)
             for index in range(pdfium.FPDF_StructElement_GetMarkedContentIdCount(element))]
    for index in range(max(pdfium.FPDF_StructElement_CountChildren(element), len(marks))):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
        if child:
            walk_element(child, marked, text, rows, in_cell)
        elif index < len(marks) and marks[index] >= 0:
            text.append(marked.get(marks[index], ""))
            if in_cell:
                rows[-1][-1] += " " + text[-1]


def read_pdfium_by_tags(path):
    text, rows = [], []
    for page in pypdfium2.PdfDocument(path):
        tree, marked = pdfium.FPDF_StructTree_GetForPage(page), marked_words(page)
        for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            walk_element(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), marked, text, rows)
        pdfium.FPDF_StructTree_Close(tree)
    return "\n".join(text), rows


def read_pymupdf(path):
    with pymupdf.open(path) as pdf:
        return "\n".join(page.get_text() for page in pdf), None


def read_pymupdf4llm(path):
    return lines_of_markdown(pymupdf4llm.to_markdown(path, show_progress=False))


def read_markitdown(path):
    return lines_of_markdown(markitdown.MarkItDown().convert(path).text_content)


def read_poppler(path):
    return run("pdftotext", path, "-"), None


def read_poppler_raw(path):
    return run("pdftotext", "-raw", path, "-"), None


def read_poppler_layout(path):
    return run("pdftotext", "-layout", path, "-"), None


def read_poppler_by_tags(path):
    return run("pdfinfo", "-struct-text", path), None


def read_mupdf(path):
    out = path + ".mupdf"
    run("mutool", "convert", "-F", "text", "-O", "preserve-ligatures", "-o", out, path)
    return pathlib.Path(out).read_text("utf-8"), None


# Those that look at the page as a picture: some ten seconds of a processor for one report.
SLOW = ("camelot", "pymupdf4llm")
PACKAGES = {"pdfminer": "pdfminer.six", "pdfplumber": "pdfplumber", "camelot": "camelot-py", "pypdf": "pypdf",
            "pdfium": "pypdfium2", "pdfium-by-tags": "pypdfium2", "pymupdf": "pymupdf", "pymupdf4llm": "pymupdf4llm",
            "markitdown": "markitdown"}


def version(reader):
    if reader in PACKAGES:
        return importlib.metadata.version(PACKAGES[reader])
    program = "mutool" if reader == "mupdf" else "pdftotext"
    said = subprocess.run([program, "-v"], capture_output=True, text=True, check=False)
    return re.search(r"version ([\d.]+)", said.stdout + said.stderr).group(1)


def main(versions, folders):
    logging.disable()
    readers = {name[len("read_"):].replace("_", "-"): function
               for name, function in globals().items() if name.startswith("read_")}
    for folder in map(pathlib.Path, folders):
        for name, read in readers.items():
            if name in SLOW and not (folder / "slow").exists():
                continue
            text, rows = read(str(folder / "document.pdf"))
            if text is not None:
                (folder / f"{name}.text").write_text(text, "utf-8")
            if rows is not None:
                (folder / f"{name}.rows").write_text(json.dumps(rows), "utf-8")
    pathlib.Path(versions).write_text("".join(f"{name}|{version(name)}\n" for name in readers), "utf-8")


main(sys.argv[1], sys.argv[2:])
