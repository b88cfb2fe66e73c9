// program.js: the page's worker under node, as a command: it takes what the command's arguments name from the disk, and
// writes what the worker gives back. So a test can compare it with the native program, word for word.
//
//   node tests/web/program.js build/web ARGUMENT…
//
// A file is given if an argument, or what stands after its `=`, is its name; of a folder, all files in it.
const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');

const [made, ...args] = process.argv.slice(2);

// What a worker of a browser has, as far as ours uses it.
function startWorker(hear) {
    const scope = {
        WebAssembly, TextDecoder, TextEncoder, performance, crypto, console, setTimeout, clearTimeout, URL,
        location: { href: '' }, postMessage: hear, importScripts() {},
    };
    scope.self = scope;
    vm.createContext(scope);
    vm.runInContext(fs.readFileSync(path.join(made, 'worker.js'), 'utf8'), scope, { filename: 'worker.js' });
    return (message) => scope.onmessage({ data: message });
}

function given() {
    const files = {};
    const take = (name) => {
        const stat = fs.statSync(name, { throwIfNoEntry: false });
        if (stat?.isFile())
            files[name] = new Uint8Array(fs.readFileSync(name));
        else if (stat?.isDirectory())
            fs.readdirSync(name).forEach((entry) => take(path.join(name, entry)));
    };
    args.forEach((arg) => take(arg.replace(/^--[a-z-]+=/, '')));
    return files;
}

function end({ status, stdout, stderr, files }) {
    for (const [name, bytes] of Object.entries(files)) {
        fs.mkdirSync(path.dirname(name), { recursive: true });
        fs.writeFileSync(name, bytes);
    }
    fs.writeSync(2, stderr);
    fs.writeFileSync(1, stdout);
    process.exitCode = status;
}

const send = startWorker((message) => {
    if (message.type === 'ready')
        send({ type: 'run', id: 1, args, files: given() });
    else if (message.type === 'done')
        end(message);
    else
        throw new Error(`${message.reason}: ${message.detail}`);
});
send({ type: 'load', wasm: fs.readFileSync(path.join(made, 'engine.wasm')) });
