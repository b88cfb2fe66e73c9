// merge.js: the answers that leads wrote into their chase sheets come back into the plan.

const MOST_ANSWERS = 50; // so many are listed

async function makeMerged(of, settings) {
    if (!settings.returned.length)
        throw new PlanError([{ text: phrase('returned_missing'), field: 'returned' }]);
    const { files, add } = folderOf(of, settings);
    if (settings.period && isOwnFile(of)) {
        const [, xml] = await output(of, settings, ['import'], 'with-period.xml', [], false);
        files['with-period.xml'] = xml;
    }
    const base = files['with-period.xml'] ? 'with-period.xml' : of.name;
    const returned = settings.returned.map(add),
        name = `${stem(of.name)}-answered.xlsx`;
    const map = of.map && base === of.name ? ['--map=columns.map'] : [];
    if (map.length) files['columns.map'] = new TextEncoder().encode(of.map);
    const run = await engine.run(['merge', '--json', base, ...returned, '-o', name, ...map], files);
    return [name, made(run, name, of, () => 'returned'), answersOf(records(run.stdout), of)];
}

// Which answers were taken, and which not; and what the program says of the sheets.
function answersOf(said, of) {
    const answers = ofType(said, 'answer');
    const taken = answers.filter((answer) => answer.taken).length;
    const about = ofType(said, 'finding').filter((finding) => finding.code.startsWith('BP81'));
    return [
        make('p', null, phrase('answers', taken, answers.length - taken)),
        make(
            'ul',
            null,
            answers
                .slice(0, MOST_ANSWERS)
                .map((answer) =>
                    make(
                        'li',
                        null,
                        answer.taken ? null : [phrase('answer_left'), ' '],
                        ofPlan(answer.ref || answer.text, of),
                        ', ',
                        english(answer.field),
                        ': ',
                        ofPlan([answer.before && `${answer.before} → `, answer.after], of),
                        ` (${answer.file})`,
                    ),
                ),
            about.map((finding) => make('li', null, findingWords(finding, finding.file))),
        ),
    ];
}
