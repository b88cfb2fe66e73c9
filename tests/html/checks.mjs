// What is tried with each page in the browser. A check gets a page and gives a list of faults.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const rules = {
    light: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'],
    dark: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }, // nothing else differs
};
const bare = (text) => text.normalize('NFKC').replace(/[\p{Z}\p{C}\s]/gu, '');

// axe-core finds nothing, in a narrow and a wide window, by day and by night. Nor is there what it cannot be sure
// of, but for the contrast of some texts: `colours` looks at all.
async function axe(page) {
    const faults = [];
    for (const width of [320, 768, 1280])
        for (const [scheme, runOnly] of Object.entries(rules)) {
            await page.show(width, 800, { 'prefers-color-scheme': scheme });
            const options = { runOnly, resultTypes: ['violations', 'incomplete'],
                rules: scheme === 'light' ? { 'target-size': { enabled: true } } : {} };
            faults.push(...await page.ask(`axe.run(document, ${JSON.stringify(options)}).then(tests.ofAxe)`));
        }
    return faults;
}

// WCAG 1.4.10 and 1.4.4: nothing is lost at 320 px, which is a window of 1280 px at 400 %, nor with letters twice as
// large.
async function reflow(page) {
    const faults = [];
    for (const [width, height] of [[320, 800], [320, 256], [768, 800], [1280, 800]]) {
        await page.show(width, height);
        faults.push(...await page.ask('tests.reflow()'));
    }
    const size = () => page.ask('parseFloat(getComputedStyle(document.querySelector("p, td")).fontSize)');
    const before = await size();
    await page.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
    faults.push(...(await page.ask('tests.reflow()')).map((fault) => `with large letters: ${fault}`));
    if (await size() < 1.9 * before)
        faults.push('letters do not grow when the reader asks for large ones');
    await page.send('Page.setFontSizes', { fontSizes: { standard: 16, fixed: 13 } });
    return faults;
}

// WCAG 1.4.12: nothing is lost with more space between lines, words and letters.
async function spacing(page) {
    const faults = [];
    await page.ask(`{ const sheet = new CSSStyleSheet();
        sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; ' +
            'word-spacing: .16em !important } p { margin-bottom: 2em !important }');
        document.adoptedStyleSheets = [sheet]; }`);
    for (const width of [320, 1280]) {
        await page.show(width, 800);
        faults.push(...await page.ask('tests.reflow()'));
    }
    await page.ask('document.adoptedStyleSheets = []; 0');
    return faults;
}

// Tab goes to every link and region in order, and back; each shows that it has the focus.
async function keyboard(page) {
    const faults = [];
    for (const width of [1280, 320]) {
        await page.show(width, 600);
        await page.ask('tests.goToTop()');
        const { stops, faults: wrong } = await page.ask('tests.stops()');
        faults.push(...wrong);
        for (const shift of [0, 8]) {
            // forward from the top; back from the last
            for (let i = 0; i < stops - (shift ? 1 : 0); i++) {
                await page.press('Tab', shift);
                const focus = await page.ask('tests.focus()');
                const wanted = shift ? stops - 2 - i : i;
                faults.push(...focus.faults);
                if (focus.at !== wanted) {
                    faults.push(`Tab ${shift ? 'back ' : ''}leads to ${focus.at} (${focus.name}), not to ${wanted}`);
                    break;
                }
            }
        }
        if (stops) { // out of the page, and not back into its last stop
            await page.ask('tests.order.at(-1).focus()');
            await page.press('Tab');
            if ((await page.ask('tests.focus()')).at === stops - 1 && stops > 1)
                faults.push('Tab does not leave the last stop');
        }
    }
    return faults;
}

// The tree that screen readers get, as a list of { role, name, inside: [roles] }.
async function treeOf(page) {
    const { nodes } = await page.send('Accessibility.getFullAXTree');
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    return nodes.filter(({ ignored }) => !ignored).map((node) => ({
        role: node.role?.value, name: node.name?.value ?? '', node,
        parent: () => { // the nearest that is not ignored
            let at = byId.get(node.parentId);
            while (at?.ignored)
                at = byId.get(at.parentId);
            return at?.role?.value;
        },
    }));
}

