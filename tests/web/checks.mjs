// What is looked at in each state of the page. A check gets a visit and gives a list of faults. What runs in
// the page is shared with the tests of reports (tests/html/page).
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const night = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }; // nothing else differs
const widths = [320, 768, 1280];

const show = (visit, width, features) => visit.show(width, 800, features);

// axe-core finds nothing; in Chromium, also by night. The preview is a report: the tests of those look at it.
async function axe(visit) {
    const faults = [];
    for (const width of widths)
        for (const scheme of visit.canEmulate ? ['light', 'dark'] : ['light']) {
            await show(visit, width, { 'prefers-color-scheme': scheme });
            const options = {
                runOnly: scheme === 'dark' ? night : rules,
                resultTypes: ['violations'],
                iframes: false,
                rules: scheme === 'dark' ? {} : { 'target-size': { enabled: true } },
            };
            faults.push(
                ...(await visit.ask(
                    async (options) =>
                        tests.ofAxe({
                            incomplete: [],
                            violations: (await axe.run(document, options)).violations,
                        }),
                    options,
                )),
            );
        }
    return faults;
}

// Nothing is lost at 320 px, which is a window of 1280 px at 400 %, nor in between (WCAG 1.4.10).
async function reflow(visit) {
    const faults = [];
    for (const width of widths) {
        await visit.show(width, width === 320 ? 256 : 800);
        faults.push(...(await visit.ask(() => tests.reflow())));
    }
    return faults;
}

// Nor with more space between lines, words and letters (WCAG 1.4.12).
async function spacing(visit) {
    const faults = [];
    await visit.ask(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(
            '* { line-height: 1.5 !important; letter-spacing: .12em !important; ' +
                'word-spacing: .16em !important } p { margin-bottom: 2em !important }',
        );
        document.adoptedStyleSheets = [sheet];
    });
    for (const width of [320, 1280]) {
        await show(visit, width);
        faults.push(...(await visit.ask(() => tests.reflow())));
    }
    await visit.ask(() => {
        document.adoptedStyleSheets = [];
    });
    return faults;
}

// Texts and drawings can be told from what they are on: by day, by night, and in a reader's own few colours.
async function colours(visit) {
    const faults = [];
    for (const scheme of visit.canEmulate ? ['light', 'dark'] : ['light'])
        for (const features of visit.canEmulate ? [{}, { 'forced-colors': 'active' }] : [{}]) {
            await show(visit, 1280, { ...features, 'prefers-color-scheme': scheme });
            faults.push(
                ...(await visit.ask(() => [...tests.legible(), ...tests.drawings(), ...tests.edges()])).map(
                    (fault) => `${Object.keys(features)[0] ?? 'plain'}, ${scheme}: ${fault}`,
                ),
            );
        }
    return faults;
}

// Tab goes through all controls in the order of the page; each shows that it has the focus, and is not behind
// anything.
async function keyboard(visit) {
    const faults = [];
    for (const width of [1280, 320]) {
        await visit.show(width, 600);
        await visit.ask(() => tests.goToTop());
        const { stops, faults: wrong } = await visit.ask(() => tests.stops());
        faults.push(...wrong);
        const seen = new Set();
        for (let last = -1, presses = 0; presses < 4 * stops + 20; presses++) {
            await visit.page.keyboard.press('Tab');
            const focus = await visit.ask(() => tests.focus());
            if (focus.at === -1) break; // out of the page
            if (focus.at === -2 || focus.at < last)
                faults.push(`Tab leads back to ${focus.name ?? focus.faults} at ${width} px`);
            if (focus.at !== last) faults.push(...focus.faults);
            seen.add((last = focus.at));
            if (focus.at === stops - 1) break; // further on Firefox's own window has the focus, and keeps it
        }
        faults.push(
            ...(await visit.ask(
                (seen) =>
                    tests.order
                        .filter(
                            (element, i) =>
                                !seen.includes(i) && !element.matches('[type=radio]:not(:checked)'),
                        )
                        .map((element) => `Tab does not lead to ${tests.name(element)}`),
                [...seen],
            )),
        );
    }
    return faults;
}

// Ids once, links that lead somewhere, tables with headers, and the language of all.
async function meaning(visit) {
    await show(visit, 1280);
    const language = await visit.ask(() => document.documentElement.lang);
    return visit.ask(
        (language) => [...tests.tables(), ...tests.languages(language), ...tests.english(), ...tests.ids()],
        language,
    );
}

const named =
    /^(button|link|checkbox|radio|combobox|textbox|date|disclosuretriangle|heading|table|iframe|progressbar)$/i;

// What screen readers get, from Chromium's own tree: each control with its role and name, and headings in
// their order.
async function names(visit) {
    const faults = [];
    await show(visit, 1280);
    const tree = await visit.tree();
    const wanted = await visit.ask(() => tests.controls());
    const bare = (text) => text.replace(/\s/g, ''); // spaces between the parts of a name are the browser's
    for (const { role, name } of wanted) {
        const at = tree.findIndex((node) => node.role === role && bare(node.name) === bare(name));
        if (at < 0) faults.push(`screen readers get no ${role} that is called “${name}”`);
        else tree.splice(at, 1);
    }
    const nameless = (await visit.tree()).filter(({ role, name }) => named.test(role) && !name.trim());
    faults.push(...nameless.map(({ role }) => `a ${role} has no name`));
    let before = 0;
    for (const { level, name } of (await visit.tree()).filter(({ role }) => role === 'heading')) {
        if (level > before + 1)
            faults.push(`after a heading of level ${before} comes “${name}” of level ${level}`);
        before = level;
    }
    for (const role of ['main', 'banner', 'contentinfo', 'status'])
        if (!(await visit.tree()).some((node) => node.role === role)) faults.push(`there is no ${role}`);
    return faults;
}

export const everywhere = { axe, reflow, spacing, colours, keyboard, meaning };
export const inChromium = { names };
