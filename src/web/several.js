// several.js: several plans at once: the same is made of each, with a table of what came of it; or they make
// one board pack (pack.js).

let several = []; // [{ name, bytes, map, made: [[name, bytes]…], row }]
const batchProducts = ['report', 'page', 'checked', 'findings', 'chase'];

function openSeveral(files) {
    clearErrors();
    forgetSettings();
    plan = null;
    const taken = new Set();
    several = files.map((file) => ({
        name: freeName(file.name, taken),
        bytes: file.bytes,
        map: '',
        made: [],
    }));
    const ways = ['batch', 'pack'].map((way) => {
        const radio = make('input', {
            type: 'radio',
            name: 'way',
            id: `way-${way}`,
            checked: way === 'batch',
            change: () => showWay(way),
        });
        return make(
            'div',
            { class: 'choice' },
            radio,
            make('label', { for: radio.id }, phrase(`way_${way}`)),
        );
    });
    fill(
        byId('result'),
        make('h2', { id: 'plan-title' }, phrase('several_title', several.length)),
        make('fieldset', null, make('legend', null, phrase('way_title')), ways),
        disclosure(null, phrase('settings_title'), make('div', { id: 'settings-body' })),
        make('section', { id: 'batch', 'aria-label': phrase('way_batch') }),
        make('section', { id: 'pack', 'aria-label': phrase('way_pack'), hidden: true }),
    );
    buildBatch(byId('batch'));
    buildPack(byId('pack'));
    buildSettings(byId('settings-body'), null, false);
    focusOn(byId('plan-title'));
    announce(phrase('several_title', several.length));
}

function showWay(way) {
    show(byId('batch'), way === 'batch');
    show(byId('pack'), way === 'pack');
}

function buildBatch(to) {
    const boxes = batchProducts.map((id, i) =>
        make(
            'div',
            { class: 'choice' },
            make('input', { type: 'checkbox', id: `batch-${id}`, checked: i === 0 }),
            make('label', { for: `batch-${id}` }, phrase(`make_${id}`)),
        ),
    );
    const head = ['batch_file', 'batch_found', 'batch_result'].map((key) =>
        make('th', { scope: 'col' }, phrase(key)),
    );
    fill(
        to,
        make('fieldset', { id: 'batch-what' }, make('legend', null, phrase('batch_what')), boxes),
        make(
            'div',
            { class: 'buttons' },
            make(
                'button',
                { type: 'button', class: 'first', id: 'batch-start', click: runBatch },
                phrase('batch_start'),
            ),
            make(
                'button',
                { type: 'button', class: 'second', id: 'batch-save', hidden: true, click: saveBatch },
                phrase('batch_save'),
            ),
        ),
        make('p', { class: 'done', id: 'batch-done' }),
        make(
            'table',
            { class: 'stacks', id: 'batch-table' },
            make('caption', null, phrase('batch_table')),
            make('thead', null, make('tr', null, head)),
            make('tbody', null, several.map(batchRow)),
        ),
    );
}

function batchRow(job) {
    job.row = make(
        'tr',
        null,
        make('th', { scope: 'row' }, job.name),
        make('td', { 'data-head': phrase('batch_found') }),
        make('td', { 'data-head': phrase('batch_result') }, phrase('batch_waits')),
    );
    return job.row;
}

function tellJob(job, found, result) {
    fill(job.row.cells[1], found);
    fill(job.row.cells[2], result);
}

// One plan after the other. What one of them breaks costs that one; Stop leaves what is made already.
async function runBatch() {
    const wanted = batchProducts.filter((id) => byId(`batch-${id}`).checked);
    if (!wanted.length) return showErrors([{ text: phrase('batch_nothing'), field: 'batch-report' }]);
    const settings = chosenSettings();
    show(byId('batch-save'), false);
    for (const job of several) {
        job.made = [];
        tellJob(job, null, phrase('batch_waits'));
    }
    const result = await work(phrase('batch_progress', 0, several.length), '', async () => {
        for (const [i, job] of several.entries()) {
            if (stopped) break;
            tellWork(phrase('batch_progress', i, several.length), i, several.length);
            await runJob(job, settings, wanted);
        }
        return true;
    });
    return result && endBatch();
}

// The period that was chosen is for the plans that do not say theirs: gives the choices for this one, and
// what the check found.
async function checkJob(job, chosen) {
    const check = async (settings) =>
        records((await runOn(job, settings, ['check', '--json'], checkArgs(settings), false)).stdout);
    const settings = { ...chosen, period: '' };
    const found = await check(settings);
    if (chosen.period && ofType(found, 'finding').some((finding) => finding.code === NO_PERIOD))
        return [chosen, await check(chosen)];
    return [settings, found];
}

async function runJob(job, chosen, wanted) {
    tellJob(job, null, phrase('batch_works'));
    try {
        const [settings, found] = await checkJob(job, chosen);
        const counts = countsOf(found);
        tellJob(job, counts.result === 'ok' ? countTags(counts) : null, phrase('batch_works'));
        for (const id of wanted)
            if (products[id].when?.(job) ?? true) job.made.push(await products[id].make(job, settings));
        tellJob(job, countTags(counts), [phrase('batch_made', job.made.length), ' ', lookButton(job)]);
    } catch (error) {
        if (error.reason === 'stopped') return tellJob(job, null, phrase('batch_not_made'));
        const reasons = error.errors?.map(({ text }) => make('p', null, text)) ?? failure(error, job.name);
        tellJob(job, null, [
            make('strong', { class: 'tag errors' }, phrase('batch_failed')),
            ' ',
            reasons,
            ' ',
            lookButton(job),
        ]);
    }
    return null;
}

function lookButton(job) {
    return make(
        'button',
        { type: 'button', class: 'plain', click: () => lookAlone(job) },
        phrase('batch_look'),
        make('span', { class: 'unseen' }, ' ', job.name),
    );
}

function endBatch() {
    for (const job of several)
        if (stopped && !job.made.length && !job.row.querySelector('.tag'))
            tellJob(job, null, phrase('batch_not_made'));
    const files = several.reduce((sum, job) => sum + job.made.length, 0);
    const failed = several.filter((job) => job.row.querySelector('.tag.errors') && !job.made.length).length;
    const words = phrase(stopped ? 'batch_stopped' : 'batch_ended', files, failed);
    fill(byId('batch-done'), words);
    announce(words);
    show(byId('batch-save'), files > 0);
    if (files) focusOn(byId('batch-save'));
}

async function saveBatch() {
    const taken = new Set();
    const files = several.flatMap((job) => job.made);
    const parts = await Promise.all(
        files.map(async ([name, content]) => [
            freeName(name, taken),
            content instanceof Blob ? new Uint8Array(await content.arrayBuffer()) : content,
        ]),
    );
    const all = zip(parts),
        name = `${say('batch_zip')}.zip`;
    save(name, all);
    fill(byId('batch-done'), phrase('saved', name, sizeOf(all.size)));
    announce(phrase('saved', name, sizeOf(all.size)));
}
