#!/usr/bin/env python3
"""Writes the layouts of the corpus as JSON: what each writer's script then writes as a file.

A sheet is rows of cells. A cell is null, a text, or {t: text, d: date, f: form of number, n: number, c: fill
without '#', b: bold, runs: [[text, "b" or "i" or ""]]}. merges: [row, column, rows, columns], from 0. All
names are invented."""
import json
import sys

G, A, R, B = "92D050", "FFC000", "FF0000", "00B0F0"


def d(day, form="dd/mm/yyyy"):
    return {"d": day, "f": form}


def n(number, form="General"):
    return {"n": number, "f": form}


def fill(text, colour):
    return {"t": text, "c": colour}


def bold(*texts):
    return [{"t": t, "b": True} if t else None for t in texts]


def book(name, *sheets, title=""):
    return {"name": name, "title": title, "sheets": list(sheets)}


def sheet(name, rows, merges=(), hidden=False, hidden_rows=(), widths=()):
    return {"name": name, "rows": rows, "merges": list(merges), "hidden": hidden,
            "hidden_rows": list(hidden_rows), "widths": list(widths)}


plain = book("plain", sheet("Action plan Q2 2026-27", [
    bold("Ref", "Action", "Lead", "Target date", "RAG", "Progress update"),
    ["1.1", "Inspect every play area twice a year", "Parks", d("2026-09-30"), fill("Green", G),
     "All 14 inspected in July."],
    ["1.2", "Publish the inspection reports", "Parks", d("2026-12-31"), fill("Amber", A),
     "Nine of 14 published; the web team is short of staff."],
    ["1.3", "Replace worn swings", "Parks", d("2027-03-31"), fill("Red", R),
     "No quotation was within budget. A second tender opens in October."],
    ["2.1", "Open two warm rooms", "Libraries", d("2026-10-31"), fill("Green", G), "Both opened on 1 September."],
    ["2.2", "Train staff in first aid", "Human Resources", d("2026-11-30"), fill("Green", G),
     "22 of 30 trained; 84% passed at once."],
    ["2.10", "Write to all tenants", "Housing", d("2026-07-31"), fill("Complete", B), "4,120 letters sent."],
]))

banners = book("banners", sheet("Q2", [
    [{"t": "Wealdham District Council", "b": True}],
    [{"t": "Community Safety Action Plan 2026/27", "b": True}],
    ["Quarter 2: July to September 2026"],
    [],
    bold("No.", "Priority action", "Lead agency", "Other partners", "By when", "RAG status", "Comments"),
    [{"t": "Priority 1: Safer streets", "b": True, "c": "D9D9D9"}],
    ["1", "Run four joint patrols", "Kent Police", "Wardens\nParish councils", "Sept 2026", fill("G", G),
     {"runs": [["Four", "b"], [" patrols were run, one in each ", ""], ["ward", "i"], [".", ""]]}],
    ["2", "Fit 12 new lamps", "Highways", "", "March 2027", fill("A", A),
     "Six are fitted.\n• Two wait for a cable\n• Four wait for the contractor"],
    [{"t": "Priority 2: Young people", "b": True, "c": "D9D9D9"}],
    ["3", "Hold a summer school", "Youth Service", "All secondary schools", "August 2026", fill("G", G),
     "61 young people came – 40 < 50 was last year's number & the target."],
    ["4", "Recruit mentors", "Youth Service", "Volunteer Centre", "On-going", fill("R", R), "None recruited yet."],
], merges=[[0, 0, 1, 7], [1, 0, 1, 7], [2, 0, 1, 7], [5, 0, 1, 7], [8, 0, 1, 7]]))

colour = book("colour", sheet("Tracker", [
    bold("Recommendation", "Owner", "By when", "Status", "Evidence"),
    ["Agree a single protocol", "Head of Audit", "30/09/2026", {"t": "", "c": G}, "Protocol signed on 3 September."],
    ["Test the backups", "ICT Manager", "31/12/2026", {"t": "", "c": A}, "Test is booked for November."],
    ["Review all contracts", "Procurement Lead", "30/06/2026", {"t": "", "c": R}, "Not begun."],
    ["Train new starters", "HR Manager", "31/03/2027", {"t": "", "c": G}, "Course runs monthly."],
    [],
    [{"t": "Key", "b": True}],
    [{"t": "", "c": G}, "On track"],
    [{"t": "", "c": A}, "Some delay"],
    [{"t": "", "c": R}, "Seriously behind"],
], ), title="Audit tracker, quarter 2 2026/27")

