// Runs in the page, before its own scripts: finds controls by role and name, and listens as a screen reader
// does.
globalThis.inside = {
    heard: [],

    roles: {
        button: 'button, [role=button]',
        link: 'a[href]',
        file: 'input[type=file]',
        summary: 'summary',
        field: 'input:not([type=file]), select, textarea',
        heading: 'h1, h2, h3, h4, h5, h6',
        row: 'tr',
        region: 'section, [role=region]',
        frame: 'iframe',
        group: 'fieldset, [role=group]',
        table: 'table',
    },

    // As the browser computes it, for the ways of naming that the page uses.
    name(element) {
        const by = (element.getAttribute('aria-labelledby') ?? '')
            .split(/\s+/)
            .filter(Boolean)
            .map((id) => document.getElementById(id)?.textContent ?? '')
            .join(' ');
        const labels = [...(element.labels ?? [])].map((label) => label.textContent).join(' ');
        const inner = /^(select|input|textarea|iframe)$/.test(element.localName)
            ? element.title
            : element.textContent;
        return (by || element.getAttribute('aria-label') || labels || element.caption?.textContent || inner)
            .replace(/\s+/g, ' ')
            .trim();
    },

    isShown(element) {
        return element.checkVisibility({ visibilityProperty: true });
    },

    // That is called so; else the first whose name has these words.
    find(role, name) {
        const all = [...document.querySelectorAll(inside.roles[role])].filter(inside.isShown);
        return (
            all.find((element) => inside.name(element) === name) ??
            all.find((element) => inside.name(element).includes(name)) ??
            null
        );
    },

    // Words of the page's own that are in another language than it says: `words` is the page's table of them.
    // What stands in an element with a language of its own may be in that.
    others(wanted, other) {
        const all = (table) =>
            new Set(
                Object.values(table)
                    .flat()
                    .filter((text) => /^\p{L}[^{}]{3,}$/u.test(text)),
            );
        const right = all(words[wanted]),
            wrong = all(words[other]),
            faults = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node; (node = walker.nextNode());) {
            const text = node.data.trim(),
                within = node.parentElement;
            if (
                wrong.has(text) &&
                !right.has(text) &&
                !within.closest('script, style') &&
                within.closest('[lang]') === document.documentElement
            )
                faults.push(text);
        }
        return faults;
    },

    // What a browser tells of a folder: two of its entries at a time.
    entry({ name, bytes, within }) {
        const file = new File(bytes ? [Uint8Array.fromBase64(bytes)] : [], name);
        const left = within?.map(inside.entry);
        return {
            name,
            isFile: !within,
            isDirectory: Boolean(within),
            file: (take) => take(file),
            createReader: () => ({ readEntries: (take) => take(left.splice(0, 2)) }),
        };
    },

    drop(what) {
        const transfer = new DataTransfer();
        const entries = Object.fromEntries(what.map((each) => [each.name, inside.entry(each)]));
        for (const entry of Object.values(entries)) entry.file((file) => transfer.items.add(file));
        DataTransferItem.prototype.webkitGetAsEntry = function () {
            return entries[this.getAsFile().name];
        };
        const event = { dataTransfer: transfer, bubbles: true, cancelable: true };
        for (const type of ['dragenter', 'dragover', 'drop'])
            document.querySelector('main').dispatchEvent(new DragEvent(type, event));
    },

    listen() {
        const live = (node) =>
            (node.nodeType === 1 ? node : node.parentElement)?.closest(
                '[role=status], [role=alert], [role=log], [aria-live]:not([aria-live=off])',
            );
        new MutationObserver((changes) => {
            const told = new Set(
                changes.flatMap(({ target, addedNodes }) => [target, ...addedNodes]).map(live),
            );
            for (const region of told) {
                const text = region?.textContent.replace(/\s+/g, ' ').trim();
                if (text && text !== inside.heard.at(-1)) inside.heard.push(text);
            }
        }).observe(document, { subtree: true, childList: true, characterData: true });
    },

    // So that a test can come between the page and its worker: `intercept(worker, message)` is true for a
    // message that shall not go there, `swallow(message)` for one that shall not come back.
    stand() {
        const { postMessage } = Worker.prototype;
        Worker.prototype.postMessage = function (message, ...rest) {
            if (!inside.intercept?.(this, message)) postMessage.call(this, message, ...rest);
        };
        globalThis.Worker = new Proxy(Worker, {
            construct(Kind, given) {
                const worker = new Kind(...given);
                worker.addEventListener('message', (event) => {
                    if (inside.swallow?.(event.data)) event.stopImmediatePropagation();
                });
                return worker;
            },
        });
    },
};
inside.listen();
inside.stand();
