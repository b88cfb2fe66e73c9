// period.js: the days that the report is about, where the file does not say them.

const periodDays = ['period-from', 'period-to'];

function periodFields(change, hint = 'period_hint') {
    const day = (id) =>
        make(
            'div',
            { class: 'field' },
            make('label', { for: id }, phrase(`${id.replace(/-/g, '_')}_label`)),
            make('input', {
                type: 'date',
                id,
                value: kept.texts[id],
                min: '1990-01-01',
                max: '2099-12-31',
                change,
            }),
        );
    return make(
        'fieldset',
        { 'aria-describedby': 'period-hint' },
        make('legend', null, phrase('period_title')),
        make('p', { class: 'hint', id: 'period-hint' }, phrase(hint)),
        make('div', { class: 'row' }, periodDays.map(day)),
    );
}

// What is wrong with the days. A browser gives no value while a day is half typed.
function periodErrors(needed) {
    const [from, to] = periodDays.map((id) => byId(id));
    const errors = [from, to]
        .filter((field) => (needed || from.value || to.value) && !(field.value && field.checkValidity()))
        .map((field) => ({ text: phrase(`${field.id.replace(/-/g, '_')}_missing`), field: field.id }));
    if (!errors.length && from.value && to.value < from.value)
        errors.push({ text: phrase('period_backwards'), field: to.id });
    return errors;
}

// A day that is still being typed is no error; two days in the wrong order are.
function checkPeriod(changed) {
    const errors = periodErrors(false);
    if (!errors.length) changed();
    else if (byId('period-from').value && byId('period-to').value) showErrors(errors);
}

// Without the period nothing can be said of a plan, so it is asked for first. The file is then read again.
function askPeriod(of) {
    const form = make(
        'form',
        {
            novalidate: true,
            submit: (event) => {
                event.preventDefault();
                const errors = periodErrors(true);
                if (errors.length) showErrors(errors);
                else openPlan(of, Object.fromEntries(periodDays.map((id) => [id, byId(id).value])));
            },
        },
        periodFields(null, 'period_asked'),
        make('button', { class: 'first', id: 'period-go' }, phrase('go_on')),
    );
    fill(byId('result'), backButton(), make('h2', { class: 'name' }, of.name), form);
}
