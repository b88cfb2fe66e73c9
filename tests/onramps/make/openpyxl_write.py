#!/usr/bin/env python3
"""Writes workbooks with openpyxl. Usage: openpyxl_write.py LAYOUTS.json FOLDER NAME..."""
import datetime
import json
import sys

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Font, PatternFill


def put(sheet, row, column, cell):
    at = sheet.cell(row + 1, column + 1)
    if isinstance(cell, str):
        at.value = cell
        at.alignment = Alignment(wrap_text="\n" in cell)
        return
    if "runs" in cell:
        at.value = CellRichText([TextBlock(InlineFont(b=s == "b", i=s == "i"), t) if s else t
                                 for t, s in cell["runs"]])
    elif "d" in cell:
        at.value = datetime.date.fromisoformat(cell["d"])
        at.number_format = cell["f"]
    elif "n" in cell:
        at.value = cell["n"]
        at.number_format = cell["f"]
    elif cell["t"]:
        at.value = cell["t"]
    if cell.get("b"):
        at.font = Font(bold=True)
    if cell.get("c"):
        at.fill = PatternFill("solid", fgColor=cell["c"])


layouts, folder, names = json.load(open(sys.argv[1])), sys.argv[2], sys.argv[3:]
for layout in layouts["books"]:
    if layout["name"] not in names:
        continue
    book = Workbook()
    book.remove(book.active)
    book.properties.title = layout["title"] or None
    for source in layout["sheets"]:
        sheet = book.create_sheet(source["name"])
        sheet.sheet_state = "hidden" if source["hidden"] else "visible"
        for r, row in enumerate(source["rows"]):
            for c, cell in enumerate(row):
                if cell is not None and cell != "":
                    put(sheet, r, c, cell)
        for r in source["hidden_rows"]:
            sheet.row_dimensions[r + 1].hidden = True
        for r, c, rows, columns in source["merges"]:
            sheet.merge_cells(start_row=r + 1, start_column=c + 1, end_row=r + rows, end_column=c + columns)
    book.save(f"{folder}/{layout['name']}.openpyxl.xlsx")
