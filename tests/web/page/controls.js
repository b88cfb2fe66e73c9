// What of the page is looked at besides what reports have.

// The controls and headings that are shown, by the roles and names that screen readers should get.
tests.controls = () => {
    const roles = {
        button: 'button',
        heading: 'h1, h2, h3, h4',
        checkbox: '[type=checkbox]',
        radio: '[type=radio]',
        combobox: 'select',
        textbox: 'input[type=text], textarea',
        table: 'table',
        progressbar: 'progress',
    };
    return Object.entries(roles).flatMap(([role, selector]) =>
        [...document.querySelectorAll(selector)]
            .filter(inside.isShown)
            .map((element) => ({ role, name: inside.name(element) })),
    );
};

// As for reports; but a field for files is not seen, and what shows its focus is the label beside it, which
// looks like a button. In a frame it is what is within that shows the focus.
tests.focusOfReports = tests.focus;
tests.focus = () => {
    const focus = tests.focusOfReports(),
        element = document.activeElement;
    if (element?.localName === 'iframe') return { ...focus, faults: [] };
    const label = tests.isForEars(element) && [...(element.labels ?? [])].at(-1);
    return label ? { ...focus, faults: [...tests.outline(label), ...tests.cover(label)] } : focus;
};

// Ids once, and what names another by its id finds it.
tests.ids = () => {
    const faults = [],
        seen = new Set();
    for (const { id } of document.querySelectorAll('[id]'))
        seen.has(id) ? faults.push(`id “${id}” twice`) : seen.add(id);
    for (const attribute of ['aria-labelledby', 'aria-describedby', 'for', 'aria-controls'])
        for (const element of document.querySelectorAll(`[${attribute}]`))
            for (const id of element.getAttribute(attribute).trim().split(/\s+/))
                if (!seen.has(id))
                    faults.push(`${attribute} of ${tests.name(element)} names “${id}”, which is nowhere`);
    for (const link of document.querySelectorAll('a[href^="#"]'))
        if (!seen.has(link.getAttribute('href').slice(1)))
            faults.push(`${tests.name(link)} leads to “${link.getAttribute('href')}”, which is nowhere`);
    return faults;
};

// What stands in an element that is said to be Welsh, and has words that are none in it.
tests.english = () =>
    tests
        .texts()
        .filter(
            ({ parent, text }) =>
                parent.closest('[lang]').lang === 'cy' &&
                /\b(the|and|of|are|for|with|that|this|to|in|has|no|it|be)\b/i.test(text),
        )
        .map(({ text }) => `“${text.slice(0, 60)}” is not Welsh, and says no language`);

// WCAG 1.4.11: the edge of a field can be told from what is round it, or its own ground can.
tests.edges = () => {
    const faults = [];
    for (const element of document.querySelectorAll('select, textarea, input:not([type=file])')) {
        const { borderTopColor, borderTopWidth, borderTopStyle, backgroundColor, appearance } =
            getComputedStyle(element);
        if (
            !tests.isShown(element) ||
            element.disabled ||
            (/checkbox|radio/.test(element.type) && appearance !== 'none')
        )
            continue;
        const round = tests.behind(element.parentElement);
        const colours = [tests.colour(backgroundColor)];
        if (borderTopStyle !== 'none' && parseFloat(borderTopWidth) > 0)
            colours.push(tests.colour(borderTopColor));
        const best = Math.max(
            ...colours.filter((colour) => colour[3] > 0.5).map((colour) => tests.contrast(colour, round)),
            0,
        );
        if (best < 3)
            faults.push(`the edge of ${tests.name(element)} has a contrast of ${best.toFixed(1)}`);
    }
    return faults;
};
