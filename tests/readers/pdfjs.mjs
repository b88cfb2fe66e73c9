// Reads PDFs with pdf.js, the reader in Firefox: by the page, and by the tags.
//
//     node pdfjs.mjs NODE_MODULES VERSIONS FOLDER...
//
// In each FOLDER it reads document.pdf and writes pdfjs.text, pdfjs-by-tags.text and pdfjs-by-tags.rows
// (JSON). The file VERSIONS gets a line `reader|version` for each.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, versions, ...folders] = process.argv.slice(2);
const library = pathToFileURL(resolve(modules, 'pdfjs-dist/legacy/build/pdf.mjs'));
const { getDocument, version } = await import(library);

const string = item => item.str + (item.hasEOL ? '\n' : '');

// The text of each marked content of a page, by its id.
function textById(items) {
    const texts = new Map(), open = [];
    for (const item of items) {
        if (item.type === 'endMarkedContent')
            open.pop();
        else if (item.type)
            open.push(item.id ?? null);
        else {
            const id = open.findLast(name => name !== null);
            if (id)
                texts.set(id, (texts.get(id) ?? '') + string(item));
        }
    }
    return texts;
}

// Elements whose text ends in a break, so that neighbours are words of their own; Link and Span do not.
const block = /^(P|H\d?|T[HDR]|Caption|Figure|LI|Lbl|LBody)$/;

// The text of a node of a page's tree; what its rows say is added to `rows`.
function walk(node, texts, rows) {
    if (node.type === 'content')
        return texts.get(node.id) ?? '';
    const parts = (node.children ?? []).map(child => walk(child, texts, rows));
    if (node.role === 'TR')
        rows.push(parts);
    return parts.join('') + (block.test(node.role) ? '\n' : '');
}

for (const folder of folders) {
    const data = new Uint8Array(readFileSync(join(folder, 'document.pdf')));
    const task = getDocument({ data, verbosity: 0 });
    const pdf = await task.promise;
    let plain = '', tagged = '';
    const rows = [];
    for (let number = 1; number <= pdf.numPages; number++) {
        const page = await pdf.getPage(number);
        const how = { disableNormalization: true, includeMarkedContent: true };
        const { items } = await page.getTextContent(how);
        plain += items.filter(item => !item.type).map(string).join('') + '\n';
        const tree = await page.getStructTree();
        if (tree)
            tagged += walk(tree, textById(items), rows);
    }
    writeFileSync(join(folder, 'pdfjs.text'), plain);
    writeFileSync(join(folder, 'pdfjs-by-tags.text'), tagged);
    writeFileSync(join(folder, 'pdfjs-by-tags.rows'), JSON.stringify(rows));
    await task.destroy();
}
writeFileSync(versions, `pdfjs|${version}\npdfjs-by-tags|${version}\n`);
