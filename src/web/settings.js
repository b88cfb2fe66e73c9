// settings.js: what the reader chooses for reports: period, last quarter's file, print, edition, style.

// The files that were chosen, and the days that were asked for.
let kept = { previous: null, style: [], returned: [], texts: {} };

function forgetSettings(texts = {}) {
    kept = { previous: null, style: [], returned: [], texts };
    byId('settings-body')?.replaceChildren();
}

function chosenSettings() {
    const value = (id) => (byId(id) ? byId(id).value.trim() : (kept.texts[id] ?? ''));
    const checked = (id) => byId(id)?.checked ?? false;
    const from = value('period-from'),
        to = value('period-to');
    return {
        period: from && to ? `${from}..${to}` : '',
        title: value('report-title'),
        organisation: value('report-organisation'),
        previous: kept.previous,
        style: kept.style,
        returned: kept.returned,
        only: value('rows'),
        large: checked('large'),
        mono: checked('mono'),
        public: checked('public'),
        findings: checked('with-findings'),
        names: checked('look-for-names'),
    };
}

function checkArgs(settings) {
    return settings.names ? ['--names'] : [];
}

// Options of a report. Large print is for pages, not for HTML.
function reportArgs(settings, html) {
    const args = [];
    if (settings.large && !html) args.push('--large-print');
    if (settings.mono) args.push('--mono');
    if (settings.public) args.push('--edition=public');
    if (settings.only) args.push(`--only=${settings.only}`);
    if (settings.findings) args.push('--findings', ...checkArgs(settings));
    return args;
}

// `change` looks at the plan again; for several plans there is none, nor what belongs to one plan alone.
function buildSettings(to, change, single) {
    const changed = () => change?.();
    const own = single && isOwnFile(plan);
    fill(
        to,
        own ? buildAbout(changed) : null,
        single ? null : periodFields(() => checkPeriod(changed), 'period_hint_several'),
        single ? fileField('previous', false, changed) : null,
        single ? fileField('returned', true, () => true) : null,
        single ? rowsField(changed) : null,
        make(
            'fieldset',
            null,
            make('legend', null, phrase('print_title')),
            box('large', changed),
            box('mono', changed),
            box('public', changed),
            box('with-findings', changed),
            box('look-for-names', changed),
        ),
        disclosure(null, phrase('style_title'), fileField('style', true, changed)),
    );
}

function hinted(id, attributes) {
    return { id, 'aria-describedby': `${id}-hint`, 'data-described': `${id}-hint`, ...attributes };
}

function box(id, changed) {
    const key = id.replace(/-/g, '_');
    return make(
        'div',
        { class: 'choice' },
        make('input', hinted(id, { type: 'checkbox', change: changed })),
        make('label', { for: id }, phrase(`${key}_label`)),
        make('p', { class: 'hint', id: `${id}-hint` }, phrase(`${key}_hint`)),
    );
}

function rowsField(changed) {
    return make(
        'div',
        { class: 'field' },
        make('label', { for: 'rows' }, phrase('rows_label')),
        make(
            'select',
            { id: 'rows', change: changed },
            ['', 'exceptions', 'overdue', 'missing'].map((value) =>
                make('option', { value }, phrase(`rows_${value || 'all'}`)),
            ),
        ),
    );
}

// What an officer's own file may not say itself.
function buildAbout(changed) {
    const text = (id) =>
        make(
            'div',
            { class: 'field' },
            make('label', { for: id }, phrase(`${id.replace(/-/g, '_')}_label`)),
            make('input', { type: 'text', id, change: changed, autocomplete: 'off' }),
        );
    return [
        periodFields(() => checkPeriod(changed)),
        disclosure(null, phrase('about_title'), text('report-title'), text('report-organisation')),
    ];
}

// One file, or several, with what was chosen below and a button that takes it away.
function fileField(id, several, changed) {
    const chosen = make('p', { class: 'chosen', id: `${id}-chosen` });
    const kinds = id === 'style' ? ['.xml', '.png', '.ttf'] : kindsOfPlans;
    const [input, button] = fileInput(id, { multiple: several, accept: kinds.join(',') }, async (picked) => {
        const refused = picked.map((file) => refusal(file, kinds)).filter(Boolean);
        if (refused.length) return showErrors(refused.map((text) => ({ text, field: id })));
        const files = await readAll(picked, id);
        return files && keepFiles(id, several, files, changed);
    });
    return make(
        'div',
        { class: 'field' },
        make('label', { for: id }, phrase(`${id}_label`)),
        make('p', { class: 'hint', id: `${id}-hint` }, phrase(`${id}_hint`)),
        input,
        button,
        chosen,
    );
}

async function keepFiles(id, several, files, changed) {
    const before = kept[id];
    kept[id] = several ? files : files[0];
    if ((await changed()) === false) kept[id] = before;
    tellKept(id, several, changed);
}

function tellKept(id, several, changed) {
    const files = [kept[id]].flat().filter(Boolean);
    const forget = make(
        'button',
        {
            type: 'button',
            class: 'plain',
            click: async () => {
                kept[id] = several ? [] : null;
                focusOn(byId(id));
                tellKept(id, several, changed);
                await changed();
            },
        },
        phrase('take_away'),
        make('span', { class: 'unseen' }, ' ', files.map((file) => file.name).join(', ')),
    );
    fill(
        byId(`${id}-chosen`),
        files.length ? [phrase('chosen', files.map((file) => file.name).join(', ')), ' ', forget] : null,
    );
}
