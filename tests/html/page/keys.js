// Where the keyboard goes.

// All that Tab has to reach, in the order of the page.
tests.stops = () => {
    tests.order = [...document.querySelectorAll('a[href], area[href], button, input, select, textarea, summary, ' +
        'iframe, [tabindex], [contenteditable]')]
        .filter((element) => element.tabIndex >= 0 && !element.disabled && tests.isShown(element));
    return { stops: tests.order.length, faults: tests.order.filter((element) => element.tabIndex > 0)
        .map((element) => `${tests.name(element)} has a tabindex of ${element.tabIndex}`) };
};

// To begin from the top, wherever the keyboard was.
tests.goToTop = () => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
    scrollTo(0, 0);
};

// The stop that has the focus (-1: none, -2: something else), and what is wrong with how it looks.
tests.focus = () => {
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement)
        return { at: -1, faults: [] };
    const at = tests.order.indexOf(element);
    return at < 0 ? { at: -2, faults: [`${tests.name(element)} takes the focus`] } :
        { at, name: tests.name(element), faults: [...tests.outline(element), ...tests.cover(element)] };
};

// A ring round it, which can be told from what it is on.
tests.outline = (element) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    if (outlineStyle === 'auto')
        return []; // the browser's own, which is in two colours
    if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2)
        return [`${tests.name(element)} does not show that it has the focus`];
    const contrast = tests.contrast(tests.colour(outlineColor), tests.behind(element.parentElement));
    return contrast < 3 ? [`the ring round ${tests.name(element)} has a contrast of ${contrast.toFixed(1)}`] : [];
};

// Not out of the window, and not behind something else.
tests.cover = (element) => {
    for (const rect of element.getClientRects()) {
        const left = Math.max(rect.left, 0), right = Math.min(rect.right, innerWidth);
        const top = Math.max(rect.top, 0), bottom = Math.min(rect.bottom, innerHeight);
        for (const x of [left + 1, (left + right) / 2, right - 1])
            for (const y of [top + 1, (top + bottom) / 2, bottom - 1]) {
                const hit = document.elementFromPoint(x, y);
                if (hit && (element.contains(hit) || hit.contains(element)) && !(hit === document.documentElement))
                    return [];
            }
    }
    return [`${tests.name(element)} has the focus where it cannot be seen`];
};
