// What an officer does with the page, from the first file to what is saved. Each journey gets `t`, which
// takes claims (judge.mjs), a function `open` that gives a fresh page, and `at`: the path of an input or of a
// native result (run.sh).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { differences, sameBytes } from './pdf.mjs';
import { fillIn, listZip, mergedBy, readBack } from './native.mjs';
import { breakEngine } from './engine.mjs';

const PLAN = 'Plan, or several plans';
const GO_ON = 'Continue';
const RETURNED = 'Chase sheets that came back';
const LAST = 'Last quarter’s plan';

// Chooses a plan, and waits until it has been read, checked and laid out.
export async function openPlan(
    visit,
    file,
    act = (path) => visit.choose(visit.words ? visit.say('files_label') : PLAN, path),
) {
    await act(file);
    await visit.find('heading', file.split('/').at(-1));
    await done(visit);
}

// Nothing is under way any more. The page shows work only when it has taken a while, so its own flag is asked for.
export const done = (visit) => visit.until('the end of the work', () => !busy);

const save = (visit, name) => visit.download(() => visit.press('button', name));
const facts = (visit) => visit.ask(() => document.querySelector('main').innerText);

async function workbook(t, { open, at }) {
    const visit = await open();
    await openPlan(visit, at('sevenoaks.xlsx'));
    const text = await facts(visit);
    t.has('it says how many rows were understood', text, '57 rows');
    t.has('and which columns', text, 'columns understood: 18');
    t.ok('what was found is counted', /\d+ errors?\s+\d+ warnings?\s+\d+ notes?/.test(text), text);
    t.ok('the preview is a frame of its own', await visit.has('frame', 'Preview: sevenoaks.xlsx'));
    await visit.hears('sevenoaks.xlsx: 0 errors, ');
    const made = await save(visit, 'Report (PDF)');
    t.same('the report is called after the plan', made.split('/').at(-1), 'sevenoaks.pdf');
    t.none(
        'pages, text and tags are those of the native report',
        await differences(made, at('sevenoaks.pdf')),
    );
    t.note(
        `the bytes of the report are ${sameBytes(made, at('sevenoaks.pdf')) ? '' : 'not '}the native ones`,
    );
    t.keep(made, 'sevenoaks.pdf');
    const page = await save(visit, 'Report (web page)');
    t.ok('the report as HTML is the native one', sameBytes(page, at('sevenoaks.html')));
    t.none('nothing to complain of', visit.complaints);
    await visit.close();
}

async function large(t, { open, at }) {
    const visit = await open();
    await visit.ask(() => {
        const began = performance.now();
        globalThis.ticks = { longest: 0, last: began, count: 0 };
        setInterval(() => {
            const now = performance.now();
            ticks.longest = Math.max(ticks.longest, now - ticks.last);
            ticks.last = now;
            ticks.count++;
        }, 20);
    });
    await visit.choose(PLAN, at('large.xlsx'));
    await visit.find('button', 'Stop');
    t.ok('while it works, it says so', (await visit.text()).includes('large.xlsx …'));
    await visit.press('summary', 'I have no plan yet'); // the page answers
    t.ok('while it works, the page answers', await visit.has('button', 'Download a starter workbook'));
    await visit.choose(PLAN, at('tracker.xlsx'));
    t.has('another file waits, and that is said', await visit.text(), 'Please wait until this is done');
    const whole = await visit.ask(() => performance.now());
    await visit.find('heading', 'large.xlsx');
    await done(visit);
    t.has('all rows were understood', await facts(visit), '5,700 rows');
    t.ok('a long preview is not laid out unasked', !(await visit.has('frame', 'Preview: large.xlsx')));
    const made = await save(visit, 'Report (PDF)');
    const { longest, count, last } = await visit.ask(() => ticks);
    t.note(`${count} ticks; the longest pause was ${Math.round(longest)} ms, of ${Math.round(last)} ms`);
    t.ok(
        'a clock in the page goes on: no pause is half of the work',
        longest < (last - whole) / 2,
        `${longest} of ${last - whole} ms`,
    );
    t.none('pages, text and tags are those of the native report', await differences(made, at('large.pdf')));
    await visit.press('button', 'Show the preview');
    t.ok('it is when it is asked for', await visit.has('frame', 'Preview: large.xlsx'));
    await visit.close();
}

