// files.js: names of files, what the program writes about them, and how they are saved.

const LARGEST = 64 * 1024 * 1024; // a file that is larger is not opened
const kindsOfPlans = ['.xlsx', '.xlsm', '.docx', '.ods', '.odt', '.csv', '.tsv', '.txt', '.xml'];
const types = {
    '.pdf': 'application/pdf',
    '.html': 'text/html',
    '.csv': 'text/csv',
    '.xml': 'application/xml',
    '.json': 'application/json',
    '.zip': 'application/zip',
    '.map': 'text/plain',
    '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    '.xlsm': 'application/vnd.ms-excel.sheet.macroEnabled.12',
    '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

function ending(name) {
    const dot = name.lastIndexOf('.');
    return dot > 0 ? name.slice(dot).toLowerCase() : '';
}

function stem(name) {
    return name.slice(0, name.length - ending(name).length);
}

// A name that the program cannot take for an option, nor for a folder; without the marks by which a name can
// look as if it ended otherwise than it does.
function safeName(name) {
    const plain = name.replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
    return plain.replace(/[/\\\0]/g, '_').replace(/^[-.]+/, '_') || '_';
}

// A name that is not among those taken: "plan.xml", "plan-2.xml"…
function freeName(name, taken) {
    let free = name;
    for (let i = 2; taken.has(free.toLowerCase()); i++) free = `${stem(name)}-${i}${ending(name)}`;
    taken.add(free.toLowerCase());
    return free;
}

async function readFile(file) {
    return { name: safeName(file.name), bytes: new Uint8Array(await file.arrayBuffer()) };
}

// The objects that `--json` writes, one a line.
function records(stdout) {
    return stdout
        .split('\n')
        .filter((line) => line.startsWith('{'))
        .map((line) => JSON.parse(line));
}

function ofType(list, type) {
    return list.filter((record) => record.type === type);
}

function save(name, content) {
    const type = types[ending(name)] ?? 'application/octet-stream';
    const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
    make('a', { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
}

function sizeOf(bytes) {
    return bytes < 1e6
        ? `${Math.max(1, Math.round(bytes / 1000)).toLocaleString('en-GB')} kB`
        : `${(bytes / 1e6).toFixed(1)} MB`;
}
