// Judges the page: node judge.mjs MODULES WORK OUT PAGE [NAME]… with the parts and journeys whose names have
// one of these words, or all. Prints TAP. Chromium and Firefox work next to one another.
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Browser, Server, puppeteerFrom } from './browsers.mjs';
import { journeys } from './journeys.mjs';
import { leaving } from './leaving.mjs';
import { access } from './access.mjs';

const [modules, work, out, page] = process.argv.slice(2, 6).map((path) => resolve(path));
const wanted = process.argv.slice(6),
    kinds = (process.env.BROWSERS ?? 'chromium firefox').split(' ');

let n = 0;
function tap(good, name, faults = []) {
    console.log(`${good ? 'ok' : 'not ok'} ${++n} - ${name}`);
    for (const fault of good ? [] : faults) console.log(String(fault).replace(/^/gm, '# '));
}

// What one journey claims in one browser.
class Claims {
    constructor(kind, name) {
        Object.assign(this, { kind, name, work, out });
    }

    ok(claim, good, detail = '') {
        tap(Boolean(good), `${this.kind}: ${this.name}: ${claim}`, [detail]);
    }

    none(claim, faults) {
        this.ok(claim, !faults.length, [...new Set(faults)].slice(0, 20).join('\n'));
    }

    same(claim, got, should) {
        this.ok(claim, got === should, `got: ${got}\nwanted: ${should}`);
    }

    has(claim, text, part) {
        this.ok(claim, text.includes(part), `there is no “${part}” in:\n${text.slice(0, 2000)}`);
    }

    note(text) {
        console.log(`# ${this.kind}: ${this.name}: ${text}`);
    }

    // A file that was saved, for later: for a next step, or for veraPDF.
    keep(file, name) {
        mkdirSync(join(out, this.kind), { recursive: true });
        copyFileSync(file, this.kept(name));
    }

    kept(name) {
        return join(out, this.kind, name);
    }
}

async function run(kind, puppeteer) {
    const browser = await Browser.start(kind, puppeteer, work);
    console.log(`# ${kind}: ${await browser.program.version()}`);
    const server = await new Server().start(page);
    const input = join(work, 'in');
    const given = {
        page,
        browser,
        server,
        modules,
        at(name) {
            const file = join(input, name);
            if (!existsSync(file)) throw new Error(`run.sh made no ${name}`);
            return file;
        },
        open: () => browser.open(page),
    };
    for (const [name, journey] of Object.entries({ ...leaving, ...journeys, ...access })) {
        if (wanted.length && !wanted.some((word) => name.includes(word))) continue;
        const claims = new Claims(kind, name),
            began = performance.now();
        try {
            await journey(claims, given);
        } catch (error) {
            claims.ok('it comes to its end', false, error.stack);
        }
        claims.note(`${((performance.now() - began) / 1000).toFixed(1)} s`);
        for (const open of (await browser.program.pages()).slice(1)) await open.close().catch(() => {});
    }
    server.stop();
    await browser.close();
}

const puppeteer = await puppeteerFrom(modules);
await Promise.all(
    kinds.map((kind) =>
        run(kind, puppeteer).catch((error) => tap(false, `${kind}: the browser works`, [error.stack])),
    ),
);
console.log(`1..${n}`);
