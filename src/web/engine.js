// engine.js: runs the program in a worker, one command after the other. Each run starts with an empty folder
// and the files that it is given. A run that takes too long, or that is stopped, ends its worker; the next
// gets a new one.

const SECONDS = 180; // how long one command may take

// reason: memory, trap, time, stopped, start, other
class EngineError extends Error {
    constructor(reason, detail) {
        super(detail ?? reason);
        this.reason = reason;
    }
}

class Engine {
    #worker = null;
    #module;
    #waiting = null; // the run that is under way
    #last = Promise.resolve();
    #round = 0; // grows when all is stopped
    #id = 0;

    // args as on a command line; files: { name: Uint8Array }. Gives { status, stdout, stderr, files }.
    run(args, files) {
        const round = this.#round;
        const result = this.#last.then(() => this.#runNow(args, files, round));
        this.#last = result.catch(() => {});
        return result;
    }

    // Makes ready for the first run. If it fails, so will that, which is said.
    begin() {
        this.#last = this.#last.then(() => this.#worker ?? this.#start()).catch(() => {});
    }

    // Ends what is under way, and what waits for it.
    stop(reason = 'stopped') {
        this.#round++;
        this.#end(new EngineError(reason));
    }

    #end(error) {
        this.#worker?.terminate();
        this.#worker = null;
        const waiting = this.#waiting;
        this.#waiting = null;
        if (waiting) {
            clearTimeout(waiting.timer);
            waiting.reject(error);
        }
    }

    async #runNow(args, files, round) {
        if (round !== this.#round) throw new EngineError('stopped');
        if (!this.#worker) await this.#start();
        if (round !== this.#round) throw new EngineError('stopped');
        return this.#ask({ type: 'run', id: ++this.#id, args, files });
    }

    async #start() {
        const load = { type: 'load', module: this.#module };
        if (!this.#module)
            load.wasm = await programBytes().catch((error) => {
                throw new EngineError('start', String(error));
            });
        this.#worker = startWorker();
        this.#worker.onmessage = (event) => this.#hear(event.data);
        this.#worker.onerror = (event) => this.#end(new EngineError('start', event.message));
        const ready = await this.#ask(load);
        this.#module = ready.module;
    }

    #ask(message) {
        return new Promise((resolve, reject) => {
            const timer = setTimeout(() => this.#end(new EngineError('time')), SECONDS * 1000);
            this.#waiting = { resolve, reject, timer };
            this.#worker.postMessage(message);
        });
    }

    #hear(message) {
        const waiting = this.#waiting;
        if (!waiting || (message.id !== undefined && message.id !== this.#id)) return;
        if (message.type === 'failed') return this.#end(new EngineError(message.reason, message.detail));
        if (message.status === 4) return this.#end(gaveUp(message.stderr));
        this.#waiting = null;
        clearTimeout(waiting.timer);
        waiting.resolve(message);
    }
}

// The program itself gave up, mostly for want of memory.
function gaveUp(words) {
    return new EngineError(/memory/.test(words) ? 'memory' : 'other', words);
}
