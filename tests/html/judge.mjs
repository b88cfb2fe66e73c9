// Judges HTML pages: node judge.mjs MODULES WORK OUT LIST. LIST has a line for each page:
// NAME|FILE|LANGUAGE|TAGS|PAPER|CHECK. TAGS is a file with what the pages of the PDF say, or nothing; PAPER is the width and
// height of what is printed, in points. With a CHECK the page is spoilt, and this check has to find it; else no check may
// find anything. Prints TAP.
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Browser } from './chromium.mjs';
import { checks, shoot } from './checks.mjs';

const [modules, work, out, list] = process.argv.slice(2).map((path) => resolve(path));
const here = dirname(fileURLToPath(import.meta.url));
const pages = readFileSync(list, 'utf8').trimEnd().split('\n').map((line) => {
    const [name, file, lang, tags, paper, spoilt] = line.split('|');
    return { name, file: resolve(file), lang, tags, paper: paper.split(' '), spoilt, found: new Map() };
});
const byFile = new Map(pages.map((page) => [page.file, page]));
const source = [join(modules, 'axe-core/axe.min.js'),
    ...['sight', 'meaning', 'keys', 'paper'].map((name) => join(here, 'page', `${name}.js`))]
    .map((file) => readFileSync(file, 'utf8')).join('\n;\n');
const add = (page, check, faults) => {
    page.found.set(check, [...new Set([...(page.found.get(check) ?? []), ...faults])]);
};
// Validators end with 1 where they find something.
const run = async (command, ...rest) => {
    const { stdout } = await promisify(execFile)(command, rest, { maxBuffer: 1 << 28 })
        .catch((error) => { if (error.code === 1) return error; throw error; });
    return stdout;
};

// The Nu validator. It takes no text in tables into account when it guesses a page's language, so that a report that
// is all tables is often taken for another: `languages` looks at that.
//
// Of what it says two things are no faults: for it a policy forbids pictures within the file also where it allows
// `data:`; and the words of a plan stay as they were written, letters with separate accents, too.
const noFaults = /^Resource violates Content Security Policy \(meta tag\): image .data:|^Text run is not in Unicode N/;
async function nu() {
    const said = JSON.parse(await run('java', '-jar', join(modules, 'vnu-jar/build/dist/vnu.jar'), '--stdout',
        '--format', 'json', '--no-langdetect', ...byFile.keys()));
    for (const page of pages)
        add(page, 'nu', said.messages
            .filter(({ url, message }) => fileURLToPath(url) === page.file && !noFaults.test(message))
            .map(({ lastLine, message }) => `line ${lastLine}: ${message}`));
}

// html-validate, with one exception: a region is no <section>, in which the Nu validator wants a heading.
async function validate() {
    const { HtmlValidate } = createRequire(join(modules, 'x'))('html-validate');
    const judge = new HtmlValidate(JSON.parse(readFileSync(join(here, 'html-validate.json'), 'utf8')));
    for (const page of pages) {
        const { results } = await judge.validateFile(page.file);
        add(page, 'html-validate', results.flatMap(({ messages }) =>
            messages.map(({ line, ruleId, message }) => `line ${line}: ${ruleId}: ${message}`)));
    }
}

async function browse(browser, page) {
    const opened = await browser.open(page.file);
    await opened.ask(`${source}\n;0`);
    const file = join(page.spoilt ? work : out, page.name);
    for (const [name, check] of Object.entries(checks))
        if (!page.spoilt || page.spoilt === name)
            add(page, name, await check(opened, file, page));
    if (!page.spoilt)
        await shoot(opened, file);
    await opened.close();
}

mkdirSync(out, { recursive: true });
const browser = new Browser(join(work, 'profile'));
const waiting = [...pages];
const worker = async () => {
    for (let page; (page = waiting.shift());)
        await browse(browser, page).catch((error) => {
            throw new Error(`${page.name}: ${error.message}`, { cause: error });
        });
};
await Promise.all([nu().then(validate), worker(), worker()]);
await browser.close();

let n = 0;
const tap = (good, name, faults) => {
    console.log(`${good ? 'ok' : 'not ok'} ${++n} - ${name}`);
    for (const fault of good ? [] : faults.slice(0, 10))
        console.log(`# ${fault}`);
    if (!good && faults.length > 10)
        console.log(`# and ${faults.length - 10} more`);
};
for (const { name, spoilt, found } of pages)
    if (spoilt)
        tap(found.get(spoilt)?.length > 0, `${name}: ${spoilt} finds it`, ['nothing was found']);
    else
        for (const check of ['nu', 'html-validate', ...Object.keys(checks)])
            tap(!found.get(check).length, `${name}: ${check}`, found.get(check));
console.log(`1..${n}`);
