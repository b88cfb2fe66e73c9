// What programs outside the browser make of what was saved: zips are listed by Python, workbooks are read by
// boardpaper, and filled in as leads do.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const python = (code, ...args) => execFileSync('python3', ['-c', code, ...args], { encoding: 'utf8' });

// The names in a zip, whose checksums hold.
export function listZip(file) {
    return python(
        'import sys, zipfile\nz = zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is None\n' +
            'print("\\n".join(z.namelist()))',
        file,
    )
        .trim()
        .split('\n');
}

// The workbooks in a zip that boardpaper does not read, with what it says.
export function readBack(file, work) {
    const folder = mkdtempSync(join(work, 'zip-'));
    python('import sys, zipfile\nzipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])', file, folder);
    return readdirSync(folder).flatMap((name) => {
        try {
            execFileSync(
                process.env.BOARDPAPER,
                ['import', '-q', join(folder, name), '-o', join(folder, `${name}.xml`)],
                { stdio: 'pipe' },
            );
            return [];
        } catch (error) {
            return [`${name}: ${error.stderr}`];
        }
    });
}

// A workbook of a zip, with a text in each of some cells that are empty: its path.
export function fillIn(file, name, path, cells) {
    python(
        'import io, json, re, sys, zipfile\nzipped, name, path, cells = sys.argv[1:]\n' +
            'book = zipfile.ZipFile(io.BytesIO(zipfile.ZipFile(zipped).read(name)))\n' +
            'with zipfile.ZipFile(path, "w") as filled:\n' +
            '    for part in book.namelist():\n' +
            '        text = book.read(part).decode()\n' +
            '        here = json.loads(cells) if part == "xl/worksheets/sheet1.xml" else {}\n' +
            '        for cell, words in here.items():\n' +
            '            full = rf\'<c r="{cell}"\\1 t="inlineStr"><is><t>{words}</t></is></c>\'\n' +
            '            text, found = re.subn(rf\'<c r="{cell}"( s="[0-9]+")/>\', full, text)\n' +
            '            assert found == 1, cell\n' +
            '        filled.writestr(part, text)',
        file,
        name,
        path,
        JSON.stringify(cells),
    );
    return path;
}

// What the program makes of a plan and workbooks that came back.
export function mergedBy(plan, returned, path) {
    execFileSync(process.env.BOARDPAPER, ['merge', '-q', plan, ...returned, '-o', path], { stdio: 'pipe' });
    return path;
}
