// Debian's Chromium and Firefox without a window, driven by puppeteer: Chromium by its DevTools protocol,
// Firefox by WebDriver BiDi. All that a browser asks the network for has to pass the proxy, which writes it
// down and gives nothing.
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const inside = readFileSync(join(here, 'inside.js'), 'utf8');
const PATIENCE = 60000; // ms for what has to come at some time: nothing is asserted of how long it took
export const pause = (ms) =>
    new Promise((resolve) => {
        setTimeout(resolve, ms);
    });

// Where a browser asks for things of its own, whatever page is open.
const own = /(^|\.)(google|googleapis|gstatic|gvt1|mozilla|firefox|mozgcp)\.(com|org|net)(:\d+)?$/;

// Writes down what is asked for, and answers nothing.
class Proxy {
    asked = [];

    async start() {
        this.server = http.createServer((request, response) => {
            this.#note(
                request.method,
                new URL(request.url, `http://${request.headers.host}`).host,
                request.url,
            );
            response.writeHead(502).end();
        });
        this.server.on('connect', (request, socket) => {
            this.#note('CONNECT', request.url, request.url);
            socket.on('error', () => {});
            socket.end('HTTP/1.1 502 no\r\n\r\n');
        });
        await listen(this.server);
        return this;
    }

    #note(method, host, url) {
        if (!own.test(host)) this.asked.push(`${method} ${url.slice(0, 100)}`);
    }
}

// A static server on this machine, as a webmaster has: it gives one file, whatever its name is asked with.
export class Server {
    log = [];

    async start(file) {
        this.server = http.createServer((request, response) => {
            this.log.push(`${request.method} ${request.url}`);
            const found = new URL(request.url, 'http://localhost').pathname === `/${basename(file)}`;
            response.writeHead(found ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
            response.end(found ? readFileSync(file) : '');
        });
        await listen(this.server);
        this.url = `http://127.0.0.1:${this.server.address().port}/${basename(file)}`;
        return this;
    }

    stop() {
        this.server.closeAllConnections();
        this.server.close();
    }
}

const listen = (server) =>
    new Promise((resolve) => {
        server.listen(0, '127.0.0.1', resolve);
    });

const programs = {
    chromium: (port) => ({
        browser: 'chrome',
        executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
        pipe: true,
        args: [
            '--disable-gpu',
            '--disable-quic',
            '--disable-component-update',
            '--disable-dev-shm-usage',
            '--force-color-profile=srgb',
            '--lang=en-GB',
            `--proxy-server=http://127.0.0.1:${port}`,
            '--proxy-bypass-list=<-loopback>;127.0.0.1', // the test's own server stands beside the proxy
            ...(process.getuid() === 0 ? ['--no-sandbox'] : []),
        ], // as root there is no other way
    }),
    firefox: (port, downloads) => ({
        browser: 'firefox',
        executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
        extraPrefsFirefox: {
            'network.proxy.type': 1,
            'network.proxy.no_proxies_on': '127.0.0.1',
            ...Object.fromEntries(
                ['http', 'ssl', 'socks'].flatMap((kind) => [
                    [`network.proxy.${kind}`, '127.0.0.1'],
                    [`network.proxy.${kind}_port`, port],
                ]),
            ),
            'browser.download.folderList': 2,
            'browser.download.dir': downloads,
            'pdfjs.disabled': true,
            'browser.download.always_ask_before_handling_new_types': false,
            'browser.download.alwaysOpenPanel': false, // it takes the focus
            'intl.accept_languages': 'en-GB',
            'services.settings.server': 'data:,',
        },
    }),
};

export class Browser {
    static async start(kind, puppeteer, work) {
        const browser = new Browser();
        browser.kind = kind;
        browser.downloads = join(work, `downloads-${kind}`);
        mkdirSync(browser.downloads, { recursive: true });
        browser.proxy = await new Proxy().start();
        const options = programs[kind](browser.proxy.server.address().port, browser.downloads);
        browser.program = await puppeteer.launch({
            headless: true,
            protocolTimeout: 4 * PATIENCE,
            ...options,
            ...(kind === 'chromium'
                ? { downloadBehavior: { policy: 'allow', downloadPath: browser.downloads } }
                : {}),
        });
        return browser;
    }

    async open(address, { language } = {}) {
        const visit = new Visit();
        visit.browser = this;
        visit.page = await this.program.newPage();
        visit.page.setDefaultTimeout(PATIENCE);
        await visit.page.setViewport({ width: 1280, height: 800 });
        await visit.page.bringToFront(); // else a page in Firefox has no focus
        visit.watch();
        await visit.page.evaluateOnNewDocument(inside);
        await visit.page.goto(address.includes('://') ? address : pathToFileURL(address).href);
        if (language) await visit.press('button', language);
        return visit;
    }

    async close() {
        await this.program.close();
        this.proxy.server.closeAllConnections();
        this.proxy.server.close();
    }
}

// A file or folder as inside.drop takes it.
function droppable(path) {
    const name = basename(path);
    return statSync(path).isDirectory()
        ? { name, within: readdirSync(path).map((each) => droppable(join(path, each))) }
        : { name, bytes: readFileSync(path).toString('base64') };
}

// A page that is open, and what somebody does there. Controls are asked for as a screen reader names them:
// role and name.
class Visit {
    requests = [];
    complaints = [];

    watch() {
        this.page.on('request', (request) => this.requests.push(request.url()));
        this.page.on('pageerror', (error) => this.complaints.push(`error: ${error.message}`));
        this.page.on('console', (message) => {
            // the tests' own script is refused in frames that run none
            if (
                ['error', 'warn', 'warning'].includes(message.type()) &&
                !message.text().includes('about:srcdoc')
            )
                this.complaints.push(`${message.type()}: ${message.text()}`);
        });
    }

