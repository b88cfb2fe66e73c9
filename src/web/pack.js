// pack.js: several plans become one board pack: their order, numbers and titles, and the meeting.

let items = []; // in the pack's order: { job, number, title }; the last two are fields

function buildPack(to) {
    items = several.map((job, i) => packItem(job, i));
    const text = (id, required) =>
        make(
            'div',
            { class: 'field' },
            make('label', { for: id }, phrase(id.replace(/-/g, '_'))),
            make('input', { type: 'text', id, required, autocomplete: 'off' }),
        );
    const language = make(
        'select',
        { id: 'pack-language' },
        make('option', { value: 'en-GB', lang: 'en-GB', selected: languageTag() === 'en-GB' }, 'English'),
        make('option', { value: 'cy', lang: 'cy', selected: languageTag() === 'cy' }, 'Cymraeg'),
    );
    const form = make(
        'form',
        {
            novalidate: true,
            submit: (event) => {
                event.preventDefault();
                makePack(event.submitter?.value ?? 'pdf');
            },
        },
        text('pack-title', true),
        text('pack-organisation'),
        make(
            'div',
            { class: 'field' },
            make('label', { for: 'pack-date' }, phrase('pack_date')),
            make('input', { type: 'date', id: 'pack-date' }),
        ),
        text('pack-place'),
        make(
            'div',
            { class: 'field' },
            make('label', { for: 'pack-language' }, phrase('pack_language')),
            language,
        ),
        make('h3', null, phrase('pack_items')),
        make('ol', { class: 'items', id: 'pack-items' }),
        make(
            'div',
            { class: 'buttons' },
            make('button', { class: 'first', value: 'pdf' }, phrase('pack_pdf')),
            make('button', { class: 'second', value: 'html' }, phrase('pack_html')),
        ),
        make('p', { class: 'done', id: 'pack-done' }),
    );
    to.replaceChildren(form);
    placeItems();
}

function packItem(job, i) {
    const field = (part, value) =>
        make('input', { type: 'text', id: `pack-${part}-${i}`, value, autocomplete: 'off' });
    return {
        job,
        number: field('number', String(i + 1)),
        title: field('name', stem(job.name).replace(/[-_]+/g, ' ')),
    };
}

function placeItems() {
    byId('pack-items').replaceChildren(
        ...items.map((item, i) => {
            const labelled = (key, input) =>
                make('div', { class: 'field' }, make('label', { for: input.id }, phrase(key)), input);
            return make(
                'li',
                { class: 'item' },
                make('p', { class: 'name', id: `${item.title.id}-of` }, item.job.name),
                make(
                    'div',
                    { class: 'row', role: 'group', 'aria-labelledby': `${item.title.id}-of` },
                    labelled('item_number', item.number),
                    labelled('item_title', item.title),
                    make('div', { class: 'moves' }, moveButton(item, i, -1), moveButton(item, i, 1)),
                ),
            );
        }),
    );
}

// The numbers stay in their places: the first item is the first on the agenda.
function moveItem(i, by) {
    const [a, b] = [items[i], items[i + by]];
    [a.number.value, b.number.value] = [b.number.value, a.number.value];
    [items[i], items[i + by]] = [b, a];
}

// The button keeps the focus while its item moves, unless the item is at an end.
function moveButton(item, i, by) {
    const key = by < 0 ? 'move_up' : 'move_down';
    return make(
        'button',
        {
            type: 'button',
            class: 'second',
            disabled: i + by < 0 || i + by >= items.length,
            'data-moves': `${item.job.name} ${by}`,
            click: () => {
                moveItem(i, by);
                placeItems();
                const same = [...byId('pack-items').querySelectorAll('[data-moves]')].filter(
                    (button) => button.dataset.moves.startsWith(`${item.job.name} `) && !button.disabled,
                );
                focusOn(same.find((button) => button.dataset.moves.endsWith(` ${by}`)) ?? same[0]);
                announce(phrase('moved_to', item.job.name, i + by + 1, items.length));
            },
        },
        phrase(key),
        make('span', { class: 'unseen' }, ' ', item.job.name),
    );
}

function packErrors() {
    const errors = [];
    if (!byId('pack-title').value.trim())
        errors.push({ text: phrase('pack_title_missing'), field: 'pack-title' });
    if (byId('pack-place').value.trim() && !byId('pack-date').value)
        errors.push({ text: phrase('pack_date_missing'), field: 'pack-date' });
    for (const item of items)
        for (const part of ['number', 'title'])
            if (!item[part].value.trim())
                errors.push({ text: phrase(`item_${part}_missing`, item.job.name), field: item[part].id });
    return errors;
}

// The pack as the program reads it (docs/packs.md).
function packXml() {
    const quote = (text) =>
        text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]);
    const value = (id) => quote(byId(id).value.trim());
    const organisation = value('pack-organisation'),
        date = value('pack-date');
    return [
        '<?xml version="1.0" encoding="UTF-8"?>',
        `<board-pack xml:lang="${value('pack-language')}">`,
        `  <title>${value('pack-title')}</title>`,
        organisation && `  <organisation>${organisation}</organisation>`,
        date && `  <meeting date="${date}">${value('pack-place')}</meeting>`,
        ...items.map(
            ({ job, number, title }) =>
                `  <item number="${quote(number.value.trim())}" ` +
                `title="${quote(title.value.trim())}" plan="${quote(job.name)}"/>`,
        ),
        '</board-pack>',
        '',
    ]
        .filter((line) => line !== '' && line !== false)
        .join('\n');
}

// A pack's plans say their periods themselves; one that does not is given as XML that does.
async function planForPack(job, chosen) {
    const [settings] = chosen.period && isOwnFile(job) ? await checkJob(job, chosen) : [{}];
    return settings.period
        ? (await output(job, settings, ['import'], 'with-period.xml', [], false))[1]
        : job.bytes;
}

async function makePack(form) {
    const errors = packErrors();
    if (errors.length) return showErrors(errors);
    const settings = chosenSettings(),
        name = `${say('pack_file')}.${form}`;
    const bytes = await work(phrase('working_make', name), name, async () => {
        const pack = freeName('board-pack.xml', new Set(items.map(({ job }) => job.name.toLowerCase())));
        const { files, style } = folderOf(
            { name: pack, bytes: new TextEncoder().encode(packXml()) },
            settings,
        );
        for (const { job } of items) files[job.name] = await planForPack(job, settings);
        const args = [
            'pack',
            pack,
            '--json',
            '-o',
            name,
            ...(form === 'pdf' ? pageArgs(settings) : settings.mono ? ['--mono'] : []),
            ...(settings.public ? ['--edition=public'] : []),
        ];
        const fieldOf = (file) => items.find(({ job }) => job.name === file)?.title.id ?? 'pack-title';
        return made(
            await engine.run(style ? [...args, `--style=${style}`] : args, files),
            name,
            { name },
            fieldOf,
        );
    });
    if (!bytes) return null;
    save(name, bytes);
    fill(byId('pack-done'), phrase('saved', name, sizeOf(bytes.length)));
    return announce(phrase('saved', name, sizeOf(bytes.length)));
}
