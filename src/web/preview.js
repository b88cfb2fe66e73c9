// preview.js: the report as HTML in a frame of its own, in which nothing runs.

function buildPreview(to, of) {
    if (!of.html)
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
    const frame = make('iframe', {
        id: 'preview-frame',
        sandbox: '',
        title: phrase('preview_frame', of.name),
    });
    // Links to other pages are taken out: nothing may go there, and a browser would show that as a fault.
    frame.srcdoc = of.html.replace(/<a\b([^>]*) href="(?!#)[^"]*"/g, '<a$1');
    return fill(to, make('p', { class: 'hint' }, phrase('preview_hint')), frame);
}
