// loader.js: takes the worker and the program out of the page that they stand in. Nothing is fetched.

function embedded(id) {
    return document.getElementById(id).textContent;
}

let workerAddress;

function startWorker() {
    workerAddress ??= URL.createObjectURL(new Blob([embedded('engine-worker')], { type: 'text/javascript' }));
    return new Worker(workerAddress);
}

// The program, for WebAssembly.compile.
async function programBytes() {
    const chars = atob(embedded('engine-program'));
    const packed = new Uint8Array(chars.length);
    for (let i = 0; i < chars.length; i++) packed[i] = chars.charCodeAt(i);
    const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Response(unpacked).arrayBuffer();
}
