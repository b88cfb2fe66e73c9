// work.js: what is under way: a line that says it, Stop, and what screen readers hear of it.

const engine = new Engine();
let busy = false;
let stopped = false;
let afterwards = null; // what is to be done when the work under way is

let lastSaid = 0,
    nextSaid;
// Says something politely. Of what comes within two seconds only the last is heard.
function announce(...said) {
    clearTimeout(nextSaid);
    const wait = Math.max(0, lastSaid + 2000 - Date.now());
    nextSaid = setTimeout(() => {
        lastSaid = Date.now();
        fill(byId('said')); // so that the same words are said again
        setTimeout(() => fill(byId('said'), ...said), 100);
    }, wait);
}

function buildWork() {
    const bar = make('progress', { id: 'work-bar', 'aria-labelledby': 'work-line' });
    byId('work').replaceChildren(
        make(
            'div',
            { class: 'within working' },
            make('p', { id: 'work-line' }),
            make('p', { id: 'work-wait' }),
            bar,
            make(
                'button',
                { type: 'button', id: 'stop', 'aria-keyshortcuts': 'Escape', click: stopWork },
                phrase('stop'),
            ),
        ),
    );
}

// Esc is Stop, too: wherever the focus is, it need not go there first.
function listenForEscape() {
    document.addEventListener('keydown', (event) => {
        if (event.key === 'Escape' && busy && !event.defaultPrevented) stopWork();
    });
}

function stopWork() {
    stopped = true;
    engine.stop();
}

// The line of what is under way, and how far it is: done of all, or nothing where that is not known.
function tellWork(line, done, all) {
    fill(byId('work-line'), line);
    const bar = byId('work-bar');
    if (all) {
        bar.max = all;
        bar.value = done;
    } else {
        bar.removeAttribute('value');
    }
    announce(line);
}

// Whether other work is under way: then it says so beside Stop, and nothing new begins.
function mustWait() {
    if (!busy) return false;
    fill(byId('work-wait'), phrase('busy'));
    show(byId('work'), true);
    announce(phrase('busy'));
    return true;
}

// Does a piece of work, one at a time. If it fails, says so at the top: `name` is the file that it was about.
// Gives what the work gives; null if it failed or if other work is under way.
async function work(line, name, job) {
    if (mustWait()) return null;
    busy = true;
    stopped = false;
    clearErrors();
    tellWork(line);
    const timer = setTimeout(() => show(byId('work'), true), 300); // what is quick does not flicker
    try {
        return await job();
    } catch (error) {
        if (error.reason === 'stopped') announce(phrase('failed_stopped'));
        else showErrors(error.errors ?? [{ text: failure(error, name), field: 'files' }]);
        return null;
    } finally {
        clearTimeout(timer);
        busy = false;
        hideWork();
        const next = afterwards;
        afterwards = null;
        next?.();
    }
}

// Who stands on Stop when it goes away is put to what the work was about.
function hideWork() {
    const within = byId('work').contains(document.activeElement);
    show(byId('work'), false);
    fill(byId('work-wait'));
    if (within) focusOn(byId('result').querySelector('h2') ?? byId('main'));
}

// A plan, or what was chosen with it, cannot be used: [{ text, field }…] for the summary.
class PlanError extends Error {
    constructor(errors) {
        super('the plan cannot be used');
        this.errors = errors;
    }
}
