// Chromium without a window, driven by its DevTools protocol through two pipes: no port, no server, no library.
import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';

const flags = ['--headless', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--disable-extensions', '--disable-dev-shm-usage',
    '--hide-scrollbars', '--force-color-profile=srgb', '--remote-debugging-pipe'];

// A browser: send(method, params) gives a promise of the answer.
export class Browser {
    #waiting = new Map();
    #listeners = new Map();
    #last = 0;

    constructor(profile) {
        const root = process.getuid() === 0 ? ['--no-sandbox'] : []; // as root there is no other way
        this.process = spawn('chromium', [...flags, ...root, `--user-data-dir=${profile}`],
            { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] });
        this.said = '';
        this.process.stderr.on('data', (part) => { this.said = (this.said + part).slice(-4000); });
        this.ended = new Promise((resolve) => { this.process.on('exit', resolve); });
        this.process.on('error', (error) => this.#fail(error));
        this.process.on('exit', (status) => this.#fail(new Error(`Chromium ended with ${status}: ${this.said}`)));
        let rest = Buffer.alloc(0);
        this.process.stdio[4].on('data', (part) => {
            rest = Buffer.concat([rest, part]);
            for (let end; (end = rest.indexOf(0)) >= 0; rest = rest.subarray(end + 1))
                this.#hear(JSON.parse(rest.toString('utf8', 0, end)));
        });
    }

    #fail(error) {
        for (const { reject } of this.#waiting.values())
            reject(error);
        this.#waiting.clear();
    }

    #hear(message) {
        const asked = this.#waiting.get(message.id);
        if (asked) {
            this.#waiting.delete(message.id);
            if (message.error)
                asked.reject(new Error(`${asked.method}: ${message.error.message}`));
            else
                asked.resolve(message.result);
        } else if (message.method) {
            this.#listeners.get(message.sessionId)?.(message.method, message.params);
        }
    }

    send(method, params = {}, sessionId = undefined) {
        return new Promise((resolve, reject) => {
            const id = ++this.#last;
            this.#waiting.set(id, { resolve, reject, method });
            this.process.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
        });
    }

    // A page in a context of its own, and so in a process of its own.
    async open(file) {
        const { browserContextId } = await this.send('Target.createBrowserContext');
        const { targetId } = await this.send('Target.createTarget', { url: 'about:blank', browserContextId });
        const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true });
        const page = new Page(this, sessionId, browserContextId);
        this.#listeners.set(sessionId, (method, params) => page.hear(method, params));
        await page.load(pathToFileURL(file).href);
        return page;
    }

    async close() {
        await this.send('Browser.close').catch(() => {});
        await this.ended;
    }
}

class Page {
    #loaded;

    constructor(browser, session, context) {
        Object.assign(this, { browser, session, context, requests: [], logged: [] });
    }

    hear(method, params) {
        if (method === 'Page.loadEventFired')
            this.#loaded();
        else if (method === 'Network.requestWillBeSent')
            this.requests.push(params.request.url);
        else if (method === 'Log.entryAdded')
            this.logged.push(params.entry.text);
    }

    send(method, params) {
        return this.browser.send(method, params, this.session);
    }

    async load(url) {
        this.url = url;
        for (const domain of ['Page', 'Network', 'Log', 'Runtime'])
            await this.send(`${domain}.enable`);
        await this.send('Emulation.setFocusEmulationEnabled', { enabled: true });
        const loaded = new Promise((resolve) => { this.#loaded = resolve; });
        const { frameId, errorText } = await this.send('Page.navigate', { url });
        if (errorText)
            throw new Error(`${url}: ${errorText}`);
        await loaded;
        // Tests run beside the page and not in it: its rules for scripts stay as they are.
        const { executionContextId } = await this.send('Page.createIsolatedWorld', { frameId });
        this.world = executionContextId;
    }

    // What an expression gives, in the tests' own world within the page.
    async ask(expression) {
        const { result, exceptionDetails } = await this.send('Runtime.evaluate',
            { expression, contextId: this.world, awaitPromise: true, returnByValue: true });
        if (exceptionDetails)
            throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
        return result.value;
    }

    // The width and height of the window; the media and their features, as { 'prefers-color-scheme': 'dark' }.
    async show(width, height, features = {}, media = '') {
        await this.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
        await this.send('Emulation.setEmulatedMedia',
            { media, features: Object.entries(features).map(([name, value]) => ({ name, value })) });
    }

    async press(key, modifiers = 0) {
        const codes = { Tab: 9, Enter: 13 };
        const event = { key, code: key, windowsVirtualKeyCode: codes[key], modifiers };
        await this.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event });
        await this.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
    }

    async close() {
        await this.browser.send('Target.disposeBrowserContext', { browserContextId: this.context });
    }
}
