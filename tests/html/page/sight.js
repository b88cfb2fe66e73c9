// What can be seen of a page: text that is lost, sideways scrolling, colours. Runs in the tests' own world within the
// page, as all of this folder; what they share is in `tests`. Each function gives a list of faults.
globalThis.tests = {};

// A name for an element, for messages.
tests.name = (element) => {
    const text = (element.getAttribute('aria-label') ?? element.textContent).replace(/\s+/g, ' ').trim().slice(0, 40);
    return `<${element.localName}${element.id ? ` id="${element.id}"` : ''}> ${text && `“${text}”`}`.trim();
};

tests.ancestors = function* (element) {
    for (let at = element; at; at = at.parentElement)
        yield at;
};

tests.isShown = (element) => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });

// Whether an element is there for screen readers alone: in a box of one pixel, or clipped to nothing.
tests.isForEars = (element) => [...tests.ancestors(element)].some((at) => {
    const { overflowX, clipPath } = getComputedStyle(at);
    return (overflowX !== 'visible' && at.offsetWidth <= 1 && at.offsetHeight <= 1) || clipPath === 'inset(50%)';
});

// Texts that a reader sees: { node, parent, rects, text }.
tests.texts = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [], range = document.createRange();
    for (let node; (node = walker.nextNode());) {
        const parent = node.parentElement;
        if (!node.data.trim() || parent.closest('script, style, svg > title, svg > desc, template') ||
            !tests.isShown(parent) || tests.isForEars(parent))
            continue;
        range.selectNodeContents(node);
        found.push({ node, parent, text: node.data.replace(/\s+/g, ' ').trim(),
            rects: [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0) });
    }
    return found;
};

// A region that scrolls by itself: it has to have a name, and the keyboard has to get there.
tests.isRegion = (element) => element.tabIndex === 0 && element.hasAttribute('tabindex') &&
    (element.matches('section, [role=region]')) &&
    (element.getAttribute('aria-label') || element.getAttribute('aria-labelledby'));

tests.scrolls = (element) => {
    const { overflowX } = getComputedStyle(element);
    return (overflowX === 'auto' || overflowX === 'scroll') && element.scrollWidth > element.clientWidth;
};

