#!/usr/bin/env python3
"""Writes documents with python-docx. Usage: docx_write.py LAYOUTS.json FOLDER NAME..."""
import json
import sys

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

layouts, folder, names = json.load(open(sys.argv[1])), sys.argv[2], sys.argv[3:]


def fill(cell, colour):
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(shade)


def put(at, cell):
    cell = {"t": cell} if isinstance(cell, str) else cell
    lines = cell["runs"] if "runs" in cell else None
    if lines:
        for text, style in lines:
            run = at.paragraphs[0].add_run(text)
            run.bold, run.italic = style == "b" or None, style == "i" or None
    for i, line in enumerate(cell.get("t", "").split("\n")):
        bullet = line.startswith("• ")
        paragraph = at.paragraphs[0] if i == 0 else at.add_paragraph()
        if bullet:
            paragraph.style = "List Bullet"
        run = paragraph.add_run(line[2:] if bullet else line)
        run.bold = cell.get("b") or None
    if cell.get("c"):
        fill(at, cell["c"])


for layout in layouts["documents"]:
    if layout["name"] not in names:
        continue
    document = Document()
    document.core_properties.title = layout["title"]
    for block in layout["blocks"]:
        if "h" in block:
            document.add_heading(block["t"], block["h"])
        elif "p" in block:
            document.add_paragraph(block["p"])
        else:
            rows = block["table"]
            table = document.add_table(len(rows), len(rows[0]))
            table.style = "Table Grid"
            for r, row in enumerate(rows):
                if isinstance(row[0], dict) and row[0].get("span"):
                    put(table.cell(r, 0).merge(table.cell(r, row[0]["span"] - 1)), row[0])
                    continue
                for c, cell in enumerate(row):
                    put(table.cell(r, c), cell)
    document.save(f"{folder}/{layout['name']}.python-docx.docx")
