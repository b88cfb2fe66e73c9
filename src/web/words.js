// words.js: the page's words in the language that the reader chose. `words` is made from words.tsv and from
// the reports' own table, model/house.def (words.awk). Nothing is stored: the browser's language is the first
// choice.

let language = 'en';

function languageTag() {
    return language === 'cy' ? 'cy' : 'en-GB';
}

// A phrase with {1} to {9} filled in. A list of phrases has one for each plural: {1} is the number.
function say(key, ...values) {
    const said = values.map((value) => (value instanceof Words ? value.text() : value));
    const table = words[language];
    let phrase = table[key];
    if (Array.isArray(phrase))
        phrase = phrase[pluralForms[language].indexOf(plurals[language].select(Number(said[0])))];
    if (phrase === undefined) throw new Error(`no word is called ${key}`);
    return phrase.replace(/\{(\d)\}/g, (_, number) => shown(said[number - 1]));
}

const pluralForms = { en: ['one', 'other'], cy: ['zero', 'one', 'two', 'few', 'many', 'other'] };
const plurals = { en: new Intl.PluralRules('en-GB'), cy: new Intl.PluralRules('cy') };

function shown(value) {
    return typeof value === 'number' ? value.toLocaleString('en-GB') : String(value ?? '');
}

// Words in an element or an attribute, which are said again when the language changes. A value may be Words.
class Words {
    constructor(key, values) {
        this.key = key;
        this.values = values;
    }

    text() {
        return say(this.key, ...this.values);
    }

    put(element) {
        element.dataset.words = this.key;
        sayings.set(element, this);
        element.textContent = this.text();
        return element;
    }

    name(element, attribute) {
        element.dataset.named = attribute;
        namings.set(element, this);
        element.setAttribute(attribute, this.text());
    }
}

const sayings = new WeakMap();
const namings = new WeakMap();

function phrase(key, ...values) {
    return new Words(key, values);
}

// A copy of what is on the page, whose words follow the language, too.
function copyOf(node) {
    const copy = node.cloneNode(true);
    const within = (element) => [element, ...element.querySelectorAll('[data-words]')];
    const to = within(copy);
    for (const [i, element] of within(node).entries())
        if (sayings.has(element)) sayings.set(to[i], sayings.get(element));
    return copy;
}

function speak(chosen) {
    language = chosen;
    document.documentElement.lang = languageTag();
    for (const element of document.querySelectorAll('[data-words]'))
        element.textContent = (sayings.get(element) ?? phrase(element.dataset.words)).text();
    for (const element of document.querySelectorAll('[data-named]'))
        element.setAttribute(element.dataset.named, namings.get(element).text());
    for (const each of ['en', 'cy'])
        byId(`language-${each}`).setAttribute('aria-pressed', String(each === chosen));
    tellTitle();
}

function firstLanguage() {
    const wanted = (navigator.languages ?? [navigator.language]).map((tag) => tag.toLowerCase().slice(0, 2));
    return wanted.find((tag) => tag === 'en' || tag === 'cy') ?? 'en';
}
