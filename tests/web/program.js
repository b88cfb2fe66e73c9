// program.js: the page's worker under node, for commands that are compared with what the native program does. It takes
// what a command's arguments name from the disk, as the page takes it from the officer.
//
//   node tests/web/program.js build/web ARGUMENT…            as the program: writes files, prints, and ends as it does
//   node tests/web/program.js build/web --jobs=OUT < lines   each line is a command, its words between tabs. OUT/N has
//                                                            what line N made: its files, `stdout`, `stderr`, `status`
//
// A file is given if an argument, or what stands after its `=`, is its name; of a folder, all files in it; of a house
// style, what lies beside it, for that may have its logo.
const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');

const [made, ...args] = process.argv.slice(2);
let hear;

// What a worker of a browser has, as far as ours uses it.
function startWorker() {
    const scope = {
        WebAssembly, TextDecoder, TextEncoder, performance, crypto, console, setTimeout, clearTimeout, URL,
        location: { href: '' }, postMessage: (message) => hear(message), importScripts() {},
    };
    scope.self = scope;
    vm.createContext(scope);
    vm.runInContext(fs.readFileSync(path.join(made, 'worker.js'), 'utf8'), scope, { filename: 'worker.js' });
    return (message) => new Promise((resolve) => {
        hear = resolve;
        scope.onmessage({ data: message });
    });
}

function given(args) {
    const files = {};
    const take = (name) => {
        const stat = fs.statSync(name, { throwIfNoEntry: false });
        if (stat?.isFile())
            files[name] = new Uint8Array(fs.readFileSync(name));
        else if (stat?.isDirectory())
            fs.readdirSync(name).forEach((entry) => take(path.join(name, entry)));
    };
    for (const arg of args) {
        const name = arg.replace(/^--[a-z-]+=/, '');
        take(arg.startsWith('--style=') ? path.dirname(name) : name);
    }
    return files;
}

function write(folder, files) {
    for (const [name, content] of Object.entries(files)) {
        fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
        fs.writeFileSync(path.join(folder, name), content);
    }
}

async function main() {
    const ask = startWorker();
    await ask({ type: 'load', wasm: fs.readFileSync(path.join(made, 'engine.wasm')) });
    let id = 0;
    const run = async (args) => {
        const answer = await ask({ type: 'run', id: ++id, args, files: given(args) });
        if (answer.type !== 'done' || answer.id !== id)
            throw new Error(`${args.join(' ')}: ${answer.type}: ${answer.reason}: ${answer.detail}`);
        return answer;
    };
    if (args[0]?.startsWith('--jobs=')) {
        for (const line of fs.readFileSync(0, 'utf8').split('\n').filter((line) => line)) {
            const { status, stdout, stderr, files } = await run(line.split('\t'));
            write(path.join(args[0].slice(7), String(id)), { ...files, stdout, stderr, status: `${status}\n` });
        }
    } else {
        const { status, stdout, stderr, files } = await run(args);
        write('.', files);
        fs.writeSync(2, stderr);
        fs.writeFileSync(1, stdout);
        process.exitCode = status;
    }
}

main();
