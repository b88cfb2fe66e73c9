// What programs get of a page: links, tables, languages, and that it is one file that loads nothing.

// What axe-core found, as a list of faults.
tests.ofAxe = ({ violations, incomplete }) =>
    [...violations, ...incomplete.filter(({ id }) => id !== 'color-contrast')].flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) =>
            `${id}: ${html.slice(0, 120)} ${failureSummary.replace(/\s+/g, ' ')}`));

// Every id once; every link and every reference by id leads to something, and what it leads to can be seen there.
tests.links = () => {
    const faults = [], seen = new Set();
    for (const { id } of document.querySelectorAll('[id]')) {
        if (seen.has(id))
            faults.push(`id “${id}” twice`);
        seen.add(id);
    }
    for (const attribute of ['aria-labelledby', 'aria-describedby', 'aria-details', 'headers', 'for'])
        for (const element of document.querySelectorAll(`[${attribute}]`))
            for (const id of element.getAttribute(attribute).trim().split(/\s+/))
                if (!seen.has(id))
                    faults.push(`${attribute} of ${tests.name(element)} names “${id}”, which is nowhere`);
    const targets = new Set();
    for (const link of document.querySelectorAll('a')) {
        const href = link.getAttribute('href') ?? '';
        if (href.startsWith('#') && href.length > 1)
            targets.add(decodeURIComponent(href.slice(1)));
        else if (!/^(https?|mailto|tel):/i.test(href))
            faults.push(`${tests.name(link)} leads to “${href}”`);
    }
    for (const id of targets)
        faults.push(...tests.follow(id));
    location.hash = ''; // nothing stays marked as the target
    return faults;
};

tests.follow = (id) => {
    const target = document.getElementById(id);
    if (!target)
        return [`a link leads to “#${id}”, which is nowhere`];
    location.hash = encodeURIComponent(id);
    if (target !== document.querySelector(':target'))
        return [`a link to “#${id}” does not lead to it`];
    if (!tests.isShown(target))
        return [`“#${id}”, to which a link leads, is not shown`];
    if (tests.isForEars(target))
        return [];
    const { left, right, top, bottom } = target.getClientRects()[0] ?? target.getBoundingClientRect();
    if (top < -1 || top >= innerHeight)
        return [`“#${id}” is at ${top | 0} px when a link leads to it`];
    const hit = document.elementFromPoint(Math.min((left + right) / 2, left + 4), Math.min((top + bottom) / 2, top + 4));
    if (hit && !target.contains(hit) && !hit.contains(target))
        return [`“#${id}” is behind ${tests.name(hit)} when a link leads to it`];
    return [];
};

// What a table is called by: its caption, or a heading that it names.
tests.title = (table) => table.caption?.textContent ?? (table.getAttribute('aria-labelledby') ?? '').split(/\s+/)
    .map((id) => document.getElementById(id)?.textContent ?? '').join(' ');

// Tables: a name, and for every cell headers that say something.
tests.tables = () => {
    const faults = [];
    for (const table of document.querySelectorAll('table')) {
        if (!tests.title(table).trim())
            faults.push(`${tests.name(table)} has no caption`);
        const above = []; // the header of each column
        for (const row of table.rows) {
            const across = [...row.cells].find((cell) => cell.matches('th[scope=row], th[scope=rowgroup]'));
            let column = 0;
            for (const cell of row.cells) {
                if (cell.matches('th:not([scope])'))
                    faults.push(`the header ${tests.name(cell)} does not say of what`);
                if (cell.matches('th[scope=col], th[scope=colgroup]'))
                    for (let i = 0; i < cell.colSpan; i++)
                        above[column + i] = cell.textContent.trim();
                else if (!above[column])
                    faults.push(`no header is above ${tests.name(cell)}`);
                if (cell.localName === 'td' && !across?.textContent.trim())
                    faults.push(`no header is in the row of ${tests.name(cell)}`);
                column += cell.colSpan;
            }
            if (column !== above.length)
                faults.push(`${tests.name(row)} has ${column} cells under ${above.length} headers`);
        }
    }
    return faults;
};

