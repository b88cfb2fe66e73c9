// plan.js: one plan: it is understood, checked and laid out by three commands; the page shows what they gave.

const NO_PERIOD = 'BP8071';

let plan = null; // { name, bytes, understood, checked, html, report, language }

// The plan and the files that were chosen with it, as the program finds them; and what those are called.
function folderOf(of, settings) {
    const taken = new Set([of.name.toLowerCase()]);
    const files = { [of.name]: of.bytes };
    const add = (file) => {
        const name = freeName(file.name, taken);
        files[name] = file.bytes;
        return name;
    };
    const previous = settings.previous && add(settings.previous);
    let style = null;
    for (const file of settings.style)
        if (file.name.toLowerCase() !== of.name.toLowerCase()) {
            files[file.name] = file.bytes;
            style = ending(file.name) === '.xml' ? file.name : style;
        }
    return { files, previous, style, add };
}

// Whether the plan is an officer's own file, for which more can be said; XML may also be a workbook's. It is
// known once the file was read.
function isOwnFile(of) {
    return of.own ?? ending(of.name) !== '.xml';
}

// Options for the commands that read a plan: what an officer's own file does not say itself.
function readingArgs(of, settings) {
    if (!isOwnFile(of)) return [];
    const args = [];
    if (settings.period) args.push(`--period=${settings.period}`);
    if (settings.title) args.push(`--title=${settings.title}`);
    if (settings.organisation) args.push(`--organisation=${settings.organisation}`);
    if (of.map) args.push('--map=columns.map');
    return args;
}

// Runs a command on a plan. `more`: what follows the plan's name.
async function runOn(of, settings, verb, more, withPrevious = true) {
    const { files, previous, style } = folderOf(of, settings);
    if (of.map) files['columns.map'] = new TextEncoder().encode(of.map);
    const args = [...verb, of.name, ...readingArgs(of, settings), ...more];
    if (withPrevious && previous) args.push(`--previous=${previous}`);
    if (style && verb[0] !== 'import' && verb[0] !== 'init' && verb[0] !== 'export')
        args.push(`--style=${style}`);
    return engine.run(args, files);
}

// `texts`: what was asked for before, by the ids of its fields.
async function openPlan(file, texts) {
    if (mustWait()) return;
    const opened = { name: file.name, bytes: file.bytes, map: '' };
    plan = null;
    forgetSettings(texts);
    fill(byId('result'), backButton());
    const done = await work(phrase('working_read', file.name), file.name, () =>
        look(opened, chosenSettings()),
    );
    if (!done && stopped) byId('result').append(make('p', { class: 'done' }, phrase('failed_stopped')));
    if (!done) return null;
    plan = opened;
    showPlan();
    byId('plan-title').scrollIntoView();
    focusOn(byId('plan-title'));
    return announceFound();
}

// Settings have changed: the same once more.
async function lookAgain() {
    if (busy) {
        afterwards = lookAgain;
        return true;
    }
    const again = { ...plan };
    const done = await work(phrase('working_read', plan.name), plan.name, () =>
        look(again, chosenSettings()),
    );
    if (!done) return false;
    plan = again;
    refreshPlan();
    announceFound();
    return true;
}

async function look(of, settings) {
    of.understood = records((await runOn(of, settings, ['import', '--json'], [], false)).stdout);
    of.own = ofType(of.understood, 'understood').length > 0;
    refuseUnread(of);
    tellWork(phrase('working_check', of.name));
    of.checked = records((await runOn(of, settings, ['check', '--json'], checkArgs(settings))).stdout);
    tellWork(phrase('working_preview', of.name));
    const run = await runOn(
        of,
        settings,
        ['report', '--json', '-o', 'preview.html'],
        reportArgs(settings, true),
    );
    of.report = records(run.stdout);
    of.html = run.files['preview.html'] ? new TextDecoder().decode(run.files['preview.html']) : null;
    if (!of.html) refuseChoices(run, of);
    of.titles = titlesOf(of.html);
    of.language = /<html lang="([^"]+)/.exec(of.html ?? '')?.[1];
    return true;
}

// A file that no plan can be made from: the errors of `import` go to the summary.
function refuseUnread(of) {
    const end = ofType(of.understood, 'document').at(-1);
    if (end?.result === 'ok') return;
    const errors = ofType(of.understood, 'finding')
        .filter((finding) => finding.severity === 'error')
        .slice(0, 10);
    if (errors.some((finding) => finding.code === NO_PERIOD)) {
        askPeriod(of);
        throw new PlanError([{ text: phrase('period_needed', of.name), field: 'period-from' }]);
    }
    const said = errors.map((finding) => ({ text: findingWords(finding, of.name), field: 'files' }));
    throw new PlanError(said.length ? said : [{ text: phrase('file_no_plan', of.name), field: 'files' }]);
}

