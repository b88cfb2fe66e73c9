// How long the page takes, against the native program's processor time in the same run: node measure.mjs MODULES
// WORK PAGE PLAN… Prints a line for each browser and plan: medians of several visits, of the start of the page, of a
// report at once, of the first one after a look at the page, and of later ones. Nothing is asserted of it.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { Browser, puppeteerFrom } from './browsers.mjs';

const [modules, work, page, ...plans] = process.argv.slice(2).map((path) => resolve(path));
const VISITS = 5;
const AGAIN = 5; // later reports of a visit
const A_LOOK = 1000; // ms from the page to the first file: nobody is faster
const middle = (list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)];
const round = (ms) => Math.round(ms * 10) / 10;

// Milliseconds of a processor that the native report takes.
function native(plan) {
    const code =
        'import resource, subprocess, sys\n' +
        'now = lambda: sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])\n' +
        'before = now() # what may have started this python is among its children\n' +
        'subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n' +
        'print(1000 * (now() - before))';
    const args = ['report', '-q', plan, '-o', join(work, 'native.pdf')];
    return Number(spawnSync('python3', ['-c', code, process.env.BOARDPAPER, ...args], { encoding: 'utf8' }).stdout);
}

// Milliseconds of one report in the page's engine.
const inPage = (visit, name, bytes) =>
    visit.ask(
        async (name, bytes) => {
            const files = { [name]: Uint8Array.fromBase64(bytes) }, begin = performance.now();
            const run = await engine.run(['report', '-q', name, '-o', 'out.pdf'], files);
            if (!run.files['out.pdf']) throw new Error(run.stderr);
            return performance.now() - begin;
        },
        name,
        bytes,
    );

const puppeteer = await puppeteerFrom(modules);
for (const kind of (process.env.BROWSERS ?? 'chromium firefox').split(' ')) {
    const browser = await Browser.start(kind, puppeteer, work);
    for (const plan of plans) {
        const name = basename(plan), bytes = readFileSync(plan).toString('base64');
        const times = { start: [], 'at once': [], first: [], later: [], native: [] };
        for (let i = 0; i < VISITS; i++) {
            const begin = performance.now(), hasty = await browser.open(page);
            await hasty.ask(() => engine.run(['--version'], {}));
            times.start.push(performance.now() - begin);
            times['at once'].push(await inPage(hasty, name, bytes));
            await hasty.close();
            const visit = await browser.open(page);
            await new Promise((resolve) => setTimeout(resolve, A_LOOK));
            times.first.push(await inPage(visit, name, bytes));
            for (let again = 0; again < AGAIN; again++) times.later.push(await inPage(visit, name, bytes));
            await visit.close();
            for (let again = 0; again < AGAIN; again++) times.native.push(native(plan));
        }
        const said = Object.entries(times).map(([what, list]) => [what, middle(list), list[0], list.at(-1)]);
        const cpu = said.at(-1)[1];
        console.log(`${kind} ${name}, ms (least to most; times the native CPU): ` + said.map(([what, ms, least, most]) =>
            `${what} ${round(ms)} (${round(least)} to ${round(most)}; ${round(ms / cpu)})`).join(', '));
    }
    await browser.close();
}
