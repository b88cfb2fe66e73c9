// No request leaves: not while the page is used, from a disk or from a server; nor when something in it tries
// to. Then the same without the page's policy: what is tried has to arrive, so that we know that we would see
// it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openPlan } from './journeys.mjs';
import { askedFor, tryAll } from './ways.mjs';

async function nothingLeaves(t, { browser, at }, address) {
    const visit = await browser.open(address);
    const before = browser.proxy.asked.length;
    await openPlan(visit, at('tracker.xlsx'));
    await visit.download(() => visit.press('button', 'Report (PDF)'));
    await visit.download(() => visit.press('button', 'Chase sheets (zip)'));
    t.none('in use, nothing is asked for but the page', askedFor(visit, address));
    t.none('nor does the network see anything', browser.proxy.asked.slice(before));
    t.none(
        'nor does the browser remember anything',
        await visit.ask(() =>
            [localStorage, sessionStorage]
                .flatMap((store) => Object.keys(store))
                .concat(document.cookie || []),
        ),
    );
    t.none('nothing to complain of', visit.complaints);
    t.none('what tries to leave is refused', await tryAll(visit));
    await visit.close();
}

async function fromDisk(t, given) {
    await nothingLeaves(t, given, pathToFileURL(given.page).href);
}

async function fromServer(t, given) {
    const { server } = given;
    server.log.length = 0;
    await nothingLeaves(t, given, server.url);
    t.same('the server was asked once', server.log.join(', '), `GET ${new URL(server.url).pathname}`);
}

// Without its policy the page lets each of these go.
async function withoutPolicy(t, { browser, page }) {
    const bare = join(t.work, `bare-${t.kind}.html`);
    const whole = readFileSync(page, 'utf8');
    const cut = whole.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '');
    t.ok('the page has a policy', cut !== whole);
    writeFileSync(bare, cut);
    const visit = await browser.open(bare);
    const arrived = await tryAll(visit);
    for (const way of ['fetch', 'XMLHttpRequest', 'WebSocket', 'picture', 'script', 'worker'])
        t.ok(
            `without it, ${way} arrives`,
            arrived.some((line) => line.includes(way)),
            arrived.join('\n'),
        );
    t.ok(
        'the network sees it',
        arrived.some((line) => line.includes('boardpaper.invalid')),
        arrived.join('\n'),
    );
    await visit.close();
}

export const leaving = {
    'from a disk': fromDisk,
    'from a server': fromServer,
    'without a policy': withoutPolicy,
};