async function hostile(t, { open, at }) {
    const visit = await open();
    await visit.choose(PLAN, at('bomb.xlsx'));
    await visit.find('heading', 'There is a problem');
    t.ok(
        'the message says what is wrong, and what is allowed',
        await visit.has('link', '200 MiB when it is unpacked: the limit is 64 MiB'),
        await visit.text(),
    );
    await visit.hears('the limit is 64 MiB');
    t.ok('the title says it, too', (await visit.page.title()).startsWith('Error: '));
    t.same(
        'the summary has the focus',
        await visit.ask(() => document.activeElement.textContent.includes('200 MiB')),
        true,
    );
    await visit.press('link', '200 MiB');
    t.has('its link leads to the field', await visit.ask(() => inside.name(document.activeElement)), PLAN);
    for (const [name, words] of [
        ['notes.pdf', 'cannot be read, because it ends in .pdf'],
        ['empty.xlsx', 'is empty'],
        ['noise.xlsx', 'open it in the program that it is from'],
        ['letter.docx', 'letter.docx'],
    ]) {
        await visit.choose(PLAN, at(name));
        await visit.until(`a message about ${name}`, (words) => Boolean(inside.find('link', words)), words);
        t.ok(`${name}: refused, with words about it`, await visit.has('heading', 'There is a problem'));
    }
    await visit.choose(PLAN, at('plan\u202excod.xlsx'));
    await visit.find('heading', 'planxcod.xlsx');
    await done(visit);
    t.ok('a name that looks as if it ended otherwise is shown as it is', true);
    await openPlan(visit, at('tracker.xlsx'));
    t.has('the next file works', await facts(visit), '10 rows');
    t.ok('the problem is no longer said', !(await visit.has('heading', 'There is a problem')));
    await visit.close();
}

// A file that makes the engine fail costs that file alone. The engine is spoilt for one file: by the test,
// not in the page.
async function failure(t, { open, at }) {
    for (const [how, words] of [
        ['trap', 'made the program fail'],
        ['memory', 'needs more memory than the page may take'],
    ]) {
        const visit = await open();
        await breakEngine(visit, 'broken.xlsx', how);
        await openPlan(visit, at('tracker.xlsx'));
        await visit.choose(PLAN, at('broken.xlsx'));
        await visit.find('heading', 'There is a problem');
        t.ok(
            `${how}: the message names the file and says so`,
            await visit.has('link', `broken.xlsx ${words}`),
            await visit.text(),
        );
        await openPlan(visit, at('large.xlsx'));
        t.has(`${how}: the next file works, of any size`, await facts(visit), '5,700 rows');
        await visit.choose(PLAN, at('tracker.xlsx'), at('broken.xlsx'), at('officer.docx'));
        await visit.press('button', 'Start');
        await visit.shows('Done. Files made: 2; plans that failed: 1.');
        t.ok(
            `${how}: in a batch it costs that file alone`,
            (await facts(visit)).includes(`broken.xlsx ${words}`),
            await facts(visit),
        );
        await visit.close();
    }
}

// What nobody foresaw is told with its cause, and in the language that is chosen afterwards.
async function unforeseen(t, { open, at }) {
    const visit = await open();
    await visit.ask(() => {
        engine.run = () => Promise.reject(new Error('the moon is full'));
    });
    await visit.choose(PLAN, at('tracker.xlsx'));
    await visit.find('link', 'Something went wrong with tracker.xlsx');
    await visit.press('button', 'Cymraeg');
    t.same(
        'at the top and at the field, in Welsh',
        (await facts(visit)).split('Aeth rhywbeth o’i le gyda’r ffeil hon: tracker.xlsx.').length,
        3,
    );
    t.same(
        'the cause is in English, and says so',
        await visit.ask(() =>
            [...document.querySelectorAll('main [lang=en-GB]')].map((at) => at.innerText).join(' '),
        ),
        '(the moon is full) (the moon is full)',
    );
    await visit.close();
}

