#!/usr/bin/env python3
"""Writes a document layout as HTML, for pandoc. Usage: pandoc_write.py LAYOUTS.json NAME > NAME.html"""
import html
import json
import sys

layout = next(d for d in json.load(open(sys.argv[1]))["documents"] if d["name"] == sys.argv[2])


def inner(cell):
    cell = {"t": cell} if isinstance(cell, str) else cell
    if "runs" in cell:
        return "".join(f"<{s}>{html.escape(t)}</{s}>" if s else html.escape(t) for t, s in cell["runs"])
    lines = cell["t"].split("\n")
    items = "".join(f"<li>{html.escape(t[2:])}</li>" for t in lines if t.startswith("• "))
    texts = "".join(f"<p>{html.escape(t)}</p>" for t in lines if t and not t.startswith("• "))
    return texts + (f"<ul>{items}</ul>" if items else "")


for block in layout["blocks"]:
    if "h" in block:
        print(f"<h{block['h']}>{html.escape(block['t'])}</h{block['h']}>")
    elif "p" in block:
        print(f"<p>{html.escape(block['p'])}</p>")
    else:
        head, *rows = block["table"]
        print("<table><thead><tr>" + "".join(f"<th>{inner(c)}</th>" for c in head) + "</tr></thead><tbody>")
        for row in rows:
            span = row[0].get("span") if isinstance(row[0], dict) else None
            print("<tr>" + (f"<td colspan={span}>{inner(row[0])}</td>" if span else
                            "".join(f"<td>{inner(c)}</td>" for c in row)) + "</tr>")
        print("</tbody></table>")