// No report was made: if that is for the files that were chosen with the plan, it is said at their fields.
function refuseChoices(run, of) {
    const errors = ofType(of.report, 'finding').filter((finding) => finding.severity === 'error');
    const elsewhere = errors.filter((finding) => finding.file !== of.name);
    if (elsewhere.length)
        throw new PlanError(
            elsewhere.slice(0, 10).map((finding) => ({
                text: findingWords(finding, finding.file),
                field: chosenSettings().previous?.name === finding.file ? 'previous' : 'style',
            })),
        );
    if (!errors.length)
        throw new PlanError([{ text: english(run.stderr.trim().split('\n')[0] || `status ${run.status}`) }]);
}

// "plan.csv: the file is empty. Choose another", in the program's words.
function findingWords(finding, name) {
    const place = finding.cell
        ? `${name}, ${finding.cell.name}`
        : finding.line
          ? `${name}:${finding.line}`
          : name;
    return make('span', null, english(`${place}: ${sentence(finding.message)} `), remedyOf(finding));
}

// What to do about a finding. Where the program names an option, the page says what there is here.
function remedyOf(finding) {
    const key = `remedy_${finding.code}`;
    return key in words.en ? phrase(key) : finding.hint ? english(sentence(upper(finding.hint))) : null;
}

function sentence(text) {
    return /[.?!]$/.test(text) ? text : `${text}.`;
}

function upper(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}

// What the report calls itself, and its period: the first lines of its page. No more of it is looked at: it
// may be long.
function titlesOf(html) {
    const first = html ? html.indexOf('<h1') : 0;
    const page = new DOMParser().parseFromString((html ?? '').slice(first, first + 10000), 'text/html');
    return ['h1', '.subtitle'].map((name) =>
        page
            .querySelector(name)
            ?.textContent.trim()
            .replace(/\s{2,}/g, ', '),
    );
}

// ---- what is shown ----

function showPlan() {
    const sections = [
        ['understood', phrase('understood_title')],
        ['found', phrase('found_title')],
        ['settings', phrase('settings_title')],
        ['preview', phrase('preview_title')],
        ['products', phrase('products_title')],
    ];
    fill(
        byId('result'),
        backButton(),
        make('h2', { id: 'plan-title', class: 'name' }, plan.name),
        make('div', { id: 'plan-summary' }),
        make(
            'nav',
            { class: 'parts', 'aria-label': phrase('parts') },
            make(
                'ul',
                null,
                sections.map(([id, title]) =>
                    make(
                        'li',
                        null,
                        make(
                            'a',
                            { href: `#${id}-title`, click: (event) => goToField(event, `${id}-title`) },
                            title,
                        ),
                    ),
                ),
            ),
        ),
        sections.map(([id, title]) =>
            make(
                'section',
                { id, 'aria-labelledby': `${id}-title` },
                make('h3', { id: `${id}-title` }, title),
                make('div', { id: `${id}-body` }),
            ),
        ),
    );
    buildSettings(byId('settings-body'), lookAgain, true);
    buildProducts(byId('products-body'));
    refreshPlan();
}

function refreshPlan() {
    fill(byId('plan-summary'), summaryOf(plan));
    buildUnderstood(byId('understood-body'), plan);
    buildFound(byId('found-body'), plan);
    buildPreview(byId('preview-body'), plan);
    clearDone();
}

function countsOf(list) {
    return ofType(list, 'document').at(-1) ?? { errors: 0, warnings: 0, notes: 0 };
}

// "3 errors, 12 warnings, 5 notes" as tags.
function countTags(counts) {
    return make(
        'ul',
        { class: 'counts' },
        ['errors', 'warnings', 'notes'].map((kind) =>
            make('li', { class: `tag ${counts[kind] ? kind : 'none'}` }, phrase(`n_${kind}`, counts[kind])),
        ),
    );
}

function summaryOf(of) {
    const [title, subtitle] = of.titles;
    const next = of.html
        ? make('div', { class: 'makes' }, productButton('report', true), make('p', { class: 'done' }))
        : null;
    return [
        title && ofPlan(title, of, 'p', { class: 'plan-name' }),
        subtitle && ofPlan(subtitle, of, 'p'),
        countTags(countsOf(of.checked)),
        next,
    ];
}

function announceFound() {
    const counts = countsOf(plan.checked);
    announce(
        phrase(
            'looked',
            plan.name,
            phrase('n_errors', counts.errors),
            phrase('n_warnings', counts.warnings),
            phrase('n_notes', counts.notes),
        ),
    );
}
