// preview.js: the report as HTML in a frame of its own, in which nothing runs.

// In characters. A browser lays a longer page out for seconds, in which nothing else can be done.
const LONG = 1e6;

function buildPreview(to, of) {
    if (of.html)
        return of.html.length > LONG ? offerPreview(to, of) : showPreview(to, of);
    return fill(
        to,
        make('p', null, phrase('preview_none')),
        make(
            'ul',
            null,
            ofType(of.report, 'finding')
                .filter((finding) => finding.severity === 'error')
                .slice(0, 10)
                .map((finding) => make('li', null, findingWords(finding, of.name))),
        ),
    );
}

function offerPreview(to, of) {
    const press = () => {
        showPreview(to, of);
        focusOn(byId('preview-frame'));
    };
    return fill(
        to,
        make('p', { class: 'hint' }, phrase('preview_long', sizeOf(of.html.length))),
        make('button', { type: 'button', id: 'preview-show', click: press }, phrase('preview_show')),
    );
}

function showPreview(to, of) {
    // Links to other pages are taken out: nothing may go there, and a browser would show that as a fault.
    const inner = of.html.replace(/<a\b([^>]*) href="(?!#)[^"]*"/g, '<a$1');
    const frame = make('iframe', {
        id: 'preview-frame',
        sandbox: 'allow-same-origin', // no scripts; but this page may look into it
        title: phrase('preview_frame', of.name),
        load: () => frame.contentDocument.addEventListener('click', followWithin),
    });
    frame.srcdoc = inner;
    return fill(to, make('p', { class: 'hint' }, phrase('preview_hint')), frame);
}

// A document without an address of its own has the page's: links to its own parts would lead away from it.
function followWithin(event) {
    const link = event.target.closest('a[href^="#"]');
    if (!link) return;
    event.preventDefault();
    const part = link.ownerDocument.getElementById(decodeURIComponent(link.hash.slice(1)));
    part?.scrollIntoView();
    if (part) focusOn(part);
}
