// drop.js: files and folders that are dropped anywhere on the page. Of a folder the plans are taken that
// stand in it, not those in folders within.

function listenForDrops(field) {
    const has = (event) => event.dataTransfer?.types.includes('Files');
    document.addEventListener('dragover', (event) => {
        if (!has(event)) return;
        event.preventDefault();
        field.classList.add('over');
    });
    document.addEventListener('dragleave', (event) => {
        if (!event.relatedTarget) field.classList.remove('over');
    });
    document.addEventListener('drop', (event) => {
        if (!has(event)) return;
        event.preventDefault();
        field.classList.remove('over');
        takeDropped(event.dataTransfer);
    });
}

async function takeDropped(transfer) {
    const dropped = [...transfer.items].filter(({ kind }) => kind === 'file').map(askFor);
    if (mustWait()) return;
    const files = [];
    for (const { name, file, folder } of dropped)
        try {
            const found = file ? [file] : await plansIn(await folder);
            if (!found.length) return showErrors([{ text: phrase('folder_no_plan', name), field: 'files' }]);
            files.push(...found);
        } catch {
            return showErrors([{ text: phrase('file_unreadable', name), field: 'files' }]);
        }
    chooseFiles(files);
}

// A browser gives what was dropped only while it tells of it. Chrome lets a page that was opened from a disk
// read folders by their handles alone; other browsers have none.
function askFor(item) {
    const entry = item.webkitGetAsEntry?.();
    if (!entry?.isDirectory) return { file: item.getAsFile() };
    return { name: safeName(entry.name), folder: item.getAsFileSystemHandle?.() ?? entry };
}

// The plans in a folder, in the order of their names; but not what Office puts beside a file that is open.
async function plansIn(folder) {
    const files = folder.values ? await filesOfHandle(folder) : await filesOfEntry(folder);
    return files
        .filter(({ name }) => kindsOfPlans.includes(ending(name)) && !/^[.~]/.test(name))
        .sort((a, b) => a.name.localeCompare(b.name, 'en-GB', { numeric: true }));
}

async function filesOfHandle(folder) {
    const files = [];
    for await (const each of folder.values()) if (each.kind === 'file') files.push(await each.getFile());
    return files;
}

// Some are given with each call, and none at the end.
async function filesOfEntry(folder) {
    const files = [],
        reader = folder.createReader();
    for (;;) {
        const some = await new Promise((take, fail) => reader.readEntries(take, fail));
        if (!some.length) return files;
        for (const each of some)
            if (each.isFile) files.push(await new Promise((take, fail) => each.file(take, fail)));
    }
}
