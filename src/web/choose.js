// choose.js: the first step: the reader's files, by a button or dropped on the page (drop.js); or a starter.

const presets = ['rag-missing', 'rag', 'brag', 'rag-not-due', 'five-point'];

function buildChoose() {
    const [input, button] = fileInput(
        'files',
        { multiple: true, accept: kindsOfPlans.join(',') },
        chooseFiles,
    );
    const field = make(
        'div',
        { class: 'field drop', id: 'drop' },
        make('label', { for: 'files', class: 'large' }, phrase('files_label')),
        make('p', { class: 'hint', id: 'files-hint' }, phrase('files_hint')),
        input,
        button,
        make('p', { class: 'chosen', id: 'files-chosen' }),
        make('p', { class: 'hint' }, phrase('files_drop')),
    );
    byId('choose').replaceChildren(
        make('h2', { id: 'choose-title' }, phrase('choose_title')),
        field,
        buildStarter(),
    );
    listenForDrops(field);
}

// A field for files. Browsers have words of their own on it, in their own language; so a label that looks as
// a button does stands for it; the field itself is there for the keyboard and for screen readers alone.
function fileInput(id, attributes, take) {
    const input = make('input', {
        type: 'file',
        id,
        class: 'unseen',
        'aria-describedby': `${id}-hint`,
        'data-described': `${id}-hint`,
        // the same file can be chosen once more, after it was changed
        click: () => (input.value = ''),
        change: () => input.files.length && take([...input.files]),
        ...attributes,
    });
    const key = attributes.multiple ? 'choose_files' : 'choose_file';
    return [input, make('label', { for: id, class: 'button' }, phrase(key))];
}

function buildStarter() {
    const preset = make(
        'select',
        { id: 'preset', 'aria-describedby': 'preset-hint' },
        presets.map((name) => make('option', { value: name }, phrase(`preset_${name.replace(/-/g, '_')}`))),
    );
    const starter = () => downloadStarter(preset.value);
    return disclosure(
        { id: 'starter' },
        phrase('starter_title'),
        make('p', null, phrase('starter_words')),
        make(
            'div',
            { class: 'field' },
            make('label', { for: 'preset' }, phrase('preset_label')),
            make('p', { class: 'hint', id: 'preset-hint' }, phrase('preset_hint')),
            preset,
        ),
        make(
            'div',
            { class: 'buttons' },
            make('button', { type: 'button', id: 'get-starter', click: starter }, phrase('starter_get')),
            make(
                'button',
                { type: 'button', id: 'see-example', click: () => seeExample(preset.value) },
                phrase('example_see'),
            ),
        ),
        make('p', { id: 'starter-done', class: 'done' }),
    );
}

async function makeStarter(preset) {
    const run = await engine.run(['init', `--preset=${preset}`, '-o', 'action-plan.xlsx'], {});
    return run.files['action-plan.xlsx'];
}

async function downloadStarter(preset) {
    const name = 'action-plan.xlsx';
    const bytes = await work(phrase('working_make', name), name, () => makeStarter(preset));
    if (!bytes) return;
    save(name, bytes);
    fill(byId('starter-done'), phrase('saved', name, sizeOf(bytes.length)));
    announce(phrase('saved', name, sizeOf(bytes.length)));
}

async function seeExample(preset) {
    const name = `${say('example_name')}.xlsx`;
    const bytes = await work(phrase('working_make', name), name, () => makeStarter(preset));
    aside = null;
    if (bytes) openPlan({ name, bytes });
}

// What is wrong with a file before it is opened; null if nothing is.
function refusal(file, kinds = kindsOfPlans) {
    const name = safeName(file.name);
    if (file.size > LARGEST) return phrase('file_large', name, LARGEST / 1024 / 1024);
    if (!file.size) return phrase('file_empty', name);
    if (['.xls', '.doc', '.xlsb', '.rtf', '.pdf', '.numbers', '.pages'].includes(ending(name)))
        return phrase('file_old', name, ending(name));
    if (!kinds.includes(ending(name))) return phrase('file_kind', name);
    return null;
}

async function chooseFiles(chosen) {
    if (mustWait()) return;
    fill(byId('files-chosen'), phrase('chosen', chosen.map((file) => safeName(file.name)).join(', ')));
    const refused = chosen.map((file) => refusal(file)).filter(Boolean);
    if (refused.length) {
        showErrors(refused.map((text) => ({ text, field: 'files' })));
        return;
    }
    const files = await readAll(chosen);
    aside = null;
    if (files?.length === 1) openPlan(files[0]);
    else if (files?.length) openSeveral(files);
}

// A file that cannot be read is often open elsewhere.
async function readAll(chosen, field = 'files') {
    const files = [];
    for (const file of chosen)
        try {
            files.push(await readFile(file));
        } catch {
            showErrors([{ text: phrase('file_unreadable', safeName(file.name)), field }]);
            return null;
        }
    return files;
}
