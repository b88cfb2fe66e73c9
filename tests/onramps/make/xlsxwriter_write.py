#!/usr/bin/env python3
"""Writes workbooks with XlsxWriter, with a list to choose from and colours by rule in the status column.
Usage: xlsxwriter_write.py LAYOUTS.json FOLDER NAME..."""
import datetime
import json
import sys

import xlsxwriter

layouts, folder, names = json.load(open(sys.argv[1])), sys.argv[2], sys.argv[3:]


def look(book, cell):
    of = {}
    if cell.get("b"):
        of["bold"] = True
    if cell.get("c"):
        of["bg_color"] = "#" + cell["c"]
    if cell.get("f"):
        of["num_format"] = cell["f"]
    return book.add_format(of) if of else None


for layout in layouts["books"]:
    if layout["name"] not in names:
        continue
    book = xlsxwriter.Workbook(f"{folder}/{layout['name']}.xlsxwriter.xlsx")
    book.set_properties({"title": layout["title"], "created": datetime.datetime(2026, 10, 5)})
    for source in layout["sheets"]:
        sheet = book.add_worksheet(source["name"])
        if source["hidden"]:
            sheet.hide()
        sheet.freeze_panes(1, 0)
        merged = {(r, c): (r + h - 1, c + w - 1) for r, c, h, w in source["merges"]}
        for r in source["hidden_rows"]:
            sheet.set_row(r, None, None, {"hidden": True})
        for r, row in enumerate(source["rows"]):
            for c, cell in enumerate(row):
                if cell is None or cell == "":
                    continue
                cell = {"t": cell} if isinstance(cell, str) else cell
                form = look(book, cell)
                text = cell.get("t", "")
                if (r, c) in merged:
                    sheet.merge_range(r, c, *merged[r, c], text, form)
                elif "runs" in cell:
                    parts = []
                    for t, s in cell["runs"]:
                        parts += ([book.add_format({"bold": s == "b", "italic": s == "i"})] if s else []) + [t]
                    sheet.write_rich_string(r, c, *parts)
                elif "d" in cell:
                    sheet.write_datetime(r, c, datetime.datetime.fromisoformat(cell["d"]), form)
                elif "n" in cell:
                    sheet.write_number(r, c, cell["n"], form)
                elif text:
                    sheet.write_string(r, c, text, form)
                else:
                    sheet.write_blank(r, c, None, form)
        sheet.data_validation(1, 4, 40, 4, {"validate": "list", "source": ["Green", "Amber", "Red"]}) \
            if layout["name"] == "plain" else None
    book.close()
