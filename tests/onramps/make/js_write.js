// Writes workbooks with exceljs and SheetJS, and documents with docx.
// Usage: node js_write.js LAYOUTS.json FOLDER exceljs|sheetjs|docx NAME...
const fs = require('fs');
const [layoutsFile, folder, writer, ...names] = process.argv.slice(2);
const layouts = JSON.parse(fs.readFileSync(layoutsFile, 'utf8'));
const full = (cell) => (cell === null || typeof cell === 'string' ? { t: cell || '' } : cell);

async function exceljs(layout) {
    const ExcelJS = require('exceljs');
    const book = new ExcelJS.Workbook();
    book.created = book.modified = new Date('2026-10-05T09:00:00Z');
    if (layout.title) book.title = layout.title;
    for (const source of layout.sheets) {
        const sheet = book.addWorksheet(source.name, { state: source.hidden ? 'hidden' : 'visible' });
        source.rows.forEach((row, r) => row.forEach((raw, c) => {
            const cell = full(raw), at = sheet.getCell(r + 1, c + 1);
            if (cell.runs) at.value = { richText: cell.runs.map(([text, s]) => ({ text, font: { bold: s === 'b', italic: s === 'i' } })) };
            else if (cell.d) { at.value = new Date(cell.d + 'T00:00:00Z'); at.numFmt = cell.f; }
            else if ('n' in cell) { at.value = cell.n; at.numFmt = cell.f; }
            else if (cell.t) at.value = cell.t;
            if (cell.b) at.font = { bold: true };
            if (cell.c) at.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF' + cell.c } };
        }));
        for (const r of source.hidden_rows) sheet.getRow(r + 1).hidden = true;
        for (const [r, c, h, w] of source.merges) sheet.mergeCells(r + 1, c + 1, r + h, c + w);
    }
    await book.xlsx.writeFile(`${folder}/${layout.name}.exceljs.xlsx`);
}

function sheetjs(layout) {
    const XLSX = require('xlsx');
    const book = XLSX.utils.book_new();
    if (layout.title) book.Props = { Title: layout.title };
    for (const source of layout.sheets) {
        const sheet = {};
        let last = 0;
        source.rows.forEach((row, r) => row.forEach((raw, c) => {
            const cell = full(raw), at = XLSX.utils.encode_cell({ r, c });
            if (cell.d) sheet[at] = { t: 'n', v: Math.round((Date.parse(cell.d) - Date.UTC(1899, 11, 30)) / 864e5), z: cell.f };
            else if ('n' in cell) sheet[at] = { t: 'n', v: cell.n, z: cell.f };
            else {
                const t = cell.runs ? cell.runs.map((x) => x[0]).join('') : cell.t;
                if (t) sheet[at] = { t: 's', v: t };
            }
            last = Math.max(last, c);
        }));
        sheet['!ref'] = XLSX.utils.encode_range({ s: { r: 0, c: 0 }, e: { r: source.rows.length - 1, c: last } });
        sheet['!merges'] = source.merges.map(([r, c, h, w]) => ({ s: { r, c }, e: { r: r + h - 1, c: c + w - 1 } }));
        sheet['!rows'] = source.rows.map((_, r) => (source.hidden_rows.includes(r) ? { hidden: true } : {}));
        XLSX.utils.book_append_sheet(book, sheet, source.name);
    }
    book.Workbook = { Sheets: layout.sheets.map((s) => ({ Hidden: s.hidden ? 1 : 0 })) };
    XLSX.writeFile(book, `${folder}/${layout.name}.sheetjs.xlsx`);
    XLSX.writeFile(book, `${folder}/${layout.name}.sheetjs.ods`);
    XLSX.writeFile(book, `${folder}/${layout.name}.sheetjs.xml`, { bookType: 'xlml' });
}

async function docx(layout) {
    const d = require('docx');
    const runs = (cell, bold) => (cell.runs || [[cell.t || '', '']]).map(([text, s]) =>
        new d.TextRun({ text, bold: bold || s === 'b', italics: s === 'i' }));
    const paragraphs = (cell) => (cell.runs ? [cell] : cell.t.split('\n').map((t) => ({ t, b: cell.b }))).map((p) =>
        (p.t && p.t.startsWith('• ') ? new d.Paragraph({ children: runs({ t: p.t.slice(2) }, p.b), bullet: { level: 0 } })
            : new d.Paragraph({ children: runs(p, p.b) })));
    const children = layout.blocks.map((block) => {
        if (block.h) return new d.Paragraph({ text: block.t, heading: block.h === 1 ? d.HeadingLevel.HEADING_1 : d.HeadingLevel.HEADING_2 });
        if (block.p) return new d.Paragraph(block.p);
        return new d.Table({ rows: block.table.map((row, r) => new d.TableRow({
            tableHeader: r === 0,
            children: row.map(full).map((cell) => new d.TableCell({
                children: paragraphs(cell), columnSpan: cell.span,
                shading: cell.c ? { type: d.ShadingType.CLEAR, fill: cell.c } : undefined })) })) });
    });
    const document = new d.Document({ title: layout.title, creator: 'A', sections: [{ children }] });
    fs.writeFileSync(`${folder}/${layout.name}.docx-npm.docx`, await d.Packer.toBuffer(document));
}

(async () => {
    const list = writer === 'docx' ? layouts.documents : layouts.books;
    for (const layout of list) if (names.includes(layout.name)) await { exceljs, sheetjs, docx }[writer](layout);
})();