column = book("column", sheet("Plan", [
    ["Improvement plan: position at 30 September 2026"],
    bold("Theme", "Ref", "Objective", "Responsible officer", "Due", "Status", "Latest update", "Risk", "Confidence"),
    ["Access", "A1", "Answer calls within a minute", "Contact Centre; Digital", d("2026-09-30", "mmmm yyyy"),
     "On track", "Average was 52 seconds.", "Low", n(0.84, "0%")],
    ["Access", "A2", "Offer evening appointments", "Estates", d("2027-03-31", "mmmm yyyy"), "At risk",
     "One site of three.", "High", n(0.5, "0%")],
    ["Quality", "Q1", "Publish survey results", "Communications", d("2026-12-31", "mmm-yy"), "Complete",
     "Published in August.", "Low", n(1, "0%")],
    ["Quality", "Q2", "Cut repeat complaints", "Customer Relations", d("2027-03-31", "mmmm yyyy"), "Not started",
     "N/A", "Medium", n(0.155, "0.0%")],
]))

sheets = book("sheets", sheet("Clean streets", [
    bold("Ref", "Action", "Lead", "Deadline", "RAG", "Update"),
    ["C1", "Sweep the High Street daily", "Street Care", "Ongoing", "Green", "Swept on 90 of 92 days."],
    ["C2", "Remove graffiti in two days", "Street Care", "Ongoing", "Amber", "81 % within two days."],
]), sheet("Warm homes", [
    bold("Ref", "Action", "Lead", "Deadline", "RAG", "Update"),
    ["W1", "Insulate 40 homes", "Housing", "31 March 2027", "Green", "22 insulated by 30 September 2026."],
    ["W2", "Withdrawn action", "Housing", "31 March 2027", "Red", "This row is hidden."],
    ["W3", "Give advice at four fairs", "Housing", "December 2026", "Green", "Two held."],
], hidden_rows=[2]), sheet("Lists", [["Green"], ["Amber"], ["Red"]], hidden=True),
    title="Borough plan, quarter 2 of 2026/27")

measures = book("measures", sheet("KPIs", [
    ["Performance report Q2 2026/27"],
    bold("KPI", "Performance measure", "Unit", "Baseline", "Target", "Q1", "Q2", "Status", "Commentary"),
    ["K1", "Household waste recycled", "%", n(48.2), n(52), n(50.1), n(51.4), fill("Amber", A), "Food waste began in June."],
    ["K2", "Fly-tips cleared in a day", "%", n(90), n(95), n(96), n(97), fill("Green", G), "A second crew is at work."],
    ["K3", "Days lost to sickness", "days", n(8.4, "0.00"), n(7.5, "0.00"), n(1.9, "0.00"), n(1.1, "0.00"),
     fill("Green", G), "Per employee."],
    ["K4", "Missed bins", "", n(1250, "#,##0"), n(1000, "#,##0"), n(310, "#,##0"), n(402, "#,##0"), fill("Red", R),
     "New rounds began in August."],
]))

welsh = book("welsh", sheet("Cynllun", [
    ["Cynllun Gweithredu 2026/27 – Chwarter 2"],
    bold("Cyf", "Cam gweithredu", "Arweinydd", "Dyddiad targed", "Statws", "Y diweddaraf"),
    ["1", "Archwilio pob maes chwarae", "Parciau", "Mawrth 2027", fill("Gwyrdd", G), "Archwiliwyd 14 ym mis Gorffennaf."],
    ["2", "Agor dwy ystafell gynnes", "Llyfrgelloedd", "Hydref 2026", fill("Oren", A), "Un ar agor."],
    ["3", "Ysgrifennu at bob tenant", "Tai", "Gorffennaf 2026", fill("Coch", R), "Heb ei ddechrau."],
]))

audit = book("audit", sheet("Recommendations", [
    ["Internal audit recommendations"],
    ["Reporting period: 1 July 2026 to 30 September 2026"],
    [],
    [{"t": "Recommendation", "b": True}, None, None, {"t": "Target date", "b": True}, None, {"t": "Position", "b": True}],
    bold("No", "Agreed action", "Responsible", "Original", "Revised", "RAG", "Comment"),
    [n(1), "Reconcile the accounts monthly", "Finance", d("2026-06-30"), d("2026-10-31"), "Amber",
     "Moved, as the system was replaced."],
    [n(2), "Limit access to payroll", "Payroll", d("2026-08-31"), None, "Green", "Done in August."],
    [n(3), "Count the stock", "Stores", d("2026-09-01"), None, "Red", None],
    [None, "Total", None, None, None, n(3), None],
], merges=[[3, 0, 1, 3], [3, 3, 1, 2], [3, 5, 1, 2]]))