async function batch(t, { open, at }) {
    const visit = await open();
    const all = ['tracker.xlsx', 'sevenoaks.xlsx', 'large.xlsx', 'later.xlsx', 'officer.docx'];
    await visit.choose(PLAN, ...all.map(at));
    await visit.find('heading', 'Several plans: 5');
    await visit.press('button', 'Start');
    await visit.until('the third plan', () =>
        (inside.find('row', 'large.xlsx')?.innerText ?? '').includes('Under way'),
    );
    await visit.press('button', 'Stop');
    const made = await visit.until(
        'the end',
        () => /Stopped. Files made before that: (\d)/.exec(document.body.innerText)?.[1],
    );
    t.ok('Stop is heard before the last', made >= 2 && made <= 4, made);
    const rows = await visit.ask(() =>
        [...document.querySelectorAll('tbody tr')].map((row) => row.innerText),
    );
    t.none(
        'the table says what was made and what was not',
        rows.filter((row, i) => !row.includes(i < made ? 'Files made: 1' : 'Not made')),
    );
    await visit.hears('Stopped. Files made before that');
    const kept = await save(visit, 'Download all (zip)');
    t.same(
        'what was made is kept',
        listZip(kept).join(' '),
        all
            .slice(0, made)
            .map((name) => name.replace(/\.\w+$/, '.pdf'))
            .join(' '),
    );
    await openPlan(visit, at('tracker.xlsx'));
    t.has('the next file works', await facts(visit), '10 rows');
    await visit.choose(PLAN, at('tracker.xlsx'), at('wrong.xml'), at('officer.docx'));
    await visit.press('button', 'Start');
    await visit.shows('Done. Files made: 2; plans that failed: 1.');
    t.ok(
        'a whole batch: the plan that has an error is named with its line',
        /Failed[\s\S]*wrong\.xml:11/.test(await facts(visit)),
        await facts(visit),
    );
    t.none(
        'no name is broken that has room',
        await visit.ask(() =>
            [...document.querySelectorAll('tbody th')].flatMap(({ firstChild, innerText }) => {
                const range = new Range();
                range.selectNode(firstChild);
                return range.getClientRects().length > 1 ? [innerText] : [];
            }),
        ),
    );
    await visit.close();
}

async function word(t, { open, at }) {
    const visit = await open();
    await openPlan(visit, at('officer.docx'), (path) => visit.drop(path));
    t.ok('a finding says where it is and what to do', /Warning[\s\S]*What to do/.test(await facts(visit)));
    await visit.press('button', 'Why this matters');
    await visit.shows('Why it matters');
    const made = await save(visit, 'Your file with comments');
    t.same('it is called after the file', made.split('/').at(-1), 'officer-checked.docx');
    t.ok('it is the native one', sameBytes(made, at('officer-checked.docx')), made);
    t.ok('it has comments', listZip(made).includes('word/comments.xml'), listZip(made).join(' '));
    await visit.close();
}

async function csv(t, { open, at }) {
    const visit = await open();
    await visit.choose(PLAN, at('plan.csv'));
    await visit.find('heading', 'plan.csv');
    await done(visit);
    t.has('it asks for the period, which the file does not say', await facts(visit), 'eriod');
    await visit.press('button', GO_ON);
    await visit.find('heading', 'There is a problem');
    t.ok(
        'no days: it says what to do',
        await visit.ask(() => document.querySelectorAll('main [role=alert] a').length),
    );
    await visit.fillDay('First day', '2026-07-01');
    await visit.fillDay('Last day', '2026-09-30');
    await visit.press('button', GO_ON);
    await visit.find('button', 'Report (PDF)');
    await done(visit);
    t.none(
        'with the period the report is the native one',
        await differences(await save(visit, 'Report (PDF)'), at('plan.pdf')),
    );
    await visit.close();
}

async function xml(t, { open, at }) {
    const visit = await open();
    await visit.choose(PLAN, at('wrong.xml'));
    await visit.shows('wrong.xml:11');
    t.has('the place and the remedy are said', await visit.text(), '</title>');
    await visit.choose(PLAN, at('grene.xml'));
    await visit.shows('grene.xml:12');
    t.has(
        'another error: what is wrong, and what to do',
        await visit.text(),
        'grene.xml:12: status "grene" is not known. Did you mean "green"?',
    );
    await openPlan(visit, at('good.xml'));
    t.none(
        'mended, it becomes the native report',
        await differences(await save(visit, 'Report (PDF)'), at('good.pdf')),
    );
    await visit.close();
}

async function quarter(t, { open, at }) {
    const visit = await open();
    await openPlan(visit, at('sevenoaks.xlsx'));
    await visit.press('button', 'What changed (PDF)');
    await visit.find('heading', 'There is a problem');
    t.ok(
        'without last quarter’s plan it asks for it',
        await visit.has('link', 'Choose last quarter’s plan'),
    );
    await visit.choose(LAST, at('before.xml'));
    await visit.shows('Chosen: before.xml');
    await done(visit);
    const changes = await save(visit, 'What changed (PDF)');
    t.none('what changed is what the program says', await differences(changes, at('changes.pdf')));
    t.keep(changes, 'changes.pdf');
    t.none(
        'the report shows which way rows moved',
        await differences(await save(visit, 'Report (PDF)'), at('moved.pdf')),
    );
    const next = await save(visit, 'Next quarter’s plan');
    t.ok('the next quarter’s workbook is the native one', sameBytes(next, at('sevenoaks-next.xlsx')));
    t.keep(next, 'next.xlsx');
    await openPlan(visit, t.kept('next.xlsx'));
    t.ok('and it is read back', /\d+ rows/.test(await facts(visit)), await facts(visit));
    await visit.close();
}

