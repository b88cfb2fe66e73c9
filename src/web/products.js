// products.js: what can be made of a plan: each is a button that makes it and saves it.

// make(of, settings) gives [name, bytes]; `when` says whether the plan can have it.
const products = {
    report: {
        make: (of, settings) =>
            output(of, settings, ['report'], `${stem(of.name)}.pdf`, reportArgs(settings, false)),
    },
    page: {
        make: (of, settings) =>
            output(of, settings, ['report'], `${stem(of.name)}.html`, reportArgs(settings, true)),
    },
    checked: {
        make: (of, settings) =>
            output(
                of,
                settings,
                ['check'],
                `${stem(of.name)}-checked${ending(of.name)}`,
                checkArgs(settings),
            ),
        when: (of) => ['.xlsx', '.xlsm', '.docx'].includes(ending(of.name)),
    },
    findings: {
        make: (of, settings) =>
            output(of, settings, ['check'], `${stem(of.name)}-findings.pdf`, [
                ...pageArgs(settings),
                ...checkArgs(settings),
            ]),
    },
    chase: { make: makeChase },
    changes: { make: makeChanges },
    merged: { make: makeMerged },
    next: { make: makeNext },
    data: {
        make: (of, settings) =>
            output(
                of,
                settings,
                ['export', '--to=csv', ...(settings.public ? [] : ['--edition=restricted'])],
                `${stem(of.name)}-data.csv`,
                [],
                false,
            ),
    },
    xml: {
        make: (of, settings) => output(of, settings, ['import'], `${stem(of.name)}.xml`, [], false),
        when: (of) => isOwnFile(of),
    },
};

function pageArgs(settings) {
    return [settings.large && '--large-print', settings.mono && '--mono'].filter(Boolean);
}

async function output(of, settings, verb, name, args, withPrevious = true) {
    const json = ['report', 'check', 'import'].includes(verb[0]) ? ['--json'] : [];
    const run = await runOn(of, settings, verb, ['-o', name, ...args, ...json], withPrevious);
    return [name, made(run, name, of)];
}

// The file that a run wrote. If there is none, the reasons are its findings, or what it said of the
// command. `fieldOf` tells what a file's errors are mended at.
function made(run, name, of, fieldOf = () => 'products-title') {
    if (run.files[name]) return run.files[name];
    const found = ofType(records(`${run.stdout}\n${run.stderr}`), 'finding').filter(
        (finding) => finding.severity === 'error',
    );
    const lines = run.stderr.split('\n').filter((line) => / error BP\d+: |^boardpaper: /.test(line));
    const texts = found.length
        ? found.map((finding) => [findingWords(finding, finding.file || of.name), fieldOf(finding.file)])
        : (lines.length ? lines : [`${of.name}: ${run.status}`]).map((line) => [
              english(line),
              fieldOf(of.name),
          ]);
    throw new PlanError(texts.slice(0, 10).map(([text, field]) => ({ text, field })));
}

async function makeChanges(of, settings) {
    if (!settings.previous) throw new PlanError([{ text: phrase('previous_missing'), field: 'previous' }]);
    const { files, previous, style } = folderOf(of, settings);
    const name = `${stem(of.name)}-changes.pdf`;
    const map = of.map ? ['--map=columns.map'] : [];
    if (of.map) files['columns.map'] = new TextEncoder().encode(of.map);
    const run = await engine.run(
        [
            'compare',
            '--json',
            previous,
            of.name,
            '-o',
            name,
            ...map,
            ...pageArgs(settings),
            ...(style ? [`--style=${style}`] : []),
        ],
        files,
    );
    return [name, made(run, name, of)];
}

async function makeNext(of, settings) {
    const name = `${stem(of.name)}-next.xlsx`,
        files = folderOf(of, settings).files;
    if (of.map) files['columns.map'] = new TextEncoder().encode(of.map);
    const run = await engine.run(
        ['init', `--from=${of.name}`, '-o', name, ...readingArgs(of, settings)],
        files,
    );
    return [name, made(run, name, of)];
}

function buildProducts(to) {
    const offered = Object.keys(products).filter((id) => products[id].when?.(plan) ?? true);
    fill(
        to,
        make(
            'ul',
            { class: 'products' },
            offered.map((id) =>
                make(
                    'li',
                    { class: 'makes' },
                    productButton(id, id === 'report'),
                    make('p', { class: 'hint', id: `about-${id}` }, phrase(`about_${id}`)),
                    make('p', { class: 'done' }),
                ),
            ),
        ),
    );
}

function productButton(id, first) {
    return make(
        'button',
        {
            type: 'button',
            class: first ? 'first' : 'second',
            'data-product': id,
            click: (event) => makeProduct(id, event.currentTarget.closest('.makes')),
        },
        phrase(`make_${id}`),
    );
}

// `near`: what the button stands in, which also says what was saved.
async function makeProduct(id, near) {
    if (!busy) fill(near.querySelector('.done'));
    const result = await work(phrase('working_make', say(`make_${id}`)), plan.name, () =>
        products[id].make(plan, chosenSettings()),
    );
    if (!result) return fill(near.querySelector('.done'), stopped ? phrase('failed_stopped') : null);
    const [name, content, about] = result;
    save(name, content);
    const words = phrase('saved', name, sizeOf(content.size ?? content.length));
    fill(near.querySelector('.done'), words);
    fill(near.querySelector('.about') ?? near.appendChild(make('div', { class: 'about' })), about);
    return announce(words);
}

function clearDone() {
    for (const done of document.querySelectorAll('.makes .done, .makes .about')) done.replaceChildren();
}