levels = book("levels", sheet("Delivery", [
    ["Delivery plan, October to December 2026"],
    bold("Ref", "Milestone", "Lead", "Due date", "Status", "Progress"),
    ["1", "Rebuild the leisure centre", "Estates", "2028", "On track", "Planning permission is given."],
    ["1.1", "Demolish the old hall", "Estates", "October 2026", "Complete", "Down by 4 October."],
    ["1.2", "Appoint a builder", "Estates", "December 2026", "Delayed", "Two firms withdrew."],
    ["1.2.1", "Issue the new tender", "Procurement", "January 2027", "On track", "Documents are ready."],
    ["2", "Plant 2,000 trees", "Parks", "March 2027", "On track", "750 planted."],
]))

wide = book("wide", sheet("Register", [
    bold("Ref", "Action", "Ward", "Programme", "Fund", "Category", "Sponsor", "Lead", "Support", "Start", "Due",
         "Budget", "Spend", "RAG", "Last RAG", "Update", "Next steps", "Risk", "Board", "Link", "Notes"),
    ["7", "Reopen the path", "Ashby", "Access", "Levy", "Capital", "Director of Place", "Rights of Way", "Parks",
     d("2026-04-01"), d("2026-12-18"), n(12500, "£#,##0"), n(4310, "£#,##0"), "Amber", "Green",
     "The bridge is being made.", "Fit the bridge", "Floods", "Place Board", "https://example.org/path", "See minute 14"],
    ["8", "Sow the verge", "Bere", "Nature", "Grant", "Revenue", "Director of Place", "Parks", "Volunteers",
     d("2026-09-01"), d("2027-05-31"), n(900, "£#,##0"), n(0, "£#,##0"), "Green", "Green", "Seed is bought.",
     "Sow in spring", "Drought", "Place Board", "", ""],
]), title="Project register Q3 2026/27")

HEAD = ["Ref", "Action", "Lead", "By when", "Status", "Update"]
doc_headings = {"name": "headings", "title": "", "blocks": [
    {"h": 1, "t": "Violence Reduction Plan 2026/27"},
    {"p": "Report for July to September 2026, to the Partnership Board."},
    {"h": 2, "t": "Prevent"},
    {"p": "Work with schools and families."},
    {"table": [HEAD,
               ["P1", "Visit every Year 7 class", "Schools Team", "December 2026", fill("Green", G), "31 of 40 visited."],
               ["P2", "Start a parents' line", "Family Hub", "October 2026", fill("Amber", A),
                "Number is agreed.\n• Rota drafted\n• Volunteers to be trained"]]},
    {"h": 2, "t": "Protect"},
    {"table": [HEAD,
               ["T1", "Light the underpass", "Highways", "March 2027", fill("Red", R), "No contractor."],
               ["T2", "Extend CCTV", "Kent Police", "Ongoing", fill("Green", G), "Two cameras added."]]},
    {"p": "Contact: safety@example.org"},
]}

doc_banner = {"name": "rows", "title": "Children's services action plan Q2 2026/27", "blocks": [
    {"table": [HEAD, [{"t": "Priority A: Early help", "span": 6, "b": True}],
               ["A1", "Answer referrals in a day", "Early Help", "30 September 2026", "G", "Done for 96%."],
               ["A2", "Review thresholds", "Safeguarding Partners", "31 October 2026", "A", "Draft is out."],
               [{"t": "Priority B: Care leavers", "span": 6, "b": True}],
               ["B1", "Find 20 flats", "Housing", "31 March 2027", "R", "Seven found."]]},
]}

doc_colour = {"name": "shading", "title": "Peer review: progress to 30 September 2026", "blocks": [
    {"h": 1, "t": "Peer review action plan"},
    {"table": [["Recommendation", "Progress", "Owner", "Timescale", "RAG"],
               ["Set out the vision", {"runs": [["Agreed", "b"], [" by Cabinet in July.", ""]]}, "Leader's Office", "Q2 2026/27",
                {"t": "", "c": G}],
               ["Strengthen scrutiny", "Training is planned.", "Democratic Services", "Q3 2026/27", {"t": "", "c": A}],
               ["Publish the plan", "", "Communications", "Q1 2026/27", {"t": "", "c": R}]]},
]}

books = [plain, banners, colour, column, sheets, measures, welsh, audit, levels, wide]
documents = [doc_headings, doc_banner, doc_colour]



json.dump({"books": books, "documents": documents}, sys.stdout, ensure_ascii=False, indent=1)