async function chase(t, { open, at }) {
    const visit = await open();
    await openPlan(visit, at('tracker.xlsx'));
    const made = await save(visit, 'Chase sheets (zip)');
    t.same(
        'one workbook a lead',
        listZip(made).sort().join(' '),
        readFileSync(at('leads'), 'utf8').trim().split('\n').join(' '),
    );
    t.none('each is read by the program', readBack(made, t.work));
    await visit.close();
}

// Leads fill in their chase sheets, and the page takes what they wrote into the plan.
async function answers(t, { open, at }) {
    const visit = await open();
    await openPlan(visit, at('tracker.xlsx'));
    const sheets = await save(visit, 'Chase sheets (zip)');
    const back = (path, lead, cells) =>
        fillIn(sheets, `${lead}.xlsx`, join(t.work, `${t.kind}-${path}`), cells);
    const forty = back('forty.xlsx', 'community-safety-officer', { K4: 'Forty are marked.' });
    const twelve = back('twelve.xlsx', 'community-safety-officer', { K4: 'Twelve are marked.' });
    const amber = back('amber.xlsx', 'safeguarding-lead', { I5: 'Amber' });
    await visit.press('button', 'Plan with the answers');
    await visit.find('heading', 'There is a problem');
    t.ok(
        'without what came back it asks for it',
        await visit.has('link', 'Choose the chase sheets that came back'),
    );

    await visit.choose(RETURNED, forty, twelve, amber);
    await visit.shows('twelve.xlsx');
    await visit.press('button', 'Plan with the answers');
    await visit.find('link', 'Twelve are marked.');
    const refused = await visit.ask(() => document.querySelector('[role=alert]').innerText);
    t.has('two answers to one cell are refused: both are said', refused, '"Forty are marked."');
    t.has('... with the file and the cell', refused, `${t.kind}-forty.xlsx, Actions!K4`);
    t.has('... and what to do', refused, 'Agree on one of them');
    await visit.press('link', 'Twelve are marked.');
    t.has('... and where', await visit.ask(() => inside.name(document.activeElement)), RETURNED);

    await visit.choose(RETURNED, forty, amber);
    await visit.shows(`Chosen: ${t.kind}-forty.xlsx, ${t.kind}-amber.xlsx`);
    const made = await save(visit, 'Plan with the answers');
    t.same('it is called after the plan', made.split('/').at(-1), 'tracker-answered.xlsx');
    const text = await facts(visit);
    t.has('it says how many answers were taken', text, 'Answers taken: 2; not taken: 0');
    t.has('... which', text, `1.4, Update: Forty are marked. (${t.kind}-forty.xlsx)`);
    t.has('... all of them', text, `3.3, Status: Amber (${t.kind}-amber.xlsx)`);
    const native = mergedBy(at('tracker.xlsx'), [forty, amber], join(t.work, `${t.kind}-answered.xlsx`));
    t.ok('it is the native one', sameBytes(made, native));
    t.keep(made, 'tracker-answered.xlsx');
    t.has('before, a row had no update', text, '1.4 has no update');
    await openPlan(visit, t.kept('tracker-answered.xlsx'));
    t.ok('with the answers it has one', !(await facts(visit)).includes('1.4 has no update'));
    const report = () => inside.find('frame', 'Preview')?.contentDocument.body?.innerText;
    t.has('... which the report says', await visit.until('the preview', report), 'Forty are marked.');
    await visit.close();
}