const named = ['table', 'columnheader', 'rowheader', 'image', 'link', 'heading', 'region', 'navigation', 'figure'];
const placed = { row: ['table', 'rowgroup'], cell: ['row'], columnheader: ['row'], rowheader: ['row'] };

// The browser tells screen readers of every table, header, cell, link and picture, with names, however wide it is.
async function names(page) {
    const faults = await page.ask('tests.tables()');
    for (const width of [1280, 320]) {
        await page.show(width, 800);
        const tree = await treeOf(page), wanted = await page.ask('tests.counts()');
        for (const [role, count] of Object.entries(wanted)) {
            const found = tree.filter((node) => node.role === role).length;
            if (found !== count)
                faults.push(`of ${count} with the role ${role}, screen readers get ${found} at ${width} px`);
        }
        for (const { role, name, parent } of tree) {
            if (named.includes(role) && !name.trim())
                faults.push(`a ${role} has no name`);
            if (placed[role] && !placed[role].includes(parent()))
                faults.push(`the ${role} “${name.slice(0, 40)}” is in a ${parent()} at ${width} px`);
        }
        const titles = await page.ask('[...document.querySelectorAll("table")].map(tests.title)');
        const tables = tree.filter(({ role }) => role === 'table').map(({ name }) => name);
        if (titles.map(bare).join('\n') !== tables.map(bare).join('\n'))
            faults.push(`tables are not called as their captions say at ${width} px`);
    }
    return faults;
}

// Texts and drawings are seen by day and by night, also with the few colours that a reader chose; and a word stands
// beside each symbol.
async function colours(page) {
    const faults = await page.ask('tests.statuses()');
    for (const scheme of ['light', 'dark'])
        for (const features of [{}, { 'forced-colors': 'active' }, { 'prefers-contrast': 'more' }]) {
            await page.show(1280, 800, { ...features, 'prefers-color-scheme': scheme });
            const where = `${Object.keys(features)[0] ?? 'plain'}, ${scheme}`;
            faults.push(...(await page.ask('[...tests.legible(), ...tests.drawings()]'))
                .map((fault) => `${where}: ${fault}`));
        }
    return faults;
}

// Nothing was asked for but the page itself, and the browser has nothing to complain of.
async function quiet(page) {
    const faults = await page.ask('tests.quiet()');
    faults.push(...page.requests.filter((url) => url !== page.url && !url.startsWith('data:'))
        .map((url) => `asks for ${url.slice(0, 80)}`));
    faults.push(...page.logged.map((text) => `the browser says: ${text}`));
    return faults;
}

// Printed, every text is there, and the header of a table stands on each of its pages.
async function print(page, out, { paper: [width, height] }) {
    await page.show(1280, 800, {}, 'print');
    const { said, lost, tables } = await page.ask('tests.printed()');
    const { data } = await page.send('Page.printToPDF', { landscape: true, paperWidth: 8.27, paperHeight: 11.69,
        preferCSSPageSize: true, printBackground: true });
    const file = `${out}.pdf`;
    writeFileSync(file, Buffer.from(data, 'base64'));
    const run = (command, ...rest) => execFileSync(command, rest, { encoding: 'utf8', maxBuffer: 1 << 28 });
    const pages = run('pdftotext', '-raw', file, '-').split('\f');
    const faults = lost.map((text) => `“${text}” is on the screen and not on paper`);
    faults.push(...unprinted(said, clean(pages.join(''))), ...headers(tables, pages));
    const size = /Page size: +([\d.]+) x ([\d.]+)/.exec(run('pdfinfo', file));
    if (Math.abs(size[1] - width) > 2 || Math.abs(size[2] - height) > 2)
        faults.push(`the paper is ${size[1]} by ${size[2]} points`);
    return faults;
}

