#!/usr/bin/env python3
"""Writes input/tracker.xlsx, the README's example: a tracker as an officer keeps it, with the slips that trackers
have. All names are invented. With XlsxWriter. Usage: tracker_write.py FILE"""
import datetime
import sys

import xlsxwriter

FILLS = {"Green": "#92D050", "Amber": "#FFC000", "Red": "#FF0000", "Complete": "#00B0F0"}
HEADS = ["Ref", "Action", "Lead officer", "Partners", "Target date", "RAG", "Progress this quarter"]
WIDTHS = [6, 38, 20, 22, 14, 10, 60]
ROWS = [
    "Priority 1: Safer streets",
    ["1.1", "Run a joint patrol in each ward every month", "Community Safety Officer", "Police\nStreet wardens",
     (2027, 3, 31), "Green", "Nine patrols were run, one in each ward in July, August and September."],
    ["1.2", "Fit lamps in the underpass at Mill Lane", "Highways Manager", "County Council", (2026, 9, 30), "Amber",
     "Six of 12 lamps are fitted. The rest wait for a cable."],
    ["1.3", "Agree a protocol for sharing CCTV pictures", "CCTV Manager", "Police", (2026, 7, 31), "Complete",
     "Signed by all partners on 14 July."],
    ["1.4", "Mark 200 bicycles at the station", "Community Safety Officer", "", (2026, 12, 31), "Green", ""],
    "Priority 2: Young people",
    ["2.1", "Hold a summer school for 60 young people", "Youth Service Lead", "Secondary schools", (2026, 8, 31),
     "Complete", "61 young people came. 54 of 61 said that they would come again."],
    ["2.2", "Recruit ten mentors", "Youth Service Lead", "Volunteer Centre", (2026, 12, 31), "Red",
     "Three are recruited; two left in August."],
    ["2.3", "Visit every Year 7 class", "Schools Officer", "Police", (2027, 7, 31), "Amber",
     "14 of 22 schools have answered; four have the visit in their calendar."],
    "Priority 3: Domestic abuse",
    ["3.1", "Train 100 front-line staff", "Safeguarding Lead", "NHS\nHousing associations", (2027, 3, 31), "Green",
     "72 are trained."],
    ["3.2", "Open a drop-in at the library", "Safeguarding Lead", "Library Service", "Ongoing", "Green",
     "Open on Tuesdays since 1 September."],
    ["3.3", "Review all deaths of the last five years", "Safeguarding Lead", "Police\nNHS", (2026, 10, 31), "",
     "The chair is appointed."],
]

book = xlsxwriter.Workbook(sys.argv[1])
book.set_properties({"title": "Community safety tracker", "created": datetime.datetime(2026, 10, 5, 9)})
sheet = book.add_worksheet("Q2")
text = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#BFBFBF"}
title = book.add_format({"bold": True, "font_size": 16})
head = book.add_format({**text, "bold": True, "bg_color": "#1F4E79", "font_color": "#FFFFFF"})
banner = book.add_format({"bold": True, "bg_color": "#D9E1F2", "border": 1, "border_color": "#BFBFBF"})
plain, date = book.add_format(text), book.add_format({**text, "num_format": "dd/mm/yyyy", "align": "left"})
status = {word: book.add_format({**text, "bg_color": fill}) for word, fill in FILLS.items()}
for column, width in enumerate(WIDTHS):
    sheet.set_column(column, column, width)
sheet.merge_range(0, 0, 0, 6, "Wealdham Community Safety Partnership: action plan 2026/27", title)
sheet.write(1, 0, "Quarter 2: July to September 2026")
sheet.write_row(3, 0, HEADS, head)
sheet.freeze_panes(4, 0)
sheet.set_landscape()
sheet.fit_to_pages(1, 0)
r = 4
for row in ROWS:
    if isinstance(row, str):
        sheet.merge_range(r, 0, r, 6, row, banner)
    else:
        sheet.set_row(r, 30)
        for c, cell in enumerate(row):
            if isinstance(cell, tuple):
                sheet.write_datetime(r, c, datetime.datetime(*cell), date)
            else:
                sheet.write(r, c, cell, status.get(cell, plain) if c == 5 else plain)
    r += 1
sheet.data_validation(4, 5, 40, 5, {"validate": "list", "source": list(FILLS)})
book.close()
