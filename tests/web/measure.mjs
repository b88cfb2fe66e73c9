// How long the page takes, against the native program's processor time in the same run: node measure.mjs MODULES
// WORK PAGE PLAN… Prints a line for each browser and plan. Nothing is asserted of it.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { Browser, puppeteerFrom } from './browsers.mjs';

const [modules, work, page, ...plans] = process.argv.slice(2).map((path) => resolve(path));
const ROUNDS = 9;
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
        const begin = performance.now(), visit = await browser.open(page);
        await visit.ask(() => engine.run(['--version'], {}));
        const start = performance.now() - begin, first = await inPage(visit, name, bytes);
        const later = [], natives = [];
        for (let i = 0; i < ROUNDS; i++) {
            later.push(await inPage(visit, name, bytes));
            natives.push(native(plan));
        }
        const cpu = middle(natives);
        const said = { start, first, later: middle(later), native: cpu };
        const times = Object.entries(said).map(([what, ms]) => `${what} ${round(ms)} ms`);
        console.log(`${kind} ${name}: ${times.join(', ')}; first ${round(first / cpu)}, later ` +
            `${round(said.later / cpu)} times the native CPU`);
        await visit.close();
    }
    await browser.close();
}
