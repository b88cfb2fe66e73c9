// A PDF that the page made against the native one of the same input: pages, text, tags; and qpdf finds no
// fault.
import { execFile } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';

const LARGE = 1 << 20; // pdfinfo takes minutes for the tags of a PDF that is larger

function run(command, ...args) {
    return new Promise((resolve, reject) => {
        execFile(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 }, (error, said, wrong) => {
            if (error && typeof error.code !== 'number') reject(error);
            else resolve({ status: error?.code ?? 0, said, wrong });
        });
    });
}

async function factsOf(file) {
    const info = (await run('pdfinfo', file)).said;
    const told = (name) => new RegExp(`^${name}: +(.*)$`, 'm').exec(info)?.[1];
    return {
        pages: told('Pages'),
        tagged: told('Tagged'),
        title: told('Title'),
        size: told('Page size'),
        text: (await run('pdftotext', '-layout', file, '-')).said,
        tags: statSync(file).size < LARGE ? (await run('pdfinfo', '-struct-text', file)).said : 'Document',
    };
}

// A list of what is wrong or different.
export async function differences(made, native) {
    const ours = await factsOf(made),
        faults = [];
    const check = await run('qpdf', '--check', made);
    if (check.status) faults.push(`qpdf: ${check.said}${check.wrong}`);
    if (ours.tagged !== 'yes' || !ours.tags.includes('Document')) faults.push('it is not tagged');
    if (sameBytes(made, native)) return faults;
    const theirs = await factsOf(native);
    for (const fact of ['pages', 'title', 'size', 'text', 'tags'])
        if (ours[fact] !== theirs[fact])
            faults.push(`${fact}: ${firstDifference(ours[fact] ?? '', theirs[fact] ?? '')}`);
    return faults;
}

export function sameBytes(made, native) {
    return readFileSync(made).equals(readFileSync(native));
}

function firstDifference(ours, theirs) {
    const [one, other] = [ours, theirs].map((text) => text.split('\n'));
    const at = one.findIndex((line, i) => line !== other[i]);
    return `line ${at + 1} is “${one[at]}”, natively “${other[at]}”`;
}
