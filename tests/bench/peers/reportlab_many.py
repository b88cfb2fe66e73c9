"""ReportLab in one process: reportlab_many.py IN.json OUT.pdf [IN.json OUT.pdf]..."""
import json
import os
import sys
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (BaseDocTemplate, CondPageBreak, Frame, LongTable, PageTemplate, Paragraph, Spacer)

FONTS = os.environ["FONT_DIR"] + "/LiberationSans-"
pdfmetrics.registerFont(TTFont("Sans", FONTS + "Regular.ttf"))
pdfmetrics.registerFont(TTFont("Sans-Bold", FONTS + "Bold.ttf"))
pdfmetrics.registerFontFamily("Sans", normal="Sans", bold="Sans-Bold", italic="Sans", boldItalic="Sans-Bold")

TEXT = ParagraphStyle("text", fontName="Sans", fontSize=10, leading=12, spaceAfter=2)
BOLD = ParagraphStyle("bold", parent=TEXT, fontName="Sans-Bold")
WHITE = ParagraphStyle("white", parent=BOLD, textColor=colors.white)
ITEM = ParagraphStyle("item", parent=TEXT, leftIndent=11, bulletIndent=0)
HEADINGS = [ParagraphStyle("h%d" % size, parent=BOLD, fontSize=size, leading=size * 1.2, spaceBefore=size * .9, spaceAfter=6)
            for size in (22, 15, 12)]
FILLS = {"Green": colors.HexColor("#13A66B"), "Amber": colors.HexColor("#FFAC1A"), "Red": colors.HexColor("#9D150A")}
GRID = [("LINEBELOW", (0, 0), (-1, -1), .5, colors.HexColor("#9A9DA0")), ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#12436D")),
        ("LEFTPADDING", (0, 0), (-1, -1), 5.5), ("RIGHTPADDING", (0, 0), (-1, -1), 5.5),
        ("TOPPADDING", (0, 0), (-1, -1), 4.5), ("BOTTOMPADDING", (0, 0), (-1, -1), 4.5)]


class Report(BaseDocTemplate):
    def afterFlowable(self, flowable):
        if hasattr(flowable, "bookmark"):
            level, text = flowable.bookmark
            key = "b%d" % id(flowable)
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(text, key, level, False)


def footer(canvas, _):
    canvas.setFont("Sans", 8.5)
    canvas.drawRightString(landscape(A4)[0] - 40, 24, "Page %d" % canvas.getPageNumber())


def paragraph(text, style=TEXT):
    return Paragraph(escape(text), style)


def heading(story, level, text):
    title = paragraph(text, HEADINGS[level])
    title.bookmark = (level, text)
    story.extend([CondPageBreak(100), title])


def blocks(update):
    for block in update:
        if "p" in block:
            yield paragraph(block["p"])
        else:
            for item in block["ul"]:
                yield Paragraph(escape(item), ITEM, bulletText="\u2022")


def table(story, heads, rows, widths, status):
    style = list(GRID)
    for i, row in enumerate(rows, 1):
        word = row[status]
        style.append(("BACKGROUND", (status, i), (status, i), FILLS[word]))
        row[status] = paragraph(word, WHITE if word == "Red" else BOLD)
    story.append(LongTable([heads] + rows, colWidths=widths, repeatRows=1, style=style, hAlign="LEFT", splitInRow=1))
    story.append(Spacer(1, 8))


def make(source, target):
    with open(source, encoding="utf-8") as file:
        plan = json.load(file)
    story = []
    update = Paragraph("".join("<super>%s</super>" % escape(run["text"]) if run["sup"] else escape(run["text"])
                               for run in plan["update"]), WHITE)

    def head(*words):
        return [paragraph(word, WHITE) for word in words]

    def part(key):
        heading(story, 1, plan[key]["heading"])
        totals = [[total["status"], paragraph(str(total["number"]))] for total in plan[key]["totals"]]
        table(story, head("Status", "Number"), totals, [200, 80], 0)

    def row(of, partners):
        cells = [paragraph(of["ref"], BOLD),
                 ([paragraph(of["theme"], BOLD)] if of["theme"] else []) + [paragraph(of["description"])],
                 paragraph(of["due"]), [paragraph(name) for name in of["leads"]]]
        if partners:
            cells.append([paragraph(name) for name in of["partners"]])
        return cells + [of["status"], list(blocks(of["update"]))]

    heading(story, 0, plan["title"])
    story.append(Paragraph("<b>%s</b> %s" % (escape(plan["report"]), escape(plan["period"])), TEXT))
    part("measures")
    table(story, head("Ref", "Success measure", "By when", "Lead agency", "Status") + [update],
          [row(of, False) for of in plan["measures"]["rows"]], [61.1, 232, 68, 77.2, 62, 261.6], 4)
    part("actions")
    for priority in plan["actions"]["priorities"]:
        heading(story, 2, priority["title"])
        table(story, head("Ref", "Priority action", "By when", "Lead officer", "Other partners", "Status") + [update],
              [row(of, True) for of in priority["rows"]], [61.1, 156, 68, 77.2, 76, 62, 261.6], 5)
    width, height = landscape(A4)
    report = Report(target, pagesize=(width, height), title=plan["title"], lang="en-GB", invariant=1)
    frame = Frame(40, 52, width - 80, height - 92, 0, 0, 0, 0)
    report.addPageTemplates(PageTemplate(frames=[frame], onPage=footer))
    report.build(story)


for source, target in zip(sys.argv[1::2], sys.argv[2::2]):
    make(source, target)