// Letters and digits. Poppler loses some of the letters that change shape beside others, and may put the marks between
// them elsewhere.
const clean = (text) => bare(text)
    .replace(/[^\p{L}\p{N}]|[\p{M}\p{sc=Arab}\p{sc=Hebr}\p{sc=Deva}\p{sc=Beng}\p{sc=Guru}]/gu, '');
const count = (all, part) => part ? all.split(part).length - 1 : Infinity;

// The texts that are not printed as often as they are said. One that goes on on the next page, or has raised words, is
// there word by word; and one word may go on on the next page.
function unprinted(said, all) {
    const wanted = new Map();
    for (const text of said)
        wanted.set(text, (wanted.get(text) ?? 0) + 1);
    const isThere = (word, times) => count(all, word) >= times ||
        [...word].some((_, i) => i > 2 && all.includes(word.slice(0, i)) && all.includes(word.slice(i)));
    return [...wanted].filter(([text, times]) => count(all, clean(text)) < times &&
        !text.split(/[\s\p{Cf}]/u).every((word) => isThere(clean(word), times)))
        .map(([text, times]) => `“${text.slice(0, 60)}” is there ${times} times, and not as often on paper`);
}

// Each page with a part of a table (some words that stand in it alone) has the words of its header, too; and no page
// ends with a header.
function headers(tables, pages) {
    const faults = [], flat = pages.map(bare), all = flat.join('\f');
    for (const { name, head, cells } of tables) {
        flat.filter((text) => head && text.endsWith(bare(head)))
            .forEach((text) => faults.push(`page ${flat.indexOf(text) + 1} ends with the header of ${name}`));
        for (const cell of cells.map(bare)) {
            const part = cell.slice(0, 24);
            const at = part.length < 24 ? -1 : all.indexOf(part);
            if (at < 0 || all.indexOf(part, at + 1) >= 0)
                continue; // too short, cut by a page's end, or there twice
            const number = all.slice(0, at).split('\f').length - 1;
            if (!flat[number].includes(bare(head)))
                faults.push(`${name} has no header on page ${number + 1}`);
        }
    }
    return faults;
}

// The page says all that the pages of the PDF say, in the same order.
async function said(page, out, { tags }) {
    const all = bare(await page.ask('tests.said()')), faults = [];
    let at = 0;
    for (const text of tags ? readFileSync(tags, 'utf8').split('\n').flatMap(texts) : []) {
        const found = all.indexOf(text, at);
        if (found < 0)
            return [`“${text}” is not said after “${all.slice(Math.max(0, at - 40), at)}”`];
        at = found + text.length;
    }
    return faults;
}
// The texts in a line of `dump tags`: `TAG attribute="…" | text`. The signs before the parts of lists do not count.
function texts(line) {
    const [, tag, attributes, text] = /^ *([\w.]*)(.*?)(?: ?\| (.*))?$/.exec(line);
    const alt = /\balt="(.*?)"/.exec(attributes);
    return tag === 'Lbl' ? [] : [alt?.[1], text].filter((part) => part).map(bare);
}

async function links(page) {
    await page.show(1280, 800);
    return await page.ask('tests.links()');
}

async function languages(page, out, { lang }) {
    await page.show(1280, 800);
    return await page.ask(`tests.languages(${JSON.stringify(lang ?? '')})`);
}

export const checks = { quiet, axe, reflow, spacing, links, languages, keyboard, names, colours, said, print };

// Pictures for people to look at. One that would be very long stops after some windows.
const sights = [['320', 320, {}], ['768', 768, {}], ['1280', 1280, {}],
    ['dark', 1280, { 'prefers-color-scheme': 'dark' }], ['forced', 1280, { 'forced-colors': 'active' }]];
export async function shoot(page, out) {
    for (const [kind, width, features] of sights) {
        await page.show(width, 800, features);
        const height = Math.min(3000, await page.ask('document.documentElement.scrollHeight'));
        const { data } = await page.send('Page.captureScreenshot', { captureBeyondViewport: true,
            optimizeForSpeed: true, clip: { x: 0, y: 0, width, height, scale: 1 } });
        writeFileSync(`${out}-${kind}.png`, Buffer.from(data, 'base64'));
    }
}
