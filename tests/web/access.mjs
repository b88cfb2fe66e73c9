// Everybody can use the page: each check (checks.mjs) in each state (states.mjs), in English and in Welsh; a
// journey by keyboard alone; and pages that are spoilt on purpose, which the checks have to find.
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { everywhere, inChromium } from './checks.mjs';
import { done } from './journeys.mjs';
import { spoilt } from './spoilt.mjs';
import { states } from './states.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const checksOf = (kind) => (kind === 'chromium' ? { ...everywhere, ...inChromium } : everywhere);

// The checks' own scripts, into a page.
async function equip(visit, modules) {
    const shared = ['sight', 'meaning', 'keys'].map((name) => join(here, '../html/page', `${name}.js`));
    for (const file of [join(modules, 'axe-core/axe.min.js'), ...shared, join(here, 'page/controls.js')])
        await visit.ask(readFileSync(file, 'utf8'));
}

async function come({ browser, page, at, modules }, state, language) {
    const visit = await browser.open(page);
    if (language) await visit.press('button', language);
    await visit.readWords();
    await states[state](visit, at);
    await equip(visit, modules);
    return visit;
}

// Pictures for people to look at.
async function picture(visit, out, name, sights) {
    mkdirSync(join(out, '../pages'), { recursive: true });
    for (const [kind, width, features] of sights) {
        await visit.show(width, 800, features);
        const height = Math.min(5000, await visit.ask(() => document.documentElement.scrollHeight));
        await visit.page.screenshot({
            path: resolve(out, '../pages', `${name}-${kind}.png`),
            captureBeyondViewport: true,
            clip: { x: 0, y: 0, width, height },
        });
    }
}
const sights = [
    ['320', 320],
    ['768', 768],
    ['1280', 1280],
];
const moods = [
    ['dark', 1280, { 'prefers-color-scheme': 'dark' }],
    ['forced', 1280, { 'forced-colors': 'active' }],
];

// One journey for each state and language. In Welsh words are longer, and nothing else differs.
function look(state, language, only) {
    return async (t, given) => {
        const visit = await come(given, state, language);
        const name = `${language ?? 'English'} ${state}`.replace(/ /g, '-').toLowerCase();
        await picture(
            visit,
            t.out,
            `${t.kind}-${name}`,
            visit.canEmulate && !language ? [...sights, ...moods] : sights,
        );
        for (const [check, find] of Object.entries(checksOf(t.kind)))
            if (!only || only.includes(check)) t.none(check, await find(visit));
        await visit.close();
    };
}

// Tab, Enter and Space alone: a file is chosen, a finding explained, a box ticked, the report made.
async function byKeyboard(t, { open, at }) {
    const visit = await open();
    const { keyboard } = visit.page;
    const goTo = async (name) => {
        for (let i = 0; i < 150; i++) {
            await keyboard.press('Tab');
            if (await visit.ask((name) => inside.name(document.activeElement).includes(name), name)) return;
        }
        throw new Error(`Tab does not lead to “${name}”`);
    };
    await keyboard.press('Tab');
    t.same(
        'the first stop skips to the content',
        await visit.ask(() => document.activeElement.textContent),
        'Skip to main content',
    );
    await keyboard.press('Enter');
    t.same('and does', await visit.ask(() => document.activeElement.id), 'main');
    await goTo('Plan, or several plans');
    const [chooser] = await Promise.all([visit.page.waitForFileChooser(), keyboard.press(' ')]);
    await chooser.accept([at('tracker.xlsx')]);
    await visit.find('heading', 'tracker.xlsx');
    await done(visit);
    await visit.until('the focus on what came of it', () => document.activeElement.matches('h2'));
    await goTo('Report (PDF)');
    t.ok('a report is made', await visit.download(() => keyboard.press('Enter')));
    await visit.hears('Saved to your downloads: tracker.pdf');
    await goTo('Why this matters');
    await keyboard.press(' ');
    await visit.shows('Why it matters');
    await done(visit);
    await goTo('Large print');
    await keyboard.press(' ');
    await done(visit);
    t.ok('a box is ticked', await visit.ask(() => inside.find('field', 'Large print').checked));
    await visit.close();
}

// What each spoilt page is found by.
async function found(t, given) {
    for (const [name, { state, language, check, spoil }] of Object.entries(spoilt)) {
        if (!checksOf(t.kind)[check]) continue;
        const visit = await come(given, state, language);
        await visit.ask(spoil);
        t.ok(`${name}: ${check} finds it`, (await checksOf(t.kind)[check](visit)).length);
        await visit.close();
    }
}

export const access = {
    ...Object.fromEntries(
        Object.keys(states).flatMap((state) => [
            [`in sight: ${state}`, look(state)],
            [`in sight, in Welsh: ${state}`, look(state, 'Cymraeg', ['axe', 'reflow', 'meaning', 'names'])],
        ]),
    ),
    'spoilt pages': found,
    // the last: the dialog that it opens takes the focus from all later pages in Firefox
    'by keyboard alone': byKeyboard,
};
