#!/usr/bin/env python3
"""Writes spreadsheets with odfpy. Usage: odf_write.py LAYOUTS.json FOLDER NAME..."""
import json
import sys

from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableCellProperties, TextProperties
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

layouts, folder, names = json.load(open(sys.argv[1])), sys.argv[2], sys.argv[3:]


def shown(cell):
    if "runs" in cell:
        return "".join(t for t, _ in cell["runs"])
    if "d" in cell:
        y, m, d = cell["d"].split("-")
        months = ["January", "February", "March", "April", "May", "June", "July", "August", "September",
                  "October", "November", "December"]
        return f"{months[int(m) - 1]} {y}" if "mm" in cell["f"] and "d" not in cell["f"] else f"{d}/{m}/{y}"
    if "n" in cell:
        n, form = cell["n"], cell["f"]
        return (f"{n * 100:g}%" if form.endswith("%") else f"{n:,.2f}" if form == "0.00" else
                f"{n:,.0f}" if "#" in form else f"{n:g}")
    return cell.get("t", "")


for layout in layouts["books"]:
    if layout["name"] not in names:
        continue
    book, styles = OpenDocumentSpreadsheet(), {}

    def style_of(cell):
        key = (cell.get("c"), cell.get("b"))
        if key == (None, None):
            return None
        if key not in styles:
            style = Style(name=f"s{len(styles)}", family="table-cell")
            if key[0]:
                style.addElement(TableCellProperties(backgroundcolor="#" + key[0]))
            if key[1]:
                style.addElement(TextProperties(fontweight="bold"))
            book.automaticstyles.addElement(style)
            styles[key] = style
        return styles[key]

    for source in layout["sheets"]:
        sheet = Table(name=source["name"])
        merged = {(r, c): (h, w) for r, c, h, w in source["merges"]}
        covered = {(r + i, c + k) for (r, c), (h, w) in merged.items() for i in range(h) for k in range(w)} - set(merged)
        for r, row in enumerate(source["rows"]):
            line = TableRow()
            for c in range(max(len(row), 1)):
                cell = row[c] if c < len(row) else None
                cell = {"t": cell or ""} if cell is None or isinstance(cell, str) else cell
                if (r, c) in covered:
                    line.addElement(CoveredTableCell())
                    continue
                of = {"stylename": style_of(cell)} if style_of(cell) else {}
                if (r, c) in merged:
                    of.update(numberrowsspanned=merged[r, c][0], numbercolumnsspanned=merged[r, c][1])
                if "d" in cell:
                    of.update(valuetype="date", datevalue=cell["d"])
                elif "n" in cell:
                    of.update(valuetype="percentage" if cell["f"].endswith("%") else "float", value=cell["n"])
                elif shown(cell):
                    of.update(valuetype="string")
                at = TableCell(**of)
                for text in shown(cell).split("\n") if shown(cell) else []:
                    at.addElement(P(text=text))
                line.addElement(at)
            for c in range(len(row), max([len(row)] + [c + 1 for rr, c in covered if rr == r])):
                line.addElement(CoveredTableCell())
            sheet.addElement(line)
        book.spreadsheet.addElement(sheet)
    book.save(f"{folder}/{layout['name']}.odfpy.ods")