// How many tables, headers and cells there are, to compare with what the browser tells screen readers.
tests.counts = () => Object.fromEntries(Object.entries({
    table: 'table', columnheader: 'th[scope=col]', rowheader: 'th[scope=row]', cell: 'td', row: 'tr', main: 'main',
    link: 'a[href]', heading: 'h1, h2, h3, h4, h5, h6', image: '[role=img], img:not([alt=""])',
}).map(([role, selector]) => [role, document.querySelectorAll(selector).length]));

// The page has one language; text in letters that run from right to left is set so.
tests.languages = (wanted) => {
    const faults = [], said = document.documentElement.lang;
    if (wanted && said !== wanted)
        faults.push(`the page's language is “${said}”, that of the plan “${wanted}”`);
    for (const { parent, text } of tests.texts()) {
        const strong = text.match(/\p{L}/gu) ?? [];
        const arabic = strong.filter((letter) => /[\p{sc=Arabic}\p{sc=Hebrew}]/u.test(letter)).length;
        const { direction, unicodeBidi } = getComputedStyle(parent);
        if (strong.length && arabic === strong.length && direction !== 'rtl' && unicodeBidi !== 'plaintext')
            faults.push(`“${text.slice(0, 40)}” runs from left to right`);
        if (!parent.closest('[lang]')?.lang)
            faults.push(`“${text.slice(0, 40)}” has no language`);
    }
    return faults;
};

// Every font that is within the file can be read, and the text is set in it.
tests.fonts = () => {
    const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules])
        .filter((rule) => rule instanceof CSSFontFaceRule && rule.style.src.includes('url('));
    const read = (rule) => [...document.fonts].some(({ status, weight, style }) => status === 'loaded' &&
        weight === rule.style.fontWeight && style === rule.style.fontStyle);
    const family = getComputedStyle(document.body).fontFamily;
    const faults = rules.filter((rule) => tests.wants(rule.style) && !read(rule))
        .map(({ style }) => `the font ${style.fontWeight} ${style.fontStyle} is not read`);
    if (rules.length && !family.startsWith(rules[0].style.fontFamily))
        faults.push(`there are fonts, and the text is set in ${family}`);
    return faults;
};
// Whether some text is in this face: else a browser does not read it.
tests.wants = (face) => tests.texts().some(({ parent }) => {
    const { fontWeight, fontStyle } = getComputedStyle(parent);
    return fontStyle === face.fontStyle && (fontWeight >= 600) === (face.fontWeight === 'bold');
});

// One file, no script, nothing from elsewhere, and a policy that forbids both.
tests.quiet = () => {
    const faults = [];
    for (const element of document.querySelectorAll(
        'script, iframe, object, embed, link, base, form, audio, video, source, [src], [srcset], [background], use'))
        if (!/^(data:|#)/.test(element.getAttribute('src') ?? element.getAttribute('href') ?? ''))
            faults.push(`there is ${tests.name(element)}`);
    for (const element of document.querySelectorAll('*'))
        for (const { name, value } of element.attributes)
            if (/^on/i.test(name) || /^\s*(javascript|vbscript|data:text)/i.test(value))
                faults.push(`${tests.name(element)} has ${name}="${value.slice(0, 40)}"`);
    for (const css of [...document.querySelectorAll('style')].map((style) => style.textContent)
        .concat([...document.querySelectorAll('[style]')].map((element) => element.getAttribute('style'))))
        if (/@import|url\((?!["']?(data:|#))/i.test(css))
            faults.push('a style loads something');
    const metas = [...document.head.querySelectorAll('meta[http-equiv]')];
    const policy = metas.find((meta) => /^content-security-policy$/i.test(meta.httpEquiv));
    if (!/(^|;)\s*default-src 'none'\s*(;|$)/.test(policy?.content ?? ''))
        faults.push("no policy says default-src 'none'");
    else if (/script-src (?!'none')|unsafe-eval|https?:|\*/.test(policy.content))
        faults.push(`the policy allows too much: ${policy.content}`);
    else if (tests.isBefore(document.head.querySelector('style'), policy))
        faults.push('the policy stands after a style');
    if (metas.some((meta) => /refresh/i.test(meta.httpEquiv)))
        faults.push('the page goes elsewhere by itself');
    faults.push(...tests.fonts());
    if (performance.getEntriesByType('resource').length)
        faults.push(`loaded: ${performance.getEntriesByType('resource').map(({ name }) => name.slice(0, 80))}`);
    return faults;
};
