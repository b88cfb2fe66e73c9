// understood.js: how an officer's own file was read: what each column was taken as and how sure that is, what
// was left and why; and the columns can be corrected.

// What a column can be, in the order in which a reader looks for it (onramp/columns.c has their names).
const fields = [
    'ref',
    'description',
    'theme',
    'lead',
    'partner',
    'start',
    'due',
    'revised-due',
    'completed',
    'status',
    'previous-status',
    'update',
    'corrective',
    'priority',
    'group',
    'parent',
    'unit',
    'baseline',
    'target',
    'period-target',
    'value',
    'actual',
    'tolerance',
    'better',
    'budget',
    'spent',
    'forecast',
    'money-unit',
    'restricted',
    'accepted',
    'unknown',
    'left',
];
const MOST_LEFT = 200; // rows and cells that were left, in one list

function fieldPhrase(field) {
    return phrase(`field_${field.replace(/-/g, '_')}`);
}

function buildUnderstood(to, of) {
    const { understood } = of;
    const about = ofType(understood, 'understood')[0];
    if (!about) return fill(to, make('p', null, phrase('understood_xml')));
    const sheets = ofType(understood, 'table').map((table) => tableOf(table, understood, of));
    return fill(
        to,
        make('p', null, phrase('understood_counts', phrase('n_rows', about.rows), about.columns, about.own)),
        factsOf(of),
        disclosure(
            { id: 'columns', open: hasGuesses(understood) },
            phrase('columns_title'),
            make('p', { class: 'hint' }, phrase('columns_hint')),
            sheets,
            make(
                'button',
                { type: 'button', id: 'columns-apply', click: () => correctColumns(of) },
                phrase('columns_apply'),
            ),
        ),
        leftOf(understood),
    );
}

function hasGuesses(understood) {
    return ofType(understood, 'column').some(
        (column) => column.sure === 'guessed' || column.sure === 'likely',
    );
}

// Title, organisation, period and so on, where they were found, and what the report goes by.
function factsOf(of) {
    const facts = ofType(of.understood, 'fact');
    if (!facts.length) return null;
    return make(
        'dl',
        { class: 'facts' },
        facts.map((fact) =>
            make(
                'div',
                null,
                make('dt', null, phrase(`fact_${fact.fact.replace(/-/g, '_')}`)),
                make(
                    'dd',
                    null,
                    ofPlan(fact.text, of),
                    fact.cell ? [' ', make('span', { class: 'hint' }, `(${fact.cell})`)] : null,
                ),
            ),
        ),
    );
}

function tableOf(table, understood, of) {
    const columns = ofType(understood, 'column').filter(
        (column) => column.table === table.table && column.sheet === table.sheet,
    );
    const caption = phrase(
        `table_${table.holds}`,
        table.sheet ? `“${table.sheet}”` : phrase('table_n', table.table),
        phrase('n_rows', table.rows),
    );
    const head = ['column_head', 'column_field', 'column_sure'].map((key) =>
        make('th', { scope: 'col' }, phrase(key)),
    );
    return make(
        'table',
        { class: 'stacks' },
        make('caption', null, caption),
        make('thead', null, make('tr', null, head)),
        make(
            'tbody',
            null,
            columns.map((column) => columnRow(column, of)),
        ),
    );
}

function columnRow(column, of) {
    const name = column.head || say('column_nameless', column.column);
    const select = make(
        'select',
        { 'aria-label': phrase('column_as', name), 'data-column': JSON.stringify(columnNames(column)) },
        fields.map((field) =>
            make('option', { value: field, selected: field === column.field }, fieldPhrase(field)),
        ),
    );
    const why =
        column.sure !== 'certain' && column.why
            ? make('span', { class: 'hint' }, ' ', english(column.why))
            : null;
    return make(
        'tr',
        null,
        column.head
            ? ofPlan(column.head, of, 'th', { scope: 'row' })
            : make('th', { scope: 'row' }, phrase('column_nameless', column.column)),
        make('td', { 'data-head': phrase('column_field') }, select),
        make(
            'td',
            { 'data-head': phrase('column_sure') },
            make('span', { class: `sure ${column.sure}` }, phrase(`sure_${column.sure}`)),
            why,
        ),
    );
}

// How a map names the column: its sheet and its heading.
function columnNames(column) {
    return [column.sheet || '*', column.head || letters(column.column)];
}

// Each column that was corrected becomes a line of a map (docs/files.md); then the file is read again.
async function correctColumns(of) {
    const quoted = (text) => `"${text.replace(/["\\]/g, '\\$&')}"`;
    const before = of.map;
    let lines = before.split('\n').filter(Boolean);
    for (const select of byId('columns').querySelectorAll('select'))
        if (!select.selectedOptions[0].defaultSelected) {
            const line = `column ${JSON.parse(select.dataset.column).map(quoted).join(' ')} `;
            lines = [...lines.filter((each) => !each.startsWith(line)), line + select.value];
        }
    of.map = lines.map((line) => `${line}\n`).join('');
    if (!(await lookAgain())) of.map = before;
    byId('columns').open = true;
    focusOn(byId('columns').querySelector('summary'));
}

// The name of a column in a spreadsheet: 1 is A, 27 is AA.
function letters(number) {
    return number > 26
        ? letters(Math.floor((number - 1) / 26)) + letters(((number - 1) % 26) + 1)
        : String.fromCharCode(64 + number);
}

function leftOf(understood) {
    const rows = ofType(understood, 'row').filter((row) => !row.taken);
    const cells = ofType(understood, 'left');
    const all = rows.length + cells.length;
    if (!all) return make('p', null, phrase('left_nothing'));
    const items = [
        ...rows.map((row) => [place(row, row.row), row.why || row.kind]),
        ...cells.map((cell) => [cell.cell || cell.sheet, cell.why]),
    ];
    return disclosure(
        { id: 'left' },
        phrase('left_title', all),
        make(
            'ul',
            null,
            items.slice(0, MOST_LEFT).map(([where, why]) => make('li', null, where, ': ', english(why))),
        ),
        all > MOST_LEFT ? make('p', null, phrase('left_more', all - MOST_LEFT)) : null,
    );
}

function place(record, row) {
    return phrase('row_of', record.sheet || phrase('table_n', record.table), row);
}