// Several files at once, and a folder.
async function dropped(t, { open, at }) {
    const visit = await open();
    const rows = () =>
        visit.ask(() => [...document.querySelectorAll('tbody th')].map((at) => at.innerText).join(' '));
    await visit.drop(at('tracker.xlsx'), at('good.xml'), at('officer.docx'));
    await visit.find('heading', 'Several plans: 3');
    t.same('several files are several plans', await rows(), 'tracker.xlsx good.xml officer.docx');
    await visit.drop(at('folder'));
    await visit.find('heading', 'Several plans: 4');
    t.same(
        'of a folder all plans are taken that stand in it, and nothing else',
        await rows(),
        'plan2.csv plan10.csv sevenoaks.xml tracker.xlsx',
    );
    t.has('... which is said', await visit.text(), 'Chosen: plan2.csv, plan10.csv, sevenoaks.xml, tracker.xlsx');
    await visit.drop(at('good.xml'), at('folder'));
    await visit.find('heading', 'Several plans: 5');
    await visit.drop(at('folder/letters'));
    await visit.find('heading', 'There is a problem');
    t.ok(
        'a folder without a plan: it says so',
        await visit.has('link', 'There is no plan in the folder letters itself'),
    );
    await openPlan(visit, at('tracker.xlsx'), (path) => visit.drop(path));
    t.has('the next file works', await facts(visit), '10 rows');
    await visit.close();
}

async function editions(t, { open, at }) {
    const visit = await open();
    await openPlan(visit, at('tracker.xlsx'));
    await visit.press('summary', 'Your house style');
    await visit.choose('House style and its files', at('county.xml'), at('county-crest.png'));
    await visit.shows('Chosen: county');
    await done(visit);
    const styled = await save(visit, 'Report (PDF)');
    t.none('a house style with its logo', await differences(styled, at('county.pdf')));
    t.keep(styled, 'county.pdf');
    await visit.press('button', 'Take away');
    await done(visit);
    for (const [box, native] of [
        ['Large print', 'large-print.pdf'],
        ['No colours', 'mono.pdf'],
    ]) {
        await visit.press('field', box);
        await done(visit);
        const made = await save(visit, 'Report (PDF)');
        t.none(box, await differences(made, at(native)));
        t.keep(made, native);
        await visit.press('field', box);
        await done(visit);
    }
    await visit.choose(PLAN, at('tracker.xlsx'), at('sevenoaks.xlsx'));
    await visit.press('field', 'One board pack for a meeting');
    await visit.press('button', 'Make the pack (PDF)');
    await visit.find('heading', 'There is a problem');
    t.ok('a pack without a title asks for it', await visit.has('link', 'Enter the title of the pack'));
    t.ok('the fields of an item are together under its name', await visit.has('group', 'tracker.xlsx'));
    await visit.type('Title of the pack', 'Safety Board');
    const pack = await save(visit, 'Make the pack (PDF)');
    t.none('a pack is the native one', await differences(pack, at('pack.pdf')));
    t.keep(pack, 'pack.pdf');
    await visit.close();
}

async function starter(t, { open }) {
    const visit = await open();
    await visit.press('summary', 'I have no plan yet');
    await visit.select('Statuses', 'Blue (complete)');
    t.keep(await save(visit, 'Download a starter workbook'), 'action-plan.xlsx');
    await openPlan(visit, t.kept('action-plan.xlsx'));
    t.ok('the starter workbook is read back', /\d+ rows/.test(await facts(visit)));
    await visit.close();
}

async function welsh(t, { open, at }) {
    const visit = await open();
    await visit.press('button', 'Cymraeg');
    t.same('the page is in Welsh', await visit.ask(() => document.documentElement.lang), 'cy');
    await visit.choose('Cynllun, neu nifer o gynlluniau', at('tracker.xlsx'));
    await visit.find('heading', 'tracker.xlsx');
    await visit.until('the end', () => !inside.find('button', 'Stopio'));
    const text = await facts(visit);
    for (const words of ['Beth a ddeallwyd', 'rhybudd', 'Gwneud a lawrlwytho', 'Beth i’w wneud'])
        t.has(`Welsh: ${words}`, text, words);
    t.none('nothing of the page’s own is English', await visit.ask(() => inside.others('cy', 'en')));
    const made = await visit.download(() => visit.press('button', 'Adroddiad (PDF)'));
    t.none('the report is the native one', await differences(made, at('tracker.pdf')));
    await visit.press('button', 'English');
    await visit.shows('What was understood');
    t.none('back in English, nothing is Welsh', await visit.ask(() => inside.others('en', 'cy')));
    await visit.close();
}

export const journeys = {
    'a workbook of 57 rows': workbook,
    'a workbook of 5,700 rows': large,
    'a hostile file': hostile,
    'an engine that fails': failure,
    'a fault that nobody foresaw': unforeseen,
    'a batch that is stopped': batch,
    'a Word document': word,
    'a CSV file': csv,
    'a plan with errors': xml,
    'the quarter': quarter,
    'chase sheets': chase,
    'answers that come back': answers,
    'what is dropped': dropped,
    'editions and a pack': editions,
    'a starter workbook': starter,
    'in Welsh': welsh,
};
