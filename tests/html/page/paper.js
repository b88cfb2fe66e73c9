// All the words of a page: texts, and what pictures are called.
tests.said = () => {
    const said = [], walker = document.createTreeWalker(document.querySelector('main'),
        NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node; (node = walker.nextNode());)
        if (node.nodeType === Node.TEXT_NODE)
            said.push(node.data);
        else if (node.matches('[role=img], img'))
            said.push(node.getAttribute('aria-label') ?? node.alt ?? '');
    return said.join(' ');
};

// What of a page has to be on paper. Called with the media `print`.
// { said: the texts of its blocks, lost: what is not printed and should be, tables: [{ name, head, cells }] }
tests.printed = () => {
    const blocks = new Map(), lost = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode());) {
        const parent = node.parentElement;
        if (!node.data.trim() || parent.closest('style, title, desc') || tests.isForEars(parent))
            continue;
        const block = [...tests.ancestors(parent)].find((at) => getComputedStyle(at).display !== 'inline');
        if (tests.isShown(parent))
            blocks.set(block, (blocks.get(block) ?? '') + node.data);
        else if (!parent.closest('nav, a[href="#main"], a[href="#contents"]')) // to jump by, which is no use on paper
            lost.push(node.data.trim().slice(0, 40));
    }
    const tables = [...document.querySelectorAll('table')].map((table) => ({
        name: tests.name(table.caption ?? table), head: table.tHead?.textContent ?? '',
        cells: [...table.querySelectorAll('tbody td')].map((cell) => cell.textContent),
    }));
    return { said: [...blocks.values()], lost, tables };
};
