"""What `boardpaper export` writes, against the plan that it was made of, read here by other means: the plan
with Python's XML parser, the table with its CSV reader, the document with its JSON reader and the schema.

    export.py PROGRAM FOLDER all PLAN...       a line for each fault, then how much was compared
    export.py PROGRAM FOLDER secrets PLAN...   the same, of what a public edition must not have
    export.py PROGRAM FOLDER hostile PLAN...   of texts that a spreadsheet would run
"""
import csv
import io
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

program, folder, what, plans = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:]
counts = {"plans": 0, "rows": 0, "cells": 0}


def fault(plan, *words):
    print(f"{plan}:", *words)


def run(*words):
    done = subprocess.run([program, *words], capture_output=True, check=False)
    return done.stdout if done.returncode == 0 else None


# ---- the table ----

FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
NUMBER = re.compile(r"[+-]?[0-9][0-9.,]*\Z")


def plain(cell):
    """The text of a cell, without the apostrophe that keeps a spreadsheet from running it."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


def read_table(plan, data):
    if not data.startswith(b"\xef\xbb\xbf") or not data.endswith(b"\r\n"):
        fault(plan, "the table lacks its byte order mark or its last line end")
    text = data.decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    for line in lines:
        if len(line) != len(lines[0]):
            fault(plan, "a line has", len(line), "cells, not", len(lines[0]))
        for cell in line:
            if FORMULA.match(cell) and not cell.startswith("'") and not NUMBER.match(cell):
                fault(plan, "a spreadsheet would run", repr(cell))
    if len(set(name.lower() for name in lines[0])) != len(lines[0]):
        fault(plan, "two columns have one heading")
    return lines[0], [[plain(cell) for cell in line] for line in lines[1:]]


DATATYPES = {
    "string": ".*", "normalizedString": ".*", "integer": r"-?\d+", "boolean": "true|false",
    "date": r"\d{4}-\d\d-\d\d", "decimal": r"-?\d+(\.\d+)?",
}


def check_metadata(plan, meta, header, rows):
    """What a validator of CSV on the Web looks at: headings, datatypes, what is required, and the key."""
    schema = meta["tableSchema"]
    columns = schema["columns"]
    if meta["url"] != "rows.csv" or meta["@context"][0] != "http://www.w3.org/ns/csvw":
        fault(plan, "the metadata is not of this table")
    if [column["titles"] for column in columns] != header:
        fault(plan, "the metadata has other headings:", header)
    names = [column["name"] for column in columns]
    if len(set(names)) != len(names) or not all(re.match(r"[A-Za-z][A-Za-z0-9_]*\Z", name) for name in names):
        fault(plan, "names of columns:", names)
    for column, cells in zip(columns, zip(*rows)):
        for cell in cells:
            if column.get("required") and not cell:
                fault(plan, column["name"], "is empty")
            if cell and not re.fullmatch(DATATYPES[column["datatype"]], cell, re.S):
                fault(plan, column["name"], "is no", column["datatype"], repr(cell))
    keys = [row[names.index(schema["primaryKey"])] for row in rows]
    if len(set(keys)) != len(keys):
        fault(plan, "a key occurs twice")
    if not set(row[names.index("parent_row")] for row in rows) <= set(keys) | {""}:
        fault(plan, "a parent is not in the table")


# ---- the document ----

def schema_of():
    """The schema, with nothing allowed that it does not name. None: there is no validator here."""
    schema = json.loads(run("schema", "export"))
    try:
        import jsonschema
    except ImportError:
        return None
    jsonschema.Draft202012Validator.check_schema(schema)

    def close(part):
        if isinstance(part, dict):
            if "properties" in part:
                part["additionalProperties"] = False
            for value in part.values():
                close(value)
    close(schema)
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


def rows_of(document):
    """The rows in their order, each with its priority and group."""
    def walk(rows, priority, group):
        for row in rows:
            yield row, priority, group
            yield from walk(row["rows"], priority, group)
    yield from walk(document["measures"]["rows"], None, None)
    for priority in document["actions"]["priorities"]:
        groups = document["actions"]["groups"]
        group = next((group for group in groups if priority["number"] in group["priorities"]), None)
        yield from walk(priority["rows"], priority, group)


def cell_of(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "\n".join(f"{figure['period']}: {figure['text']}" for figure in value)
    return "; ".join(value) if isinstance(value, list) else str(value)


def check_same(plan, document, header, rows):
    """The table and the document say the same, cell by cell."""
    found = list(rows_of(document))
    heads = {column["id"]: column["heading"] for kind in ("measures", "actions")
             for column in document[kind]["columns"] if column["own"]}
    if len(found) != len(rows):
        fault(plan, "the table has", len(rows), "rows, the document", len(found))
    for cells, (row, priority, group) in zip(rows, found):
        row = {**row, "group": group and group["title"], "priority": priority and priority["title"],
               "priority_number": priority and priority["number"]}
        own = {cell["column"]: cell["text"] for cell in row["own"]}
        for name, cell in zip(header, cells):
            if name not in row:
                if cell and cell not in own.values():
                    fault(plan, row["row"], name, repr(cell), "is not in the document")
                continue
            if name.endswith("_number") and name != "priority_number":
                if (float(cell) if cell else None) != row[name]:
                    fault(plan, row["row"], name, repr(cell), "is", row[name])
            elif cell_of(row[name]) != cell:
                fault(plan, row["row"], name, repr(cell), "is", repr(row[name]))
            counts["cells"] += 1
        for column, text in own.items():
            if text not in cells:
                fault(plan, row["row"], heads[column], repr(text), "is not in the table")


# ---- the plan ----

UNSEEN = re.compile("[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
                    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff\u00a0\u2007\u202f"
                    "\x7f-\x9f]")


def words(text):
    return [word for word in re.split("[ \t\r\n]+", text or "") if UNSEEN.sub("", word)]


def text_of(element):
    """The text of an element; blocks and line breaks are apart from what is beside them."""
    if element is None:
        return ""
    parts = [element.text or ""]
    for child in element:
        apart = " " if child.tag in ("p", "ul", "ol", "li", "br") else ""
        parts += [apart, text_of(child), apart, child.tail or ""]
    return "".join(parts)


def is_within(element, found):
    """Whether the letters of an element, or of words, stand in the text in their order. What was added, such as
    the address of a link, may be between them."""
    texts = words(" ".join(element.itertext()) if isinstance(element, ET.Element) else " ".join(element))
    at = 0
    for piece in re.findall(r"\w+", " ".join(texts)):
        at = found.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return True


def plan_rows(root):
    """The rows, each with those that it may inherit from."""
    above = None
    for measure in root.iterfind("success-measures/measure"):
        named = "".join(measure.get("ref", "").split())
        yield measure, [] if named or above is None else [above]
        above = measure if named or above is None else above

    def walk(action, chain):
        yield action, chain
        for below in action.iterfind("action"):
            yield from walk(below, [action, *chain])
    for priority in root.iter("priority"):
        for action in priority.iterfind("action"):
            yield from walk(action, [])


def hidden_of(root, kind):
    return {column.get("id") for column in root.iterfind(f"{kind}/columns/column") if column.get("print") == "no"}


def check_plan(plan, root, document, header, rows):
    found = list(plan_rows(root))
    if len(found) != len(rows):
        fault(plan, "has", len(found), "rows, the table", len(rows))
    hidden = {"measure": hidden_of(root, "success-measures"), "action": hidden_of(root, "actions")}
    for (element, chain), cells, (row, _, _) in zip(found, rows, rows_of(document)):
        cell = dict(zip(header, cells))
        counts["rows"] += 1
        for name, attribute, column in (
                ("ref", "ref", "ref"), ("start", "start", "start"), ("due", "due", "due"),
                ("revised_due", "revised-due", "due"), ("completed", "completed", "due"),
                ("previous_status", "previous-status", "status"), ("restricted", "restricted", "")):
            value = " ".join(words(element.get(attribute)))
            if name == "ref" or column not in hidden[element.tag]:
                inherited = name == "restricted" and any(other.get("restricted") for other in chain)
                if " ".join(words(cell[name])) != value and not inherited and value != "no":
                    fault(plan, name, repr(cell[name]), "was", repr(value))
        if element.get("status") and element.get("status").strip() != cell["status"]:
            fault(plan, "status", repr(cell["status"]), "was", element.get("status"))
        for name, tag in (("theme", "theme"), ("description", "description"), ("update", "update"),
                          ("corrective_action", "corrective-action")):
            part = element.find(tag)
            if part is None or (tag in ("update", "corrective-action") and "update" in hidden[element.tag]):
                part = ET.Element(tag)
            wanted = words(text_of(part))
            if not is_within(part, cell[name]) or bool(wanted) != bool(cell[name]):
                fault(plan, name, repr(cell[name]), "was", wanted)
            html = row[f"{name}_html"]
            if words(text_of(ET.fromstring(f"<div>{html or ''}</div>"))) != wanted:
                fault(plan, name, repr(html), "was", wanted)
        for name, tag in (("leads", "lead"), ("partners", "partner")):
            owner = next((other for other in [element, *chain] if other.find(tag) is not None), element)
            wanted = [who for who in owner.iterfind(tag) if words(text_of(who)) and tag not in hidden[element.tag]]
            if len(row[name]) != len(wanted) or not all(map(is_within, wanted, row[name])):
                fault(plan, name, row[name], "was", wanted)
        own = {part["column"]: part["text"] for part in row["own"]}
        for part in element.iterfind("cell"):
            if part.get("column") not in hidden[element.tag] and \
                    not is_within(part, own.get(part.get("column"), "")):
                fault(plan, part.get("column"), own, "was", words(text_of(part)))
        for number in element.iterfind("number"):
            texts = [value for name, value in number.attrib.items() if name != "better"]
            for value in number:
                texts += [text_of(value), value.get("period") or value.get("by")]
            kept = " ".join(strings_of(row))
            for text in texts if not hidden[element.tag] else []:
                if not is_within(words(text), kept):
                    fault(plan, "figures", repr(text), "is lost")
        for money in element.iterfind("money"):
            for name in ("budget", "spent", "forecast"):
                if name not in hidden[element.tag] and words(money.get(name)) != words(cell[name]):
                    fault(plan, name, repr(cell[name]), "was", money.get(name))


OUTSIDE = ("title", "organisation", "heading", "period", "update-heading", "version", "contact", "meeting",
           "marking", "summary", "term", "p", "ul", "ol")


def check_outside(plan, root, document):
    """The texts that are of no row."""
    everything = " ".join(text for text in strings_of(document))
    for parent in [root, *root.iter("report"), *root.iter("success-measures"), *root.iter("actions"),
                   *root.iter("group"), *root.iter("priority"), *root.iter("glossary")]:
        for child in parent:
            if child.tag in OUTSIDE and not is_within(child, everything):
                fault(plan, child.tag, words(text_of(child)), "is lost")


def strings_of(part):
    if isinstance(part, dict):
        part = list(part.values())
    if isinstance(part, list):
        for value in part:
            yield from strings_of(value)
    elif isinstance(part, str):
        yield part


def check_totals(plan, document):
    """The totals are those of the rows that count."""
    for part, rows in [(document["measures"], document["measures"]["rows"]),
                       *[(priority, priority["rows"]) for priority in document["actions"]["priorities"]]]:
        wrapped = {"measures": {"rows": rows}, "actions": {"priorities": [], "groups": []}}
        counted = [row["status"] for row, _, _ in rows_of(wrapped) if row["counted"]]
        totals = part["totals"]
        if totals["rows"] != len(counted) or any(counted.count(status) != n
                                                 for status, n in totals["by_status"].items()):
            fault(plan, "totals", totals, "of", counted)


def export(plan, form, *options):
    return run("export", "-q", plan, f"--to={form}", *options)


def check_all():
    validator = schema_of()
    for plan in plans:
        all_rows = "--edition=restricted"
        table, document = export(plan, "csv", all_rows), export(plan, "json", all_rows)
        if table is None and document is None:
            continue
        counts["plans"] += 1
        path = f"{folder}/rows.csv"
        run("export", "-q", plan, "-o", path, all_rows, "--force")
        with open(path, "rb") as written, open(f"{path}-metadata.json", "rb") as beside:
            metadata = json.load(beside)
            if written.read() != table:
                fault(plan, "the file is another than standard output")
        header, rows = read_table(plan, table)
        document = json.loads(document)
        for wrong in validator.iter_errors(document) if validator else []:
            fault(plan, list(wrong.absolute_path), wrong.message)
        check_metadata(plan, metadata, header, rows)
        check_same(plan, document, header, rows)
        check_totals(plan, document)
        root = ET.parse(plan).getroot() if plan.endswith(".xml") else None
        if root is not None and root.tag == "action-plan":
            check_plan(plan, root, document, header, rows)
            check_outside(plan, root, document)
    print(f"{counts['plans']} plans, {counts['rows']} rows, {counts['cells']} cells",
          "" if validator else "(no jsonschema: documents were not validated)")


# ---- secrets ----

def check_secrets():
    """Words that restricted rows alone have: they are nowhere in what is public."""
    sought = 0
    ours = set(re.findall(r"\w+", run("schema", "export").decode()))
    for plan in plans:
        root = ET.parse(plan).getroot()
        secret = set()
        for element, chain in plan_rows(root):
            if any(part.get("restricted", "no") != "no" for part in [element, *chain]):
                secret.update(element.iter())
        inside, outside = set(), set()
        for element in root.iter():
            texts = [element.text or "", element.get("ref", ""), element.get("due", "")]
            (inside if element in secret else outside).update(re.findall(r"\w+", " ".join(texts)))
            row = element.tag in ("measure", "action")
            (inside if element in secret and not row else outside).update(re.findall(r"\w+", element.tail or ""))
        alone = {word for word in inside - outside - ours if len(word) > 2}
        sought += len(alone)
        for form in ("csv", "json"):
            for options in ([], ["--edition=public"], [f"--previous={plan}"], ["--only=exceptions,missing"]):
                data = export(plan, form, *options).decode()
                for word in alone & set(re.findall(r"\w+", data)):
                    fault(plan, "a public edition has", repr(word))
        run("export", "-q", plan, "-o", f"{folder}/rows.csv", "--force")
        with open(f"{folder}/rows.csv-metadata.json", encoding="utf-8") as beside:
            for word in alone & set(re.findall(r"\w+", beside.read())):
                fault(plan, "the metadata of a public edition has", repr(word))
        whole = set(re.findall(r"\w+", export(plan, "json", "--edition=restricted").decode()))
        if not alone or not alone <= whole:
            fault(plan, "there is nothing to find", alone - whole)
    print(f"{sought} words")


# ---- texts that a spreadsheet would run ----

def check_hostile():
    for plan in plans:
        header, rows = read_table(plan, export(plan, "csv"))
        root = ET.parse(plan).getroot()
        for row, (element, _) in zip(rows, plan_rows(root)):
            cell = dict(zip(header, row))
            if cell["ref"] != element.get("ref") or cell["description"] != element.find("description").text:
                fault(plan, cell["ref"], cell["description"])
            counts["cells"] += 2
    print(f"{counts['cells']} cells")


{"all": check_all, "secrets": check_secrets, "hostile": check_hostile}[what]()
