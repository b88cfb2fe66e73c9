// dom.js: elements are made here, and found by their ids.

function byId(id) {
    return document.getElementById(id);
}

// make('p', { class: 'hint' }, 'text', element, phrase('title')): an attribute that is a function listens for
// its event, one that is false or null is left out. Phrases follow the page's language (words.js).
function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes ?? {}))
        if (typeof value === 'function') element.addEventListener(name, value);
        else if (value instanceof Words) value.name(element, name);
        else if (value !== false && value !== null && value !== undefined)
            element.setAttribute(name, value === true ? '' : value);
    fill(element, ...children);
    return element;
}

// Puts children into an element, in place of those it has.
function fill(element, ...children) {
    const wanted = children
        .flat(Infinity)
        .filter((child) => child !== false && child !== null && child !== undefined);
    delete element.dataset.words;
    if (wanted.length === 1 && wanted[0] instanceof Words) return wanted[0].put(element);
    element.replaceChildren(
        ...wanted.map((child) =>
            child instanceof Words ? child.put(document.createElement('span')) : child,
        ),
    );
    return element;
}

// Something that opens. Its contents are one element, so that they have one edge.
function disclosure(attributes, title, ...children) {
    return make('details', attributes, make('summary', null, title), make('div', null, children));
}

// A text of the program's: it is English, whatever language the page has.
function english(text, tag = 'span') {
    return make(tag, { lang: 'en-GB' }, text);
}

function show(element, shown) {
    element.hidden = !shown;
}

// A text of the plan's own, in the plan's language as its report has it.
function ofPlan(text, { language }, tag = 'span', attributes = {}) {
    return make(tag, { lang: language, ...attributes }, text);
}

// The focus goes to a heading or the like, which is no stop of the Tab key otherwise.
function focusOn(element) {
    if (!element.hasAttribute('tabindex') && !element.matches('a, button, input, select, textarea, summary'))
        element.setAttribute('tabindex', '-1');
    element.focus();
}
