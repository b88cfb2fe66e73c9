// errors.js: what went wrong, first in a summary at the top that takes the focus, then at its field.

// errors: [{ text: a node or Words, field: the id of what is to be mended, or nothing }]
function showErrors(errors) {
    clearErrors();
    const list = errors.map(({ text, field }) =>
        make(
            'li',
            null,
            !byId(field)
                ? text
                : make('a', { href: `#${field}`, click: (event) => goToField(event, field) }, text),
        ),
    );
    const summary = make(
        'div',
        { class: 'summary', role: 'alert', tabindex: '-1', id: 'error-summary' },
        make('h2', null, phrase('there_is_a_problem')),
        make('ul', null, list),
    );
    byId('errors').replaceChildren(summary);
    for (const { text, field } of errors)
        if (byId(field)?.matches('input, select')) markField(byId(field), text);
    tellTitle();
    summary.scrollIntoView();
    summary.focus();
}

function goToField(event, id) {
    event.preventDefault();
    const field = byId(id);
    for (let at = field.parentElement; at; at = at.parentElement)
        if (at.localName === 'details') at.open = true;
    (field.labels?.[0] ?? field).scrollIntoView();
    focusOn(field);
}

// The message stands between the label and the field, which is described by it.
function markField(field, text) {
    const message = make(
        'p',
        { class: 'error-message', id: `${field.id}-error` },
        make('span', { class: 'unseen' }, phrase('error_before')),
        text instanceof Node ? copyOf(text) : text,
    );
    field.before(message);
    field.setAttribute('aria-invalid', 'true');
    const said = [message.id, field.dataset.described].filter(Boolean);
    field.setAttribute('aria-describedby', said.join(' '));
    field.closest('.field')?.classList.add('wrong');
}

function clearErrors() {
    byId('errors').replaceChildren();
    for (const message of document.querySelectorAll('.error-message')) message.remove();
    for (const field of document.querySelectorAll('[aria-invalid]')) {
        field.removeAttribute('aria-invalid');
        if (field.dataset.described) field.setAttribute('aria-describedby', field.dataset.described);
        else field.removeAttribute('aria-describedby');
        field.closest('.field')?.classList.remove('wrong');
    }
    tellTitle();
}

function tellTitle() {
    const title = say('page_title');
    document.title = byId('error-summary') ? `${say('error_title')}: ${title}` : title;
}

// What an EngineError is called, for the file that was open. Of what is not foreseen the cause is told, too.
function failure(error, name) {
    const reason = error instanceof EngineError ? error.reason : 'other';
    const words = phrase(`failed_${reason}`, name, SECONDS / 60);
    if (!['start', 'other'].includes(reason)) return words;
    return make('span', null, words, ' ', english(`(${error.message})`));
}
