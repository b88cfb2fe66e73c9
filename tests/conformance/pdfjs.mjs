// Prints the text of a PDF as pdf.js, the reader in browsers, gives it.
//
//     node pdfjs.mjs NODE_MODULES FILE.pdf
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, file] = process.argv.slice(2);
const library = pathToFileURL(resolve(modules, 'pdfjs-dist/legacy/build/pdf.mjs'));
const { getDocument } = await import(library);
const task = getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 });
const pdf = await task.promise;
for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent({ disableNormalization: true });
    console.log(items.map(item => item.str + (item.hasEOL ? '\n' : '')).join(''));
}
await task.destroy();
