// worker.js: runs the program. Each run is a fresh instance of the compiled module with a file system of its
// own in memory, as a process is on a command line: nothing of a run is left for the next.
//
//   { type: "load", module | wasm }     → { type: "ready", module, milliseconds }
//   { type: "run", id, args, files, collect? }
//       → { type: "done", id, status, stdout, stderr, files }
//       → { type: "failed", id, reason: "memory" | "trap" | "other", detail }
//
// `files` is { name: Uint8Array }; in an answer, what is new or changed in the working folder, or of that
// what `collect` names (files and folders). `boardpaper`, which makes an instance, is what emcc wrote; it
// stands before this in the worker.

const folder = '/folder';
const decoder = new TextDecoder();
let compiled;

async function load({ module, wasm }) {
    const begin = performance.now();
    compiled = module ?? await WebAssembly.compile(wasm);
    postMessage({ type: 'ready', module: compiled, milliseconds: performance.now() - begin });
    if (!module)
        warmUp().catch(() => {}); // if it fails, so will a run, which is told
}

function instance() {
    return new Promise((resolve, reject) => {
        boardpaper({
            thisProgram: 'boardpaper',
            stdin: () => null,
            quit(status, reason) {
                throw reason;
            },
            instantiateWasm(imports, use) {
                WebAssembly.instantiate(compiled, imports).then((made) => use(made, compiled)).catch(reject);
                return {};
            },
        }).then(resolve, reject);
    });
}

function makeFolders(fs, path) {
    for (let slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1))
        if (!fs.analyzePath(path.slice(0, slash)).exists)
            fs.mkdir(path.slice(0, slash));
}

// The program's streams as files: every byte as it was written.
function openStreams(fs) {
    for (const [number, name] of [[1, '/stdout'], [2, '/stderr']]) {
        fs.close(fs.getStream(number));
        fs.open(name, 'w');
    }
}

// A loop: a call for each byte would take as long as a tenth of the report.
function same(a, b) {
    let i = a.length === b.length ? 0 : -1;
    while (i >= 0 && i < a.length && a[i] === b[i]) i++;
    return i === a.length;
}

// What a run left behind, by names as in the working folder.
function left(fs, given, collect, within = '') {
    const found = {};
    for (const entry of fs.readdir(`${folder}/${within}`)) {
        const name = within + entry;
        if (entry === '.' || entry === '..')
            continue;
        if (fs.isDir(fs.stat(`${folder}/${name}`).mode)) {
            Object.assign(found, left(fs, given, collect, `${name}/`));
            continue;
        }
        if (collect && !collect.some((wanted) => `${name}/`.startsWith(`${wanted}/`)))
            continue;
        const bytes = fs.readFile(`${folder}/${name}`);
        if (!given[name] || !same(given[name], bytes))
            found[name] = bytes;
    }
    return found;
}

// Runs the program with these arguments in a folder with these files.
async function execute(args, files, collect) {
    const { FS: fs, callMain } = await instance();
    openStreams(fs);
    fs.mkdir(folder);
    for (const [name, bytes] of Object.entries(files)) {
        makeFolders(fs, `${folder}/${name}`);
        fs.writeFile(`${folder}/${name}`, bytes);
    }
    fs.chdir(folder);
    const status = callMain(args);
    const [stdout, stderr] = ['/stdout', '/stderr'].map((name) => decoder.decode(fs.readFile(name)));
    return { status, stdout, stderr, files: left(fs, files, collect) };
}

async function run({ id, args, files, collect }) {
    wanted = true;
    const done = await execute(args, files, collect);
    postMessage({ type: 'done', id, ...done }, Object.values(done.files).map((bytes) => bytes.buffer));
}

let wanted = false; // a run was asked for

// A browser makes of the program what the processor can run when it is used, and better when it is used more.
// So the program's own plan goes through it, for half a second at most, until somebody wants a run.
async function warmUp() {
    const end = performance.now() + 500;
    const { files } = await execute(['init', '-o', 'plan.xlsx'], {});
    while (!wanted && performance.now() < end) {
        await execute(['report', 'plan.xlsx', '-o', 'plan.pdf'], files);
        await new Promise((resolve) => setTimeout(resolve));
    }
}

// Browsers say in many words that there is no memory. A trap is WebAssembly's own error, or a full stack.
function reason(error) {
    if (/out of memory|allocat|OOM/i.test(error.message))
        return 'memory';
    return error instanceof WebAssembly.RuntimeError || error instanceof RangeError ? 'trap' : 'other';
}

onmessage = ({ data }) => {
    (data.type === 'load' ? load : run)(data).catch((error) => {
        const detail = String(error.message ?? error);
        postMessage({ type: 'failed', id: data.id, reason: reason(error), detail });
    });
};
