// found.js: the findings: what, where, and what to do; filtered by how grave they are and of what kind, each
// explained on request.

const AT_ONCE = 50; // so many are shown, and as many more with each press of the button
const severities = ['error', 'warning', 'note'];
let explanations = null; // by code

const MORE = 'BP9002'; // how many findings the program does not list

let shownKinds = new Set(severities);
let shownCode = '';

function buildFound(to, of) {
    const all = ofType(of.checked, 'finding');
    const found = all.filter((finding) => finding.code !== MORE);
    const rest = all.find((finding) => finding.code === MORE);
    shownKinds = new Set(severities);
    shownCode = '';
    if (!found.length) return fill(to, make('p', null, phrase('found_none')));
    const list = make('ol', { class: 'findings', id: 'findings' });
    const count = make('p', { id: 'found-count', class: 'hint' });
    const more = make('button', { type: 'button', class: 'second', id: 'found-more' });
    fill(
        to,
        make('p', { class: 'hint only-cy' }, phrase('found_english')),
        buildFilter(found, of, () => listFindings(list, count, more, found)),
        count,
        list,
        more,
        rest ? english(`${sentence(upper(rest.message))} ${sentence(upper(rest.hint))}`, 'p') : null,
    );
    listFindings(list, count, more, found);
    return to;
}

// Boxes for the three grades, and a list of the kinds that there are.
function buildFilter(found, of, change) {
    const boxes = severities.map((severity) => {
        const n = countsOf(of.checked)[`${severity}s`];
        const box = make('input', {
            type: 'checkbox',
            id: `show-${severity}`,
            checked: true,
            change: () => {
                shownKinds[box.checked ? 'add' : 'delete'](severity);
                change();
            },
        });
        return make(
            'div',
            { class: 'choice' },
            box,
            make('label', { for: box.id }, phrase(`n_${severity}s`, n)),
        );
    });
    const byCode = new Map();
    for (const finding of found)
        if (!byCode.get(finding.code)?.push(finding)) byCode.set(finding.code, [finding]);
    const codes = [...byCode].sort((a, b) => b[1].length - a[1].length);
    const kind = make(
        'select',
        {
            id: 'show-kind',
            change: () => {
                shownCode = kind.value;
                change();
            },
        },
        make('option', { value: '' }, phrase('kinds_all')),
        codes.map(([code, all]) =>
            make('option', { value: code, lang: 'en-GB' }, `${kindName(all[0])} (${all.length})`),
        ),
    );
    return make(
        'div',
        { class: 'filter' },
        make(
            'fieldset',
            null,
            make('legend', null, phrase('filter_title')),
            make('div', { class: 'row' }, boxes),
        ),
        make('div', { class: 'field' }, make('label', { for: 'show-kind' }, phrase('kind_label')), kind),
    );
}

// "corrective-action-missing" is "Corrective action missing".
function kindName(finding) {
    return upper(finding.name.replace(/-/g, ' '));
}

function listFindings(list, count, more, found) {
    const wanted = found.filter(
        (finding) => shownKinds.has(finding.severity) && (!shownCode || finding.code === shownCode),
    );
    let at = 0;
    const add = () => {
        const first = at;
        at = Math.min(at + AT_ONCE, wanted.length);
        list.append(...wanted.slice(first, at).map(findingItem));
        fill(count, phrase('found_count', at, wanted.length));
        show(more, at < wanted.length);
        return list.children[first];
    };
    list.replaceChildren();
    add();
    fill(more, phrase('found_more', AT_ONCE));
    more.onclick = () => {
        const next = add();
        focusOn(next);
        announce(phrase('found_count', at, wanted.length));
    };
    if (document.activeElement?.closest('.filter')) announce(phrase('found_count', at, wanted.length));
}

function findingItem(finding) {
    const where = whereOf(finding);
    const explain = make(
        'button',
        {
            type: 'button',
            class: 'plain',
            'aria-expanded': 'false',
            click: () => explainFinding(item, explain, finding),
        },
        phrase('explain'),
        make('span', { class: 'unseen' }, ': ', english(kindName(finding))),
    );
    const item = make(
        'li',
        { class: `finding ${finding.severity}` },
        make(
            'p',
            { class: 'place' },
            make(
                'strong',
                { class: `tag ${finding.severity}s` },
                phrase(finding.accepted ? 'accepted' : finding.severity),
            ),
            ' ',
            where,
        ),
        english(sentence(upper(finding.message)), 'p'),
        remedyOf(finding)
            ? make(
                  'p',
                  { class: 'remedy' },
                  make('span', { class: 'name' }, phrase('what_to_do')),
                  ' ',
                  remedyOf(finding),
              )
            : null,
        finding.accepted ? make('p', null, phrase('accepted_why', finding.accepted)) : null,
        /^BP5/.test(finding.code) ? make('p', null, explain) : null, // the checks alone are explained
    );
    return item;
}

function whereOf(finding) {
    if (finding.cell?.sheet) return phrase('at_cell', finding.cell.name);
    if (finding.cell) return english(finding.cell.name);
    return finding.line ? phrase('at_line', finding.line) : '';
}

// The first time, the program's whole table of explanations is read.
async function explainFinding(item, button, finding) {
    const old = item.querySelector('.why');
    button.setAttribute('aria-expanded', String(!old));
    if (old) return old.remove();
    explanations ??= await work(phrase('working_explain'), '', async () => {
        const run = await engine.run(['explain', '--json'], {});
        return new Map(records(run.stdout).map((entry) => [entry.code, entry]));
    });
    if (explanations)
        return item.append(make('div', { class: 'why' }, explanationOf(explanations.get(finding.code))));
    return button.setAttribute('aria-expanded', 'false');
}

// Examples are extracts of XML: they say nothing to those whose plan is a workbook.
function explanationOf(entry) {
    const part = (key, text) => (!text ? null : [make('dt', null, phrase(key)), english(text, 'dd')]);
    const example = (key, text) =>
        !text || isOwnFile(plan)
            ? null
            : [make('dt', null, phrase(key)), make('dd', null, english(text, 'pre'))];
    if (!entry) return null;
    return make(
        'dl',
        null,
        part('explain_asks', entry.question),
        part('explain_why', entry.why),
        part('explain_source', entry.source),
        example('explain_wrong', entry.wrong),
        example('explain_right', entry.right),
        make('dt', null, phrase('explain_code')),
        make('dd', null, `${entry.code} `, english(entry.name)),
    );
}