    ask(what, ...values) {
        return this.page.evaluate(what, ...values);
    }

    // Waits until the function, which runs in the page, gives something true. `what` is for the message.
    async until(what, test, ...values) {
        try {
            return await (
                await this.page.waitForFunction(test, { polling: 100, timeout: PATIENCE }, ...values)
            ).jsonValue();
        } catch (error) {
            const shown = await this.text().catch(() => '');
            throw new Error(
                `${what} did not come (${error.message.split('\n')[0]}): ${shown.slice(0, 300)}`,
            );
        }
    }

    // The control with this role and name (or a name that has these words), once it is there.
    async find(role, name) {
        await this.until(
            `the ${role} “${name}”`,
            (role, name) => Boolean(inside.find(role, name)),
            role,
            name,
        );
        const handle = await this.page.evaluateHandle((role, name) => inside.find(role, name), role, name);
        return handle.asElement();
    }

    has(role, name) {
        return this.ask((role, name) => Boolean(inside.find(role, name)), role, name);
    }

    async press(role, name) {
        const element = await this.find(role, name);
        await element.evaluate((at) => at.scrollIntoView({ block: 'center' }));
        await element.click();
    }

    async type(name, text) {
        const field = await this.find('field', name);
        await field.evaluate((at) => {
            at.value = '';
        });
        await field.type(text);
        await field.evaluate((at) => at.dispatchEvent(new Event('change', { bubbles: true })));
    }

    async select(name, option) {
        const field = await this.find('field', name);
        const value = await field.evaluate(
            (at, option) => [...at.options].find(({ textContent }) => textContent.includes(option))?.value,
            option,
        );
        if (value === undefined) throw new Error(`“${name}” has no “${option}”`);
        await field.select(value);
    }

    // A date, as it is kept: a browser's own field shows it in the order of its reader.
    async fillDay(name, day) {
        const field = await this.find('field', name);
        await field.evaluate((at, day) => {
            at.value = day;
            at.dispatchEvent(new Event('change', { bubbles: true }));
        }, day);
    }

    async choose(name, ...files) {
        const field = await this.find('file', name);
        await field.uploadFile(...files);
    }

    // Files and folders dropped on the page: as from a desktop in Chromium. Firefox lets no driver drop what is
    // on the disk: there it is the same event with the same files, and a folder is made up (inside.js).
    async drop(...paths) {
        if (this.browser.kind === 'firefox')
            return this.ask((what) => inside.drop(what), paths.map(droppable));
        this.tools ??= await this.page.createCDPSession();
        const data = { items: [], files: paths, dragOperationsMask: 1 };
        for (const type of ['dragEnter', 'dragOver', 'drop'])
            await this.tools.send('Input.dispatchDragEvent', { type, x: 200, y: 200, data });
    }

    text() {
        return this.ask(() => document.body.innerText);
    }

    // The page's own words in the language that it has now: `say(key)`.
    async readWords() {
        this.words = await this.ask(() => words[language]);
    }

    say(key) {
        return [this.words[key]].flat()[0];
    }

    // Firefox cannot be told of a reader's colours over WebDriver BiDi.
    get canEmulate() {
        return this.browser.kind === 'chromium';
    }

    // The window's size, and in Chromium what the reader wishes, as { 'prefers-color-scheme': 'dark' }.
    async show(width, height, features = {}) {
        await this.page.setViewport({ width, height });
        if (!this.canEmulate) return;
        this.tools ??= await this.page.createCDPSession();
        await this.tools.send('Emulation.setEmulatedMedia', {
            features: Object.entries(features).map(([name, value]) => ({ name, value })),
        });
    }

    // What screen readers get, as [{ role, name, level }…].
    async tree() {
        this.tools ??= await this.page.createCDPSession();
        const { nodes } = await this.tools.send('Accessibility.getFullAXTree');
        return nodes
            .filter(({ ignored }) => !ignored)
            .map(({ role, name, properties = [] }) => ({
                role: role?.value,
                name: (name?.value ?? '').replace(/\s+/g, ' ').trim(),
                level: properties.find((property) => property.name === 'level')?.value.value,
            }));
    }

    shows(words) {
        return this.until(`“${words}”`, (words) => document.body.innerText.includes(words), words);
    }

    // A screen reader was told these words.
    hears(words) {
        return this.until(
            `what a screen reader hears, “${words}”`,
            (words) => inside.heard.some((said) => said.includes(words)),
            words,
        );
    }

    // The file that an act downloads: its path.
    async download(act) {
        const { downloads } = this.browser;
        for (const name of readdirSync(downloads)) rmSync(join(downloads, name), { force: true });
        await act();
        for (let waited = 0, size = -1; waited < PATIENCE; waited += 100, await pause(100)) {
            const names = readdirSync(downloads);
            const now =
                names.length === 1 && !/\.(crdownload|part|tmp)$/.test(names[0])
                    ? statSync(join(downloads, names[0])).size
                    : 0;
            if (now && now === size) return join(downloads, names[0]);
            size = now;
            const problem = names.length
                ? ''
                : await this.ask(
                      () => inside.find('heading', 'There is a problem')?.parentElement.innerText,
                  );
            if (problem) throw new Error(`no file was saved: ${problem}`);
        }
        throw new Error(`no file was saved: ${(await this.text()).slice(0, 300)}`);
    }

    async close() {
        await this.page.close();
    }
}

// puppeteer from the folder of modules that run.sh filled.
export async function puppeteerFrom(modules) {
    const path = createRequire(join(modules, 'x')).resolve('puppeteer-core');
    return (await import(pathToFileURL(path).href)).default;
}
