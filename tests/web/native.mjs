// What programs outside the browser make of what was saved: zips are listed by Python, workbooks are read by
// boardpaper.
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
