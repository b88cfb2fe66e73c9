"""Compares what readers made of PDFs with what the program itself says, and prints the table of results.

    python3 compare.py FOLDER...

Each FOLDER is called as its document, and has `said`, which is the program's dump of the tags or poppler's
form of it, and what the readers wrote: READER.text, READER.rows, READER.html. White space, soft hyphens, and
the marks of direction do not count.
"""
import collections
import html.parser
import json
import pathlib
import re
import subprocess
import sys

DIRECTIONS = dict.fromkeys([0xAD, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
BLOCKS = ("p", "h1", "h2", "h3", "h4", "td", "th", "tr", "div", "caption", "table", "li", "figure")


def words(text):
    return (text or "").translate(DIRECTIONS).split()


def said_by(lines):
    """The text and the rows of a dump of the tags: `TYPE key=value | text`, indented by level."""
    text, rows, depths = [], [], []
    for line in lines:
        depth = len(line) - len(line.lstrip(" "))
        kind = line.split()[0]
        own = line.split(" | ", 1)[1] if " | " in line else ""
        text.append(own)
        while depths and depths[-1] >= depth:
            depths.pop()
        if kind == "TR":
            rows.append([])
            depths = [depth]
        elif depths:
            if len(depths) == 1:
                rows[-1].append("")
                depths.append(depth)
            rows[-1][-1] += " " + own
    return text, rows


def said_by_poppler(lines):
    """The same from `pdfinfo -struct-text`: text stands in quotes, and attributes begin with a /."""
    plain = []
    for line in lines:
        indent = line[:len(line) - len(line.lstrip(" "))]
        own = line.strip()
        if own.startswith('"'):
            plain.append(f"{indent}text | {own[1:-1]}")
        elif own and not own.startswith("/"):
            plain.append(indent + own.split()[0].rstrip(":"))
    return said_by(plain)


class Page(html.parser.HTMLParser):
    """The text and the rows of Tika's XHTML."""

    def __init__(self):
        super().__init__()
        self.text, self.rows, self.in_cell, self.in_head = [], [], False, False

    def handle_starttag(self, tag, attrs):
        self.in_head = self.in_head or tag == "head"
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self.rows[-1].append("")
            self.in_cell = True
        self.space(tag)

    def handle_endtag(self, tag):
        self.in_head = self.in_head and tag != "head"
        self.in_cell = self.in_cell and tag not in ("td", "th")
        self.space(tag)

    def space(self, tag):
        if tag in BLOCKS:
            self.handle_data("\n")

    def handle_data(self, data):
        if self.in_head:
            return
        self.text.append(data)
        if self.in_cell:
            self.rows[-1][-1] += data


def read_by(folder, reader):
    """The words that a reader gave, and its rows; None for what it does not give."""
    path = folder / reader
    if path.with_suffix(".html").exists():
        page = Page()
        page.feed(path.with_suffix(".html").read_text("utf-8"))
        return words("".join(page.text)), page.rows or None
    text = rows = None
    if path.with_suffix(".text").exists():
        text = path.with_suffix(".text").read_text("utf-8")
        if reader == "poppler-by-tags":
            parts, rows = said_by_poppler(text.split("\n"))
            text = "\n".join(parts)
        text = words(text)
    if path.with_suffix(".rows").exists():
        rows = json.loads(path.with_suffix(".rows").read_text("utf-8"))
    return text, rows


def difference(folder, wanted, got):
    """How many words are missing where they should stand, and how many stand where none should."""
    for name, list_of_words in (("wanted", wanted), ("got", got)):
        (folder / name).write_text("".join(word + "\n" for word in list_of_words), "utf-8")
    done = subprocess.run(["diff", "--text", "--minimal", folder / "wanted", folder / "got"], check=False,
                          capture_output=True, text=True, encoding="utf-8")
    return len(re.findall("^<", done.stdout, re.M)), len(re.findall("^>", done.stdout, re.M))


def in_text(wanted, got):
    """How many rows stand in the text, each with all its cells one after the other."""
    whole = f" {' '.join(got)} "
    return sum(f" {' '.join(word for cell in row for word in cell)} " in whole for row in wanted)


def in_tables(wanted, got):
    """How many rows are there with exactly their cells."""
    there = collections.Counter(tuple(tuple(words(cell)) for cell in row) for row in got)
    asked = collections.Counter(tuple(tuple(cell) for cell in row) for row in wanted)
    return sum(min(count, there[row]) for row, count in asked.items())


def report(folder):
    said = (folder / "said").read_text("utf-8").splitlines()
    parts, rows = (said_by_poppler if said[1].endswith("(block)") else said_by)(said)
    truth, rows = words("\n".join(parts)), [[words(cell) for cell in row] for row in rows]
    print(f"\n{folder.name}: {len(truth)} words, {len(rows)} rows")
    readers = {path.stem for path in folder.iterdir() if path.suffix in (".text", ".rows", ".html")}
    for reader in sorted(readers):
        text, found = read_by(folder, reader)
        missing, more, inside, cells = "-", "-", "-", "-"
        if text is not None:
            missing, more = difference(folder, truth, text)
            inside = in_text(rows, text)
        if found is not None:
            cells = in_tables(rows, found)
        print(f"  {reader:<16} {missing:>8} {more:>6} {inside:>12} {cells:>9}")


print("document, reader    missing   more rows in text  as cells")
for name in sys.argv[1:]:
    report(pathlib.Path(name))