// The page is no wider than the window, and no text is cut off, squeezed to nothing, or over other text.
tests.reflow = () => {
    const faults = [], root = document.scrollingElement, width = root.clientWidth;
    if (root.scrollWidth > width)
        faults.push(`the page is ${root.scrollWidth} px wide in a window of ${width}`);
    for (const element of document.body.querySelectorAll('*')) {
        if (!(element instanceof HTMLElement) || !tests.isShown(element) || tests.isForEars(element))
            continue;
        const { overflowX, overflowY } = getComputedStyle(element);
        if (tests.scrolls(element) && !tests.isRegion(element))
            faults.push(`${tests.name(element)} scrolls sideways and is no named region that takes the focus`);
        if ((/hidden|clip/.test(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
            (/hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + 1))
            faults.push(`${tests.name(element)} cuts off what is in it`);
    }
    const texts = tests.texts();
    for (const { parent, rects, text } of texts) {
        if (!rects.length)
            faults.push(`“${text.slice(0, 40)}” has no size`);
        const outer = [...tests.ancestors(parent)];
        const scrolled = outer.some(tests.scrolls);
        const holder = parent.closest('td, th, svg, button, li'), box = holder?.getBoundingClientRect();
        for (const { left, right } of rects) {
            if (!scrolled && (left < -1 || right > width + 1))
                faults.push(`“${text.slice(0, 40)}” is from ${left | 0} to ${right | 0} px in a window of ${width}`);
            if (box && (left < box.left - 1 || right > box.right + 1))
                faults.push(`“${text.slice(0, 40)}” sticks out of ${tests.name(holder)}`);
        }
    }
    return [...faults, ...tests.overprinted(texts)];
};

// Lines of text that lie on others. Their boxes may touch: a font's box is higher than its letters. What keeps its place
// while the page scrolls lies on what is under it.
tests.overprinted = (texts) => {
    const faults = [], open = [];
    const stays = (element) => /fixed|sticky/.test(getComputedStyle(element).position);
    const scrolled = texts.filter(({ parent }) => ![...tests.ancestors(parent)].some(stays));
    const lines = scrolled.flatMap(({ rects, text, node }) => rects.map((rect) => ({ rect, text, node })))
        .sort((one, other) => one.rect.top - other.rect.top);
    for (const line of lines) {
        const { left, right, top, bottom } = line.rect;
        for (let i = open.length; i-- > 0;)
            if (open[i].rect.bottom <= top)
                open.splice(i, 1);
        for (const { rect, text, node } of open) {
            const across = Math.min(right, rect.right) - Math.max(left, rect.left);
            const down = Math.min(bottom, rect.bottom) - top;
            if (node !== line.node && across > 2 && down > 0.4 * Math.min(bottom - top, rect.bottom - rect.top))
                faults.push(`“${line.text.slice(0, 40)}” is printed over “${text.slice(0, 40)}”`);
        }
        open.push(line);
    }
    return faults;
};

// Colours, as [red, green, blue, alpha] from 0 to 1; and their contrast, as WCAG has it.
tests.paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
tests.colour = (css) => {
    tests.paint.clearRect(0, 0, 1, 1);
    tests.paint.fillStyle = css;
    tests.paint.fillRect(0, 0, 1, 1);
    return [...tests.paint.getImageData(0, 0, 1, 1).data].map((byte) => byte / 255);
};
tests.contrast = (one, other) => {
    const light = (colour) => colour.slice(0, 3).map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
        .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
};
// What is behind an element: the colour of the nearest that is not clear.
tests.behind = (element) => {
    for (const at of tests.ancestors(element)) {
        const colour = tests.colour(getComputedStyle(at).backgroundColor);
        if (at instanceof HTMLElement && colour[3] > 0.99)
            return colour;
    }
    return tests.colour('Canvas');
};

// Every text can be told from what is behind it. axe-core looks at this, too, but gives up on single letters and on
// what stands in a region that scrolls.
tests.legible = () => {
    const faults = [];
    for (const { parent, text } of tests.texts()) {
        const { color, fontSize, fontWeight } = getComputedStyle(parent);
        const large = parseFloat(fontSize) >= (fontWeight >= 700 ? 18.66 : 24);
        const contrast = tests.contrast(tests.colour(color), tests.behind(parent));
        if (parent instanceof HTMLElement && contrast < (large ? 3 : 4.5))
            faults.push(`“${text.slice(0, 40)}” has a contrast of ${contrast.toFixed(1)}`);
        if ([...tests.ancestors(parent)].some((at) => getComputedStyle(at).opacity !== '1'))
            faults.push(`“${text.slice(0, 40)}” can be seen through`);
    }
    return faults;
};

// Every drawing can be told from what is behind it, and its words from what they are on.
tests.drawings = () => {
    const faults = [];
    for (const svg of document.querySelectorAll('svg')) {
        if (!tests.isShown(svg))
            continue;
        const box = svg.getBoundingClientRect();
        if (!box.width || !box.height)
            continue; // it holds symbols for others to use
        const behind = tests.behind(svg.parentElement);
        const shapes = [...svg.querySelectorAll('path, rect, circle, ellipse, polygon, polyline, line, use')];
        const best = Math.max(0, ...shapes.flatMap((shape) => {
            const { fill, stroke } = getComputedStyle(shape); // what is used takes its colours from here
            return [fill, stroke].filter((css) => css !== 'none' && !css.startsWith('url'))
                .map(tests.colour).filter((colour) => colour[3] > 0.5).map((colour) => tests.contrast(colour, behind));
        }));
        if (shapes.length && best < 3)
            faults.push(`a drawing in ${tests.name(svg.parentElement)} has a contrast of ${best.toFixed(1)}`);
        for (const text of svg.querySelectorAll('text'))
            faults.push(...tests.words(text, shapes, behind));
    }
    return faults;
};
tests.isBefore = (one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
// What is wrong with a text in a drawing.
tests.words = (text, shapes, behind) => {
    const { left, right, top, bottom } = text.getBoundingClientRect();
    const x = (left + right) / 2, y = (top + bottom) / 2;
    const under = shapes.findLast((shape) => {
        const box = shape.getBoundingClientRect();
        return box.left <= x && x <= box.right && box.top <= y && y <= box.bottom &&
            getComputedStyle(shape).fill !== 'none' && tests.isBefore(shape, text);
    });
    const fill = under ? getComputedStyle(under).fill : 'none';
    if (fill.startsWith('url'))
        return [`“${text.textContent}” in a drawing is on a pattern`];
    const contrast = tests.contrast(tests.colour(getComputedStyle(text).fill), under ? tests.colour(fill) : behind);
    return contrast < 4.5 ? [`“${text.textContent}” in a drawing has a contrast of ${contrast.toFixed(1)}`] : [];
};

// Beside a symbol there is a word, or the number that the symbol is of.
tests.statuses = () => {
    const faults = [];
    for (const svg of document.querySelectorAll('svg[aria-hidden=true]')) {
        const around = svg.closest('td, th, dt, dd, li, p, h2, h3, h4, h5, h6, .part') ?? svg.parentElement;
        if (tests.isShown(svg) && svg.getBoundingClientRect().width && !around.textContent.trim())
            faults.push(`a symbol stands without a word in ${tests.name(around.parentElement)}`);
    }
    return faults;
};
